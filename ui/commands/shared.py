"""Arguments, consoles and JSON that the commands share."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from models.audit import Audit
from models.instance import Instance
from models.kpi import kpis
from models.roster import Roster

InstanceArgument = Annotated[
    str, typer.Argument(metavar="INSTANS", help="Fil (.json, .xlsx) eller kortnavn som hemnes/korgen")
]
RosterArgument = Annotated[str, typer.Argument(metavar="PLAN", help="Planen: .json, .xlsx eller .csv")]
JsonOption = Annotated[bool, typer.Option("--json", help="Skriv JSON til andre programmer")]
OutOption = Annotated[
    list[Path] | None,
    typer.Option("--out", metavar="FIL", help="Lagre planen (.json, .xlsx, .csv, .pdf); kan gjentas"),
]

PIPE_WIDTH = 160
"""Columns when the output is no terminal and ``COLUMNS`` says nothing."""


def console(*, stderr: bool = False) -> Console:
    made = Console(stderr=stderr, highlight=False)
    if not made.is_terminal and "COLUMNS" not in os.environ:
        made.width = PIPE_WIDTH
    return made


def consoles() -> tuple[Console, Console]:
    """Standard output, and standard error for progress."""
    return console(), console(stderr=True)


def print_json(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


def audit_json(instance: Instance, roster: Roster, found: Audit) -> dict[str, Any]:
    return {
        "roster": roster.model_dump(mode="json"),
        "clean": found.clean,
        "findings": [f.model_dump(mode="json") for f in found.findings],
        "penalties": found.penalties,
        "kpis": kpis(instance, roster).model_dump(mode="json"),
    }
