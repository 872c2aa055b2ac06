"""The service on this machine: ``serve`` and ``worker``."""

from __future__ import annotations

import logging
from contextlib import ExitStack
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from models.problems import InputError, InputProblem
from ui.commands.database import DATABASE_HELP, Database, address_of, opened
from ui.commands.shared import console
from ui.commands.workplace import (
    PAGES_ADVICE,
    address_on,
    check_free,
    here,
    missing_for_pages,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from api.access.gate import Gate
    from api.settings import Settings

PORT = 8321

KEPT_SECONDS = 75
"""How long a connection is kept without a request: longer than clients and proxies do, who else write to closed ones."""

SHUTDOWN_SECONDS = 5
"""How long requests under way may take when the service is told to end."""


def serve(
    host: Annotated[str, typer.Option(metavar="ADRESSE", help="Adressen tjenesten svarer på")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Porten tjenesten svarer på")] = PORT,
    database: Database = None,
    at_once: Annotated[
        int, typer.Option(min=0, max=64, help="Oppdrag som løses samtidig på denne maskinen")
    ] = 1,
    pages: Annotated[bool, typer.Option("--ui/--no-ui", help="Start sidene i nettleseren også")] = True,
    pages_port: Annotated[
        int | None,
        typer.Option("--ui-port", min=1, max=65535, help="Porten sidene svarer på; ellers den neste"),
    ] = None,
) -> None:
    """Start tjenesten: sidene i nettleseren, og alt over HTTP, med oppdrag som overlever omstart."""
    import uvicorn

    from api.app import create_app
    from api.jobs.supervisor import KeptProcess, WorkerProcess
    from api.pace import share_fairly
    from api.settings import settings

    configured = settings()
    pages = pages and _has_pages()
    check_free(host, port)
    if pages:
        pages_port = pages_port or port + 1
        check_free(host, pages_port, "--ui-port")
    database = address_of(database)
    engine = opened(database)
    gate = _gate(engine, host, configured)
    open_to = "Den er åpen for alle som bruker denne maskinen, og for ingen andre."
    if gate is not None:
        open_to = "Alle må logge inn, med en nøkkel eller et token."
    console(stderr=True).print(
        Text(f"Turnus svarer på http://{host}:{port} (beskrivelse: /openapi.json). {open_to}")
    )
    config = uvicorn.Config(
        create_app(engine, gate, configured.cors_origins),
        host=host,
        port=port,
        log_level="warning",
        timeout_graceful_shutdown=SHUTDOWN_SECONDS,
        timeout_keep_alive=KEPT_SECONDS,
        server_header=False,
    )
    share_fairly()
    with ExitStack() as beside:
        if at_once:
            beside.enter_context(WorkerProcess(database, at_once))
        if pages:
            api = address_on(here(host), port)
            beside.enter_context(
                KeptProcess(["ui", "--host", host, "--port", str(pages_port)], {"TURNUS_API": api})
            )
        uvicorn.Server(config).run()


def _has_pages() -> bool:
    """Whether the pages are installed; says so when they are not."""
    missing = missing_for_pages()
    if missing:
        console(stderr=True).print(Text(f"Sidene startes ikke: {missing} mangler. {PAGES_ADVICE}."))
    return not missing


def worker(
    database: Annotated[str, typer.Option(envvar="TURNUS_DATABASE", metavar="ADRESSE", help=DATABASE_HELP)],
    at_once: Annotated[int, typer.Option(min=1, max=64, help="Oppdrag som løses samtidig")] = 1,
    memory: Annotated[
        int | None, typer.Option(min=200, metavar="MB", help="Mest minne ett oppdrag kan bruke")
    ] = None,
    lease: Annotated[
        float,
        typer.Option(
            envvar="TURNUS_LEASE",
            min=4,
            max=600,
            metavar="S",
            help="Tid uten livstegn før andre kan ta oppdraget",
        ),
    ] = 15.0,
) -> None:
    """Ta oppdrag fra køen i en database og løs dem, til programmet får beskjed om å slutte."""
    from api.jobs.worker import Worker
    from api.settings import settings

    days = settings().roster_days
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(message)s")
    logging.getLogger("alembic").setLevel(logging.WARNING)
    Worker(opened(database), at_once, None if memory is None else memory * 1_000_000, lease, days).run()


def _gate(engine: Engine, host: str, configured: Settings) -> Gate | None:
    """Who is let in: those who sign in, or, when nothing says how to, everybody on this machine (None)."""
    from api.access import keys
    from api.access.gate import SignedIn, is_loopback
    from api.database.sessions import reading

    with reading(engine) as session:
        has_keys = keys.usable(session)
    if configured.provider is not None or has_keys:
        return SignedIn(engine, configured.provider, configured.requests_per_minute)
    if is_loopback(host):
        return None
    message = "tjenesten svarer bare denne maskinen så lenge ingen kan logge inn"
    advice = "Lag en nøkkel med «turnus key create», eller sett TURNUS_OIDC_ISSUER og TURNUS_OIDC_AUDIENCE"
    raise _trouble("--host", host, message, advice)


def _trouble(where: str, value: str | None, message: str, advice: str) -> InputError:
    return InputError([InputProblem(where, value, message, advice)])
