"""Excel workbooks for ward leaders: an instance to fill in, and a roster to print and edit."""

from __future__ import annotations

from instances.excel.reader import read_excel
from instances.excel.roster_reader import read_roster_excel
from instances.excel.roster_writer import write_roster_excel
from instances.excel.template import write_template

__all__ = ["read_excel", "read_roster_excel", "write_roster_excel", "write_template"]
