"""Looking at wards, plans and rules: ``validate``, ``audit``, ``show`` and ``rules``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from instances.saving import put_in_place
from models.audit import audit
from models.capacity import capacity
from models.instance import Instance
from models.kpi import kpis
from models.problems import InputError, InputProblem
from models.roster import Roster, Status
from models.rulebook import rulebook, rulebook_ids
from ui.commands.shared import InstanceArgument, JsonOption, RosterArgument, audit_json, consoles, print_json
from ui.exits import Exit
from ui.files import open_instance, open_roster
from ui.grid import print_grid
from ui.picture import grid_svg
from ui.tables import print_audit, print_capacity, print_kpis, print_rules


def validate(instance: InstanceArgument, as_json: JsonOption = False) -> None:
    """Sjekk en fil og si hva som ikke kan gå opp, før noen plan lages."""
    from solver.diagnose import contradictions
    from solver.lower import lower

    problem = open_instance(instance)
    report = capacity(problem)
    clashes = [c.sentence(problem) for c in contradictions(lower(problem))]
    if as_json:
        print_json(
            {
                "instance": problem.id,
                "hash": problem.hash,
                "contradictions": clashes,
                "capacity": report.model_dump(mode="json"),
            }
        )
    else:
        console, _ = consoles()
        console.print(
            Text(
                f"{problem.name}: {len(problem.employees)} ansatte, {len(problem.units)} enheter, "
                f"{len(problem.shifts)} vaktkoder, {problem.horizon.weeks} uker"
            )
        )
        print_capacity(console, report)
        for sentence in clashes:
            console.print(Text(f"  {sentence}", style="bold red"))
        if not clashes:
            console.print(Text("Filen er i orden.", style="green"))
    raise typer.Exit(Exit.BAD_INPUT if clashes else Exit.CLEAN)


def audit_command(
    instance: InstanceArgument,
    roster: RosterArgument,
    every: Annotated[bool, typer.Option("--all", help="Vis alle funn, ikke bare brudd")] = False,
    as_json: JsonOption = False,
) -> None:
    """Kontroller en plan mot alle regler."""
    problem = open_instance(instance)
    plan = open_roster(roster, problem)
    found = audit(problem, plan)
    if as_json:
        print_json(audit_json(problem, plan, found))
    else:
        console, _ = consoles()
        if plan.instance_hash != problem.hash:
            console.print(Text("Merk: planen er laget for en annen utgave av instansen.", style="yellow"))
        print_audit(console, problem, found, every=every)
        print_kpis(console, problem, kpis(problem, plan))
    raise typer.Exit(Exit.CLEAN if found.clean else Exit.FINDINGS)


PICTURE_COLUMNS = 130
"""Width of a picture: two weeks beside names and sums."""


def show(
    instance: InstanceArgument,
    roster: Annotated[
        str | None, typer.Argument(metavar="[PLAN]", help="Planen: .json, .xlsx eller .csv")
    ] = None,
    weeks: Annotated[
        str | None, typer.Option(metavar="FRA-TIL", help="Uker i planen, for eksempel 1-3")
    ] = None,
    unit: Annotated[
        list[str] | None, typer.Option("--unit", metavar="ENHET", help="Bare denne enheten; kan gjentas")
    ] = None,
    svg: Annotated[
        Path | None, typer.Option("--svg", metavar="FIL", help="Lagre rutenettet som bilde (.svg) i stedet")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Vis en instans, eller en plan som fargelagt rutenett."""
    problem = open_instance(instance)
    first, last = _weeks(weeks, problem)
    for name in unit or ():
        if name not in problem.unit_by_id:
            known = ", ".join(problem.unit_by_id)
            raise InputError([InputProblem("--unit", name, "er ingen enhet her", f"Enhetene er {known}")])
    plan = _empty(problem) if roster is None else open_roster(roster, problem)
    if as_json:
        if roster is None:
            sys.stdout.write(problem.model_dump_json(indent=2) + "\n")
        else:
            print_json(audit_json(problem, plan, audit(problem, plan)))
        return
    if svg is not None:
        picture = grid_svg(problem, plan, first, last, unit, columns=PICTURE_COLUMNS)
        put_in_place(svg, picture.encode())
        return
    console, _ = consoles()
    console.print(Text(problem.name, style="bold"))
    for note in problem.notes if roster is None else ():
        console.print(Text(f"  {note}"))
    print_grid(console, problem, plan, first, last, unit)
    if roster is not None:
        print_kpis(console, problem, kpis(problem, plan))


def rules(
    instance: Annotated[
        str | None, typer.Argument(metavar="[INSTANS]", help="Reglene som gjelder her")
    ] = None,
    book: Annotated[str | None, typer.Option("--rulebook", help="En regelbok i stedet")] = None,
    as_json: JsonOption = False,
) -> None:
    """Vis reglene med hjemmel."""
    if book is not None and book not in rulebook_ids():
        raise InputError(
            [InputProblem("--rulebook", book, "finnes ikke", f"Regelbøkene er {', '.join(rulebook_ids())}")]
        )
    shown = open_instance(instance).rules_in_force if instance else rulebook(book or "ks-turnus")
    if as_json:
        print_json(
            {
                "rulebook": shown.id,
                "name": shown.name,
                "lines": [
                    {**line.model_dump(mode="json"), "title": line.TITLE, "sentence": line.sentence()}
                    for line in shown.lines
                ],
            }
        )
        return
    console, _ = consoles()
    console.print(Text(f"{shown.name}: {shown.description}", style="bold"))
    print_rules(console, shown.lines)


def _empty(instance: Instance) -> Roster:
    return Roster(instance=instance.id, instance_hash=instance.hash, status=Status.UNKNOWN)


def _weeks(text: str | None, instance: Instance) -> tuple[int, int | None]:
    """Weeks counted from 0 of ``FRA-TIL`` counted from 1."""
    if text is None:
        return 0, None
    first, _, last = text.partition("-")
    try:
        span = int(first), int(last or first)
    except ValueError:
        span = (0, 0)
    if not 1 <= span[0] <= span[1] <= instance.horizon.weeks:
        raise InputError(
            [
                InputProblem(
                    "--weeks", text, "er ikke uker i planen", f"Skriv for eksempel 1-{instance.horizon.weeks}"
                )
            ]
        )
    return span[0] - 1, span[1] - 1
