"""The ``turnus`` command."""

from __future__ import annotations

import sys

import typer
from rich.text import Text

from models.problems import InputError
from ui.commands import benchmarking, heltid, keys
from ui.commands.checking import audit_command, rules, show, validate
from ui.commands.exporting import export
from ui.commands.planning import demo, solve
from ui.commands.retaining import retention
from ui.commands.serving import serve, worker
from ui.commands.shared import console, print_json
from ui.commands.wards import convert, generate, template
from ui.commands.workplace import ui
from ui.exits import Exit

app = typer.Typer(
    name="turnus",
    help="Lager og kontrollerer turnusplaner for kommunal helse og omsorg.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in (
    demo,
    solve,
    validate,
    show,
    rules,
    template,
    convert,
    export,
    generate,
    serve,
    ui,
    worker,
    retention,
):
    app.command()(command)
app.command(name="audit")(audit_command)
app.add_typer(benchmarking.app, name="benchmark")
app.add_typer(heltid.app, name="heltid")
app.add_typer(keys.app, name="key")


def main() -> None:
    """Entry point: bad input ends with one clear message and code 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except InputError as error:
        if "--json" in sys.argv:
            print_json(
                {
                    "error": str(error),
                    "problems": [
                        {"where": p.where, "value": p.value, "message": p.message, "advice": p.advice}
                        for p in error.problems
                    ],
                }
            )
        else:
            console(stderr=True).print(Text(str(error)))
        raise SystemExit(int(Exit.BAD_INPUT)) from None
    except KeyboardInterrupt:
        raise SystemExit(int(Exit.INTERRUPTED)) from None
    except OSError as error:
        console(stderr=True).print(
            Text(f"Filen kunne ikke leses eller skrives: {error.strerror} ({error.filename})")
        )
        raise SystemExit(int(Exit.BAD_INPUT)) from None
