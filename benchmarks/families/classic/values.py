"""Values of the family's elements, with what is wrong with them collected."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable

from benchmarks.families.markup import MISSING, Collector, Element

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
        return super().date(element) or dt.date(2000, 1, 3)

    def clock(self, element: Element) -> int:
        """Minutes from midnight."""
        pattern = r"([01][0-9]|2[0-3]):([0-5][0-9]):00"
        found = self._matched(element, pattern, "er ikke et klokkeslett", "Skriv som 07:30:00")
        return int(found[1]) * 60 + int(found[2]) if found else 0

    def hundredths(self, element: Element) -> int:
        """Hundredths of an hour."""
        pattern, advice = r"([0-9]{1,5})(?:\.([0-9]{1,2}))?", "Skriv som 7.5, med høyst to desimaler"
        found = self._matched(element, pattern, "er ikke et timetall", advice)
        return int(found[1]) * 100 + int((found[2] or "").ljust(2, "0")) if found else 0

    def _matched(self, element: Element, pattern: str, message: str, advice: str) -> re.Match[str] | None:
        text = self.word(element)
        found = re.fullmatch(pattern, text)
        if found is None and text != MISSING:
            self.wrong(element, text, message, advice)
        return found

    def name_of(self, element: Element, names: Iterable[str], instead: str = "") -> str:
        """A name that has to be one of those; ``instead`` when it is not."""
        return self.known(element, names, "verdi") or instead

    def new_name(self, element: Element, taken: Iterable[str]) -> str:
        """The ID of an element, which no other of its kind may have."""
        name = self.attribute(element, "ID")
        if name in taken and name != MISSING:
            self.wrong(element, name, "står to ganger", "Behold en av dem")
        return name
