"""Planning again from the command line: the plan to set out from, how much may change, and which cells are locked."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Annotated

import typer

from models.instance import Instance
from models.problems import InputError, InputProblem, choice_advice
from models.roster import Roster
from solver.replan import Changing, changed_cells, replanned
from ui.files import open_roster

StartOption = Annotated[
    str | None,
    typer.Option("--start", metavar="PLAN", help="Gå ut fra denne planen (.json, .xlsx, .csv)"),
]
ChangesOption = Annotated[
    Changing,
    typer.Option(
        "--changes",
        help="Med --start: few endrer minst mulig, some det som er verdt det, free hva som helst",
    ),
]
PinOption = Annotated[
    list[str] | None,
    typer.Option(
        "--pin",
        metavar="CELLER",
        help="Med --start: lås PERSON, DATO, PERSON:DATO eller PERSON:DATO..DATO; kan gjentas",
    ),
]


@dataclass(frozen=True)
class Replan:
    """A plan to set out from, and the instance to solve for that."""

    instance: Instance
    start: Roster

    def sentence(self, now: Roster) -> str:
        """How much of the plan is changed, in Norwegian."""
        cells = changed_cells(self.start, now)
        people = len({employee for employee, _ in cells})
        if not cells:
            return "Planen er uendret."
        return f"Endret fra planen: {len(cells)} {_cells(len(cells))} hos {people} {_people(people)}."


def replan(instance: Instance, start: str | None, changes: Changing, pins: list[str] | None) -> Replan | None:
    """What the options ask for; None without a plan to set out from.

    Raises
    ------
    InputError
        When the plan cannot be read or does not fit, or the other options say something that does not go with it.
    """
    if start is None:
        for option, value in (
            ("--pin", (pins or [""])[0]),
            ("--changes", "" if changes == "free" else changes),
        ):
            if value:
                raise InputError(
                    [InputProblem(option, value, "har ingen plan å gå ut fra", "Oppgi den med --start PLAN")]
                )
        return None
    was = open_roster(start, instance)
    cells = [cell for pin in pins or () for cell in locked(instance, pin)]
    return Replan(replanned(instance, was, dict.fromkeys(cells), changes), was)


def locked(instance: Instance, pin: str) -> list[tuple[str, dt.date]]:
    """The cells that a value of ``--pin`` stands for, by person and date.

    Raises
    ------
    InputError
        When it names nobody and no date in the plan.
    """
    who, separator, when = pin.partition(":")
    if not separator and who not in instance.employee_by_id:
        who, when = "", pin
    horizon = instance.horizon
    first, last = _dates(instance, pin, when) if when or not who else (horizon.start, horizon.last)
    if who and who not in instance.employee_by_id:
        raise InputError(
            [
                InputProblem(
                    "--pin", pin, "den ansatte finnes ikke", choice_advice(who, instance.employee_by_id)
                )
            ]
        )
    days = [first + dt.timedelta(days=d) for d in range((last - first).days + 1)]
    people = [who] if who else [employee.id for employee in instance.employees]
    return [(employee, day) for employee in people for day in days]


def _dates(instance: Instance, pin: str, when: str) -> tuple[dt.date, dt.date]:
    first, separator, last = when.partition("..")
    try:
        dates = dt.date.fromisoformat(first), dt.date.fromisoformat(last if separator else first)
    except ValueError:
        raise InputError(
            [
                InputProblem(
                    "--pin",
                    pin,
                    "er verken en ansatt eller datoer",
                    "Skriv PERSON, 2027-01-04, PERSON:2027-01-04 eller PERSON:2027-01-04..2027-01-10",
                )
            ]
        ) from None
    horizon = instance.horizon
    if dates[1] < dates[0] or not all(horizon.holds(date) for date in dates):
        raise InputError(
            [
                InputProblem(
                    "--pin",
                    pin,
                    f"datoene må ligge i planen, fra {horizon.start} til {horizon.last}, den første først",
                    "Rett datoene",
                )
            ]
        )
    return dates


def _cells(count: int) -> str:
    return "celle" if count == 1 else "celler"


def _people(count: int) -> str:
    return "ansatt" if count == 1 else "ansatte"
