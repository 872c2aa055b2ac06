"""What a user names on the command line: instances by path or short name, outputs by their ending.

Spreadsheet libraries take a second to load, so they are imported where a spreadsheet is met.
"""

from __future__ import annotations

from pathlib import Path

from instances.json_file import read_instance, read_roster, write_roster
from instances.library import load_named, sample_names
from instances.saving import put_in_place
from models.audit import Audit
from models.instance import Instance
from models.problems import InputError, InputProblem
from models.roster import Roster

ROSTER_ENDINGS = (".json", ".xlsx", ".csv")
"""Of files that a roster is read from."""

WRITTEN_ENDINGS = (*ROSTER_ENDINGS, ".pdf")
"""Of files that a roster is written to."""


def open_instance(name: str) -> Instance:
    """The instance of a short name (``hemnes/korgen``) or of a .json or .xlsx file.

    Raises
    ------
    InputError
        When it is neither, or the file cannot be used.
    """
    if name in sample_names():
        return load_named(name)
    path = Path(name)
    if path.suffix.lower() == ".xlsx":
        from instances.excel import read_excel

        return read_excel(path)
    if path.suffix.lower() == ".json" or path.exists():
        return read_instance(path)
    raise InputError(
        [
            InputProblem(
                "",
                name,
                "er verken et eksempel eller en fil (.json eller .xlsx)",
                f"Eksemplene er {', '.join(sample_names())}",
            )
        ]
    )


def open_roster(name: str, instance: Instance) -> Roster:
    """The roster of a .json, .xlsx or .csv file."""
    path = Path(name)
    ending = path.suffix.lower()
    if ending == ".json":
        return read_roster(path, instance)
    if ending == ".csv":
        from instances.csv_file import read_roster_csv

        return read_roster_csv(path, instance)
    if ending == ".xlsx":
        from instances.excel import read_roster_excel

        return read_roster_excel(path, instance)
    raise unknown_ending(path)


def check_outputs(paths: list[Path], endings: tuple[str, ...] = WRITTEN_ENDINGS) -> None:
    """Raise InputError before the work begins when an output cannot be written."""
    for path in paths:
        if path.suffix.lower() not in endings:
            raise unknown_ending(path, endings)
        if path.is_dir():
            raise InputError([InputProblem("", str(path), "er en mappe", "Oppgi et filnavn")])
        if not path.resolve().parent.is_dir():
            raise InputError(
                [InputProblem("", str(path), "ligger i en mappe som ikke finnes", "Lag mappen først")]
            )


def save_roster(path: Path, instance: Instance, roster: Roster, audit: Audit) -> None:
    """Write a roster in the format its ending asks for; the file is whole or not there."""
    ending = path.suffix.lower()
    if ending == ".xlsx":
        from instances.excel import write_roster_excel

        write_roster_excel(path, instance, roster, audit)
    elif ending == ".csv":
        from instances.csv_file import write_roster_csv

        write_roster_csv(path, instance, roster)
    elif ending == ".pdf":
        from instances.paper import wall_plan

        put_in_place(path, wall_plan(instance, roster, audit))
    else:
        write_roster(roster, path)


def unknown_ending(path: Path, endings: tuple[str, ...] = ROSTER_ENDINGS) -> InputError:
    """The error for a file whose ending says no known format."""
    return InputError(
        [InputProblem("", str(path), "har en ukjent filendelse", f"Bruk en av {', '.join(endings)}")]
    )
