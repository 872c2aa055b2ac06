"""The service on this machine: ``serve`` and ``worker``."""

from __future__ import annotations

import ipaddress
import logging
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from models.problems import InputError, InputProblem
from ui.commands.shared import console

if TYPE_CHECKING:
    from sqlalchemy import Engine

DATABASE_HELP = "sqlite:///fil.db eller postgresql://bruker@vert/navn"

PORT = 8321

SHUTDOWN_SECONDS = 5
"""How long requests under way may take when the service is told to end."""


def serve(
    host: Annotated[str, typer.Option(metavar="ADRESSE", help="Adressen tjenesten svarer på")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Porten tjenesten svarer på")] = PORT,
    database: Annotated[
        str | None,
        typer.Option(
            envvar="TURNUS_DATABASE",
            metavar="ADRESSE",
            help=f"{DATABASE_HELP}; ellers turnus.db i denne mappen",
        ),
    ] = None,
    at_once: Annotated[
        int, typer.Option(min=0, max=64, help="Oppdrag som løses samtidig på denne maskinen")
    ] = 1,
) -> None:
    """Start tjenesten: alt over HTTP, med oppdrag som overlever omstart."""
    import uvicorn

    from api.app import create_app
    from api.jobs.supervisor import WorkerProcess

    _check_local(host)
    _check_free(host, port)
    database = database or f"sqlite:///{Path.cwd() / 'turnus.db'}"
    engine = _opened(database)
    console(stderr=True).print(
        Text(
            f"Turnus svarer på http://{host}:{port} (beskrivelse: /openapi.json). "
            "Den er åpen for alle som bruker denne maskinen, og for ingen andre."
        )
    )
    config = uvicorn.Config(
        create_app(engine),
        host=host,
        port=port,
        log_level="warning",
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        server_header=False,
    )
    if at_once:
        with WorkerProcess(database, at_once):
            uvicorn.Server(config).run()
    else:
        uvicorn.Server(config).run()


def worker(
    database: Annotated[str, typer.Option(envvar="TURNUS_DATABASE", metavar="ADRESSE", help=DATABASE_HELP)],
    at_once: Annotated[int, typer.Option(min=1, max=64, help="Oppdrag som løses samtidig")] = 1,
    memory: Annotated[
        int | None, typer.Option(min=200, metavar="MB", help="Mest minne ett oppdrag kan bruke")
    ] = None,
    lease: Annotated[
        float,
        typer.Option(min=4, max=600, metavar="S", help="Tid uten livstegn før andre kan ta oppdraget"),
    ] = 15.0,
) -> None:
    """Ta oppdrag fra køen i en database og løs dem, til programmet får beskjed om å slutte."""
    from api.jobs.worker import Worker

    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    Worker(_opened(database), at_once, None if memory is None else memory * 1_000_000, lease).run()


def _opened(database: str) -> Engine:
    """The database with the tables of this version. Its address may hold a password, so it is not quoted."""
    from sqlalchemy.exc import ArgumentError, DBAPIError

    from api.database.engine import open_database
    from api.database.migrate import upgrade

    try:
        engine = open_database(database)
        upgrade(engine)
    except (ArgumentError, ValueError):
        raise _trouble(
            "--database", None, "er ikke en adresse som kan brukes", f"Skriv {DATABASE_HELP}"
        ) from None
    except DBAPIError as error:
        kind = type(error.orig).__name__
        advice = "Se etter at databasen kjører, og at du har tilgang"
        raise _trouble("--database", None, f"kan ikke brukes ({kind})", advice) from None
    return engine


def _check_local(host: str) -> None:
    try:
        local = host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        local = False
    if not local:
        message = "tjenesten har ingen pålogging ennå, og svarer derfor bare på denne maskinen"
        raise _trouble("--host", host, message, "Bruk 127.0.0.1")


def _check_free(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise _trouble("--port", str(port), "porten er i bruk", "Velg en annen med --port") from None


def _trouble(where: str, value: str | None, message: str, advice: str) -> InputError:
    return InputError([InputProblem(where, value, message, advice)])
