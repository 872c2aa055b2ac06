"""What stands in the places of a sentence, in another language: hours, dates, numbers, and words."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from babel.dates import format_date

from ui.workplace.language import translations
from ui.workplace.said.fields import labelled

Part = Callable[[str, str], str | None]
"""Says words of bokmål in a language; None for words it does not know."""

Said = Callable[[str, str], str]
"""Says a sentence or a title in a language; as it is when it is not known."""

NYNORSK_DAYS = ("må", "ty", "on", "to", "fr", "la", "su")

JOINTS = {
    "nn": {", og ": ", og ", " og ": " og ", " eller ": " eller ", " i ": " i "},
    "en": {", og ": ", and ", " og ": " and ", " eller ": " or ", " i ": " in "},
}

_LIST = re.compile(r"(; |/|, og |, | og )")
_NAMES = re.compile(r"(, | eller )")
_IDS = re.compile(r"( og | eller | i )")
_TAILS = re.compile(r"(?=, (?:\d+ færre|stillingen er|hver arbeider|og lønnskostnaden|mot|til) )")
"""Before each of several clauses that follow a sentence."""


def filled(language: str, place: str, value: str, part: Part, said: Said) -> str:
    """What stands in a place of a sentence.

    Parameters
    ----------
    place:
        Its name; what it says is a list of words unless the name is known here. One that begins with a capital begins
        the sentence.
    """
    if place == "Group":
        return _group(language, value, part)
    if place == "Change":
        return capital(changes(language, value[:1].lower() + value[1:], part))
    if place[0].isupper():
        found = _words(language, value[:1].lower() + value[1:], part)
        known = found != value[:1].lower() + value[1:]
        return found[:1].upper() + found[1:] if known else value
    match place.split("_")[0]:
        case "name" | "path":
            return value
        case "hours" | "n" | "sizes" | "limit":
            return _number(language, value)
        case "hourlist":
            return JOINTS[language][" og "].join(_number(language, one) for one in value.split(" og "))
        case "rest":
            return said(language, value)
        case "rule" | "noun" | "agreement":
            return part(language, value) or translations(language).gettext(value)
        case "title":
            return "; ".join(_titled(language, one, part, said) for one in value.split("; "))
        case "change":
            return changes(language, value, part)
        case "fewer" | "standing" | "money" | "yearly" | "before" | "extra":
            return part(language, value) or "".join(part(language, one) or one for one in _TAILS.split(value))
        case "iso":
            return _iso(language, value)
        case "field":
            return part(language, value) or labelled(language, value)
        case "date":
            return _date(language, value)
        case "clock":
            return value
        case "times":
            return value.removeprefix("kl. ") if language == "en" else value
        case "days":
            return _days(language, value)
        case "names" | "cell":
            return "".join(
                JOINTS[language].get(one) or part(language, one) or one for one in _IDS.split(value)
            )
    return _words(language, value, part)


def _titled(language: str, text: str, part: Part, said: Said) -> str:
    """A name that comes with the product, or what a measure does, which names it."""
    known = said(language, text)
    if known != text:
        return known
    words = part(language, text[:1].lower() + text[1:])
    return text if words is None else capital(words) if text[:1].isupper() else words


def capital(text: str) -> str:
    """The same with a capital first."""
    return text[:1].upper() + text[1:]


def changes(language: str, text: str, part: Part) -> str:
    """What a measure is made of: ``hver 3. helg; større stilling til alle``."""
    return "; ".join(part(language, one) or one for one in text.split("; "))


def _words(language: str, text: str, part: Part) -> str:
    """Words, or a list of them."""
    whole = part(language, text)
    if whole is not None:
        return whole
    return "".join(JOINTS[language].get(one) or part(language, one) or one for one in _LIST.split(text))


def _group(language: str, text: str, part: Part) -> str:
    """``Alle, Utsikten``: everyone, or competences, and units; names are the ward's own."""
    found = []
    for one in _NAMES.split(text):
        word = part(language, one[:1].lower() + one[1:]) if one.lower() == "alle" else None
        found.append(
            JOINTS[language].get(one) or (word and one[:1].isupper() and word.capitalize()) or word or one
        )
    return "".join(found)


def _number(language: str, text: str) -> str:
    if language == "en":
        return re.sub(r"(?<=\d),(?=\d)", ".", text).replace(" t", " h")
    return re.sub(r"(?<=\d)\.(?=\d)", ",", text)


def _date(language: str, text: str) -> str:
    """``ma 04.01.2027`` with the weekday as it is called there."""
    date = dt.datetime.strptime(text[3:], "%d.%m.%Y").date()
    if language == "en":
        return format_date(date, "EEE d MMM y", locale="en")
    return f"{NYNORSK_DAYS[date.weekday()]} {text[3:]}"


def _iso(language: str, text: str) -> str:
    """``2027-01-04`` as dates are written there."""
    date = dt.date.fromisoformat(text)
    return format_date(date, "d MMM y", locale="en") if language == "en" else f"{date:%d.%m.%Y}"


def _days(language: str, text: str) -> str:
    count = text.split()[0]
    if language == "en":
        return f"{count} day" if count == "1" else f"{count} days"
    return f"{count} dag" if count == "1" else f"{count} dagar"
