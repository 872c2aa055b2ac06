"""The text file of an instance, read strictly."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks.families.source import source_text
from models.problems import InputError, InputProblem, choice_advice, shown


@dataclass(frozen=True, slots=True)
class Shift:
    """``not_next_day`` are the shifts that may not come on the day after this one."""

    id: str
    minutes: int
    not_next_day: frozenset[str]


@dataclass(frozen=True, slots=True)
class Person:
    """One line of SECTION_STAFF. ``max_shifts`` has every shift; minutes are over the horizon."""

    id: str
    max_shifts: Mapping[str, int]
    max_minutes: int
    min_minutes: int
    max_run: int
    min_run: int
    min_days_off: int
    max_weekends: int


@dataclass(frozen=True, slots=True)
class Request:
    """A wish to have (or not to have) exactly that shift that day."""

    person: str
    day: int
    shift: str
    weight: int


@dataclass(frozen=True, slots=True)
class CoverLine:
    """How many are wanted on a shift of a day, and what each missing or surplus one costs."""

    day: int
    shift: str
    required: int
    under: int
    over: int


@dataclass(frozen=True, slots=True)
class Instance:
    """An instance as its file says it. Day 0 is a Monday; ``days`` is a multiple of 7."""

    days: int
    shifts: tuple[Shift, ...]
    staff: tuple[Person, ...]
    days_off: Mapping[str, frozenset[int]]
    on_requests: tuple[Request, ...]
    off_requests: tuple[Request, ...]
    cover: tuple[CoverLine, ...]


SECTIONS = {
    "SECTION_HORIZON": ("antall dager",),
    "SECTION_SHIFTS": ("vakt", "minutter", "vakter som ikke kan følge"),
    "SECTION_STAFF": (
        "ansatt",
        "MaxShifts",
        "MaxTotalMinutes",
        "MinTotalMinutes",
        "MaxConsecutiveShifts",
        "MinConsecutiveShifts",
        "MinConsecutiveDaysOff",
        "MaxWeekends",
    ),
    "SECTION_DAYS_OFF": ("ansatt", "dager"),
    "SECTION_SHIFT_ON_REQUESTS": ("ansatt", "dag", "vakt", "vekt"),
    "SECTION_SHIFT_OFF_REQUESTS": ("ansatt", "dag", "vakt", "vekt"),
    "SECTION_COVER": ("dag", "vakt", "behov", "vekt for mangel", "vekt for overskudd"),
}
"""Fields of a line, by section, in the order of the published files. Days off go on with more days."""

OFF_WORDS = frozenset({"", "-", ".", "OFF", "Off", "off"})
"""How a roster says a day off."""

MOST_DAYS = 7 * 520
LARGEST_NUMBER = 1_000_000_000


def read_instance(path: Path) -> Instance:
    """The instance in a file.

    Raises
    ------
    InputError
        With every line that breaks the format, when the file cannot be read or used.
    """
    try:
        return parse_instance(source_text(path))
    except InputError as error:
        raise error.of(str(path)) from None


def parse_instance(text: str) -> Instance:
    """The instance in a text; errors as ``read_instance``."""
    return _Parser(text).instance()


T = TypeVar("T")


class _BadLineError(Exception):
    """Something is wrong with one line: value, message, advice."""


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    fields: tuple[str, ...]


class _Parser:
    def __init__(self, text: str) -> None:
        self.problems: list[InputProblem] = []
        self.sections = self._split(text)
        self.days = 0
        self.shifts: dict[str, Shift] = {}
        self.staff: dict[str, Person] = {}
        self.days_off: dict[str, set[int]] = {}
        self.cover: dict[tuple[int, str], CoverLine] = {}

    def instance(self) -> Instance:
        self._all("SECTION_HORIZON", self._horizon)
        self._all("SECTION_SHIFTS", self._shift)
        self._stop_if_wrong()
        self._all("SECTION_SHIFTS", self._followers)
        self._all("SECTION_STAFF", self._person)
        self._stop_if_wrong()
        self._all("SECTION_DAYS_OFF", self._days_off)
        on = self._all("SECTION_SHIFT_ON_REQUESTS", self._request)
        off = self._all("SECTION_SHIFT_OFF_REQUESTS", self._request)
        self._all("SECTION_COVER", self._cover)
        self._stop_if_wrong()
        return Instance(
            self.days,
            tuple(self.shifts.values()),
            tuple(self.staff.values()),
            {person: frozenset(days) for person, days in self.days_off.items()},
            tuple(on),
            tuple(off),
            tuple(self.cover.values()),
        )

    # -- sections ---------------------------------------------------------------------------

    def _split(self, text: str) -> dict[str, list[_Line]]:
        sections: dict[str, list[_Line]] = {}
        current: list[_Line] | None = None
        for number, raw in enumerate(text.split("\n"), 1):
            line = raw.strip()
            if not line or line.startswith("#"):
                continue
            if line.startswith("SECTION_"):
                if line not in SECTIONS:
                    self._wrong(number, shown(line), "ukjent seksjon", choice_advice(line, SECTIONS))
                elif line in sections:
                    self._wrong(number, line, "seksjonen står to ganger", "Slå dem sammen")
                current = sections.setdefault(line, [])
            elif current is None:
                self._wrong(number, shown(line), "står før første seksjon", "Begynn med SECTION_HORIZON")
                current = []
            else:
                current.append(_Line(number, tuple(field.strip() for field in line.split(","))))
        for name in SECTIONS:
            if name not in sections:
                self.problems.append(InputProblem("", None, f"{name} mangler", "Legg den til"))
        for name, what in (("SECTION_HORIZON", "en linje"), ("SECTION_SHIFTS", "minst en vakt")):
            if name in sections and not sections[name]:
                self.problems.append(InputProblem("", name, "er tom", f"Den skal ha {what}"))
        if "SECTION_STAFF" in sections and not sections["SECTION_STAFF"]:
            self.problems.append(InputProblem("", "SECTION_STAFF", "er tom", "Den skal ha minst en ansatt"))
        self._stop_if_wrong()
        return sections

    def _all(self, section: str, parse: Callable[[_Line], T]) -> list[T]:
        names = SECTIONS[section]
        parsed: list[T] = []
        for line in self.sections[section]:
            count = len(line.fields)
            if count < len(names) or (count > len(names) and section != "SECTION_DAYS_OFF"):
                self._wrong(
                    line.number,
                    shown(",".join(line.fields)),
                    f"har {count} felt; {section} skal ha {len(names)}",
                    f"Skriv {', '.join(names)}",
                )
                continue
            try:
                parsed.append(parse(line))
            except _BadLineError as error:
                value, message, advice = error.args
                self._wrong(line.number, value, message, advice)
        return parsed

    # -- lines ------------------------------------------------------------------------------

    def _horizon(self, line: _Line) -> None:
        if self.days:
            raise _BadLineError(line.fields[0], "antall dager står to ganger", "Behold ett av dem")
        days = self._number(line.fields[0], "antall dager", 1, MOST_DAYS)
        if days % 7:
            raise _BadLineError(str(days), "dager er ikke hele uker", "Skriv et tall som kan deles på 7")
        self.days = days

    def _shift(self, line: _Line) -> None:
        name = self._new_name(line.fields[0], self.shifts, "vakten")
        if name in OFF_WORDS:
            raise _BadLineError(shown(name), "betyr fri og kan ikke være en vakt", "Gi vakten et annet navn")
        self.shifts[name] = Shift(name, self._number(line.fields[1], "minutter", 1, 1440), frozenset())

    def _followers(self, line: _Line) -> None:
        after = frozenset(self._shift_id(part) for part in _parts(line.fields[2]))
        old = self.shifts[line.fields[0]]
        self.shifts[old.id] = Shift(old.id, old.minutes, after)

    def _person(self, line: _Line) -> None:
        f, names = line.fields, SECTIONS["SECTION_STAFF"]
        name = self._new_name(f[0], self.staff, "den ansatte")
        limits: dict[str, int] = {}
        for part in _parts(f[1]):
            shift, equals, limit = (piece.strip() for piece in part.partition("="))
            if not equals:
                raise _BadLineError(shown(part), "er ikke et tak for en vakt", "Skriv som E=14")
            if self._shift_id(shift) in limits:
                raise _BadLineError(shown(shift), "står to ganger i MaxShifts", "Behold en av dem")
            limits[shift] = self._number(limit, f"MaxShifts for {shift}", 0)
        missing = [shift for shift in self.shifts if shift not in limits]
        if missing:
            raise _BadLineError(
                shown(f[1]), f"sier ikke hvor mange {', '.join(missing)}", "Skriv et tak for hver vakt"
            )
        numbers = [self._number(f[k], names[k], 0) for k in range(2, 8)]
        if numbers[0] < numbers[1]:
            raise _BadLineError(
                f"{numbers[0]},{numbers[1]}", "MaxTotalMinutes er mindre enn MinTotalMinutes", "Bytt dem om"
            )
        self.staff[name] = Person(name, limits, *numbers)

    def _days_off(self, line: _Line) -> None:
        person = self._person_id(line.fields[0])
        days = {self._day(field) for field in line.fields[1:]}
        self.days_off.setdefault(person, set()).update(days)

    def _request(self, line: _Line) -> Request:
        person, day, shift, weight = line.fields
        return Request(
            self._person_id(person), self._day(day), self._shift_id(shift), self._number(weight, "vekt", 0)
        )

    def _cover(self, line: _Line) -> None:
        f = line.fields
        day, shift = self._day(f[0]), self._shift_id(f[1])
        if (day, shift) in self.cover:
            raise _BadLineError(f"{day},{shift}", "har behov to ganger", "Behold en av linjene")
        numbers = (self._number(f[k], SECTIONS["SECTION_COVER"][k], 0) for k in (2, 3, 4))
        self.cover[day, shift] = CoverLine(day, shift, *numbers)

    # -- fields -----------------------------------------------------------------------------

    def _number(self, text: str, what: str, least: int, most: int = LARGEST_NUMBER) -> int:
        if not re.fullmatch(r"-?[0-9]{1,12}", text):
            raise _BadLineError(shown(text), f"{what} er ikke et helt tall", "Skriv et helt tall")
        number = int(text)
        if not least <= number <= most:
            raise _BadLineError(text, f"{what} må være fra {least} til {most}", "Rett tallet")
        return number

    def _day(self, text: str) -> int:
        return self._number(text, "dag", 0, self.days - 1)

    def _shift_id(self, text: str) -> str:
        return self._known(text, self.shifts, "ukjent vakt")

    def _person_id(self, text: str) -> str:
        return self._known(text, self.staff, "ukjent ansatt")

    def _known(self, text: str, known: Iterable[str], message: str) -> str:
        known = list(known)
        if text not in known:
            raise _BadLineError(shown(text), message, choice_advice(text, known))
        return text

    def _new_name(self, text: str, taken: Iterable[str], what: str) -> str:
        if not text:
            raise _BadLineError('""', f"{what} mangler navn", "Skriv en id")
        if text in taken:
            raise _BadLineError(shown(text), f"{what} står to ganger", "Behold en av dem")
        return text

    def _wrong(self, number: int, value: str, message: str, advice: str) -> None:
        self.problems.append(InputProblem(f"linje {number}", value, message, advice))

    def _stop_if_wrong(self) -> None:
        if self.problems:
            raise InputError(self.problems)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")] if text else []
