"""Ward files: ``template``, ``convert`` and ``generate``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from instances.json_file import write_instance
from instances.library import sample_names
from models.instance import Instance
from models.problems import InputError, InputProblem
from ui.commands.budget import SeedOption
from ui.commands.shared import InstanceArgument, JsonOption, consoles, print_json
from ui.files import check_outputs, open_instance


def generate(
    name: Annotated[str, typer.Argument(metavar="NAVN", help="For eksempel hemnes/korgen eller ha")],
    seed: SeedOption = 0,
    out: Annotated[Path | None, typer.Option("--out", metavar="FIL", help=".json eller .xlsx")] = None,
    as_json: JsonOption = False,
) -> None:
    """Lag en eksempelinstans på nytt, med et annet frø om ønskelig."""
    if name not in sample_names():
        raise InputError(
            [InputProblem("", name, "er ikke et eksempel", f"Eksemplene er {', '.join(sample_names())}")]
        )
    from instances.generator import generate as generate_sample

    made = generate_sample(name, seed)
    if out is None:
        sys.stdout.write(made.model_dump_json(indent=2) + "\n")
    else:
        _save_instance(out, made, as_json)


def template(
    out: Annotated[Path, typer.Argument(metavar="FIL", help="Regnearket som skrives (.xlsx)")],
    instance: Annotated[
        str | None, typer.Option("--from", metavar="INSTANS", help="Fyll ut med denne")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Skriv et regneark til å fylle ut med ansatte, behov, vakter, fravær og ønsker."""
    if out.suffix.lower() != ".xlsx":
        raise InputError(
            [InputProblem("", str(out), "er ikke et regneark", "Oppgi et navn som slutter på .xlsx")]
        )
    check_outputs([out])
    from instances.excel import write_template

    write_template(out, open_instance(instance) if instance else None)
    _say_written(out, as_json)


def convert(
    instance: InstanceArgument,
    out: Annotated[Path, typer.Argument(metavar="FIL", help=".json eller .xlsx")],
    as_json: JsonOption = False,
) -> None:
    """Gjør en instans om fra regneark til JSON eller omvendt."""
    _save_instance(out, open_instance(instance), as_json)


def _save_instance(out: Path, instance: Instance, as_json: bool) -> None:
    if out.suffix.lower() not in (".json", ".xlsx"):
        raise InputError([InputProblem("", str(out), "har en ukjent filendelse", "Bruk .json eller .xlsx")])
    check_outputs([out])
    if out.suffix.lower() == ".xlsx":
        from instances.excel import write_template

        write_template(out, instance)
    else:
        write_instance(instance, out)
    _say_written(out, as_json)


def _say_written(out: Path, as_json: bool) -> None:
    if as_json:
        print_json({"written": str(out)})
    else:
        consoles()[0].print(Text(f"Lagret {out}"))
