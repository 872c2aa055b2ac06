"""Contracts and unwanted patterns of an instance file, read strictly."""

from __future__ import annotations

from collections.abc import Sequence

from benchmarks.families.inrc1.instance import FREE, WEEKENDS, WORK, Contract, Entry, Limit, Pattern
from benchmarks.families.markup import MISSING, Collector, Element
from models.problems import choice_advice

MOST_COUNT = 10_000
MOST_WEIGHT = 1_000_000
MOST_ENTRIES = 31
MOST_PATTERNS = 100

LIMITS = (
    "MaxNumAssignments",
    "MinNumAssignments",
    "MaxConsecutiveWorkingDays",
    "MinConsecutiveWorkingDays",
    "MaxConsecutiveFreeDays",
    "MinConsecutiveFreeDays",
    "MaxConsecutiveWorkingWeekends",
    "MinConsecutiveWorkingWeekends",
)
SWITCHES = ("CompleteWeekends", "IdenticalShiftTypesDuringWeekend", "AlternativeSkillCategory")
WITHOUT_COST = ("SingleAssignmentPerDay", "NoNightShiftBeforeFreeWeekend")
"""One is hard for everybody, the other was taken out of the competition's rules."""
UNDEFINED = ("MaxWorkingWeekendsInFourWeeks", "TwoFreeDaysAfterNightShifts")
"""Named by the schema, switched off in every instance, and nowhere defined: refused where they are switched on."""


def read_patterns(
    reading: Collector, section: Element | None, shifts: Sequence[str], weekdays: Sequence[str]
) -> dict[str, Pattern]:
    """Unwanted patterns by id."""
    found: dict[str, Pattern] = {}
    for element in reading.all(section, "Pattern"):
        reading.check(element, ("PatternEntries",), ("ID", "weight"))
        name = reading.attribute(element, "ID")
        if name in found:
            reading.wrong(element, name, "to mønstre har samme ID", "Gi det ene en annen ID")
        weight = reading.whole(element, reading.attribute(element, "weight"), MOST_WEIGHT)
        found[name] = Pattern(_entries(reading, element, shifts, weekdays), weight)
    if section is not None and len(found) > MOST_PATTERNS:
        reading.wrong(section, str(len(found)), f"flere enn {MOST_PATTERNS} mønstre", "Velg en annen fil")
        reading.finish()
    return found


def _entries(
    reading: Collector, pattern: Element, shifts: Sequence[str], weekdays: Sequence[str]
) -> tuple[Entry, ...]:
    placed: dict[int, Entry] = {}
    elements = reading.all(reading.one(pattern, "PatternEntries"), "PatternEntry")
    for element in elements:
        reading.check(element, ("ShiftType", "Day"), ("index",))
        shift = _word(reading, reading.one(element, "ShiftType"), (*shifts, FREE, WORK), "vakt")
        day = _word(reading, reading.one(element, "Day"), (*weekdays, WORK), "ukedag")
        index = reading.whole(element, reading.attribute(element, "index"), MOST_ENTRIES - 1)
        if index in placed:
            reading.wrong(element, str(index), "to ledd i mønsteret har samme index", "Tell dem fra 0")
        placed[index] = Entry(shift, None if day in (WORK, MISSING) else weekdays.index(day))
    if sorted(placed) != list(range(len(elements))) or not elements:
        reading.wrong(
            pattern, None, "leddene i mønsteret er ikke talt fra 0 uten hull", "Rett index på hvert ledd"
        )
    return tuple(placed[index] for index in sorted(placed))


def _word(reading: Collector, element: Element, known: Sequence[str], what: str) -> str:
    """One of the known words; FREE and WORK in any case, as the competition's readers take them."""
    text = reading.word(element)
    if text in known or text == MISSING:
        return text
    for special in (FREE, WORK):
        if text.lower() == special.lower() and special in known:
            return special
    reading.wrong(element, text, f"ukjent {what}", choice_advice(text, known))
    return MISSING


def read_contracts(reading: Collector, section: Element, patterns: dict[str, Pattern]) -> dict[str, Contract]:
    """Contracts by id."""
    found: dict[str, Contract] = {}
    names = (
        *LIMITS,
        *SWITCHES,
        *WITHOUT_COST,
        *UNDEFINED,
        "WeekendDefinition",
        "UnwantedPatterns",
        "Description",
    )
    for element in reading.all(section, "Contract"):
        reading.check(element, names, ("ID",))
        name = reading.attribute(element, "ID")
        if name in found:
            reading.wrong(element, name, "to <Contract> har samme ID", "Gi den ene en annen ID")
        for tag in UNDEFINED:
            _refuse(reading, reading.optional(element, tag))
        unwanted = _unwanted(reading, reading.optional(element, "UnwantedPatterns"), patterns)
        limits = {tag: _limit(reading, reading.optional(element, tag)) for tag in LIMITS}
        switches = {tag: _switch(reading, reading.optional(element, tag)) for tag in SWITCHES}
        needs_weekend = any(
            (
                limits["MaxConsecutiveWorkingWeekends"],
                limits["MinConsecutiveWorkingWeekends"],
                switches["CompleteWeekends"],
                switches["IdenticalShiftTypesDuringWeekend"],
            )
        )
        found[name] = Contract(
            id=name,
            max_assignments=limits["MaxNumAssignments"],
            min_assignments=limits["MinNumAssignments"],
            max_working_days=limits["MaxConsecutiveWorkingDays"],
            min_working_days=limits["MinConsecutiveWorkingDays"],
            max_free_days=limits["MaxConsecutiveFreeDays"],
            min_free_days=limits["MinConsecutiveFreeDays"],
            max_working_weekends=limits["MaxConsecutiveWorkingWeekends"],
            min_working_weekends=limits["MinConsecutiveWorkingWeekends"],
            weekend=_weekend(reading, element, needs_weekend),
            complete_weekends=switches["CompleteWeekends"],
            identical_shifts=switches["IdenticalShiftTypesDuringWeekend"],
            alternative_skill=switches["AlternativeSkillCategory"],
            patterns=unwanted,
        )
    return found


def _limit(reading: Collector, element: Element | None) -> Limit | None:
    """The limit, or None when it is not active."""
    if element is None:
        return None
    reading.check(element, (), ("on", "weight"))
    value = reading.whole(element, reading.word(element), MOST_COUNT)
    on = _truth(reading, element, element.attributes.get("on", "1"))
    weight = reading.whole(element, reading.attribute(element, "weight"), MOST_WEIGHT) if on else 0
    return Limit(value, weight) if weight else None


def _switch(reading: Collector, element: Element | None) -> int:
    """The weight, or 0 when it is not active."""
    if element is None:
        return 0
    reading.check(element, (), ("weight",))
    on = _truth(reading, element, reading.word(element))
    return reading.whole(element, reading.attribute(element, "weight"), MOST_WEIGHT) if on else 0


def _truth(reading: Collector, element: Element, text: str) -> bool:
    if text not in ("1", "0", "true", "false", MISSING):
        reading.wrong(element, text, "er verken sann eller usann", "Skriv true eller false")
    return text in ("1", "true")


def _refuse(reading: Collector, element: Element | None) -> None:
    if element is None:
        return
    on = element.attributes.get("on", element.text if element.text in ("true", "false") else "1")
    if on in ("1", "true") and element.attributes.get("weight") != "0":
        reading.wrong(
            element,
            None,
            "regelen er slått på, men konkurransen sier ikke hva den betyr",
            'Slå den av med on="0" weight="0"',
        )


def _weekend(reading: Collector, contract: Element, needed: bool) -> tuple[int, int]:
    element = (
        reading.one(contract, "WeekendDefinition")
        if needed
        else reading.optional(contract, "WeekendDefinition")
    )
    if element is None:
        return WEEKENDS["SaturdaySunday"]
    return WEEKENDS[reading.known(element, WEEKENDS, "helg") or "SaturdaySunday"]


def _unwanted(
    reading: Collector, section: Element | None, patterns: dict[str, Pattern]
) -> tuple[Pattern, ...]:
    named: list[str] = []
    for element in reading.all(section, "Pattern"):
        name = reading.known(element, patterns, "mønster")
        if name is None:
            continue
        if name in named:
            reading.wrong(element, name, "mønsteret er nevnt to ganger", "Slett den ene")
        named.append(name)
    return tuple(patterns[name] for name in named)
