"""Before any search: demand that the staff could never meet, with the arithmetic.

Needs are reckoned from below and what people can give from above, so that ``short`` is a proof and ``ok``
is only the absence of one.
"""

from __future__ import annotations

from typing import Literal

from models.base import Id, Model
from models.capacity_days import held_back
from models.capacity_need import Group, Level, Need, Stretch, fewest_shifts, union
from models.capacity_staff import Staff
from models.instance import Instance
from models.shifts import Shift
from models.text import date_text

TIGHT_PERCENT = 97
"""Needs above this share of what there is are tight: no plan fits perfectly."""

Verdict = Literal["ok", "tight", "short"]
Kind = Literal["hours", "at_once", "weekend", "nights", "week_nights", "shift_days"]


class CapacityRow(Model):
    """One comparison.

    Attributes
    ----------
    kind:
        ``hours``: person-minutes in the plan. ``at_once``: people at the worst moment. ``weekend``: shifts that
        start on Saturdays and Sundays. ``nights``: night shifts in the plan. ``week_nights``: night
        shifts in the worst week. ``shift_days``: people at the worst moment of one need, where rules about days of
        shifts keep them away.
    what:
        Title in Norwegian.
    group:
        Whom it is about: everyone, holders of a competence, people who reach a place.
    needed, wanted:
        For the minimum and for what is wanted of the demand, reckoned from below.
    available:
        At most so much, whatever the roster.
    verdict:
        ``short``: even the minimum is impossible. ``tight``: the minimum takes over 97 % of what there is, or
        what is wanted is impossible.
    """

    kind: Kind
    what: str
    group: str
    needed: int
    wanted: int
    available: int
    unit: Literal["minutes", "people", "shifts"]
    verdict: Verdict
    sentence: str


class CapacityReport(Model):
    """Every comparison for an instance, in the order total, competences, places, both."""

    instance: Id
    rows: tuple[CapacityRow, ...]

    @property
    def short(self) -> tuple[CapacityRow, ...]:
        """What is impossible."""
        return tuple(row for row in self.rows if row.verdict == "short")


def capacity(instance: Instance) -> CapacityReport:
    """Compare what is needed with what the staff can give at most.

    A group's need is of all demand lines that only its people can meet. Rows of a competence at a place are
    left out when they are ok.
    """
    staff = Staff(instance)
    need = Need(staff)
    rows: list[CapacityRow] = []
    for group, always in _groups(staff, need):
        found = [_hours(staff, need, group), _at_once(need, group), _weekend(staff, need, group)]
        found += _nights(staff, need, group)
        rows += [row for row in found if row is not None and (always or row.verdict != "ok")]
    rows += _shift_days(need)
    return CapacityReport(instance=instance.id, rows=tuple(rows))


def held_to_days(instance: Instance) -> tuple[CapacityRow, ...]:
    """Of ``capacity`` the rows on what rules of the days of shifts leave without anybody."""
    return tuple(_shift_days(Need(Staff(instance))))


def _groups(staff: Staff, need: Need) -> list[tuple[Group, bool]]:
    """Groups of people and the lines that only they can meet; whether a group is always shown."""
    instance = staff.instance
    names = {c.id: c.name for c in instance.competences} | {u.id: u.name for u in instance.units}
    everywhere = frozenset(instance.unit_by_id)
    candidates: list[tuple[str, int, bool]] = [("alle", staff.everyone, True)]
    for line in need.demand:
        if line.competences:
            skill = " eller ".join(names[c] for c in line.competences)
            candidates.append((skill, staff.holders(line.competences), True))
    for place in need.places:
        if place != everywhere:
            where = ", ".join(names[u] for u in instance.unit_by_id if u in place)
            candidates.append((where, _reaching(staff, place), True))
    for line, place, people in zip(need.demand, need.places, need.anyone, strict=True):
        skill = " eller ".join(names[c] for c in line.competences) or "alle"
        where = ", ".join(names[u] for u in instance.unit_by_id if u in place)
        candidates.append((f"{skill}, {where}", people, False))
    found: list[tuple[Group, bool]] = []
    seen: set[tuple[frozenset[int], int]] = set()
    for name, people, always in candidates:
        lines = frozenset(k for k, mask in enumerate(need.anyone) if mask & ~people == 0)
        if lines and (lines, people) not in seen:
            seen.add((lines, people))
            found.append((Group(name, people, lines), always))
    return found


def _reaching(staff: Staff, place: frozenset[str]) -> int:
    return union(staff.reach[unit] for unit in place)


def _members(staff: Staff, group: Group) -> list[int]:
    return [k for k in range(len(staff.people)) if group.people >> k & 1]


def _verdict(needed: int, wanted: int, available: int) -> Verdict:
    if needed > available:
        return "short"
    return "tight" if wanted > available or 100 * needed > TIGHT_PERCENT * available else "ok"


_ENDINGS = {
    "ok": "",
    "tight": " Det er knapt.",
    "short": " Det går ikke: øk bemanningen, senk behovet eller endre regelen som begrenser.",
}


def _row(
    kind: Kind,
    what: str,
    group: Group,
    figures: tuple[int, int, int],
    unit: Literal["minutes", "people", "shifts"],
    said: str,
) -> CapacityRow:
    """``said`` holds ``{needed}``, ``{wanted}`` and ``{available}``."""
    needed, wanted, available = figures
    verdict = _verdict(needed, wanted, available)
    texts = [_hours_text(n) if unit == "minutes" else str(n) for n in figures]
    sentence = said.format(needed=texts[0], wanted=texts[1], available=texts[2])
    return CapacityRow(
        kind=kind,
        what=what,
        group=group.name,
        needed=needed,
        wanted=wanted,
        available=available,
        unit=unit,
        verdict=verdict,
        sentence=f"{group.name[:1].upper()}{group.name[1:]}: {sentence}{_ENDINGS[verdict]}",
    )


def _hours_text(minutes: int) -> str:
    return f"{minutes / 60:.1f} t".replace(".", ",")


# -- the comparisons ------------------------------------------------------------------------


def _hours(staff: Staff, need: Need, group: Group) -> CapacityRow | None:
    if not (wanted := need.minutes(group, "wanted")):
        return None
    available = sum(staff.capacity(k).minutes for k in _members(staff, group))
    return _row(
        "hours",
        "Timer til stede i planen",
        group,
        (need.minutes(group, "minimum"), wanted, available),
        "minutes",
        "minimum er {needed} (ønsket {wanted}), og de ansatte kan gi høyst {available}.",
    )


def _at_once(need: Need, group: Group) -> CapacityRow | None:
    worst: tuple[tuple[int, int, int], Stretch, tuple[int, int, int]] | None = None
    figures: dict[object, tuple[int, int, int]] = {}
    for stretch in need.stretches:
        moment = stretch.moment
        lines = moment.lines & group.lines
        if not lines:
            continue
        if moment not in figures:
            figures[moment] = (
                need.least(lines, "minimum"),
                need.least(lines, "wanted"),
                need.able(group, moment),
            )
        needed, wanted, able = figures[moment]
        rank = (needed - able if needed else -(10**9), wanted - able, needed)
        if worst is None or rank > worst[0]:
            worst = rank, stretch, figures[moment]
    if worst is None:
        return None
    return _row(
        "at_once",
        "Flest på én gang",
        group,
        worst[2],
        "people",
        f"{_when(need, worst[1])} trengs minst {{needed}} (ønsket {{wanted}}), og høyst {{available}} kan være der.",
    )


def _when(need: Need, stretch: Stretch) -> str:
    instance = need.staff.instance
    day, clock = instance.timeline.day_and_clock(stretch.start)
    return f"{date_text(instance.horizon.date(day))} kl. {clock}"


def _weekend(staff: Staff, need: Need, group: Group) -> CapacityRow | None:
    def least(level: Level) -> int:
        return fewest_shifts(need.chain(group, level, lambda _, day: day % 7 >= 5))

    if not (wanted := least("wanted")):
        return None
    available = sum(staff.capacity(k).weekend_shifts for k in _members(staff, group))
    return _row(
        "weekend",
        "Helgevakter i planen",
        group,
        (least("minimum"), wanted, available),
        "shifts",
        "lørdager og søndager krever minst {needed} vakter (ønsket {wanted}), og helgene folk kan arbeide gir høyst {available}.",
    )


def _nights(staff: Staff, need: Need, group: Group) -> list[CapacityRow | None]:
    def is_night(shift: Shift, _: int) -> bool:
        return shift.kind == "night"

    minimum, wanted = (need.chain(group, level, is_night) for level in ("minimum", "wanted"))
    if not wanted:
        return []
    members = [staff.capacity(k) for k in _members(staff, group)]
    plan = (fewest_shifts(minimum), fewest_shifts(wanted), sum(m.nights_in_plan for m in members))
    weeks = []
    for week in range(staff.horizon.weeks):
        inside = [
            [link for link in chain if link.first // 7 == week == link.last // 7]
            for chain in (minimum, wanted)
        ]
        needed, more = map(fewest_shifts, inside)
        weeks.append((needed - (able := sum(m.nights(week) for m in members)), week, (needed, more, able)))
    _, week, figures = max(weeks, key=lambda w: (w[0], w[2][1] - w[2][2], -w[1]))
    return [
        _row(
            "nights",
            "Nattevakter i planen",
            group,
            plan,
            "shifts",
            "nettene krever minst {needed} vakter (ønsket {wanted}), og de som kan gå natt, rekker høyst {available}.",
        ),
        _row(
            "week_nights",
            "Nattevakter i verste uke",
            group,
            figures,
            "shifts",
            f"uken fra {date_text(staff.horizon.date(7 * week))} krever minst {{needed}} nattevakter (ønsket {{wanted}}), "
            "og de som kan gå natt, rekker høyst {available}.",
        ),
    ]


def _shift_days(need: Need) -> list[CapacityRow]:
    instance = need.staff.instance
    rows = []
    for held in held_back(need):
        demand = need.demand[held.demand]
        names = {c.id: c.name for c in instance.competences} | {u.id: u.name for u in instance.units}
        skill = " eller ".join(names[c] for c in demand.competences) or "alle"
        where = ", ".join(names[u] for u in instance.unit_by_id if u in need.places[held.demand])
        rules = "; ".join(f"{rule.id}: bare {rule.when()}" for rule in held.rules)
        rows.append(
            _row(
                "shift_days",
                "Dager vaktene kan gå",
                Group(f"{skill}, {where}", need.anyone[held.demand], frozenset((held.demand,))),
                (demand.minimum, demand.wanted, held.able),
                "people",
                f'behovet "{demand.name or demand.id}" er minst {{needed}} (ønsket {{wanted}}) {_when(need, held.stretch)}, '
                f"men regelen om dager for vakten ({rules}) holder {', '.join(held.codes)} borte, så høyst "
                "{available} kan være der.",
            )
        )
    return rows
