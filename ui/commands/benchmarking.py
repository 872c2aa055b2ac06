"""Measuring: ``benchmark run`` and ``report``, and the group that they and those for one instance belong to."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from models.problems import InputError, InputProblem
from ui.commands.benchmark_case import score, solve
from ui.commands.budget import USUAL_SECONDS, TimeOption, WorkersOption, solve_settings
from ui.commands.load import load
from ui.commands.pages import pages
from ui.commands.shared import console, consoles
from ui.exits import Exit
from ui.stopping import stopping
from ui.turns import TurnScreen

app = typer.Typer(
    name="benchmark",
    help="Måler søket på åpne instanser og egne avdelinger, side om side med andre.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

app.command()(solve)
app.command()(score)
app.command()(load)
app.command()(pages)

StoreOption = Annotated[Path, typer.Option("--store", metavar="MAPPE", help="Mappen med resultater")]
FolderOption = Annotated[
    Path | None,
    typer.Option("--benchmarks", metavar="MAPPE", help="De åpne instansene (ellers TURNUS_BENCHMARKS)"),
]
STORE = Path("benchmark-runs")

MOST_SEEDS = 1000


@app.command()
def run(
    what: Annotated[
        list[str], typer.Argument(metavar="FAMILIE|FIL...", help="En hel familie, eller instanser én for én")
    ],
    time: TimeOption = USUAL_SECONDS,
    seeds: Annotated[int, typer.Option("--seeds", metavar="N", help="Antall frø: 0, 1, ..., N-1")] = 1,
    engine: Annotated[
        str, typer.Option(metavar="MOTOR,...", help="Motorer med komma mellom, kjørt etter tur")
    ] = "auto",
    store: StoreOption = STORE,
    workers: WorkersOption = None,
    benchmarks: FolderOption = None,
    held_out: Annotated[
        bool, typer.Option("--held-out", help="Også instansene som er holdt tilbake fra tilpasning")
    ] = False,
    retry: Annotated[bool, typer.Option("--retry", help="Kjør om igjen det som har feilet")] = False,
) -> None:
    """Kjør instanser, frø og motorer etter tur; det som er kjørt før, kjøres ikke igjen."""
    from benchmarks.best_known import benchmark_folder, read_table
    from benchmarks.run import Settings, run_all
    from benchmarks.selection import select
    from benchmarks.store import Store

    settings = solve_settings(time, 0, workers)
    engines = tuple(dict.fromkeys(name.strip() for name in engine.split(",") if name.strip()))
    if not engines:
        raise InputError(
            [InputProblem("--engine", f'"{engine}"', "er ingen motor", "Oppgi for eksempel auto,cpsat")]
        )
    if not 1 <= seeds <= MOST_SEEDS:
        raise InputError([InputProblem("--seeds", str(seeds), f"må ligge mellom 1 og {MOST_SEEDS}")])
    folder = benchmark_folder(benchmarks)
    selected = select(what, folder, read_table(folder), held_out=held_out)
    kept = Store(store)
    screen, errors = consoles()
    for name in selected.missing:
        errors.print(Text(f"Finnes ikke i mappen og er utelatt: {name}"))
    _print_torn(kept.torn, store)
    if not selected.cases:
        raise InputError(
            [InputProblem("", " ".join(what), "gir ingen instanser å kjøre", "Velg en annen familie")]
        )
    turns = TurnScreen(time)
    with stopping() as stop:
        try:
            summary = run_all(
                selected,
                Settings(engines, tuple(range(seeds)), time, settings.threads, retry),
                kept,
                on_turn=turns.turn,
                on_progress=turns.progress,
                stop=stop,
            )
        finally:
            turns.close()
    for reason in summary.unreadable:
        errors.print(Text(f"Utelatt: {reason}"))
    screen.print(
        Text(
            f"{summary.done} kjørt, {summary.kept} fantes fra før, {summary.failed} feilet. Resultatene ligger i {store}"
        ),
        style="bold",
    )
    if summary.interrupted:
        errors.print(Text("Stoppet. Det som er ferdig er lagret; samme kommando fortsetter der den slapp."))
        raise typer.Exit(Exit.INTERRUPTED)
    raise typer.Exit(Exit.FINDINGS if summary.failed or summary.unreadable else Exit.CLEAN)


@app.command()
def report(
    store: StoreOption = STORE,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FIL", help="Skriv tabellen hit (.md), ellers på skjermen")
    ] = None,
    plots: Annotated[
        Path | None,
        typer.Option("--plots", metavar="MAPPE", help="Tegn poeng over tid hit (.svg)"),
    ] = None,
    benchmarks: FolderOption = None,
) -> None:
    """Lag en tabell over resultatene, og bilder av poeng over tid."""
    from benchmarks.best_known import benchmark_folder, best_known, read_table
    from benchmarks.report import report_text
    from benchmarks.store import Store
    from instances.saving import put_in_place

    kept = Store(store)
    _print_torn(kept.torn, store)
    if not kept.records:
        raise InputError(
            [InputProblem("--store", str(store), "har ingen resultater", "Kjør turnus benchmark run først")]
        )
    best = best_known(read_table(benchmark_folder(benchmarks)), kept.records)
    images: dict[str, Path] = {}
    if plots is not None:
        from benchmarks.plots import plot_families

        images = plot_families(kept.records, best, plots)
    page = out.parent if out is not None else Path()
    names = {family: _beside(image, page) for family, image in images.items()}
    text = report_text(kept.records, best, names)
    if out is None:
        typer.echo(text, nl=False)
        return
    put_in_place(out, text.encode())
    for path in (out, *images.values()):
        console().print(Text(f"Lagret {path}"))


def _beside(image: Path, page: Path) -> str:
    """A picture's path as a page in a folder links to it."""
    try:
        return Path(os.path.relpath(image, page)).as_posix()
    except ValueError:  # on another drive
        return image.absolute().as_uri()


def _print_torn(lines: list[int], store: Path) -> None:
    if lines:
        listed = ", ".join(map(str, lines))
        console(stderr=True).print(
            Text(
                f"{store}: linje {listed} kan ikke leses (avbrutt midt i?) og er hoppet over; kjøringen gjøres på nytt"
            )
        )
