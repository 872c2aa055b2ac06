"""Deleting old rosters now, where no worker does it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from models.problems import InputError, InputProblem
from ui.commands.database import Database, address_of, opened
from ui.commands.shared import console


def retention(
    days: Annotated[
        int | None,
        typer.Option(
            min=1,
            metavar="DAGER",
            envvar="TURNUS_ROSTER_DAYS",
            help="Dager etter at planen sluttet",
            show_envvar=True,
        ),
    ] = None,
    database: Database = None,
) -> None:
    """Slett turnuser som er eldre enn grensen, med historikk. Det kan ikke angres."""
    from api.retention.expiring import expire

    if days is None:
        advice = "Skriv --days, eller sett TURNUS_ROSTER_DAYS"
        raise InputError([InputProblem("--days", None, "det er ikke sagt hvor gammelt som slettes", advice)])
    found = expire(opened(address_of(database)), days)
    console(stderr=True).print(
        Text(
            f"Slettet: {found.rosters} turnuser, {found.jobs} oppdrag, {found.studies} studier "
            f"og {found.revisions} gamle revisjoner av instanser."
        )
    )
