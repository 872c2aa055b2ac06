"""The competition's rosters: a folder with one file for each week, ``Sol-<data set>-<week>-<position>.txt``."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Sequence
from pathlib import Path

from benchmarks.families.inrc2.instance import DAYS, Inrc2Instance
from benchmarks.families.inrc2.table import Table, fresh, position_of
from benchmarks.families.plain_text import Line, errors_of
from instances.saving import put_in_place
from models.problems import InputError, InputProblem
from solver.core import OFF, Cells


def file_names(instance: Inrc2Instance, data_set: str) -> list[str]:
    """The file of each week: the number of its ``WD-`` file, then its position from 0."""
    return [f"Sol-{data_set}-{week}-{position}.txt" for position, week in enumerate(instance.week_ids)]


def write_roster(instance: Inrc2Instance, data_set: str, cells: Cells, folder: Path) -> list[Path]:
    """Write the files of a roster; the folder is made when it is not there.

    Raises
    ------
    InputError
        When they cannot be written; what was there before is then unchanged.
    """
    names = file_names(instance, data_set)
    try:
        if folder.exists() and not folder.is_dir():
            raise NotADirectoryError(str(folder))
        new = not folder.exists()
        whole = Path(os.path.realpath(folder))
        beside = (whole.parent if new else whole) / f".{whole.name[:100]}.{secrets.token_hex(4)}.tmp"
        beside.mkdir()
        try:
            for position, name in enumerate(names):
                put_in_place(beside / name, _week_text(instance, cells, position).encode("utf-8"))
            if new:
                beside.replace(whole)
            else:
                _move_all(names, beside, whole)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except (OSError, ValueError) as error:
        raise _unwritable(folder, error) from None
    return [folder / name for name in names]


def _move_all(names: Sequence[str], source: Path, target: Path) -> None:
    """Move files over those of another folder; when one cannot be moved, those before it are put back."""
    before = source / "before"
    before.mkdir()
    for name in names:
        if (target / name).is_file():
            shutil.copy2(target / name, before / name)
    moved: list[str] = []
    try:
        for name in names:
            os.replace(source / name, target / name)
            moved.append(name)
    except OSError:
        for name in moved:
            if (before / name).exists():
                os.replace(before / name, target / name)
            else:
                (target / name).unlink()
        raise


def _week_text(instance: Inrc2Instance, cells: Cells, position: int) -> str:
    scenario = instance.scenario
    rows = []
    for nurse, row in zip(scenario.nurses, cells, strict=True):
        for weekday, activity in enumerate(row[7 * position : 7 * position + 7]):
            duty = scenario.duty(activity)
            if duty is not None:
                shift, skill = duty
                rows.append(
                    f"{nurse.name} {DAYS[weekday]} {scenario.shifts[shift].name} {scenario.skills[skill]}"
                )
    heading = ["SOLUTION", f"{position} {scenario.name}", "", f"ASSIGNMENTS = {len(rows)}"]
    return "\n".join([*heading, *rows]) + "\n"


def read_roster(instance: Inrc2Instance, data_set: str, folder: Path) -> Cells:
    """The roster in a folder.

    Raises
    ------
    InputError
        When the folder or a week's file is missing, or a file breaks the format or belongs to another
        instance or week, or has two assignments of a nurse on one day.
    """
    if not folder.is_dir():
        message = "er en fil, ikke en mappe" if folder.exists() else "mappen finnes ikke"
        raise InputError(
            [InputProblem("", None, message, f"Gi mappen som {file_names(instance, data_set)[0]} ligger i")],
            str(folder),
        )
    cells = [[OFF] * instance.days for _ in instance.scenario.nurses]
    for position, name in enumerate(file_names(instance, data_set)):
        with errors_of(folder / name):
            _read_week(instance, Table(folder / name), position, cells)
    return cells


def _read_week(instance: Inrc2Instance, table: Table, position: int, cells: Cells) -> None:
    scenario = instance.scenario
    table.heading("SOLUTION")
    table.heading(f"{position} {scenario.name}", "filen hører til en annen uke eller et annet scenario")
    names = [nurse.name for nurse in scenario.nurses]
    shifts = [shift.name for shift in scenario.shifts]
    seen: set[str] = set()

    def assignment(line: Line) -> tuple[int, int, int]:
        words = line.exactly(4, "Sara Mon Late Nurse")
        nurse = position_of(line, words[0], names, "en sykepleier")
        weekday = position_of(line, words[1], DAYS, "en ukedag")
        shift = position_of(line, words[2], shifts, "en vakttype")
        skill = position_of(line, words[3], scenario.skills, "en kompetanse")
        fresh(line, f"{words[0]}/{words[1]}", seen, "to vakter samme dag")
        return nurse, weekday, scenario.activity(shift, skill)

    for nurse, weekday, activity in table.rows(table.count("ASSIGNMENTS", 0), assignment, "tildeling"):
        cells[nurse][7 * position + weekday] = activity
    table.remarks()
    table.end()


def _unwritable(folder: Path, error: OSError | ValueError) -> InputError:
    if isinstance(error, FileNotFoundError):
        message, advice = f'mappen "{folder.parent}" finnes ikke', "Lag den først, eller velg en annen"
    elif isinstance(error, NotADirectoryError):
        message, advice = "er en fil, ikke en mappe", "Gi en mappe som ukenes filer kan skrives i"
    elif isinstance(error, PermissionError):
        message, advice = "mappen kan ikke skrives i", "Velg et annet sted"
    else:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        message, advice = f"mappen kan ikke skrives ({reason})", "Velg et annet sted"
    return InputError([InputProblem("", None, message, advice)], str(folder))
