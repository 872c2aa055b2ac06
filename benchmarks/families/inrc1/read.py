"""The XML file of an instance, read strictly."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from benchmarks.families.inrc1.contracts import read_contracts, read_patterns
from benchmarks.families.inrc1.instance import FREE, WORK, Contract, Employee, Instance, Request, Shift
from benchmarks.families.markup import Collector, Element, read_markup
from benchmarks.families.plain_text import errors_of

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

MOST_DAYS = 366
MOST_SHIFTS = 20
MOST_CONTRACTS = 100
MOST_EMPLOYEES = 2000
MOST_NEEDED = 10_000
MOST_WEIGHT = 1_000_000

SECTIONS = (
    "StartDate",
    "EndDate",
    "Skills",
    "ShiftTypes",
    "Patterns",
    "Contracts",
    "Employees",
    "CoverRequirements",
    "DayOffRequests",
    "DayOnRequests",
    "ShiftOffRequests",
    "ShiftOnRequests",
)


def read_instance(path: Path) -> Instance:
    """An instance from its file.

    Raises
    ------
    InputError
        When the file breaks the format, with the line and element of every problem and what to do.
    """
    root = read_markup(path)
    with errors_of(path):
        return _Reader().instance(root)


class _Reader(Collector):
    def instance(self, root: Element) -> Instance:
        if root.tag != "SchedulingPeriod":
            self.wrong(root, None, "filen er ikke en instans", "Velg en fil med <SchedulingPeriod> ytterst")
            self.finish()
        self.check(root, SECTIONS, ("ID", "OrganisationID"))
        name = self.attribute(root, "ID")
        start, days = self._horizon(root)
        self._start, self._days = start, days
        skills = [self.word(skill) for skill in self.all(self.optional(root, "Skills"), "Skill")]
        shifts = self._shifts(self.one(root, "ShiftTypes"), skills)
        self._shift_ids = [shift.id for shift in shifts]
        patterns = read_patterns(self, self.optional(root, "Patterns"), self._shift_ids, WEEKDAYS)
        contracts = read_contracts(self, self.one(root, "Contracts"), patterns)
        self._few(self.one(root, "Contracts"), len(contracts), MOST_CONTRACTS, "kontrakter")
        employees = self._employees(self.one(root, "Employees"), contracts, skills)
        self._employee_at = {employee.id: k for k, employee in enumerate(employees)}
        cover = self._cover(self.one(root, "CoverRequirements"))
        requests = [
            request
            for tag, on, of_shift in (
                ("DayOff", False, False),
                ("DayOn", True, False),
                ("ShiftOff", False, True),
                ("ShiftOn", True, True),
            )
            for request in self._requests(self.optional(root, f"{tag}Requests"), tag, on, of_shift)
        ]
        self.finish()
        return Instance(name, start, days, tuple(shifts), tuple(employees), cover, tuple(requests))

    def _horizon(self, root: Element) -> tuple[date, int]:
        start, end = self.date(self.one(root, "StartDate")), self.date(self.one(root, "EndDate"))
        if start is None or end is None:
            self.finish()
            raise AssertionError("a date that is missing was told")
        days = (end - start).days + 1
        if not 1 <= days <= MOST_DAYS:
            self.wrong(
                self.one(root, "EndDate"),
                end.isoformat(),
                f"perioden fra {start.isoformat()} må ha fra 1 til {MOST_DAYS} dager",
                "Rett datoen",
            )
            self.finish()
        return start, days

    def _shifts(self, section: Element, skills: list[str]) -> list[Shift]:
        found: list[Shift] = []
        for element in self.all(section, "Shift"):
            self.check(element, ("StartTime", "EndTime", "Description", "Skills"), ("ID",))
            shift = self.attribute(element, "ID")
            if shift.lower() in (FREE.lower(), WORK.lower()):
                self.wrong(element, shift, "har en egen betydning i mønstre", "Gi vakten et annet navn")
            self._new(element, shift, [known.id for known in found])
            asked = self.all(self.optional(element, "Skills"), "Skill")
            held = [self.known(skill, skills, "kompetanse") for skill in asked]
            found.append(Shift(shift, frozenset(skill for skill in held if skill is not None)))
        self._few(section, len(found), MOST_SHIFTS, "vakter")
        return found

    def _employees(
        self, section: Element, contracts: dict[str, Contract], skills: list[str]
    ) -> list[Employee]:
        found: list[Employee] = []
        ids: set[str] = set()
        for element in self.all(section, "Employee"):
            self.check(element, ("ContractID", "Name", "Skills"), ("ID",))
            name = self.attribute(element, "ID")
            self._new(element, name, ids)
            ids.add(name)
            contract = self.known(self.one(element, "ContractID"), contracts, "kontrakt")
            asked = self.all(self.optional(element, "Skills"), "Skill")
            held = [self.known(skill, skills, "kompetanse") for skill in asked]
            if contract is not None:
                own = frozenset(skill for skill in held if skill is not None)
                found.append(Employee(name, contracts[contract], own))
        self._few(section, len(ids), MOST_EMPLOYEES, "ansatte")
        return found

    def _cover(self, section: Element) -> dict[tuple[int, str], int]:
        """Days of the week first, then what single dates say instead."""
        self.check(section, ("DayOfWeekCover", "DateSpecificCover"))
        by_weekday: dict[tuple[int, str], int] = {}
        by_day: dict[tuple[int, str], int] = {}
        for element in section.children:
            if element.tag == "DayOfWeekCover":
                self.check(element, ("Day", "Cover"))
                weekday = self.known(self.one(element, "Day"), WEEKDAYS, "ukedag")
                if weekday is not None:
                    self._covers(element, WEEKDAYS.index(weekday), by_weekday)
            elif element.tag == "DateSpecificCover":
                self.check(element, ("Date", "Cover"))
                day = self.day(self.one(element, "Date"), self._start, self._days)
                if day is not None:
                    self._covers(element, day, by_day)
        found = {
            (day, shift): by_weekday.get(((self._start.weekday() + day) % 7, shift), 0)
            for day in range(self._days)
            for shift in self._shift_ids
        }
        return found | by_day

    def _covers(self, element: Element, day: int, found: dict[tuple[int, str], int]) -> None:
        for cover in (child for child in element.children if child.tag == "Cover"):
            self.check(cover, ("Shift", "Preferred"))
            shift = self.known(self.one(cover, "Shift"), self._shift_ids, "vakt")
            preferred = self.one(cover, "Preferred")
            count = self.whole(preferred, self.word(preferred), MOST_NEEDED)
            if shift is not None:
                if (day, shift) in found:
                    self.wrong(cover, shift, "vakten har allerede en bemanning den dagen", "Slett den ene")
                found[day, shift] = count

    def _requests(self, section: Element | None, tag: str, on: bool, of_shift: bool) -> list[Request]:
        found = []
        for element in self.all(section, tag):
            self.check(element, ("EmployeeID", "Date", *(("ShiftTypeID",) if of_shift else ())), ("weight",))
            weight = self.whole(element, self.attribute(element, "weight"), MOST_WEIGHT)
            employee = self.known(self.one(element, "EmployeeID"), self._employee_at, "ansatt")
            day = self.day(self.one(element, "Date"), self._start, self._days)
            shift = None
            if of_shift:
                shift = self.known(self.one(element, "ShiftTypeID"), self._shift_ids, "vakt")
            if employee is not None and day is not None:
                found.append(Request(self._employee_at[employee], day, shift, on, weight))
        return found

    def _new(self, element: Element, name: str, known: list[str] | set[str]) -> None:
        if name in known:
            self.wrong(element, name, f"to <{element.tag}> har samme ID", "Gi den ene en annen ID")

    def _few(self, element: Element, count: int, most: int, what: str) -> None:
        if not 1 <= count <= most:
            self.wrong(
                element, str(count), f"filen må ha fra 1 til {most} {what}", "Rett filen, eller velg en annen"
            )
            if count > most:
                self.finish()
