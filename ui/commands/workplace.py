"""The ward leader's pages in a browser: ``ui``."""

from __future__ import annotations

import os
import signal
import socket
import threading
from importlib.util import find_spec
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from models.problems import InputError, InputProblem
from ui.commands.shared import console

PAGES_PORT = 8322

API_ADDRESS = "http://127.0.0.1:8321"

PAGES_ADVICE = 'Installer dem med: pip install "turnus[ui]"'

NEEDED = {"streamlit": "streamlit", "httpx2": "httpx2", "babel": "babel", "authlib": "Authlib"}
"""Modules that the pages cannot do without, and the packages they come with."""

SERVED = Path(__file__).parents[1] / "workplace" / "serving.py"

LOOK_SECONDS = 0.5
"""Time between two looks for the process that started this one."""


def ui(
    host: Annotated[str, typer.Option(metavar="ADRESSE", help="Adressen sidene svarer på")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535, help="Porten sidene svarer på")] = PAGES_PORT,
    api: Annotated[
        str, typer.Option(envvar="TURNUS_API", metavar="ADRESSE", help="Adressen til tjenesten")
    ] = API_ADDRESS,
) -> None:
    """Start sidene i nettleseren, for en tjeneste som kjører (turnus serve starter begge)."""
    missing = missing_for_pages()
    if missing:
        raise _trouble("", None, f"sidene kan ikke startes: {missing} mangler", PAGES_ADVICE)
    if not api.startswith(("http://", "https://")):
        raise _trouble("--api", api, "er ingen adresse", f"Skriv den som {API_ADDRESS}")
    check_free(host, port)
    os.environ["TURNUS_API"] = api
    console(stderr=True).print(Text(f"Åpne {address_on(here(host), port)} i nettleseren."))
    threading.Thread(target=_end_with, args=(os.getppid(),), daemon=True).start()
    _run(host, port)


def missing_for_pages() -> str:
    """The package that the pages lack, nothing when they can run."""
    return next((package for module, package in NEEDED.items() if find_spec(module) is None), "")


def here(host: str) -> str:
    """The address by which this machine reaches what answers on ``host``."""
    return {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - compared, not bound


def address_on(host: str, port: int) -> str:
    """``http://127.0.0.1:8322``."""
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def check_free(host: str, port: int, option: str = "--port") -> None:
    """Raise InputError, naming the option, when something answers on the port already."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            raise _trouble(option, str(port), "porten er i bruk", f"Velg en annen med {option}") from None


def _run(host: str, port: int) -> None:
    """Run Streamlit in this process until it is told to end."""
    from streamlit.web import cli

    from api.access.gate import is_loopback
    from ui.workplace.client.connection import OUTSIDE

    os.environ[OUTSIDE] = "0" if is_loopback(host) else "1"
    options = ["--server.address", host, "--server.port", str(port)]
    if is_loopback(host):  # a page of another site that is led to this machine by its name is kept out
        for name in ("localhost", "127.0.0.1", "[::1]", "::1"):
            options += ["--server.allowedHosts", name]
    cli.main(["run", str(SERVED), *options], standalone_mode=False)


def _end_with(parent: int) -> None:
    """End this process when the one that started it is gone."""
    waiting = threading.Event()
    while os.getppid() == parent:
        waiting.wait(LOOK_SECONDS)
    os.kill(os.getpid(), signal.SIGTERM)


def _trouble(where: str, value: str | None, message: str, advice: str) -> InputError:
    return InputError([InputProblem(where, value, message, advice)])
