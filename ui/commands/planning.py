"""Making plans: ``solve`` and ``demo``."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from models.audit import Audit, audit
from models.capacity import capacity
from models.instance import Instance
from models.kpi import kpis
from models.roster import Roster, Status
from solver.settings import Engine, SolveSettings
from ui.commands.budget import (
    USUAL_SECONDS,
    IterationsOption,
    SeedOption,
    TimeOption,
    TimeOrStepsOption,
    WorkersOption,
    shown_seconds,
    solve_settings,
)
from ui.commands.replanning import ChangesOption, PinOption, StartOption, replan
from ui.commands.shared import (
    InstanceArgument,
    JsonOption,
    OutOption,
    audit_json,
    consoles,
    print_json,
)
from ui.exits import exit_code
from ui.files import check_outputs, open_instance, save_roster
from ui.grid import print_grid
from ui.live import LiveProgress
from ui.stopping import stopping
from ui.tables import print_audit, print_impossible, print_kpis, print_status


def solve(
    instance: InstanceArgument,
    time: TimeOrStepsOption = None,
    seed: SeedOption = 0,
    workers: WorkersOption = None,
    engine: Annotated[Engine, typer.Option(help="auto, cpsat eller search")] = "auto",
    iterations: IterationsOption = None,
    start: StartOption = None,
    changes: ChangesOption = "free",
    pin: PinOption = None,
    cluster: Annotated[
        str | None,
        typer.Option(
            metavar="ADRESSE",
            help="Del arbeidet på en Dask-klynge, som tcp://maskin:8786 (se docs/cluster.md)",
        ),
    ] = None,
    out: OutOption = None,
    as_json: JsonOption = False,
) -> None:
    """Lag en turnusplan."""
    settings = solve_settings(time, seed, workers, engine=engine, iterations=iterations, cluster=cluster)
    check_outputs(out or [])
    given = open_instance(instance)
    again = replan(given, start, changes, pin)
    problem = given if again is None else again.instance
    console, errors = consoles()
    roster, found = _solve(problem, settings, errors, None if again is None else again.start)
    # pins and changes are said of this solve: the roster is one of the instance as it was given
    roster = roster.model_copy(update={"instance_hash": given.hash})
    for path in out or []:
        if found is not None:
            save_roster(path, problem, roster, found)
    if as_json:
        print_json(_solved_json(problem, roster, found))
    else:
        _show_result(console, problem, roster, found)
        if again is not None and found is not None:
            console.print(Text(again.sentence(roster)))
        for path in out or []:
            if found is not None:
                console.print(Text(f"Lagret {path}"))
    raise typer.Exit(exit_code(roster, found))


def demo(
    time: TimeOption = USUAL_SECONDS,
    seed: SeedOption = 0,
    workers: WorkersOption = None,
    out: Annotated[Path, typer.Option("--out", metavar="FIL", help="Regnearket som skrives")] = Path(
        "korgen-turnus.xlsx"
    ),
    as_json: JsonOption = False,
) -> None:
    """Lag en plan for Korgen omsorgssenter, vis den og skriv regnearket."""
    check_outputs([out])
    problem = open_instance("hemnes/korgen")
    console, errors = consoles()
    roster, found = _solve(problem, solve_settings(time, seed, workers), errors)
    if found is not None:
        save_roster(out, problem, roster, found)
    if as_json:
        print_json(_solved_json(problem, roster, found))
    else:
        if found is not None:
            print_grid(console, problem, roster)
        _show_result(console, problem, roster, found)
        if found is not None:
            console.print(Text(f"Regnearket ligger i {out}"))
    raise typer.Exit(exit_code(roster, found))


def _solve(
    instance: Instance, settings: SolveSettings, errors: Console, start: Roster | None = None
) -> tuple[Roster, Audit | None]:
    """Solve with progress; Ctrl-C (or being told to end) finishes now and keeps the best roster."""
    from solver.solve import solve as find_roster  # takes seconds to load, so only when it is needed

    print_impossible(errors, capacity(instance))
    with stopping() as stop, LiveProgress(errors, shown_seconds(settings)) as progress:
        roster = find_roster(instance, settings, start=start, on_progress=progress, stop=stop)
    has_plan = roster.status in (Status.OPTIMAL, Status.FEASIBLE)
    return roster, audit(instance, roster) if has_plan else None


def _show_result(console: Console, instance: Instance, roster: Roster, found: Audit | None) -> None:
    print_status(console, roster)
    if found is not None:
        print_audit(console, instance, found)
        print_kpis(console, instance, kpis(instance, roster))


def _solved_json(instance: Instance, roster: Roster, found: Audit | None) -> dict[str, Any]:
    if found is None:
        return {"roster": roster.model_dump(mode="json")}
    return audit_json(instance, roster, found)
