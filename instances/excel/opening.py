"""Opening a workbook that somebody else made: what it is, that it is safe to read, and its cells."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from instances.excel.cells import Cell
from instances.excel.layout import normal
from models.problems import InputError, InputProblem

MAX_FILE_BYTES = 20_000_000
MAX_UNPACKED_BYTES = 80_000_000
MAX_PARTS = 2_000
MAX_ROWS = 60_000
MAX_COLUMNS = 1_000
MAX_CELLS = 3_000_000
"""Of the rectangle that a sheet fills."""

MAX_WRITTEN_CELLS = 800_000
"""In all sheets, empty ones that have a format as well; reading so many takes ten seconds of a processor."""

_ROW = re.compile(rb"<(?:\w+:)?row[\s>/]")
_CELL = re.compile(rb"<(?:\w+:)?c[\s>/]")
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_SAVE_AS = "Åpne filen i Excel og lagre den som Excel-arbeidsbok (.xlsx)"


@dataclass(frozen=True)
class RawCell:
    """A cell with something in it. ``problem`` says why its value cannot be used."""

    where: str
    value: Cell
    problem: str | None = None
    advice: str = ""


@dataclass(frozen=True)
class RawSheet:
    """The cells of a sheet that are not blank, by row and column number (both from 1)."""

    title: str
    rows: dict[int, dict[int, RawCell]]
    merged: tuple[str, ...] = ()
    hidden: bool = False


@dataclass(frozen=True)
class RawBook:
    """The sheets of a workbook, by name as ``layout.normal`` gives it."""

    sheets: dict[str, RawSheet] = field(default_factory=dict)

    def sheet(self, title: str) -> RawSheet | None:
        return self.sheets.get(normal(title))


def cell_name(sheet: str, row: int, column: int) -> str:
    """``Ansatte!C7``."""
    return f"{sheet}!{get_column_letter(column)}{row}"


def open_book(path: Path) -> RawBook:
    """Read every sheet of an .xlsx file.

    Raises
    ------
    InputError
        When the file is missing, too large, not an .xlsx workbook, protected by a password, or unsafe.
    """
    content = _checked_content(path)
    book = _load(path, content, values=False)
    sheets = [s for s in book.worksheets if isinstance(s, Worksheet)]
    for sheet in sheets:
        if (
            sheet.max_row > MAX_ROWS
            or sheet.max_column > MAX_COLUMNS
            or sheet.max_row * sheet.max_column > MAX_CELLS
        ):
            raise _refused(
                path,
                f"arket «{sheet.title}» har {sheet.max_row} rader og {sheet.max_column} kolonner; "
                f"høyst {MAX_ROWS} rader og {MAX_COLUMNS} kolonner kan leses",
                "Slett tomme rader og kolonner nederst og til høyre",
                sheet.title,
            )
    has_formulas = any(c.data_type == "f" for s in sheets for row in s.iter_rows() for c in row)
    results = _load(path, content, values=True) if has_formulas else book
    found: dict[str, RawSheet] = {}
    for sheet in sheets:
        found[normal(sheet.title)] = RawSheet(
            title=sheet.title,
            rows=_rows(sheet, results[sheet.title]),
            merged=tuple(str(r) for r in sheet.merged_cells.ranges),
            hidden=sheet.sheet_state != "visible",
        )
    return RawBook(found)


def _refused(path: Path, message: str, advice: str, where: str = "") -> InputError:
    return InputError([InputProblem(where=where, value=None, message=message, advice=advice)], str(path))


def _checked_content(path: Path) -> bytes:
    """The bytes of the file when it is a zip archive of reasonable size without XML entities."""
    try:
        size = path.stat().st_size
        content = path.read_bytes() if size <= MAX_FILE_BYTES else b""
    except OSError as error:
        raise _refused(
            path, f"filen kan ikke leses ({error.strerror})", "Sjekk navnet og at filen ikke er åpen"
        ) from None
    if size > MAX_FILE_BYTES:
        raise _refused(
            path,
            f"filen er {size // 1_000_000} MB; grensen er {MAX_FILE_BYTES // 1_000_000} MB",
            "Ta bort bilder og ark som ikke trengs",
        )
    if not content:
        raise _refused(path, "filen er tom", _SAVE_AS)
    if content.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise _refused(
                path,
                "arbeidsboken er beskyttet med passord",
                "Fjern passordet i Excel (Fil, Info) og lagre på nytt",
            )
        raise _refused(path, "dette er det gamle Excel-formatet (.xls)", _SAVE_AS)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            _check_archive(path, archive)
    except (zipfile.BadZipFile, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        raise _refused(
            path, "dette er ikke en Excel-arbeidsbok (.xlsx), eller filen er skadet", _SAVE_AS
        ) from None
    return content


def _check_archive(path: Path, archive: zipfile.ZipFile) -> None:
    parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if len(parts) > MAX_PARTS or unpacked > MAX_UNPACKED_BYTES:
        raise _refused(
            path,
            f"filen pakker seg ut til {unpacked // 1_000_000} MB i {len(parts)} deler; "
            f"grensen er {MAX_UNPACKED_BYTES // 1_000_000} MB i {MAX_PARTS} deler",
            "Lag en ny arbeidsbok og kopier inn bare cellene",
        )
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise _refused(path, "dette er ikke en Excel-arbeidsbok (.xlsx)", _SAVE_AS)
    cells = 0
    for part in parts:
        if part.filename.endswith((".xml", ".rels")):
            text = archive.read(part)
            rows = sum(1 for _ in _ROW.finditer(text))
            cells += sum(1 for _ in _CELL.finditer(text))
            if rows > MAX_ROWS or cells > MAX_WRITTEN_CELLS:
                raise _refused(
                    path,
                    f"arbeidsboken har et ark med {rows} rader, og minst {cells} celler; "
                    f"høyst {MAX_ROWS} rader og {MAX_WRITTEN_CELLS} celler kan leses",
                    "Slett tomme rader og kolonner nederst og til høyre",
                )
            if (
                b"<!DOCTYPE" in text
                or "<!DOCTYPE".encode("utf-16-le") in text
                or "<!DOCTYPE".encode("utf-16-be") in text
            ):
                raise _refused(
                    path, "filen inneholder XML-definisjoner som ikke hører hjemme i en arbeidsbok", _SAVE_AS
                )


def _load(path: Path, content: bytes, *, values: bool) -> Workbook:
    """openpyxl's reading of checked bytes; it raises nearly anything on a damaged part."""
    try:
        return load_workbook(io.BytesIO(content), data_only=values)
    except Exception as error:
        raise _refused(path, f"arbeidsboken er skadet ({type(error).__name__})", _SAVE_AS) from error


def _rows(sheet: Worksheet, results: Any) -> dict[int, dict[int, RawCell]]:
    rows: dict[int, dict[int, RawCell]] = {}
    for line in sheet.iter_rows():
        for cell in line:
            if cell.value is None or cell.column is None or cell.row is None:
                continue
            raw = _raw(cell_name(sheet.title, cell.row, cell.column), cell, results)
            if raw is not None:
                rows.setdefault(cell.row, {})[cell.column] = raw
    return rows


def _raw(where: str, cell: Any, results: Any) -> RawCell | None:
    value, kind = cell.value, cell.data_type
    if kind == "f":
        result = results.cell(cell.row, cell.column)
        value, kind = result.value, result.data_type
        if value is None:
            return RawCell(
                where,
                str(cell.value) if isinstance(cell.value, str) else "formel",
                "formelen har ikke noe lagret resultat",
                "Åpne og lagre filen i Excel, eller skriv verdien i stedet for formelen",
            )
    if kind == "e":
        return RawCell(
            where, str(value), "cellen viser en feil i en formel", "Rett formelen, eller skriv verdien"
        )
    if isinstance(value, str) and not value.strip():
        return None
    if isinstance(value, (int, float)) and not isinstance(value, bool) and "%" in str(cell.number_format):
        value = f"{round(value * 100, 8)!r} %"
    return RawCell(where, value)
