"""The service on this machine: ``worker``."""

from __future__ import annotations

import logging
from typing import Annotated

import typer
from sqlalchemy.exc import ArgumentError, DBAPIError

from models.problems import InputError, InputProblem

DatabaseOption = Annotated[
    str,
    typer.Option(
        "--database",
        envvar="TURNUS_DATABASE",
        metavar="ADRESSE",
        help="sqlite:///fil.db eller postgresql://bruker@vert/navn",
    ),
]


def worker(
    database: DatabaseOption,
    at_once: Annotated[int, typer.Option(min=1, max=64, help="Oppdrag som løses samtidig")] = 1,
    memory: Annotated[
        int | None, typer.Option(min=200, metavar="MB", help="Mest minne ett oppdrag kan bruke")
    ] = None,
) -> None:
    """Ta oppdrag fra køen i en database og løs dem, til programmet får beskjed om å slutte."""
    from api.database.engine import open_database
    from api.database.migrate import upgrade
    from api.jobs.worker import Worker

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    try:
        engine = open_database(database)
        upgrade(engine)
    except (ArgumentError, ValueError):
        raise _trouble("er ikke en adresse til en database som kan brukes") from None
    except DBAPIError as error:
        raise _trouble(f"svarer ikke ({type(error.orig).__name__})") from None
    Worker(engine, at_once, None if memory is None else memory * 1_000_000).run()


def _trouble(message: str) -> InputError:
    """The address may hold a password, so it is not quoted."""
    advice = "Skriv sqlite:///fil.db eller postgresql://bruker@vert/navn, og se etter at databasen kjører"
    return InputError([InputProblem("--database", None, message, advice)])
