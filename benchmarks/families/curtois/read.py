"""The text file of an instance, read strictly."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from benchmarks.families.plain_text import Line, errors_of, file_text, lines_of
from models.problems import InputError, InputProblem, choice_advice


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


def read_instance(path: Path) -> Instance:
    """The instance in a file.

    Raises
    ------
    InputError
        With every line that breaks the format, when the file cannot be read or used.
    """
    with errors_of(path):
        return parse_instance(file_text(path))


def parse_instance(text: str) -> Instance:
    """The instance in a text; errors as ``read_instance``."""
    return _Parser(text).instance()


T = TypeVar("T")


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

    def _split(self, text: str) -> dict[str, list[Line]]:
        sections: dict[str, list[Line]] = {}
        current: list[Line] | None = None
        for line in lines_of(text, "#"):
            if line.text.startswith("SECTION_"):
                if line.text not in SECTIONS:
                    self._note(line.wrong("ukjent seksjon", choice_advice(line.text, SECTIONS)))
                elif line.text in sections:
                    self._note(line.wrong("seksjonen står to ganger", "Slå dem sammen"))
                current = sections.setdefault(line.text, [])
            elif current is None:
                self._note(line.wrong("står før første seksjon", "Begynn med SECTION_HORIZON"))
                current = []
            else:
                current.append(line)
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

    def _all(self, section: str, parse: Callable[[Line, list[str]], T]) -> list[T]:
        """What the lines of a section say; those with something wrong are noted and left out."""
        names = SECTIONS[section]
        parsed: list[T] = []
        for line in self.sections[section]:
            fields = line.fields(",")
            count = len(fields)
            try:
                if count < len(names) or (count > len(names) and section != "SECTION_DAYS_OFF"):
                    message = f"har {count} felt; {section} skal ha {len(names)}"
                    raise line.wrong(message, f"Skriv {', '.join(names)}")
                parsed.append(parse(line, fields))
            except InputError as error:
                self._note(error)
        return parsed

    # -- lines ------------------------------------------------------------------------------

    def _horizon(self, line: Line, fields: list[str]) -> None:
        if self.days:
            raise line.wrong("antall dager står to ganger", "Behold ett av dem")
        days = line.number_of(fields[0], "antall dager", 1, MOST_DAYS)
        if days % 7:
            raise line.wrong("dager er ikke hele uker", "Skriv et tall som kan deles på 7")
        self.days = days

    def _shift(self, line: Line, fields: list[str]) -> None:
        name = self._new_name(line, fields[0], self.shifts, "vakten")
        line.new(name, OFF_WORDS, "betyr fri og kan ikke være en vakt", "Gi vakten et annet navn")
        self.shifts[name] = Shift(name, line.number_of(fields[1], "minutter", 1, 1440), frozenset())

    def _followers(self, line: Line, fields: list[str]) -> None:
        after = frozenset(self._shift_id(line, part) for part in _parts(fields[2]))
        old = self.shifts[fields[0]]
        self.shifts[old.id] = Shift(old.id, old.minutes, after)

    def _person(self, line: Line, fields: list[str]) -> None:
        names = SECTIONS["SECTION_STAFF"]
        name = self._new_name(line, fields[0], self.staff, "den ansatte")
        limits: dict[str, int] = {}
        for part in _parts(fields[1]):
            shift, equals, limit = (piece.strip() for piece in part.partition("="))
            if not equals:
                raise line.wrong("er ikke et tak for en vakt", "Skriv som E=14", part)
            line.new(self._shift_id(line, shift), limits, "står to ganger i MaxShifts")
            limits[shift] = line.number_of(limit, f"MaxShifts for {shift}")
        missing = [shift for shift in self.shifts if shift not in limits]
        if missing:
            message = f"sier ikke hvor mange {', '.join(missing)}"
            raise line.wrong(message, "Skriv et tak for hver vakt", fields[1])
        numbers = [line.number_of(fields[k], names[k]) for k in range(2, 8)]
        if numbers[0] < numbers[1]:
            message = "MaxTotalMinutes er mindre enn MinTotalMinutes"
            raise line.wrong(message, "Bytt dem om", f"{numbers[0]},{numbers[1]}")
        self.staff[name] = Person(name, limits, *numbers)

    def _days_off(self, line: Line, fields: list[str]) -> None:
        person = self._person_id(line, fields[0])
        days = {self._day(line, field) for field in fields[1:]}
        self.days_off.setdefault(person, set()).update(days)

    def _request(self, line: Line, fields: list[str]) -> Request:
        person, day, shift, weight = fields
        return Request(
            self._person_id(line, person),
            self._day(line, day),
            self._shift_id(line, shift),
            line.number_of(weight, "vekt"),
        )

    def _cover(self, line: Line, fields: list[str]) -> None:
        day, shift = self._day(line, fields[0]), self._shift_id(line, fields[1])
        if (day, shift) in self.cover:
            raise line.wrong("har behov to ganger", "Behold en av linjene", f"{day},{shift}")
        numbers = (line.number_of(fields[k], SECTIONS["SECTION_COVER"][k]) for k in (2, 3, 4))
        self.cover[day, shift] = CoverLine(day, shift, *numbers)

    # -- fields -----------------------------------------------------------------------------

    def _day(self, line: Line, field: str) -> int:
        return line.number_of(field, "dag", 0, self.days - 1)

    def _shift_id(self, line: Line, field: str) -> str:
        return line.known(field, self.shifts, "ukjent vakt")

    def _person_id(self, line: Line, field: str) -> str:
        return line.known(field, self.staff, "ukjent ansatt")

    def _new_name(self, line: Line, field: str, taken: Collection[str], what: str) -> str:
        if not field:
            raise line.wrong(f"{what} mangler navn", "Skriv en id", field)
        return line.new(field, taken, f"{what} står to ganger")

    def _note(self, error: InputError) -> None:
        self.problems += error.problems

    def _stop_if_wrong(self) -> None:
        if self.problems:
            raise InputError(self.problems)


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.split("|")] if text else []
