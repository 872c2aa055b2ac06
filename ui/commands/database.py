"""The database that commands of the service work on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.problems import InputError, InputProblem

if TYPE_CHECKING:
    from sqlalchemy import Engine

DATABASE_HELP = "sqlite:///fil.db eller postgresql://bruker@vert/navn"

Database = Annotated[
    str | None,
    typer.Option(
        envvar="TURNUS_DATABASE",
        metavar="ADRESSE",
        help=f"{DATABASE_HELP}; ellers turnus.db i denne mappen",
        show_envvar=False,
    ),
]


def address_of(database: str | None) -> str:
    """What was said, or ``turnus.db`` in this folder."""
    return database or f"sqlite:///{Path.cwd() / 'turnus.db'}"


def opened(database: str) -> Engine:
    """The database with the tables of this version. Its address may hold a password, so it is not quoted."""
    from sqlalchemy.exc import ArgumentError, DBAPIError

    from api.database.engine import open_database
    from api.database.migrate import upgrade

    try:
        engine = open_database(database)
        upgrade(engine)
    except (ArgumentError, ValueError):
        raise _trouble("er ikke en adresse som kan brukes", f"Skriv {DATABASE_HELP}") from None
    except DBAPIError as error:
        advice = "Se etter at databasen kjører, og at du har tilgang"
        raise _trouble(f"kan ikke brukes ({type(error.orig).__name__})", advice) from None
    return engine


def _trouble(message: str, advice: str) -> InputError:
    return InputError([InputProblem("--database", None, message, advice)])
