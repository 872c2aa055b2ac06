"""JSON read more strictly than JSON is: UTF-8, no key twice, no NaN, no endless number, no half character.

What is wrong is said with its line or its JSON path, in Norwegian.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from models.problems import InputError, InputProblem, joined, path_text, shown

LONGEST_NUMBER = 30
"""Characters of a number; longer ones are a mistake or an attack."""


def decode(raw: bytes) -> str:
    """The text of a file in UTF-8, with or without byte order mark.

    Raises
    ------
    InputError
        When it is empty or in another encoding; says the line.
    """
    if not raw.strip():
        raise trouble("filen er tom", "Velg en annen fil")
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\x00" in raw[:4]:
        raise trouble("filen er lagret som UTF-16", "Lagre den på nytt med tegnkodingen UTF-8")
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


def trouble(message: str, advice: str) -> InputError:
    """One problem of a file as a whole."""
    return InputError([InputProblem("", None, message, advice)])


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
            count = Counter(key for key, _ in pairs)
            found.twice = tuple(key for key, times in count.items() if times > 1)
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


def read_object(text: str) -> dict[str, Any]:
    """The object a JSON text holds.

    Raises
    ------
    InputError
        With every key that stands twice and every value that is none, or with the first slip of the pen.
    """
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
        raise trouble(
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
    return content


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
