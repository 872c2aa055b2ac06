"""XML with the line of every element, and nothing that could harm: no DOCTYPE, so no entities; bounded depth and size."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from xml.parsers import expat

from benchmarks.families.plain_text import errors_of, file_text
from models.problems import InputError, InputProblem, choice_advice, shown

MOST_ELEMENTS = 50_000
"""The largest instance of the competition has some three thousand."""

MOST_DEPTH = 20

MOST_PROBLEMS = 100
"""Problems after which reading stops: looking up advice for each takes time."""


@dataclass(slots=True)
class Element:
    """One element: ``text`` without blanks at the ends, ``line`` of the file from 1."""

    tag: str
    attributes: dict[str, str]
    line: int
    children: list[Element] = field(default_factory=list)
    text: str = ""

    @property
    def place(self) -> str:
        return f"linje {self.line}, <{self.tag}>"

    def problem(self, value: str | None, message: str, advice: str) -> InputProblem:
        """A problem at this element; ``value`` is quoted as it may be shown."""
        return InputProblem(self.place, None if value is None else shown(value), message, advice)


def read_markup(path: Path) -> Element:
    """The root element of a file.

    Raises
    ------
    InputError
        When the file cannot be read, is not well formed, or has a DOCTYPE or more elements or deeper nesting than any
        real file.
    """
    with errors_of(path):
        return _Builder().build(file_text(path))


class _Builder:
    def __init__(self) -> None:
        self._parser = expat.ParserCreate(encoding="utf-8")
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = self._doctype
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._characters
        self._open: list[Element] = []
        self._texts: list[list[str]] = []
        self._root: Element | None = None
        self._count = 0

    def build(self, text: str) -> Element:
        try:
            self._parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            raise InputError(
                [
                    InputProblem(
                        f"linje {error.lineno}, tegn {error.offset + 1}",
                        None,
                        f"filen er ikke gyldig XML ({expat.ErrorString(error.code)})",
                        "Rett filen, eller hent den på nytt",
                    )
                ]
            ) from None
        assert self._root is not None  # noqa: S101 - a document without a root is not well formed
        return self._root

    def _doctype(self, *_: object) -> None:
        raise self._refused("filen har en DOCTYPE, og den leses ikke", "Slett DOCTYPE-erklæringen")

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        self._count += 1
        if self._count > MOST_ELEMENTS or len(self._open) >= MOST_DEPTH:
            raise self._refused("filen er større eller dypere enn noen ekte instans", "Velg en annen fil")
        element = Element(tag, attributes, self._parser.CurrentLineNumber)
        if self._open:
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._open.append(element)
        self._texts.append([])

    def _end(self, _tag: str) -> None:
        self._open.pop().text = "".join(self._texts.pop()).strip()

    def _characters(self, text: str) -> None:
        self._texts[-1].append(text)

    def _refused(self, message: str, advice: str) -> InputError:
        return InputError([InputProblem(f"linje {self._parser.CurrentLineNumber}", None, message, advice)])


class Collector:
    """Reads values out of elements and collects what is wrong with them, so that all is told at once.

    Methods raise InputError only when there is so much wrong that reading on is of no use.
    """

    def __init__(self) -> None:
        self.problems: list[InputProblem] = []

    def wrong(self, element: Element, value: str | None, message: str, advice: str) -> None:
        self.problems.append(element.problem(value, message, advice))
        if len(self.problems) >= MOST_PROBLEMS:
            self.finish()

    def check(self, element: Element, tags: Sequence[str], attributes: Sequence[str] = ()) -> None:
        """Refuse children and attributes that are not named; those of XML itself may always stand."""
        for child in element.children:
            if child.tag not in tags:
                self.wrong(child, None, f"ukjent element i <{element.tag}>", "Slett det, eller rett navnet")
        for name in element.attributes:
            if name not in attributes and not name.startswith(("xmlns", "xsi:", "xml:")):
                self.wrong(element, name, "ukjent attributt", "Slett det, eller rett navnet")

    def optional(self, element: Element, tag: str) -> Element | None:
        """The child of that name, if there is one; a second one is a problem."""
        found = [child for child in element.children if child.tag == tag]
        for again in found[1:]:
            self.wrong(again, None, f"<{tag}> står to ganger i <{element.tag}>", "Slett den ene")
        return found[0] if found else None

    def one(self, element: Element, tag: str) -> Element:
        """The child of that name; without one a problem, and an empty element to go on with."""
        found = self.optional(element, tag)
        if found is None:
            self.wrong(element, None, f"<{tag}> mangler", "Legg til elementet")
            return Element(tag, {}, element.line, text=MISSING)
        return found

    def all(self, element: Element | None, tag: str, attributes: Sequence[str] = ()) -> list[Element]:
        """The children of a list element that has only one kind; none when there is no element."""
        if element is None:
            return []
        self.check(element, (tag,), attributes)
        return [child for child in element.children if child.tag == tag]

    def word(self, element: Element) -> str:
        """The text of an element without children: one word at least."""
        self.check(element, (), tuple(element.attributes))
        if not element.text:
            self.wrong(element, None, "elementet er tomt", "Skriv en verdi")
        return element.text or MISSING

    def attribute(self, element: Element, name: str) -> str:
        """An attribute that must be there."""
        value = element.attributes.get(name, "").strip()
        if not value:
            self.wrong(element, None, f"attributtet {name} mangler", f'Skriv {name}="..."')
        return value or MISSING

    def whole(self, element: Element, text: str, most: int) -> int:
        """A whole number from 0 to ``most``; 0 when it is none."""
        if text == MISSING:
            return 0
        if not (text.isascii() and text.isdigit() and len(text) <= 12 and int(text) <= most):
            self.wrong(element, text, f"er ikke et helt tall fra 0 til {most}", "Rett tallet")
            return 0
        return int(text)

    def known(self, element: Element, names: Iterable[str], what: str) -> str | None:
        """The text of an element, which has to be one of those names; ``what`` they name, in Norwegian."""
        text, names = self.word(element), list(names)
        if text in names:
            return text
        if text != MISSING:
            self.wrong(element, text, f"ukjent {what}", choice_advice(text, names))
        return None

    def date(self, element: Element) -> dt.date | None:
        """The text of an element as a date, written as 2010-01-31."""
        text = self.word(element)
        if text == MISSING:
            return None
        try:
            if len(text) != len("2010-01-31"):
                raise ValueError
            return dt.date.fromisoformat(text)
        except ValueError:
            self.wrong(element, text, "er ikke en dato", "Skriv den som 2010-01-31")
            return None

    def day(self, element: Element, start: dt.date, days: int) -> int | None:
        """The day that a date means in a period, 0 for the first."""
        found = self.date(element)
        if found is None:
            return None
        day = (found - start).days
        if 0 <= day < days:
            return day
        self.wrong(element, element.text, "datoen ligger utenfor perioden", "Rett datoen")
        return None

    def finish(self) -> None:
        """Raise what was collected."""
        if self.problems:
            raise InputError(self.problems)


MISSING = "\0"
"""Stands for a value whose absence has been told already."""
