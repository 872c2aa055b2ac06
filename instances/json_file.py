"""JSON files: an instance or a roster, read strictly and written whole or not at all."""

from __future__ import annotations

import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from models.base import Model
from models.contradictions import check_contradictions
from models.instance import Instance
from models.problems import InputError, InputProblem, closest, joined, path_text, shown
from models.references import check_roster
from models.roster import Roster
from models.translation import problems_of

LARGEST_FILE_BYTES = 50_000_000
"""A municipality of 900 people over a year is a few million bytes."""

LONGEST_NUMBER = 30
"""Characters of a number; longer ones are a mistake or an attack."""

M = TypeVar("M", bound=Model)


def read_instance(path: str | Path) -> Instance:
    """The instance in a file, with every reference checked and every contradiction found.

    Raises
    ------
    InputError
        With everything that is wrong, when the file cannot be read or used.
    """
    try:
        instance = parse_instance(_read_text(Path(path)))
    except InputError as error:
        raise error.of(str(path)) from None
    return instance


def parse_instance(text: str) -> Instance:
    """The instance in a JSON text; checks and errors as ``read_instance``."""
    instance = parse(text, Instance)
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
    _write_text(Path(path), layout(instance.model_dump(mode="json", exclude_defaults=True)))


def write_roster(roster: Roster, path: str | Path) -> None:
    """Write a roster with all its fields; errors as ``write_instance``."""
    _write_text(Path(path), layout(roster.model_dump(mode="json")))


def parse(text: str, model: type[M]) -> M:
    """A model from JSON text, stricter than JSON itself: no key twice, no NaN, no endless number.

    Raises
    ------
    InputError
        With every problem of the text, or else every field that does not fit.
    """
    _check_json(text)
    try:
        return model.model_validate_json(text)
    except ValidationError as error:
        problems = problems_of(error, model)
    raise InputError(problems)


# -- text -----------------------------------------------------------------------------------


def _read_text(path: Path) -> str:
    try:
        if path.is_dir():
            raise _trouble("er en mappe", "Velg en fil i mappen")
        if path.exists() and not path.is_file():
            raise _trouble("er ikke en vanlig fil", "Velg en fil")
        size = path.stat().st_size
        if size > LARGEST_FILE_BYTES:
            raise _trouble(
                f"filen er på {size / 1e6:.0f} MB, og grensen er {LARGEST_FILE_BYTES / 1e6:.0f} MB",
                "Velg en annen fil, eller del planen i flere",
            )
        raw = path.read_bytes()
    except (OSError, ValueError) as error:
        raise _file_trouble(path, error, writing=False) from None
    return decode(raw)


def decode(raw: bytes) -> str:
    """The text of a file in UTF-8, with or without byte order mark.

    Raises
    ------
    InputError
        When it is empty or in another encoding; says the line.
    """
    if not raw.strip():
        raise _trouble("filen er tom", "Velg en annen fil")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in raw[:4]:
        raise _trouble("filen er lagret som UTF-16", "Lagre den på nytt med tegnkodingen UTF-8")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError(
            [
                InputProblem(
                    f"linje {line}",
                    f"byte 0x{raw[error.start]:02x}",
                    "filen er ikke lagret i UTF-8, trolig i Latin-1 (Windows-1252)",
                    "Lagre den på nytt med tegnkodingen UTF-8",
                )
            ]
        ) from None


def _trouble(message: str, advice: str) -> InputError:
    return InputError([InputProblem("", None, message, advice)])


def _file_trouble(path: Path, error: OSError | ValueError, *, writing: bool) -> InputError:
    if isinstance(error, FileNotFoundError):
        if writing:
            return _trouble(f'mappen "{path.parent}" finnes ikke', "Lag mappen først, eller velg en annen")
        near = closest(path.name, _siblings(path))
        return _trouble(
            "filen finnes ikke", f'Mente du "{near}"?' if near else "Se etter skrivefeil i filnavnet"
        )
    if isinstance(error, PermissionError):
        if writing:
            return _trouble(
                "filen kan ikke skrives",
                "Lukk den hvis den er åpen i et annet program, eller velg et annet sted",
            )
        return _trouble("filen kan ikke leses; du mangler tilgang", "Be om tilgang, eller velg en annen fil")
    if isinstance(error, (IsADirectoryError, NotADirectoryError)):
        return _trouble(
            "er en mappe, ikke en fil" if path.is_dir() else "stien går gjennom en fil", "Rett stien"
        )
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return _trouble(f"filen kan ikke {'skrives' if writing else 'leses'} ({reason})", "Velg et annet sted")


def _siblings(path: Path) -> list[str]:
    try:
        return sorted(entry.name for entry in path.parent.iterdir())[:1000]
    except OSError:
        return []


def _write_text(path: Path, text: str) -> None:
    """Write beside the file first and put it in place at once, so that no half-written file is ever seen."""
    try:
        if path.is_dir():
            raise IsADirectoryError(str(path))
        target = Path(os.path.realpath(path))
        beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
        try:
            with beside.open("x", encoding="utf-8", newline="\n") as file:
                file.write(text)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise _file_trouble(path, error, writing=True).of(str(path)) from None


def layout(content: dict[str, Any]) -> str:
    """JSON with one line for each field and for each item of a list of objects."""
    lines = []
    for key, value in content.items():
        if isinstance(value, list) and value and all(isinstance(item, dict) for item in value):
            items = ",\n".join(f"    {json.dumps(item, ensure_ascii=False)}" for item in value)
            lines.append(f"  {json.dumps(key)}: [\n{items}\n  ]")
        else:
            lines.append(f"  {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


# -- what JSON allows and we do not --------------------------------------------------------


class _Object(dict[str, Any]):
    """A JSON object that remembers keys that stood twice."""

    twice: tuple[str, ...] = ()


class _BadNumber(str):
    """The text of a number that is no number or too long, kept until its place is known."""

    __slots__ = ()


class _Reader:
    """Reads JSON and notes whether anything has to be looked for."""

    def __init__(self) -> None:
        self.suspicious = False

    def object(self, pairs: list[tuple[str, Any]]) -> _Object:
        found = _Object(pairs)
        if len(found) < len(pairs):
            self.suspicious = True
            keys = [key for key, _ in pairs]
            found.twice = tuple(dict.fromkeys(key for k, key in enumerate(keys) if key in keys[:k]))
        return found

    def bad(self, text: str) -> _BadNumber:
        self.suspicious = True
        return _BadNumber(text)

    def integer(self, text: str) -> int | _BadNumber:
        return self.bad(text) if len(text) > LONGEST_NUMBER else int(text)

    def decimal(self, text: str) -> float | _BadNumber:
        number = float(text) if len(text) <= LONGEST_NUMBER else float("inf")
        return self.bad(text) if number in (float("inf"), float("-inf")) else number


_HALF_PAIR = re.compile(r"\\u[dD][89a-fA-F]")
"""An escape that may be half a character."""


def _check_json(text: str) -> None:
    reader = _Reader()
    try:
        content = json.loads(
            text,
            object_pairs_hook=reader.object,
            parse_int=reader.integer,
            parse_float=reader.decimal,
            parse_constant=reader.bad,
        )
    except json.JSONDecodeError as error:
        raise InputError([_syntax(text, error)]) from None
    except RecursionError:
        raise _trouble(
            "lister og objekter er nøstet for dypt", "Sjekk at filen er en instans eller turnus"
        ) from None
    if not isinstance(content, dict):
        raise InputError(
            [
                InputProblem(
                    "",
                    shown(content),
                    "filen skal inneholde ett objekt",
                    "Skriv alt mellom { og }; se docs/instance.md",
                )
            ]
        )
    if reader.suspicious or _HALF_PAIR.search(text):
        problems = tuple(_suspects(content, ""))
        if problems:
            raise InputError(problems)


def _suspects(value: Any, where: str) -> Iterator[InputProblem]:
    if isinstance(value, _Object):
        for key in value.twice:
            yield InputProblem(
                joined(where, path_text((key,))), None, "feltet står to ganger", "Ta bort det ene"
            )
        for key, inner in value.items():
            if not _is_text(key):
                yield InputProblem(
                    where, None, "et feltnavn inneholder et halvt tegn", "Skriv feltet på nytt"
                )
            yield from _suspects(inner, joined(where, path_text((key,))))
    elif isinstance(value, list):
        for k, inner in enumerate(value):
            yield from _suspects(inner, f"{where}[{k}]")
    elif isinstance(value, _BadNumber):
        message = "tallet er for stort eller har for mange sifre"
        if value in ("NaN", "Infinity", "-Infinity"):
            message = "er ikke et tall i JSON"
        yield InputProblem(where, shown(value).strip('"'), message, "Skriv et vanlig tall")
    elif isinstance(value, str) and not _is_text(value):
        yield InputProblem(where, None, "inneholder et halvt tegn", "Skriv teksten på nytt")


def _is_text(value: str) -> bool:
    """Whether every character is whole: no lone half of a surrogate pair."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


_SYNTAX = {
    "Expecting value": "her mangler en verdi, eller det står et komma for mye",
    "Expecting property name enclosed in double quotes": "her skal det stå et feltnavn i doble anførselstegn",
    "Illegal trailing comma before end of object": "det står et komma for mye før }",
    "Illegal trailing comma before end of array": "det står et komma for mye før ]",
    "Expecting ':' delimiter": "her mangler et kolon etter feltnavnet",
    "Expecting ',' delimiter": "her mangler et komma, eller et anførselstegn mangler foran",
    "Extra data": "det står mer etter at objektet er slutt",
    "Unterminated string starting at": "teksten som begynner her, mangler anførselstegn på slutten",
    "Invalid control character at": "teksten inneholder linjeskift eller tabulator",
    "Invalid \\escape": "omvendt skråstrek foran et tegn som ikke skal ha det",
    "Invalid \\uXXXX escape": "\\u skal følges av fire heksadesimale sifre",
}


def _syntax(text: str, error: json.JSONDecodeError) -> InputProblem:
    where = f"linje {error.lineno}, tegn {error.colno}"
    if error.pos >= len(text.rstrip()) or error.msg.startswith("Unterminated string"):
        return InputProblem(where, None, "filen slutter midt i innholdet", "Hent eller lagre filen på nytt")
    if error.msg.startswith("Expecting property name") and text[error.pos] == "}":
        error.msg = "Illegal trailing comma before end of object"
    message = next((said for start, said in _SYNTAX.items() if error.msg.startswith(start)), "ugyldig JSON")
    return InputProblem(where, None, f"ugyldig JSON: {message}", "Rett skrivemåten")
