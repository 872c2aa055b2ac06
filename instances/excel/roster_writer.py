"""The roster workbook: the grid, the lists beside it, and the roster itself in a hidden sheet."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import xlsxwriter

from instances.excel.formats import Formats
from instances.excel.formulas import CodeTable
from instances.excel.grid import DATA_SHEET
from instances.excel.roster_grid import GridWriter
from instances.excel.roster_lists import write_figures, write_findings, write_shifts
from instances.saving import put_in_place
from models.audit import Audit
from models.instance import Instance
from models.kpi import kpis
from models.references import check_roster
from models.roster import Roster

CHUNK = 30_000
"""Characters of the hidden JSON in each cell; Excel has room for 32,767."""


def write_roster_excel(
    path: str | Path, instance: Instance, roster: Roster, audit: Audit, *, unseen: int = 0
) -> None:
    """Write a roster as a workbook to print, read and edit.

    Sheets: Turnus (the grid), Vakter (every shift), Kontroll (the audit's findings), Nøkkeltall, and a hidden
    sheet that ``read_roster_excel`` needs to lose nothing.

    Parameters
    ----------
    unseen:
        Breaches of hard rules that are not in the audit because the reader may not know of them: they are counted.

    Raises
    ------
    InputError
        When the roster does not fit the instance, or the file cannot be written.
    """
    check_roster(instance, roster)
    content = io.BytesIO()
    book = xlsxwriter.Workbook(
        content, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": instance.name, "subject": "Turnusplan"})
    formats = Formats(book, instance)
    figures = kpis(instance, roster)
    GridWriter(book, formats, instance, roster, audit, figures, unseen).write()
    write_shifts(book, formats, instance, roster)
    write_findings(book, formats, instance, audit)
    write_figures(book, formats, instance, roster, audit, figures, unseen)
    _write_data(book, instance, roster)
    book.close()
    put_in_place(path, content.getvalue())


def _write_data(book: Any, instance: Instance, roster: Roster) -> None:
    sheet = book.add_worksheet(DATA_SHEET)
    sheet.hide()
    sheet.write_string(0, 0, "Laget av programmet. Ikke endre.")
    text = json.dumps(roster.model_dump(mode="json")).replace("_x", "\\u005fx")
    for number, start in enumerate(range(0, len(text), CHUNK), start=1):
        sheet.write_string(number, 0, text[start : start + CHUNK])
    for place, (title, cells) in enumerate(CodeTable.of(instance).columns, start=CodeTable.FIRST_COLUMN):
        sheet.write_string(0, place, title)
        for number, cell in enumerate(cells, start=1):
            if isinstance(cell, str):
                sheet.write_string(number, place, cell)
            else:
                sheet.write_number(number, place, cell)
