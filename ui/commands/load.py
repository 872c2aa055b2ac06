"""``benchmark load``: how long the service lets people wait."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from models.problems import InputError, InputProblem
from ui.commands.shared import console
from ui.exits import Exit
from ui.files import open_instance


def load(
    clients: Annotated[int, typer.Option(min=1, max=1000, help="Hvor mange som spør samtidig")] = 50,
    requests: Annotated[int, typer.Option(min=1, max=1_000_000, help="Forespørsler i alt")] = 10_000,
    instance: Annotated[
        str, typer.Option(metavar="FIL|EKSEMPEL", help="Instansen turnusene lages for")
    ] = "hemnes/korgen-12",
    rosters: Annotated[int, typer.Option(min=1, max=1000, help="Turnuser de fordeler seg på")] = 10,
    think: Annotated[
        float,
        typer.Option(
            min=0, max=600, metavar="S", help="Sekunder hver venter mellom to forespørsler; 0: ingen"
        ),
    ] = 1.0,
    solve: Annotated[
        bool, typer.Option("--solve/--no-solve", help="La en løsing gå på samme maskin hele tiden")
    ] = True,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FIL", help="Skriv tabellen hit (.md), ellers på skjermen")
    ] = None,
) -> None:
    """Mål svartidene til tjenesten når mange leser og endrer turnuser samtidig."""
    try:
        import httpx2
    except ImportError:
        message = "trenger biblioteket httpx2"
        raise InputError([InputProblem("benchmark load", None, message, "Installer turnus[bench]")]) from None
    from benchmarks.load.figures import Settings, report
    from benchmarks.load.run import measure
    from benchmarks.load.service import ServiceError
    from instances.saving import put_in_place

    ward = open_instance(instance)
    console(stderr=True).print(Text("Starter tjenesten og lager en turnus å begynne med ..."))
    try:
        measured = measure(Settings(instance, clients, requests, rosters, think, solve), ward)
    except (ServiceError, httpx2.HTTPError) as error:
        raise InputError(
            [InputProblem("benchmark load", None, f"målingen kom ikke i gang: {error}")]
        ) from None
    text = report(measured)
    if out is None:
        typer.echo(text, nl=False)
    else:
        put_in_place(out, text.encode())
        console().print(Text(f"Lagret {out}"))
    raise typer.Exit(Exit.CLEAN if measured.reached else Exit.FINDINGS)
