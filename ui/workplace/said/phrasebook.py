"""Knows the sentences of the service by their patterns."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from models.text import hours
from ui.workplace.language import SOURCE, current, translations
from ui.workplace.said.assumption_sentences import ASSUMPTIONS
from ui.workplace.said.complaints import COMPLAINTS
from ui.workplace.said.filling import capital, changes, filled
from ui.workplace.said.finding_sentences import FINDINGS
from ui.workplace.said.need_sentences import NEEDS
from ui.workplace.said.policy_sentences import POLICIES
from ui.workplace.said.rule_sentences import RULES
from ui.workplace.said.service_complaints import SERVICE
from ui.workplace.said.sources import SOURCES
from ui.workplace.said.study_sentences import STUDIES
from ui.workplace.said.study_words import STUDY_WORDS
from ui.workplace.said.words import WORDS
from ui.workplace.said.workbook_complaints import WORKBOOKS

PLACE = re.compile(r"\{(\w+)\}")

PATTERNS = {
    "hours": r"-?(?:\d+(?:,\d+)? t(?: \d+ min)?|\d+ min)",
    "date": r"\w\w \d\d\.\d\d\.\d{4}",
    "clock": r"\d\d:\d\d",
    "times": r"kl\. \d\d:\d\d–\d\d:\d\d",
    "days": r"\d+ dag(?:er)?",
    "n": r"[-−+]?\d+(?:\N{NO-BREAK SPACE}\d{3})*(?:[.,]\d+)?",
    "iso": r"\d{4}-\d\d-\d\d",
    "path": r"[\w.]+\[[^\]]*\]",
    "field": r"[a-z_]+|want = \"work\"|«[^«»]+»(?:/«[^«»]+»| arbeid)?|kryss for dager|arket Låste celler|arket Historikk",
    "choices": r"['\"].+",
    "counted": r"\d+ \w+",
    "numbers": r"\d+(?:, \d+)*(?: og \d+ til)?",
    "sites": r"(?: \(.+\))?",
    "fewer": r"(?:, \d+ færre (?:samtidig|om natta|om kvelden|på dagtid i helgene))*",
    "extra": r"(?: og \d+ hinkehelg(?:er)? per \d+ uker)?",
    "standing": r"(?:, .+?)?",
    "money": r"(?:, til samme kostnad|, til \S+ mill\. kr (?:mer|mindre) i året)?",
    "before": r"(?:, mot \d+ ansatte i dag)?",
    "yearly": r"(?:\. Hver ansatt arbeider \S+ helger i året, mot \S+?)?",
    "hourlist": r"\d.*",
    "Goals": r"(?:Minst \S+ % av de|Gjennomsnittlig stilling m|Ingen under|Høyst \S+ årsverk|Stillinger kan|Ingen heltid)[^.]*(?:\.\d[^.]*)*",
}
"""What may stand in a place, by its name without a number; anything where there is no pattern."""

_END = re.compile(r"(?<=\.) (?=Det (?:er knapt\.|går ikke: ))")
"""Between the two sentences of a comparison of needs."""

_SENTENCES = re.compile(r"(?<=[.?]) (?=[A-ZÆØÅ0-9])")

_PATH = re.compile(r"([a-z_]+[\[.][\w.\[\]]*(?: = (?:\"[^\"]*\"|\S+))?: )(.+)", re.DOTALL)
"""Where in the data something is wrong, and what."""


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
    return (
        hours(minutes) if current() == SOURCE else filled(current(), "hours", hours(minutes), _part, said_in)
    )


def group_spoken(name: str) -> str:
    """Whom a comparison of needs is about: ``alle, Utsikten`` with its everyone in the language of the page."""
    return name if current() == SOURCE else filled(current(), "Group", name, _part, said_in)


def measure_spoken(text: str) -> str:
    """What a measure is made of, as a sentence: ``Hver 3. helg; større stilling til alle.``"""
    if current() == SOURCE:
        return text
    words = text.removesuffix(".")
    return capital(changes(current(), words[:1].lower() + words[1:], _part)) + text[len(words) :]


def title_spoken(text: str) -> str:
    """What a measure is called."""
    return text if current() == SOURCE else filled(current(), "title", text, _part, said_in)


@lru_cache(maxsize=20_000)
def said_in(language: str, text: str) -> str:
    """The same in a language of ``LANGUAGES``; what is not known as it is.

    A text that is not known as a whole is said sentence by sentence.
    """
    if language == SOURCE:
        return text
    whole = _said(language, text)
    if whole is not None:
        return whole
    return " ".join(_sentence(language, one) for part in _END.split(text) for one in _pieces(language, part))


def _pieces(language: str, text: str) -> list[str]:
    return [text] if _said(language, text) is not None else _SENTENCES.split(text)


def _sentence(language: str, text: str) -> str:
    """A sentence, with or without its full stop, its capital, or the place that it is about."""
    words = text.removesuffix(".")
    stop = text[len(words) :]
    small = words[:1].lower() + words[1:]
    for tried in (words, f"{words}.", small, capital(words), f"{capital(words)}."):
        said = _said(language, tried)
        if said is not None:
            said = said.removesuffix(".") + stop
            return capital(said) if words[:1].isupper() else said[:1].lower() + said[1:]
    place = _PATH.fullmatch(text)
    return text if place is None else place[1] + said_in(language, place[2])


def _said(language: str, text: str) -> str | None:
    """A text that is known as it stands."""
    found = _known(_sentences(), text)
    return None if found is None else _filled(language, *found)


def _filled(language: str, known: Known, values: dict[str, str]) -> str:
    said_there = translations(language).gettext(known.text)
    return said_there.format(
        **{name: filled(language, name, value, _part, said_in) for name, value in values.items()}
    )


@lru_cache(maxsize=20_000)
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
    return _compiled(
        (
            *SOURCES,
            *RULES,
            *FINDINGS,
            *NEEDS,
            *STUDIES,
            *POLICIES,
            *ASSUMPTIONS,
            *COMPLAINTS,
            *WORKBOOKS,
            *SERVICE,
        )
    )


@lru_cache
def _words() -> tuple[Known, ...]:
    return _compiled((*WORDS, *STUDY_WORDS))


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
