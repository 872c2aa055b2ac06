"""Shift codes that a policy takes out of use or adds."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from models.base import MINUTES_PER_DAY, clock_text
from models.instance import Instance
from models.policy.altering import altered, lines_of, with_line
from models.policy.base import refuse
from models.policy.wording import listed
from models.rules.shift_days import ShiftDays
from models.shifts import Shift


def without_codes(instance: Instance, codes: Iterable[str]) -> Instance:
    """The instance without some shift codes; wishes for them, and rule lines about their days, lose them.

    Raises
    ------
    InputError
        When cells are pinned to one of them, history holds one, none would be left, or something that is
        wanted could then be covered by no code.
    """
    gone = frozenset(codes)
    if not gone:
        return instance
    kept = tuple(s for s in instance.shifts if s.id not in gone)
    names = listed(sorted(gone))
    if not kept:
        refuse(f"ingen vaktkoder blir igjen uten {names}", "Velg en annen grense")
    pins = sum(pin.shift in gone for pin in instance.pins)
    if pins:
        refuse(f"{pins} låste celler har {names}", "Lås dem opp først")
    past = () if instance.history is None else instance.history.worked
    if any(worked.shift in gone for worked in past):
        refuse(f"historikken har {names}, så koden kan ikke tas bort", "Prøv tiltaket på en grunnturnus")
    open_minute = _newly_open(instance, kept)
    if open_minute is not None:
        line, minute = open_minute
        refuse(
            f"uten {names} dekker ingen vaktkode behovet {line} kl. {clock_text(minute % MINUTES_PER_DAY)}",
            "Legg inn en vaktkode som gjør det, eller velg en annen grense",
        )
    wishes = []
    for wish in instance.wishes:
        left = tuple(s for s in wish.shifts if s not in gone)
        if left or not wish.shifts:
            wishes.append(wish if left == wish.shifts else altered(wish, shifts=left))
    named = [s for s in instance.shifts if s.id in gone]
    instance = _without_named(instance, named)
    return altered(instance, shifts=kept, wishes=tuple(wishes))


def _without_named(instance: Instance, codes: list[Shift]) -> Instance:
    """Rule lines about days of shifts without the codes named; switched off when nothing is left in them."""
    gone = {s.id for s in codes}
    for line in lines_of(instance, ShiftDays):
        left = [code for code in line.shifts if code not in gone]
        if len(left) == len(line.shifts):
            continue
        keys: dict[str, Any] = {"shifts": left}
        if not left and not line.kinds:
            kinds = [s.kind for s in codes if s.id in line.shifts]
            keys |= {"kinds": list(dict.fromkeys(kinds)), "enabled": False}
        instance = with_line(instance, line.id, keys)
    return instance


def without_days(instance: Instance, codes: list[Shift]) -> tuple[Instance, list[str]]:
    """The instance without limits on the days of some codes, all of one kind; ids of the lines that gave way."""
    gone, kinds = {s.id for s in codes}, {s.kind for s in codes}
    found = []
    for line in lines_of(instance, ShiftDays):
        if not line.enabled or not any(line.about(code) for code in codes):
            continue
        left = [code for code in line.shifts if code not in gone]
        other = [kind for kind in line.kinds if kind not in kinds]
        keys = {"shifts": left, "kinds": other} if left or other else {"enabled": False}
        instance = with_line(instance, line.id, keys)
        found.append(line.id)
    return instance, found


def _newly_open(instance: Instance, kept: tuple[Shift, ...]) -> tuple[str, int] | None:
    """A demand line and a minute of it that could be covered before and cannot with the codes kept."""
    for line in instance.demand:
        if not line.wanted:
            continue
        units = instance.units_of_place(line.units, line.site)
        before, after = (
            [s for s in codes if s.kind != "meeting" and (not s.units or not units.isdisjoint(s.units))]
            for codes in (instance.shifts, kept)
        )
        if len(before) == len(after):
            continue
        edges = {k * MINUTES_PER_DAY + m for s in before for m in (s.start, s.end_minute) for k in (-1, 0, 1)}
        for minute in sorted({line.start, *(m for m in edges if line.start <= m < line.end_minute)}):
            if _covered(before, minute) and not _covered(after, minute):
                return line.name or line.id, minute
    return None


def _covered(codes: list[Shift], minute: int) -> bool:
    """Whether some code of the day before, the day or the day after holds a minute of the day."""
    return any(
        s.start + k * MINUTES_PER_DAY <= minute < s.end_minute + k * MINUTES_PER_DAY
        for s in codes
        for k in (-1, 0, 1)
    )


def long_codes(instance: Instance, minutes: int) -> list[Shift]:
    """An early and a late code of kind ``long`` for each place that has day shifts.

    The early one starts with the first day shift, the late one ends with the last evening shift (or, without any,
    stands alone). Break, place and competences are the day shift's; breaks are at least an hour from 12 hours on.
    """
    taken = {s.id for s in instance.shifts}
    text = f"{minutes / 60:g}"
    found: list[Shift] = []
    by_place: dict[tuple[tuple[str, ...], tuple[str, ...]], list[Shift]] = {}
    for shift in instance.shifts:
        if shift.kind == "day":
            by_place.setdefault((shift.units, shift.competences), []).append(shift)
    for (units, _), days in by_place.items():
        model = min(days, key=lambda s: s.start)
        evenings = [
            s
            for s in instance.shifts
            if s.kind == "evening" and (not units or not s.units or not set(units).isdisjoint(s.units))
        ]
        starts = [("L", "Langvakt", model.start)]
        if evenings:
            late = max(s.end_minute for s in evenings) - minutes
            if model.start < late < MINUTES_PER_DAY:
                starts.append(("LS", "Sen langvakt", late))
        for code, name, start in starts:
            new_id = _free_code(f"{code}{text}", taken)
            taken.add(new_id)
            found.append(
                Shift(
                    id=new_id,
                    name=f"{name} {text.replace('.', ',')} t",
                    start=start,
                    end=start + minutes,
                    kind="long",
                    break_minutes=60 if minutes >= 720 else max(30, model.break_minutes),
                    break_paid=model.break_paid,
                    units=units,
                    competences=model.competences,
                    colour="#cfe8c6" if code == "L" else "#b5dcab",
                )
            )
    return found


def _free_code(wanted: str, taken: set[str]) -> str:
    found, k = wanted, 2
    while found in taken:
        found, k = f"{wanted}-{k}", k + 1
    return found
