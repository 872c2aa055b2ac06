"""Agreements: lines that rest on one, those that could, and what ending one means."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from models.legal_limits import LIMITS, kind
from models.rulebook import Rulebook, preset_lines, rulebook, rulebook_ids
from models.rules import Rule
from models.rules.base import Level
from models.signature import Signature
from ui.workplace.rulebook.draft import Values

AGREED = frozenset({Level.UNION, Level.LOCAL, Level.CENTRAL_UNION, Level.AUTHORITY})
"""Levels of lines that hold only as long as somebody has signed for them."""

LAW = "aml"
"""The rulebook of the law without any agreement."""

OWN = ("id", "rule", "applies_to", "waivers", "signed", "enabled")
"""Fields that stay as they are when an agreement ends."""


@dataclass(frozen=True)
class Offer:
    """A line of an agreement that could be switched on.

    Attributes
    ----------
    rule:
        The line as its rulebook has it.
    values:
        What the ward's line becomes, without the signing.
    """

    line: str
    rule: Rule
    values: Values


def in_force(book: Rulebook) -> list[Rule]:
    """Lines in use that rest on an agreement."""
    return [line for line in book.lines if line.enabled and line.level in AGREED]


def offered(book: Rulebook) -> list[Offer]:
    """Lines of agreements in the rulebooks that go beyond what is in force."""
    now = {line.id: line for line in book.lines if line.enabled}
    found: dict[tuple[str, str], Offer] = {}
    for name in rulebook_ids():
        raw = {line["id"]: line for line in preset_lines(name)}
        for line in rulebook(name).lines:
            if line.level not in AGREED or not _goes_beyond(line, now.get(line.id)):
                continue
            values = {key: value for key, value in raw[line.id].items() if key != "id"}
            found[line.id, line.sentence()] = Offer(line.id, line, {**values, "enabled": True})
    return list(found.values())


def _goes_beyond(line: Rule, now: Rule | None) -> bool:
    if now is None:
        return True
    limits = LIMITS.get(kind(line), ())
    if not limits:
        return now.level not in AGREED
    if kind(line) == "sundays":
        return getattr(now, "mode", "") == "strict"
    first = limits[0]
    one, other = getattr(line, first.parameter), getattr(now, first.parameter)
    return bool(one < other if first.floor else one > other)


def signed(values: Values, signature: Signature) -> Values:
    """Values of a line that rests on an agreement signed like this."""
    return {**values, "signed": signature.model_dump(mode="json")}


def ended(line: Rule) -> Values:
    """What a line becomes when its agreement ends: what the law says, or nothing where the law says nothing."""
    law = next((found for found in rulebook(LAW).lines if found.id == line.id), None)
    if law is None:
        return {"enabled": False, "signed": None}
    said: dict[str, Any] = law.model_dump(mode="json", exclude=set(OWN))
    return {**said, "enabled": law.enabled, "signed": None}
