"""Roster files: one line for each person of the staff, one tab-separated cell for each day, ``-`` for off."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.families.curtois.read import OFF_WORDS, Instance
from benchmarks.families.plain_text import file_text
from instances.saving import put_in_place
from models.problems import InputError, InputProblem, choice_advice, shown


def write_roster(roster: Sequence[Sequence[str | None]], path: Path) -> None:
    """Write a roster, whole or not at all; InputError when the file cannot be written."""
    lines = ("\t".join(shift or "-" for shift in row) for row in roster)
    put_in_place(path, "".join(f"{line}\n" for line in lines).encode())


def read_roster(instance: Instance, path: Path) -> list[list[str | None]]:
    """The shift of every person and day, None on a day off.

    A line may begin with the id of the person as one more cell; lines with ``#`` first are passed over; a
    line without a tab is taken as separated by commas.

    Raises
    ------
    InputError
        With every line that does not fit the instance.
    """
    lines = file_text(path).rstrip().split("\n")
    numbered = [(n, line) for n, line in enumerate(lines, 1) if not line.startswith("#")]
    shifts = [shift.id for shift in instance.shifts]
    problems: list[InputProblem] = []
    if len(numbered) != len(instance.staff):
        problems.append(
            InputProblem(
                "",
                f"{len(numbered)} linjer",
                f"instansen har {len(instance.staff)} ansatte",
                "Skriv en linje for hver, i samme rekkefølge",
            )
        )
    rows: list[list[str | None]] = []
    for (number, line), person in zip(numbered, instance.staff, strict=False):
        cells = [cell.strip() for cell in line.split("\t" if "\t" in line else ",")]
        if len(cells) == instance.days + 1 and cells[0] == person.id:
            del cells[0]
        if len(cells) != instance.days:
            problems.append(
                InputProblem(
                    f"linje {number}",
                    f"{len(cells)} celler",
                    f"instansen har {instance.days} dager",
                    "Skriv en celle for hver dag, - for fri",
                )
            )
            continue
        for day, cell in enumerate(cells):
            if cell not in shifts and cell not in OFF_WORDS:
                problems.append(
                    InputProblem(
                        f"linje {number}, dag {day}", shown(cell), "ukjent vakt", choice_advice(cell, shifts)
                    )
                )
        rows.append([None if cell in OFF_WORDS else cell for cell in cells])
    if problems:
        raise InputError(problems, str(path))
    return rows
