"""The heltid laboratory: ``heltid run``, and the group that it and ``report`` belong to."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING, Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.text import Text

from models.problems import InputError, InputProblem
from ui.commands.heltid_report import report
from ui.commands.heltid_study import (
    RESULTS,
    AbsenceOption,
    AnewOption,
    IterationsOption,
    OpenOption,
    ResultsOption,
    SecondsOption,
    StudyArgument,
    Wanted,
    budgets_of,
    open_study,
    tasks_in,
)
from ui.commands.shared import consoles
from ui.exits import Exit
from ui.stopping import stopping

if TYPE_CHECKING:
    from heltid.sweep.result import PolicyResult
    from heltid.sweep.sweep import Turn

app = typer.Typer(
    name="heltid",
    help="Prøver ut tiltak for heltid: hva de gjør med stillinger, helger, bemanning og kostnad.",
    no_args_is_help=True,
    rich_markup_mode=None,
)
app.command()(report)

MOST_PROCESSES = 64


@app.command()
def run(
    study: StudyArgument,
    results: ResultsOption = RESULTS,
    time: SecondsOption = None,
    iterations: IterationsOption = None,
    absence: AbsenceOption = None,
    open_percent: OpenOption = None,
    anew: AnewOption = None,
    workers: Annotated[
        int | None,
        typer.Option("--workers", metavar="N", help="Tiltak som regnes samtidig, ellers ett for hver kjerne"),
    ] = None,
    cluster: Annotated[
        str | None, typer.Option("--cluster", metavar="ADRESSE", help="Regn på en Dask-klynge i stedet")
    ] = None,
) -> None:
    """Regn ut hvert tiltak i en studie; det som er regnet før, regnes ikke igjen."""
    from heltid.sweep.asked import keep_asked
    from heltid.sweep.cluster_pool import ClusterPool
    from heltid.sweep.pools import LocalPool
    from heltid.sweep.store import ResultStore
    from heltid.sweep.sweep import sweep

    if workers is not None and not 1 <= workers <= MOST_PROCESSES:
        raise InputError([InputProblem("--workers", str(workers), f"må ligge mellom 1 og {MOST_PROCESSES}")])
    ready = open_study(study)
    budgets = budgets_of(ready, Wanted(time, iterations, absence, open_percent, anew))
    tasks = tasks_in(ready, budgets)
    keep_asked(results, budgets, dt.datetime.now(dt.UTC))
    with stopping() as stop, Screen() as screen:
        pool = LocalPool(workers or os.cpu_count() or 1) if cluster is None else ClusterPool(cluster, stop)
        with pool:
            whole = sweep(tasks, ResultStore(results), pool, on_turn=screen.turn, stop=stop)
    output, errors = consoles()
    if stop.is_set():
        errors.print(Text("Stoppet. Det som er ferdig er lagret; samme kommando fortsetter der den slapp."))
        raise typer.Exit(Exit.INTERRUPTED)
    output.print(
        Text(f"Resultatene ligger i {results}. Se dem med: turnus heltid report {study}"), style="bold"
    )
    raise typer.Exit(Exit.CLEAN if whole else Exit.FINDINGS)


class Screen:
    """How far a sweep has come, and a line for each policy that ended."""

    def __init__(self) -> None:
        self.output, errors = consoles()
        self._bar = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
            console=errors,
            transient=True,
        )
        self._line = self._bar.add_task("Tiltak", total=None)

    def __enter__(self) -> Screen:
        self._bar.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._bar.stop()

    def turn(self, turn: Turn) -> None:
        self._bar.update(self._line, completed=turn.number, total=turn.of)
        head = f"{turn.task.policy.name} (frø {turn.task.seed})"
        match turn.what:
            case "begun":
                return
            case "kept":
                text = "fantes fra før"
            case "lost":
                text = f"gikk tapt og prøves igjen ({turn.trouble})"
            case "given_up":
                text = f"ble gitt opp ({turn.trouble})"
            case "done":
                text = "ferdig" if turn.result is None else result_text(turn.result)
        self.output.print(Text(f"{head} · {text}"))


def result_text(result: PolicyResult) -> str:
    """What came of a policy, in a few Norwegian words."""
    if result.refused:
        return f"lar seg ikke gjøre: {result.refused}"
    parts = []
    if result.figures is not None and result.figures.full_time_share is not None:
        parts.append(f"{100 * result.figures.full_time_share:.0f} % på heltid")
    if result.cost is not None:
        parts.append(
            f"{float(result.cost.nok_per_year.total) / 1e6:.2f} mill. kr i året".replace(".", ",", 1)
        )
    parts += result.failures
    if result.anew is not None:
        parts.append(f"bemannet på nytt: {result.anew.attempts[-1].sentence}")
    return " · ".join(parts) or "ferdig"
