"""Between cells and the roster files of wards."""

from __future__ import annotations

from pathlib import Path

from benchmarks.case import Score
from instances.json_file import read_roster
from models.problems import InputError, InputProblem
from models.roster import Roster, Status
from solver.core import Cells, Problem
from solver.frame.frame import Frame
from solver.translate import to_assignments, to_cells


def roster_of(frame: Frame, cells: Cells, score: Score | None = None) -> Roster:
    """The roster that cells mean; with its score, it says what is known of it."""
    assignments, positions = to_assignments(frame, cells)
    clean = score is not None and score.hard == 0
    return Roster(
        instance=frame.instance.id,
        instance_hash=frame.instance.hash,
        status=Status.FEASIBLE if clean else Status.UNKNOWN,
        penalty=score.penalty if clean and score is not None else None,
        penalties={rule: points for rule, points in sorted(score.parts.items()) if points}
        if clean and score is not None
        else {},
        assignments=assignments,
        positions=positions,
    )


def read_cells(frame: Frame, problem: Problem, path: Path) -> Cells:
    """The cells of a roster file.

    Raises
    ------
    InputError
        When the file is no roster of the instance, has two shifts on one date, or a shift where the
        person may not work.
    """
    roster = read_roster(path, frame.instance)
    try:
        cells = to_cells(frame, roster)
    except ValueError as error:
        raise InputError([InputProblem("assignments", None, str(error))], str(path)) from None
    problems = [
        InputProblem(
            f"assignments, {employee.id}, {frame.instance.horizon.date(day)}",
            f"{placed.shift.id} i {placed.unit}",
            "den ansatte kan ikke settes opp i denne enheten",
            "Velg en vakt i egen enhet, eller gi personen enheten i other_units",
        )
        for line, employee in enumerate(frame.instance.employees)
        for day, activity in enumerate(cells[line][: frame.days])
        if activity and not problem.domains[line] >> activity & 1
        for placed in [frame.activities[activity - 1]]
    ]
    if problems:
        raise InputError(problems, str(path))
    return cells
