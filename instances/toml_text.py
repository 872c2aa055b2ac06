"""What TOML text cannot tell by itself: its slips in Norwegian, values that are no JSON, and the line of a key."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import Any

from models.problems import InputProblem

Steps = tuple[str | int, ...]
"""Keys and positions that lead to a value."""

_STEP = re.compile(r"\[(\d+)\]|([^.\[\]]+)")


def steps(path: str) -> Steps:
    """A JSON path taken apart: ``policies[0].name`` gives ``("policies", 0, "name")``."""
    return tuple(int(m[1]) if m[1] else m[2] for m in _STEP.finditer(path))


def odd_values(value: Any, place: Steps) -> list[tuple[Steps, str]]:
    """Dates, clock times and numbers without end, which no field of a study takes."""
    if isinstance(value, dict):
        return [odd for key, inner in value.items() for odd in odd_values(inner, (*place, key))]
    if isinstance(value, list):
        return [odd for k, inner in enumerate(value) for odd in odd_values(inner, (*place, k))]
    if isinstance(value, float) and not math.isfinite(value):
        return [(place, str(value))]
    return [] if isinstance(value, (str, int, float, bool)) else [(place, str(value))]


_PLACE = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")

_SYNTAX = {
    "Expected '=' after a key": "her mangler et likhetstegn etter nøkkelen",
    "Invalid value": "her mangler en verdi, eller en tekst står uten anførselstegn",
    "Cannot overwrite a value": "nøkkelen står to ganger",
    "Cannot declare": "overskriften står to ganger, eller passer ikke med en tidligere",
    "Cannot mutate immutable": "nøkkelen er alt skrevet som en tabell på én linje",
    "Unclosed array": "listen er ikke lukket med ]",
    "Unclosed inline table": "tabellen er ikke lukket med }",
    "Unterminated string": "teksten mangler anførselstegn på slutten",
    "Illegal character": "linjeskift eller styretegn midt i en tekst",
    "Expected newline or end of document": "det står noe mer på linjen etter verdien",
    "Unescaped '\\' in a string": "omvendt skråstrek må skrives to ganger",
    "Duplicate inline table key": "nøkkelen står to ganger",
    "Invalid initial character for a key": "en nøkkel kan bare ha bokstaver, tall, _ og -",
}


def syntax_problem(said: str) -> InputProblem:
    """A slip of TOML in Norwegian, with its line."""
    place = _PLACE.search(said)
    where = "slutten av filen"
    if place is not None and place[1]:
        where = f"linje {place[1]}, tegn {place[2]}"
    message = next(
        (words for start, words in _SYNTAX.items() if said.startswith(start)), "skrivemåten er feil"
    )
    return InputProblem(where, None, f"ugyldig TOML: {message}", "Rett skrivemåten; se docs/policies.md")


class TomlLines:
    """Where a key stands in a TOML text, as far as it is laid out in the usual way.

    Attributes
    ----------
    unsure:
        Numbers of the policies whose changes cannot be counted, since one has no ``kind``.
    """

    def __init__(self, text: str) -> None:
        self.unsure: set[str | int] = set()
        self.lines = [
            line.split("#")[0] if line.count('"') % 2 == 0 and "#" in line else line
            for line in text.splitlines()
        ]

    def of(self, place: Steps) -> int | None:
        """Line number (from 1) of a path, or of the nearest thing around it that is found; None when nothing is."""
        if not place:
            return None
        if place[0] == "policies" and len(place) > 1:
            return self._in_policy(place)
        if place[0] == "grid":
            table = self._table(re.compile(r"\s*\[grid\]"), 0)
            return self._key(table, place[1:2]) or (table.start + 1 if table else None)
        return self._key(self._top(), place[:1])

    def _in_policy(self, place: Steps) -> int | None:
        table = self._table(re.compile(r"\s*\[\[policies\]\]"), int(place[1]))
        if not table:
            return None
        rest: Sequence[str | int] = place[2:]
        if rest[:1] == ("changes",) and len(rest) > 1:
            found = None if place[1] in self.unsure else self._nth_kind(table, int(rest[1]))
            table, rest = (found, rest[2:]) if found else (table, ())
        return self._key(table, rest[:1]) or table.start + 1

    def _table(self, header: re.Pattern[str], n: int) -> range:
        """Lines of the n-th table with a header, subtables included; empty when there is none."""
        starts = [k for k, line in enumerate(self.lines) if header.match(line)]
        if n >= len(starts):
            return range(0)
        other = re.compile(r"\s*\[(?!\[?policies\.)")
        ends = (k for k in range(starts[n] + 1, len(self.lines)) if other.match(self.lines[k]))
        return range(starts[n], next(ends, len(self.lines)))

    def _top(self) -> range:
        headers = (k for k, line in enumerate(self.lines) if re.match(r"\s*\[", line))
        return range(next(headers, len(self.lines)))

    def _nth_kind(self, table: range, n: int) -> range | None:
        """From the line with the (n+1)-th ``kind`` of a table to the line before the next."""
        found = [k for k in table for _ in re.finditer(r"\bkind\s*=", self.lines[k])]
        if n >= len(found):
            return None
        end = next((k for k in found[n + 1 :] if k > found[n]), table.stop)
        return range(found[n], end)

    def _key(self, table: range, keys: Sequence[str | int]) -> int | None:
        if not keys or not isinstance(keys[0], str):
            return None
        wanted = re.compile(rf"(?:^|[\s{{,\"]){re.escape(keys[0])}\"?\s*=")
        return next((k + 1 for k in table if wanted.search(self.lines[k])), None)
