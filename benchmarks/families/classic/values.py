"""Values of the family's elements, with what is wrong with them collected."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from benchmarks.families.markup import MISSING, Collector, Element
from models.problems import choice_advice

LARGEST = 1_000_000_000


class Values(Collector):
    """A collector that knows dates, times, hours and names. After a problem each gives a harmless value."""

    def every(self, element: Element, section: str, tag: str) -> list[Element]:
        """The children named ``tag`` of a section that may be left out."""
        found = self.optional(element, section)
        return [] if found is None else self.named(found, tag)

    def named(self, element: Element, tag: str) -> list[Element]:
        """The children of that name; what may stand beside them ``schema`` knows."""
        return [child for child in element.children if child.tag == tag]

    def number(self, element: Element) -> int:
        """A whole number from 0."""
        return self.whole(element, self.word(element), LARGEST)

    def date(self, element: Element) -> dt.date:
        text = self.word(element)
        try:
            return dt.date.fromisoformat(text)
        except ValueError:
            if text != MISSING:
                self.wrong(element, text, "er ikke en dato", "Skriv som 2027-01-04")
            return dt.date(2000, 1, 3)

    def clock(self, element: Element) -> int:
        """Minutes from midnight."""
        text = self.word(element)
        found = re.fullmatch(r"([01][0-9]|2[0-3]):([0-5][0-9]):00", text)
        if not found:
            if text != MISSING:
                self.wrong(element, text, "er ikke et klokkeslett", "Skriv som 07:30:00")
            return 0
        return int(found[1]) * 60 + int(found[2])

    def hundredths(self, element: Element) -> int:
        """Hundredths of an hour."""
        text = self.word(element)
        found = re.fullmatch(r"([0-9]{1,5})(?:\.([0-9]{1,2}))?", text)
        if not found:
            if text != MISSING:
                self.wrong(element, text, "er ikke et timetall", "Skriv som 7.5, med høyst to desimaler")
            return 0
        return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))

    def known(self, element: Element, names: Iterable[str], instead: str = "") -> str:
        """A name that has to be one of those; ``instead`` when it is not."""
        text, names = self.word(element), list(names)
        if text in names:
            return text
        if text != MISSING:
            self.wrong(element, text, "er ikke kjent", choice_advice(text, names))
        return instead

    def new_name(self, element: Element, taken: Iterable[str]) -> str:
        """The ID of an element, which no other of its kind may have."""
        name = self.attribute(element, "ID")
        if name in taken and name != MISSING:
            self.wrong(element, name, "står to ganger", "Behold en av dem")
        return name
