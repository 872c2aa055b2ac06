"""What decides how many people there must be: weekends, nights or hours, each looked at alone.

The figures are of the relaxation (parts of people and of shifts are allowed) from nothing, with everyone on 100 per
cent. So 22 weekend shifts, two for each weekend worked and five weekends of twelve, ask for 22 / (2 x 5/12) = 26.4
people; whole people are at least 27.
"""

from __future__ import annotations

from dataclasses import replace
from math import ceil

from models.base import Model
from solver.positions.case import StaffingCase
from solver.positions.engines import relaxed
from solver.positions.linear import Family
from solver.positions.plan import Because, Floor
from solver.positions.programme import Programme
from solver.positions.week import Stretch, Week

ALONE: tuple[tuple[Because, frozenset[Family]], ...] = (
    ("weekends", frozenset({"hours", "nights", "days"})),
    ("nights", frozenset({"weekends"})),
    ("hours", frozenset({"weekends", "nights", "days"})),
    ("together", frozenset()),
)
"""What is looked at, and the rows that are left out then."""

TOLERANCE = 1e-6

WORDS: dict[Because, str] = {
    "weekends": "Helgene",
    "nights": "Nettene",
    "hours": "Timene",
    "together": "Alt til sammen",
}


class _Asked(Model):
    of: tuple[str, ...]
    because: Because
    heads: float


def floors(case: StaffingCase, week: Week, heads: int | None) -> tuple[Floor, ...]:
    """For everyone, and for each combination of competences that needs name: what each kind of need asks for.

    Parameters
    ----------
    heads:
        People in the plan; None when there is none.
    """
    programme = Programme(case, week, free=True)
    found = []
    for of in dict.fromkeys([(), *(n.competences for n in case.needs if n.people)]):
        asked = [_asked(programme, of, because, without) for because, without in ALONE]
        found += [_floor(case, one, heads) for one in asked if one is not None]
    return tuple(found)


def _asked(
    programme: Programme, of: tuple[str, ...], because: Because, without: frozenset[Family]
) -> _Asked | None:
    linear = programme.linear
    cover = [row for row in linear.rows if row.family == "cover"]
    mine = [
        row
        for row, stretch in zip(cover, programme.week.lows, strict=True)
        if stretch.covers and _about(programme.case, programme.week, stretch, of, because)
    ]
    if not mine:
        return None
    rows = [row for row in linear.rows if row.family != "cover" and row.family not in without]
    fixed = {m.variable: 0 for m in programme.missing}
    done = relaxed(replace(linear, rows=[*rows, *mine]), programme.measure("heads"), fixed=fixed)
    return None if done is None else _Asked(of=of, because=because, heads=max(0.0, done[0]))


def _about(case: StaffingCase, week: Week, stretch: Stretch, of: tuple[str, ...], because: Because) -> bool:
    if of and case.needs[stretch.need].competences != of:
        return False
    if because == "weekends":
        return all(week.classes[number].weekend for number, _ in stretch.covers)
    if because == "nights":
        return all(case.shifts[code].kind == "night" for _, code in stretch.covers)
    return True


def _floor(case: StaffingCase, asked: _Asked, heads: int | None) -> Floor:
    whole = ceil(asked.heads - TOLERANCE)
    names = {c.id: f"«{c.name}»" for c in case.competences}
    who = " eller ".join(names[c] for c in asked.of)
    people = f"{_decimal(asked.heads)} personer" + (
        f" ({whole} hele)" if whole - asked.heads > TOLERANCE else ""
    )
    verb = "krever" if asked.because == "together" else "alene krever"
    return Floor(
        of=asked.of,
        because=asked.because,
        heads=asked.heads,
        whole=whole,
        decides=not asked.of and heads is not None and whole >= heads,
        sentence=f"{WORDS[asked.because]} {verb} minst {people}" + (f" med {who}." if who else "."),
    )


def deciding(found: tuple[Floor, ...], heads: int) -> tuple[str, ...]:
    """What decides the number of people, in sentences."""
    every = {f.because: f for f in found if not f.of}
    alone = [f for f in every.values() if f.because != "together"]
    if not alone:
        return ()
    said = ", ".join(f"{WORDS[f.because].lower()} {_decimal(f.heads)}" for f in alone)
    decide = [f for f in alone if f.decides]
    too_few = [f for f in every.values() if f.whole > heads]
    if too_few:
        verdict = f"{heads} personer er for få til å dekke alt, om så alle hadde hel stilling"
    elif decide:
        words = " og ".join(WORDS[f.because].lower() for f in decide)
        verdict = f"{words[:1].upper()}{words[1:]} avgjør at det trengs {heads} personer"
    elif (joint := every.get("together")) is not None and joint.decides:
        verdict = f"Ingen ting alene avgjør at det trengs {heads} personer, men behovene til sammen gjør det"
    else:
        verdict = (
            f"Planen har {heads} personer, flere enn behovene alene krever: "
            "dagens ansatte, stillingsstørrelsene eller hele personer avgjør"
        )
    return (f"{verdict} (hver for seg krever {said}).",)


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")
