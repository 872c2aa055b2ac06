"""Plans on paper and in other programs: ``export``."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Annotated, Literal

import typer
from rich.text import Text

from instances.saving import put_in_place
from models.audit import audit
from models.instance import Instance
from models.problems import InputError, InputProblem, choice_advice
from models.roster import Roster
from ui.commands.shared import InstanceArgument, JsonOption, RosterArgument, consoles, print_json
from ui.files import WRITTEN_ENDINGS, check_outputs, open_instance, open_roster, save_roster

ENDINGS = (*WRITTEN_ENDINGS, ".ics")

Paper = Literal["veggplan", "personer", "drofting"]


def export(
    instance: InstanceArgument,
    roster: RosterArgument,
    out: Annotated[
        list[Path],
        typer.Option(
            "--out", metavar="FIL", help="Filen som skrives (.pdf, .ics, .xlsx, .csv, .json); kan gjentas"
        ),
    ],
    paper: Annotated[
        Paper | None,
        typer.Option(help="Hva en .pdf er: veggplan i A3, en side per person, eller dokument til drøfting"),
    ] = None,
    employee: Annotated[
        str | None, typer.Option("--employee", metavar="ID", help="Bare denne personen; trengs for .ics")
    ] = None,
    units: Annotated[
        list[str] | None,
        typer.Option("--unit", metavar="ID", help="Bare denne enheten på veggplanen; kan gjentas"),
    ] = None,
    stage: Annotated[
        str | None,
        typer.Option(
            metavar="TEKST", help="Står øverst på papiret: kladd, til drøfting, godkjent eller publisert"
        ),
    ] = None,
    revision: Annotated[
        int | None,
        typer.Option(
            min=0, max=1_000_000_000, help="Utgavens nummer; kalendere bruker det høyeste de har sett"
        ),
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Skriv en plan som PDF, kalender, regneark, CSV eller JSON."""
    check_outputs(out, ENDINGS)
    problem = open_instance(instance)
    _check(problem, out, paper, employee, units or [])
    plan = open_roster(roster, problem)
    for path in out:
        if path.suffix.lower() == ".ics" and employee is not None:
            from instances.calendar_file import write_calendar

            write_calendar(
                path, problem, plan, employee, stamp=dt.datetime.now(dt.UTC), revision=revision or 0
            )
        elif path.suffix.lower() == ".pdf":
            put_in_place(path, _pdf(problem, plan, paper, employee, units or [], stage, revision))
        else:
            save_roster(path, problem, plan, audit(problem, plan))
    if as_json:
        print_json({"written": [str(path) for path in out]})
    else:
        for path in out:
            consoles()[0].print(Text(f"Lagret {path}"))


def _pdf(
    instance: Instance,
    roster: Roster,
    paper: Paper | None,
    employee: str | None,
    units: list[str],
    stage: str | None,
    revision: int | None,
) -> bytes:
    from instances.paper import discussion, person_pages, wall_plan

    found = audit(instance, roster)
    if employee is not None or paper == "personer":
        people = None if employee is None else [employee]
        return person_pages(instance, roster, found, people, stage=stage, revision=revision)
    if paper == "drofting":
        return discussion(instance, roster, found, stage=stage, revision=revision)
    return wall_plan(instance, roster, found, units=units, stage=stage, revision=revision)


def _check(
    instance: Instance, out: list[Path], paper: Paper | None, employee: str | None, units: list[str]
) -> None:
    """Raise InputError when what is asked for does not go together."""
    unit = next((unit for unit in units if unit not in instance.unit_by_id), None)
    if unit is not None:
        raise _trouble("--unit", unit, "er ingen enhet her", choice_advice(unit, instance.unit_by_id))
    on_wall = employee is None and paper in (None, "veggplan")
    if units and not (on_wall and any(path.suffix.lower() == ".pdf" for path in out)):
        raise _trouble(
            "--unit", units[0], "gjelder bare veggplanen", "Ta bort --unit, eller skriv en .pdf av den"
        )
    if employee is not None and employee not in instance.employee_by_id:
        raise _trouble(
            "--employee", employee, "er ingen ansatt her", choice_advice(employee, instance.employee_by_id)
        )
    if employee is not None and paper not in (None, "personer"):
        raise _trouble(
            "--paper", paper, "gjelder alle, ikke en person", "Ta bort --employee, eller velg personer"
        )
    calendar = next((path for path in out if path.suffix.lower() == ".ics"), None)
    if calendar is not None and employee is None:
        raise _trouble("--out", str(calendar), "er en kalender for en person", "Si hvem med --employee")


def _trouble(where: str, value: str | None, message: str, advice: str) -> InputError:
    return InputError([InputProblem(where, value, message, advice)])
