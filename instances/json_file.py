"""JSON files: an instance or a roster, read strictly and written whole or not at all."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeVar, get_args

from pydantic import ValidationError

from instances.saving import put_in_place
from instances.strict_json import decode, read_object, trouble
from models.contradictions import check_contradictions
from models.instance import Instance
from models.problems import InputError, InputProblem, closest, shown
from models.references import check_roster
from models.roster import Roster
from models.translation import problems_of

LARGEST_FILE_BYTES = 50_000_000
"""A municipality of 900 people over a year is a few million bytes."""

__all__ = [
    "decode",
    "parse",
    "parse_instance",
    "read_instance",
    "read_roster",
    "write_instance",
    "write_roster",
]

M = TypeVar("M", Instance, Roster)

_FORMATS = {"turnus-instance-1": "en instans", "turnus-roster-1": "en turnus"}
"""What a file says it is."""


def read_instance(path: str | Path, *, to_be_staffed: bool = False) -> Instance:
    """The instance in a file, with every reference checked and every contradiction found.

    Parameters
    ----------
    to_be_staffed:
        Whether it may be without employees.

    Raises
    ------
    InputError
        With everything that is wrong, when the file cannot be read or used.
    """
    try:
        instance = parse_instance(_read_text(Path(path)), to_be_staffed=to_be_staffed)
    except InputError as error:
        raise error.of(str(path)) from None
    return instance


def parse_instance(text: str, *, to_be_staffed: bool = False) -> Instance:
    """The instance in a JSON text; checks and errors as ``read_instance``."""
    instance = parse(text, Instance)
    if instance.employees or not to_be_staffed:
        check_contradictions(instance)
    return instance


def read_roster(path: str | Path, instance: Instance) -> Roster:
    """The roster in a file, checked against its instance.

    Raises
    ------
    InputError
        With everything that is wrong, when the file cannot be read or does not fit the instance.
    """
    try:
        roster = parse(_read_text(Path(path)), Roster)
        check_roster(instance, roster)
    except InputError as error:
        raise error.of(str(path)) from None
    return roster


def write_instance(instance: Instance, path: str | Path) -> None:
    """Write an instance; fields that have their default value are left out.

    Raises
    ------
    InputError
        When the file cannot be written; an existing file is then unchanged.
    """
    put_in_place(path, instance_text(instance).encode())


def instance_text(instance: Instance) -> str:
    """The text ``write_instance`` writes."""
    return layout(instance.model_dump(mode="json", exclude_defaults=True))


def write_roster(roster: Roster, path: str | Path) -> None:
    """Write a roster with all its fields; errors as ``write_instance``."""
    put_in_place(path, layout(roster.model_dump(mode="json")).encode())


def parse(text: str, model: type[M]) -> M:
    """A model from JSON text, stricter than JSON itself: no key twice, no NaN, no endless number.

    Raises
    ------
    InputError
        With every problem of the text, or else every field that does not fit.
    """
    content = read_object(text)
    wanted, found = model.model_fields["format"].annotation, content.get("format")
    other = _FORMATS.get(found) if isinstance(found, str) else None
    if other is not None and found not in get_args(wanted):
        said = _FORMATS[get_args(wanted)[0]]
        raise InputError(
            [InputProblem("format", shown(found), f"filen er {other}, ikke {said}", "Velg riktig fil")]
        )
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        problems = problems_of(error, model)
    raise InputError(problems)


# -- text -----------------------------------------------------------------------------------


def _read_text(path: Path) -> str:
    try:
        if path.is_dir():
            raise trouble("er en mappe", "Velg en fil i mappen")
        if path.exists() and not path.is_file():
            raise trouble("er ikke en vanlig fil", "Velg en fil")
        size = path.stat().st_size
        if size > LARGEST_FILE_BYTES:
            raise trouble(
                f"filen er på {size / 1e6:.0f} MB, og grensen er {LARGEST_FILE_BYTES / 1e6:.0f} MB",
                "Velg en annen fil, eller del planen i flere",
            )
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        raise _file_trouble(path, error) from None
    return decode(raw)


def _file_trouble(path: Path, error: OSError | ValueError) -> InputError:
    if isinstance(error, FileNotFoundError):
        near = closest(path.name, _siblings(path))
        return trouble(
            "filen finnes ikke", f'Mente du "{near}"?' if near else "Se etter skrivefeil i filnavnet"
        )
    if isinstance(error, PermissionError):
        return trouble("filen kan ikke leses; du mangler tilgang", "Be om tilgang, eller velg en annen fil")
    if isinstance(error, (IsADirectoryError, NotADirectoryError)):
        return trouble(
            "er en mappe, ikke en fil" if path.is_dir() else "stien går gjennom en fil", "Rett stien"
        )
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return trouble(f"filen kan ikke leses ({reason})", "Velg et annet sted")


def _siblings(path: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in path.parent.iterdir())[:1000]
    except OSError:
        return []


def layout(content: dict[str, Any], indent: str = "  ") -> str:
    """JSON with one line for each field and for each item of a list of objects."""
    lines = []
    for key, value in content.items():
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            items = ",\n".join(f"{indent}  {json.dumps(item, ensure_ascii=False)}" for item in value)
            text = f"[\n{items}\n{indent}]"
        elif isinstance(value, dict) and any(isinstance(item, list) for item in value.values()):
            text = layout(value, indent + "  ").rstrip("\n")
        else:
            text = json.dumps(value, ensure_ascii=False)
        lines.append(f"{indent}{json.dumps(key)}: {text}")
    return "{\n" + ",\n".join(lines) + f"\n{indent[2:]}}}\n"
