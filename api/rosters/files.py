"""Rosters as files: JSON, Excel and CSV, both ways."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Literal

from api.bodies import CSV, JSON, PDF, XLSX
from instances.csv_file import read_roster_csv, write_roster_csv
from instances.excel import read_roster_excel, write_roster_excel
from instances.json_file import decode, parse
from models.audit import Audit
from models.instance import Instance
from models.problems import InputError
from models.references import check_roster
from models.roster import Roster

Ending = Literal["json", "xlsx", "csv", "pdf"]

KINDS: dict[Ending, str] = {"json": JSON, "xlsx": XLSX, "csv": CSV, "pdf": PDF}
"""The media type of each kind of file."""

READABLE = (JSON, XLSX, CSV)
"""Media types of files that a roster can be read from."""


def as_file(
    ending: Literal["xlsx", "csv"], instance: Instance, roster: Roster, audit: Audit, unseen: int
) -> bytes:
    """The roster in a format; the workbook holds the findings of its audit too.

    Parameters
    ----------
    unseen:
        Breaches of hard rules that are not in the audit because the reader may not know of them: they are counted.
    """
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"turnus.{ending}"
        if ending == "xlsx":
            write_roster_excel(path, instance, roster, audit, unseen=unseen)
        else:
            write_roster_csv(path, instance, roster)
        return path.read_bytes()


def from_file(kind: str, body: bytes, instance: Instance) -> Roster:
    """The roster in a file of a media type of ``READABLE``.

    Raises
    ------
    InputError
        With everything that is wrong, or does not fit the instance.
    """
    if kind == JSON:
        roster = parse(decode(body), Roster)
        check_roster(instance, roster)
        return roster
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / ("turnus.xlsx" if kind == XLSX else "turnus.csv")
        path.write_bytes(body)
        try:
            return (read_roster_excel if kind == XLSX else read_roster_csv)(path, instance)
        except InputError as error:
            raise InputError(error.problems) from None


def best_kind(accept: str | None) -> Ending | None:
    """The format that an ``Accept`` header asks for first of those there are; None when it asks for none of them."""
    wanted: list[tuple[float, int, str]] = []
    for place, part in enumerate((accept or "*/*").split(",")):
        name, *parameters = (piece.strip().lower() for piece in part.split(";"))
        quality = 1.0
        for parameter in parameters:
            if parameter.startswith("q="):
                try:
                    quality = float(parameter[2:])
                except ValueError:
                    quality = 0.0
        if quality > 0:
            wanted.append((-quality, place, name))
    for _, _, name in sorted(wanted):
        for ending, kind in KINDS.items():
            if name in (kind, "*/*", f"{kind.partition('/')[0]}/*"):
                return ending
    return None
