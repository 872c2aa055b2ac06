"""Contracts of both schemas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from benchmarks.families.classic.instance import GroupLimit, Limits, Match, Pattern, Side
from benchmarks.families.classic.values import Values
from benchmarks.families.markup import Element

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

Groups = Mapping[str, frozenset[str]]


def read_limits(v: Values, contract: Element, groups: Groups) -> Limits:
    """A contract of schema 2.4. Every rule has to be switched on; weights and thresholds have to be as in SINTEF."""
    for element in contract.children:
        if element.attributes.get("on", "1") != "1":
            v.wrong(element, element.attributes["on"], "bare on=1 er kjent", "Bruk en annen instans")
        if element.attributes.get("weight", "1") != "1":
            v.wrong(element, element.attributes["weight"], "bare weight=1 er kjent", "Bruk en annen instans")
        if element.attributes.get("threshold", "0.0") != "0.0":
            v.wrong(
                element, element.attributes["threshold"], "bare terskel 0.0 er kjent", "Bruk en annen instans"
            )
    performance = v.optional(contract, "StandardPerformance")
    if performance is not None and v.hundredths(performance):
        v.wrong(performance, performance.text, "bare 0.0 er kjent", "Bruk en annen instans")

    def hours(tag: str) -> int | None:
        element = v.optional(contract, tag)
        return None if element is None else v.hundredths(element)

    def by_group(section: str, tag: str) -> tuple[GroupLimit, ...]:
        return tuple(_group_limit(v, element, groups) for element in v.every(contract, section, tag))

    longest = v.optional(contract, "MaxConsecutiveWorkingDays")
    limits = Limits(
        longest_run=None if longest is None else v.number(longest),
        shortest_runs=by_group("MinConsecutiveShiftTypes", "MinConsecutiveShiftType"),
        longest_runs=by_group("MaxConsecutiveShiftTypes", "MaxConsecutiveShiftType"),
        most=by_group("MaxShiftTypes", "MaxShiftType"),
        max_hours=hours("MaxHoursWorked"),
        min_hours=hours("MinHoursWorked"),
        max_week_hours=hours("MaxHoursPerWeek"),
    )
    if limits.min_hours is not None and limits.max_hours is not None and limits.min_hours > limits.max_hours:
        v.wrong(contract, None, "MinHoursWorked er større enn MaxHoursWorked", "Rett timetallene")
    return limits


def _group_limit(v: Values, element: Element, groups: Groups) -> GroupLimit:
    name = v.name_of(v.one(element, "ShiftGroup"), groups)
    return GroupLimit(name, groups.get(name, frozenset()), v.number(v.one(element, "Value")))


def read_matches(
    v: Values, contract: Element, shifts: Iterable[str], groups: Groups, days: int
) -> tuple[Match, ...]:
    """A contract of schema 3."""
    return tuple(
        _match(v, element, frozenset(shifts), groups, days)
        for element in v.every(contract, "Patterns", "Match")
    )


def _match(v: Values, element: Element, shifts: frozenset[str], groups: Groups, days: int) -> Match:
    first, last = (v.optional(element, tag) for tag in ("RegionStart", "RegionEnd"))
    begin = 0 if first is None else v.number(first)
    end = days - 1 if last is None else v.number(last)
    if not begin <= end < days:
        v.wrong(element, f"{begin}-{end}", "er ikke en del av perioden", "Rett RegionStart og RegionEnd")
    patterns = tuple(_pattern(v, child, shifts, groups) for child in v.named(element, "Pattern"))
    if not patterns:
        v.wrong(element, None, "har ikke noe mønster", "Legg til en Pattern")
    for child, pattern in zip(v.named(element, "Pattern"), patterns, strict=True):
        if len(pattern.symbols) > end - begin + 1:
            v.wrong(child, None, "mønsteret er lengre enn delen av perioden", "Rett mønsteret")
        if pattern.start is not None and (first or last or pattern.weekday is not None):
            v.wrong(child, None, "Start sammen med RegionStart, RegionEnd eller StartDay er ikke kjent", "")
    most, least = (v.optional(element, tag) for tag in ("Max", "Min"))
    if most is None and least is None:
        v.wrong(element, None, "har verken Max eller Min", "Legg til en av dem")
    labels = [child for side in (most, least) if side is not None for child in v.named(side, "Label")]
    return Match(
        name=v.word(labels[0]) if labels else " / ".join(_shown(e) for e in v.named(element, "Pattern")),
        patterns=patterns,
        first=begin,
        last=end,
        most=None if most is None else _side(v, most),
        least=None if least is None else _side(v, least),
    )


def _side(v: Values, element: Element) -> Side:
    weight = v.one(element, "Weight")
    function = weight.attributes.get("function")
    if function not in (None, "Quadratic"):
        v.wrong(weight, function, "funksjonen er ikke kjent", "Bruk en annen instans")
    return Side(v.number(v.one(element, "Count")), v.number(weight), function == "Quadratic")


def _pattern(v: Values, element: Element, shifts: frozenset[str], groups: Groups) -> Pattern:
    symbols: list[frozenset[str | None]] = []
    for child in element.children:
        if child.tag == "ShiftGroup":
            symbols.append(frozenset(groups.get(v.name_of(child, groups), frozenset())))
        elif child.tag == "Shift":
            name = v.name_of(child, [*shifts, "-"])
            symbols.append(frozenset({None if name == "-" else name}))
        elif child.tag == "NotShift":
            name = v.name_of(child, shifts)
            symbols.append(frozenset({None, *(shifts - {name})}))
    if not symbols:
        v.wrong(element, None, "mønsteret er tomt", "Legg til en vakt")
    start, weekday = (v.optional(element, tag) for tag in ("Start", "StartDay"))
    return Pattern(
        tuple(symbols),
        None if start is None else v.number(start),
        None if weekday is None else WEEKDAYS.index(v.name_of(weekday, WEEKDAYS, WEEKDAYS[0])),
    )


def _shown(element: Element) -> str:
    """A pattern in a few words: ``Saturday All -``."""
    return " ".join(
        f"not {child.text}" if child.tag == "NotShift" else child.text for child in element.children
    )
