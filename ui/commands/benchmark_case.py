"""One benchmark instance: ``benchmark solve`` and ``score``."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from models.problems import InputError, InputProblem
from models.roster import Status
from ui.commands.budget import (
    IterationsOption,
    SeedOption,
    TimeOrStepsOption,
    WorkersOption,
    shown_seconds,
    solve_settings,
)
from ui.commands.shared import JsonOption, console, consoles, print_json
from ui.exits import Exit
from ui.live import LiveProgress
from ui.stopping import stopping
from ui.tables import STATUSES

if TYPE_CHECKING:
    from benchmarks.engines import EngineResult

CaseArgument = Annotated[
    str,
    typer.Argument(metavar="FIL", help="Instans av en kjent familie, eller et eksempel som hemnes/korgen"),
]


def solve(
    file: CaseArgument,
    time: TimeOrStepsOption = None,
    seed: SeedOption = 0,
    workers: WorkersOption = None,
    engine: Annotated[str, typer.Option(help="auto, cpsat, search eller en av de andre")] = "auto",
    iterations: IterationsOption = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="PLAN", help="Lagre planen i familiens eget format")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Løs én instans og vis hva familiens egne regler sier om planen."""
    from benchmarks.engines import engine_named, stepped_engine
    from benchmarks.families import open_case
    from benchmarks.judging import verdict
    from solver.threads import run_together

    settings = solve_settings(time, seed, workers, iterations=iterations)
    chosen = engine_named(engine) if iterations is None else stepped_engine(engine, iterations)
    if out is not None and not out.absolute().parent.is_dir():
        raise InputError(
            [InputProblem("--out", str(out), "ligger i en mappe som ikke finnes", "Lag mappen først")]
        )
    case = open_case(file)
    screen, errors = consoles()
    found: list[EngineResult] = []
    with stopping() as stop, LiveProgress(errors, shown_seconds(settings)) as progress:

        def work() -> None:
            found.append(chosen.solve(case, settings.seconds, seed, settings.threads, progress, stop))

        run_together([work], stop)
    result = found[0]
    score, wrong = verdict(case, result, ()) if result.cells is not None else (None, "")
    written = case.write(result.cells, out) if out is not None and result.cells is not None and score else []
    if as_json:
        print_json(
            {
                "family": case.family,
                "instance": case.name,
                "engine": engine,
                "version": result.version,
                "seed": seed,
                "status": result.status.value,
                "penalty": score.penalty if score else None,
                "hard": score.hard if score else None,
                "parts": dict(score.parts) if score else {},
                "bound": result.bound,
                "disagreement": wrong or None,
                "message": result.message or None,
                "files": [str(path) for path in written],
            }
        )
    else:
        line = [f"{case.family} {case.name}", STATUSES[result.status]]
        if score is not None:
            line.append(f"{score.penalty} poeng")
        if result.bound is not None and result.status is not Status.OPTIMAL:
            line.append(f"ingen plan kan komme under {result.bound}")
        screen.print(
            Text(" · ".join([*line, f"motor {engine} ({result.version}), frø {seed}"])), style="bold"
        )
        if result.message:
            screen.print(Text(result.message))
        if score is not None:
            _print_parts(score.parts)
        for path in written:
            screen.print(Text(f"Lagret {path}"))
    if wrong:
        errors.print(Text(f"Feil: {wrong}"), style="bold red")
        raise typer.Exit(Exit.FINDINGS)
    if result.cells is not None:
        raise typer.Exit(Exit.CLEAN)
    raise typer.Exit(Exit.INFEASIBLE if result.status is Status.INFEASIBLE else Exit.NOTHING_FOUND)


def score(
    file: CaseArgument,
    roster: Annotated[Path, typer.Argument(metavar="PLAN", help="Planen i familiens eget format")],
    as_json: JsonOption = False,
) -> None:
    """Vis hva familiens egne regler sier om en plan."""
    from benchmarks.families import open_case

    case = open_case(file)
    found = case.score(case.read(roster))
    if as_json:
        print_json(
            {
                "family": case.family,
                "instance": case.name,
                "hard": found.hard,
                "penalty": found.penalty,
                "parts": dict(found.parts),
            }
        )
    else:
        broken = f"{found.hard} brudd på harde regler" if found.hard else "ingen brudd på harde regler"
        console().print(Text(f"{case.family} {case.name} · {found.penalty} poeng · {broken}"), style="bold")
        _print_parts(found.parts)
    raise typer.Exit(Exit.FINDINGS if found.hard else Exit.CLEAN)


def _print_parts(parts: Mapping[str, int]) -> None:
    for rule, units in parts.items():
        if units:
            console().print(Text(f"  {rule}: {units}"))
