"""``benchmark pages``: how long an edit on the page with the roster takes to be answered in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from models.problems import InputError, InputProblem
from ui.commands.shared import console
from ui.exits import Exit
from ui.files import open_instance, open_roster


def pages(
    edits: Annotated[int, typer.Option(min=1, max=100_000, help="Endringer som måles")] = 100,
    instance: Annotated[
        str, typer.Option(metavar="FIL|EKSEMPEL", help="Instansen turnusen lages for")
    ] = "hemnes/korgen-12",
    solve_seconds: Annotated[
        float, typer.Option(min=1, max=3600, metavar="S", help="Sekunder til å lage turnusen")
    ] = 20.0,
    roster: Annotated[
        Path | None,
        typer.Option("--roster", metavar="FIL", help="Turnusen å begynne med; uten den lages en"),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FIL", help="Skriv tabellen hit (.md), ellers på skjermen")
    ] = None,
) -> None:
    """Mål i en nettleser hvor fort en endring i turnusen får svar, og hvor jevnt rutenettet ruller."""
    try:
        import httpx2
        import playwright.sync_api
        import streamlit  # noqa: F401 - the pages need it
    except ImportError as error:
        message = f"trenger biblioteket {error.name}"
        raise InputError(
            [InputProblem("benchmark pages", None, message, "Installer turnus[bench,ui] og playwright")]
        ) from None
    from benchmarks.load.service import ServiceError
    from benchmarks.pages.figures import report
    from benchmarks.pages.run import measure
    from instances.saving import put_in_place

    ward = open_instance(instance)
    plan = None if roster is None else open_roster(str(roster), ward)
    console(stderr=True).print(Text("Starter tjenesten ..."))
    try:
        measured = measure(instance, ward, edits, solve_seconds if plan is None else plan)
    except (ServiceError, httpx2.HTTPError, playwright.sync_api.Error) as error:
        raise InputError(
            [InputProblem("benchmark pages", None, f"målingen kom ikke i gang: {error}")]
        ) from None
    text = report(measured)
    if out is None:
        typer.echo(text, nl=False)
    else:
        put_in_place(out, text.encode())
        console().print(Text(f"Lagret {out}"))
    raise typer.Exit(Exit.CLEAN if measured.reached else Exit.FINDINGS)
