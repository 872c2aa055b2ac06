"""A .ros file, read strictly: elements that are not known, and values that are not understood, are refused."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from benchmarks.families.classic.contracts import WEEKDAYS, read_limits, read_matches
from benchmarks.families.classic.instance import Instance, Limits, Match, Person, Request, Shift
from benchmarks.families.classic.schema import RULE_WEIGHTS, SCHEMA_2_4, SCHEMAS, check_known
from benchmarks.families.classic.values import Values
from benchmarks.families.markup import Element, read_markup
from benchmarks.families.plain_text import errors_of
from models.problems import InputError, InputProblem

MOST_DAYS = 7 * 520


def read_instance(path: Path) -> Instance:
    """The instance in a file.

    Raises
    ------
    InputError
        When the file cannot be read, is of another schema or has elements whose meaning is not known (each kind is
        listed), or with every value that is wrong.
    """
    root = read_markup(path)
    with errors_of(path):
        return parse_instance(root)


def parse_instance(root: Element) -> Instance:
    """The instance in the root element of a file; errors as ``read_instance``."""
    named = root.attributes.get("xsi:noNamespaceSchemaLocation", "").strip()
    if root.tag != "SchedulingPeriod" or named not in SCHEMAS:
        raise InputError(
            [
                InputProblem(
                    f"linje {root.line}, <{root.tag}>",
                    named or None,
                    "filen er ikke av et skjema som leses",
                    f"Velg en fil som følger {' eller '.join(SCHEMAS)}",
                )
            ]
        )
    check_known(
        root,
        SCHEMAS[named],
        "Den kan endre poengsummen til en turnus, så denne instansen kan ikke brukes; velg en annen",
    )
    return _Reader(root, limits=SCHEMAS[named] is SCHEMA_2_4).instance()


class _Reader:
    def __init__(self, root: Element, *, limits: bool) -> None:
        self.root = root
        self.by_limits = limits
        self.values = Values()

    def instance(self) -> Instance:
        v, root = self.values, self.root
        start, last = v.date(v.one(root, "StartDate")), v.date(v.one(root, "EndDate"))
        days = (last - start).days + 1
        if not 1 <= days <= MOST_DAYS:
            v.wrong(root, None, f"perioden er på {days} dager", "Rett StartDate og EndDate")
        elif self.by_limits and (start.weekday() or days % 7):
            v.wrong(root, None, "perioden er ikke hele uker fra mandag", "Denne instansen kan ikke brukes")
        v.finish()
        shifts = self._shifts()
        groups = self._groups(shifts)
        v.finish()
        limits: dict[str, Limits] = {}
        matches: dict[str, tuple[Match, ...]] = {}
        for contract in v.named(v.one(root, "Contracts"), "Contract"):
            name = v.new_name(contract, limits)
            limits[name] = read_limits(v, contract, groups) if self.by_limits else Limits()
            matches[name] = () if self.by_limits else read_matches(v, contract, shifts, groups, days)
        people = self._people(limits, matches, start)
        under, over = self._weights()
        instance = Instance(
            id=v.attribute(root, "ID"),
            start=start,
            days=days,
            shifts=tuple(shifts.values()),
            people=people,
            cover=self._cover(start, days, shifts),
            under=under,
            over=over,
            requests=tuple(self._requests(start, days, people, shifts)),
        )
        v.finish()
        return instance

    def _shifts(self) -> dict[str, Shift]:
        v = self.values
        skills = {v.attribute(e, "ID") for e in v.every(self.root, "Skills", "Skill")}
        shifts: dict[str, Shift] = {}
        for element in v.every(self.root, "ShiftTypes", "Shift"):
            name = v.new_name(element, shifts)
            if name == "-":
                v.wrong(element, name, "betyr fri og kan ikke være en vakt", "Gi vakten en annen id")
            start, end = v.clock(v.one(element, "StartTime")), v.clock(v.one(element, "EndTime"))
            end += 1440 if end <= start else 0
            if not self.by_limits:
                shifts[name] = Shift(name, start, end)
                continue
            needed = v.every(element, "Skills", "Skill")
            for again in needed[1:]:
                v.wrong(again, None, "en vakt med flere ferdigheter kan ikke leses", "Bruk en annen instans")
            shifts[name] = Shift(
                name,
                start,
                end,
                v.hundredths(v.one(element, "HoursWorked")),
                v.number(v.one(element, "FreeTimeBefore")),
                v.number(v.one(element, "FreeTimeAfter")),
                v.name_of(needed[0], skills) if needed else None,
            )
            if not shifts[name].hundredths:
                v.wrong(element, None, "vakten er på 0 timer", "Rett HoursWorked")
        if not shifts:
            v.wrong(self.root, None, "filen har ingen vakter", "Legg til minst en Shift i ShiftTypes")
        return shifts

    def _groups(self, shifts: Mapping[str, Shift]) -> dict[str, frozenset[str]]:
        v = self.values
        groups: dict[str, frozenset[str]] = {}
        for element in v.every(self.root, "ShiftGroups", "ShiftGroup"):
            members = frozenset(v.name_of(child, shifts) for child in element.children)
            if not members:
                v.wrong(element, None, "gruppen har ingen vakter", "Legg til minst en Shift")
            groups[v.new_name(element, groups)] = members
        return groups

    def _people(
        self, limits: Mapping[str, Limits], matches: Mapping[str, tuple[Match, ...]], start: dt.date
    ) -> tuple[Person, ...]:
        v = self.values
        known_skills = {v.attribute(e, "ID") for e in v.every(self.root, "Skills", "Skill")}
        people: dict[str, Person] = {}
        for element in v.every(self.root, "Employees", "Employee"):
            name = v.new_name(element, people)
            contract = v.name_of(v.one(element, "ContractID"), limits)
            skills = v.every(element, "Skills", "Skill")
            for skill in skills:
                if skill.attributes.get("Type") != "Primary":
                    v.wrong(skill, None, "bare Type=Primary er kjent", "Bruk en annen instans")
            begins = v.optional(element, "EmploymentStartDate")
            if begins is not None and v.date(begins) > start:
                v.wrong(begins, begins.text, "ansatt etter periodens start", "Bruk en annen instans")
            people[name] = Person(
                name,
                frozenset(v.name_of(skill, known_skills) for skill in skills),
                limits.get(contract, Limits()),
                matches.get(contract, ()),
            )
        if not people:
            v.wrong(self.root, None, "filen har ingen ansatte", "Legg til minst en Employee i Employees")
        return tuple(people.values())

    def _weights(self) -> tuple[int, int]:
        """Points for each missing and each surplus."""
        v = self.values
        element = v.one(self.root, "MasterWeights" if self.by_limits else "CoverWeights")
        for child in element.children:
            if child.tag in RULE_WEIGHTS and not v.number(child):
                v.wrong(child, child.text, "vekten må være over 0", "Bruk en annen instans")
        return v.number(v.one(element, "PrefUnderStaffing")), v.number(v.one(element, "PrefOverStaffing"))

    def _cover(self, start: dt.date, days: int, shifts: Iterable[str]) -> dict[tuple[int, str], int]:
        v = self.values
        section = v.one(self.root, "CoverRequirements")
        wanted: dict[tuple[int, str], int] = {}
        for element in v.named(section, "DayOfWeekCover"):
            weekday = WEEKDAYS.index(v.name_of(v.one(element, "Day"), WEEKDAYS, WEEKDAYS[0]))
            for line in element.children:
                if line.tag == "Cover":
                    key = weekday, v.name_of(v.one(line, "Shift"), shifts)
                    if key in wanted:
                        v.wrong(line, key[1], "har behov to ganger samme ukedag", "Behold ett av dem")
                    wanted[key] = v.number(v.one(line, "Preferred"))
        for weekday, day_name in enumerate(WEEKDAYS):
            missing = [shift for shift in shifts if (weekday, shift) not in wanted]
            if missing:
                v.wrong(section, ", ".join(missing), f"mangler behov på {day_name}", "Skriv behovet, også 0")
        return {
            (day, shift): wanted.get(((start.weekday() + day) % 7, shift), 0)
            for day in range(days)
            for shift in shifts
        }

    def _requests(
        self, start: dt.date, days: int, people: Iterable[Person], shifts: Iterable[str]
    ) -> Iterable[Request]:
        v = self.values
        names = [person.id for person in people]
        for section, tag in (("DayOffRequests", "DayOff"), ("ShiftOnRequests", "ShiftOn")):
            for element in v.every(self.root, section, tag):
                day = v.day(v.one(element, "Date"), start, days) or 0
                weight = v.attribute(element, "weight")
                if not re.fullmatch(r"[0-9]{1,9}", weight):
                    v.wrong(element, weight, "vekten er ikke et helt tall", "Rett vekten")
                    weight = "0"
                yield Request(
                    v.name_of(v.one(element, "EmployeeID"), names),
                    day,
                    v.name_of(v.one(element, "ShiftTypeID"), shifts) if tag == "ShiftOn" else None,
                    int(weight),
                )
