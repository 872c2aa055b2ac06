"""Knows the sentences of the service by their patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from models.text import hours
from ui.workplace.language import SOURCE, current, translations
from ui.workplace.said.filling import filled
from ui.workplace.said.finding_sentences import FINDINGS
from ui.workplace.said.need_sentences import NEEDS
from ui.workplace.said.rule_sentences import RULES
from ui.workplace.said.sources import SOURCES
from ui.workplace.said.words import WORDS

PLACE = re.compile(r"\{(\w+)\}")

PATTERNS = {
    "hours": r"-?(?:\d+(?:,\d+)? t(?: \d+ min)?|\d+ min)",
    "date": r"\w\w \d\d\.\d\d\.\d{4}",
    "clock": r"\d\d:\d\d",
    "times": r"kl\. \d\d:\d\d–\d\d:\d\d",
    "days": r"\d+ dag(?:er)?",
    "n": r"-?\d+(?:[.,]\d+)?",
    "Goals": r"(?:Minst \S+ % av de|Gjennomsnittlig stilling m|Ingen under|Høyst \S+ årsverk|Stillinger kan|Ingen heltid)[^.]*(?:\.\d[^.]*)*",
}
"""What may stand in a place, by its name without a number; anything where there is no pattern."""

_END = re.compile(r"(?<=\.) (?=Det (?:er knapt\.|går ikke: ))")
"""Between the two sentences of a comparison of needs."""


@dataclass(frozen=True)
class Known:
    """A sentence by its pattern."""

    text: str
    pattern: re.Pattern[str]


def spoken(text: str) -> str:
    """A text of the service in the language of the page."""
    return said_in(current(), text)


def hours_spoken(minutes: int) -> str:
    """``11 t 30 min`` of minutes."""
    return hours(minutes) if current() == SOURCE else filled(current(), "hours", hours(minutes), _part)


def group_spoken(name: str) -> str:
    """Whom a comparison of needs is about: ``alle, Utsikten`` with its everyone in the language of the page."""
    return name if current() == SOURCE else filled(current(), "Group", name, _part)


@lru_cache(maxsize=20_000)
def said_in(language: str, text: str) -> str:
    """The same in a language of ``LANGUAGES``; a text that is not known as it is."""
    if language == SOURCE:
        return text
    return " ".join(_sentence(language, part) for part in _END.split(text))


def _sentence(language: str, text: str) -> str:
    found = _known(_sentences(), text)
    if found is None:
        return text
    known, values = found
    return _filled(language, known, values)


def _filled(language: str, known: Known, values: dict[str, str]) -> str:
    said_there = translations(language).gettext(known.text)
    return said_there.format(**{name: filled(language, name, value, _part) for name, value in values.items()})


def _part(language: str, text: str) -> str | None:
    """A word or some words that stand in a sentence; None when they are not known."""
    found = _known(_words(), text)
    return None if found is None else _filled(language, *found)


def _known(among: tuple[Known, ...], text: str) -> tuple[Known, dict[str, str]] | None:
    for one in among:
        match = one.pattern.fullmatch(text)
        if match is not None:
            return one, match.groupdict()
    return None


@lru_cache
def _sentences() -> tuple[Known, ...]:
    return _compiled((*SOURCES, *RULES, *FINDINGS, *NEEDS))


@lru_cache
def _words() -> tuple[Known, ...]:
    return _compiled(WORDS)


def _compiled(texts: tuple[str, ...]) -> tuple[Known, ...]:
    """Patterns, those that leave least open first."""
    found = [Known(text, _pattern(text)) for text in texts]
    return tuple(
        sorted(found, key=lambda one: (len(PLACE.findall(one.text)) > 0, -len(PLACE.sub("", one.text))))
    )


def _pattern(text: str) -> re.Pattern[str]:
    parts = PLACE.split(text)  # what is said and names of places, in turn
    return re.compile(
        "".join(
            re.escape(part) if k % 2 == 0 else f"(?P<{part}>{PATTERNS.get(part.split('_')[0], '.+?')})"
            for k, part in enumerate(parts)
        )
    )
