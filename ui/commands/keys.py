"""Keys that programs sign in to the service with: ``key create``, ``key list``, ``key revoke``."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from models.problems import InputError, InputProblem
from ui.commands.database import Database, address_of, opened
from ui.commands.shared import console

app = typer.Typer(help="Nøkler som programmer logger inn i tjenesten med.", no_args_is_help=True)

BY = "command line"
"""Stands in the log as who made or revoked a key here: whoever can, can read the whole database."""


class KeyRole(StrEnum):
    """The roles of ``api.access.roles``; that module is loaded when a command runs."""

    LEADER = "leader"
    HR = "hr"
    READER = "reader"
    ADMIN = "admin"


@app.command()
def create(
    name: Annotated[str, typer.Argument(metavar="NAVN", help="Hva nøkkelen er til")],
    role: Annotated[KeyRole, typer.Option(help="Rollen nøkkelen gir")],
    unit: Annotated[
        list[str] | None, typer.Option(metavar="ENHET", help="Enhet for leader og reader; kan gjentas")
    ] = None,
    days: Annotated[int, typer.Option(min=1, max=731, help="Dager til nøkkelen utløper")] = 90,
    names: Annotated[bool, typer.Option("--names", help="La hr eller admin se navn")] = False,
    scope: Annotated[
        list[str] | None, typer.Option(metavar="TILGANG", help="Bare denne tilgangen av rollens; kan gjentas")
    ] = None,
    database: Database = None,
) -> None:
    """Lag en nøkkel. Den vises denne ene gangen."""
    from api.access import keys
    from api.access.roles import BY_UNIT, MAY, Permission, Role
    from api.database.sessions import writing
    from api.log.store import note

    meant = Role(role)
    units = frozenset(unit or ())
    if (meant in BY_UNIT) != bool(units):
        advice = "Skriv --unit for leader og reader, og bare for dem"
        raise InputError([InputProblem("--unit", None, f'passer ikke med rollen "{role}"', advice)])
    unknown = sorted(set(scope or ()) - {str(one) for one in Permission})
    if unknown:
        known = ", ".join(sorted(MAY[meant]))
        raise InputError([InputProblem("--scope", unknown[0], "finnes ikke", f"Velg av {known}")])
    scopes = MAY[meant] if scope is None else MAY[meant] & {Permission(one) for one in scope}
    wanted = keys.NewKey(
        name=name,
        role=meant,
        units=units or None,
        expires_at=dt.datetime.now(dt.UTC) + dt.timedelta(days=days),
        names=names,
        scopes=frozenset(scopes),
    )
    with writing(opened(address_of(database))) as session:
        row, key = keys.create(session, wanted, BY)
        note(session, BY, "key.create", row.id, role=row.role)
        made = f"Nøkkelen {row.id} gjelder til {row.expires_at:%Y-%m-%d}. Den vises bare nå:"
    console(stderr=True).print(Text(made))
    typer.echo(key)


@app.command(name="list")
def every(database: Database = None) -> None:
    """Vis nøklene som er laget."""
    from api.access import keys
    from api.database.sessions import reading

    table = Table("Id", "Navn", "Rolle", "Enheter", "Tilgang", "Utløper", "Trukket")
    with reading(opened(address_of(database))) as session:
        for row in keys.keys(session):
            revoked = "" if row.revoked_at is None else f"{row.revoked_at:%Y-%m-%d}"
            cells = (row.id, row.name, row.role, row.units, row.scopes, f"{row.expires_at:%Y-%m-%d}", revoked)
            table.add_row(*(Text(cell) for cell in cells))
    console().print(table)


@app.command()
def revoke(
    key: Annotated[str, typer.Argument(metavar="ID", help="Nøkkelens id, fra «turnus key list»")],
    database: Database = None,
) -> None:
    """Trekk en nøkkel tilbake. Den kan ikke brukes mer."""
    from api.access import keys
    from api.database.sessions import writing
    from api.log.store import note

    with writing(opened(address_of(database))) as session:
        if not keys.revoke(session, key):
            advice = "Se «turnus key list»"
            raise InputError([InputProblem("ID", key, "det finnes ingen nøkkel med denne id-en", advice)])
        note(session, BY, "key.revoke", key)
    console(stderr=True).print(Text(f"Nøkkelen {key} gjelder ikke lenger."))
