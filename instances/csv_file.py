"""CSV: a roster as one line for each shift (employee; date; shift; unit), for payroll and other programs."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from instances.excel.cells import CellError, date_cell_text, read_date
from instances.json_file import decode
from instances.saving import put_in_place
from models.instance import Instance
from models.problems import InputError, InputProblem, choice_advice
from models.references import check_roster
from models.roster import Assignment, Roster, Status

COLUMNS = ("employee", "date", "shift", "unit")
_NORWEGIAN = {"ansatt": "employee", "ansatt-id": "employee", "dato": "date", "vakt": "shift", "enhet": "unit"}

MAX_FILE_BYTES = 50_000_000
MAX_LINES = 2_000_000


def write_roster_csv(path: str | Path, instance: Instance, roster: Roster) -> None:
    """Write the shifts of a roster by person and date; dates as ``dd.mm.yyyy``, utf-8 with a byte order mark.

    Only shifts are written: positions, status and penalty are in the JSON and the workbook.

    Raises
    ------
    InputError
        When the roster does not fit the instance, or the file cannot be written.
    """
    check_roster(instance, roster)
    order = {e.id: k for k, e in enumerate(instance.employees)}
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for a in sorted(roster.assignments, key=lambda a: (order[a.employee], a.date)):
        writer.writerow((a.employee, date_cell_text(a.date), a.shift, a.unit))
    put_in_place(path, text.getvalue().encode("utf-8-sig"))


def read_roster_csv(path: str | Path, instance: Instance) -> Roster:
    """Read a roster from CSV: columns in any order, dates as ``dd.mm.yyyy`` or ``yyyy-mm-dd``.

    The roster is a manual one: status unknown, no penalty, no bound and no chosen positions.

    Raises
    ------
    InputError
        With line and column of everything that is wrong.
    """
    path = Path(path)
    try:
        assignments, places = _Lines(_text(path)).read()
        roster = Roster(
            instance=instance.id, instance_hash=instance.hash, status=Status.UNKNOWN, assignments=assignments
        )
        _check(instance, roster, places)
    except InputError as error:
        raise error.of(str(path)) from None
    return roster


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > MAX_FILE_BYTES:
            raise _refused(f"filen er større enn {MAX_FILE_BYTES // 1_000_000} MB", "Del den i flere")
        content = path.read_bytes()
    except OSError as error:
        raise _refused(f"filen kan ikke leses ({error.strerror})", "Sjekk navnet") from None
    return decode(content)


def _refused(message: str, advice: str) -> InputError:
    return InputError([InputProblem("", None, message, advice)])


def _check(instance: Instance, roster: Roster, places: list[int]) -> None:
    try:
        check_roster(instance, roster)
    except InputError as error:
        found = []
        for problem in error.problems:
            index, _, field = problem.where.removeprefix("assignments[").partition("]")
            where = f"linje {places[int(index)]}, {field.strip('.')}" if index.isdigit() else problem.where
            value = None if field == ".employee" else problem.value
            advice = "" if field == ".employee" else problem.advice
            found.append(InputProblem(where, value, problem.message, advice))
        raise InputError(found) from None


class _Lines:
    """The lines of a CSV text as assignments."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.problems: list[InputProblem] = []

    def read(self) -> tuple[tuple[Assignment, ...], list[int]]:
        """Assignments, and the line of each."""
        reader = csv.reader(io.StringIO(self.text, newline=""), delimiter=";", strict=True)
        assignments: list[Assignment] = []
        places: list[int] = []
        header: list[str] | None = None
        try:
            for cells in reader:
                if not any(cell.strip() for cell in cells):
                    continue
                if header is None:
                    header = self._header(reader.line_num, cells)
                    continue
                assignment = self._assignment(
                    reader.line_num, dict(zip(header, cells, strict=False)), len(cells)
                )
                if assignment is not None:
                    assignments.append(assignment)
                    places.append(reader.line_num)
                if reader.line_num > MAX_LINES:
                    raise _refused(f"filen har mer enn {MAX_LINES} linjer", "Del den i flere")
        except csv.Error as error:
            raise InputError(
                [
                    InputProblem(
                        f"linje {reader.line_num}",
                        None,
                        f"linjen er ikke gyldig CSV ({error})",
                        "Rett anførselstegnene",
                    )
                ]
            ) from None
        if self.problems:
            raise InputError(self.problems)
        return tuple(assignments), places

    def _header(self, line: int, cells: list[str]) -> list[str]:
        names = [cell.strip().casefold() for cell in cells]
        header = [_NORWEGIAN.get(name, name) for name in names]
        where = f"linje {line}"
        for number, (name, cell) in enumerate(zip(header, cells, strict=True), start=1):
            if name not in COLUMNS:
                advice = (
                    choice_advice(cell, COLUMNS)
                    if len(cells) > 1
                    else f"Skriv {';'.join(COLUMNS)} med semikolon mellom"
                )
                self.problems.append(
                    InputProblem(f"{where}, felt {number}", None, "overskriften er ukjent", advice)
                )
        for name in COLUMNS:
            if header.count(name) != 1:
                said = "mangler" if name not in header else "står flere ganger"
                self.problems.append(
                    InputProblem(
                        where, None, f"kolonnen {name} {said}", f"Første linje skal være {';'.join(COLUMNS)}"
                    )
                )
        if self.problems:
            raise InputError(self.problems)
        return header

    def _assignment(self, line: int, cells: dict[str, str], count: int) -> Assignment | None:
        if count != len(COLUMNS):
            self._add(
                f"linje {line}",
                None,
                f"linjen har {count} felt, ikke {len(COLUMNS)}",
                "Skill feltene med semikolon",
            )
            return None
        values = {name: cells[name].strip() for name in COLUMNS}
        for name, value in values.items():
            if not value:
                self._add(f"linje {line}, {name}", None, "feltet er tomt", "Fyll det ut, eller slett linjen")
        if not all(values.values()):
            return None
        try:
            values["date"] = read_date(values["date"])
        except CellError as error:
            self._add(f"linje {line}, date", values["date"][:60], error.message, error.advice)
            return None
        try:
            return Assignment.model_validate_json(json.dumps(values))
        except ValueError:
            self._add(
                f"linje {line}",
                None,
                "en id har tegn som ikke er tillatt",
                "Bruk id-ene slik de står i planen",
            )
            return None

    def _add(self, where: str, value: str | None, message: str, advice: str) -> None:
        self.problems.append(InputProblem(where, value, message, advice))
