"""A ward with the people of a plan in the place of today's: what the position model answers, ready to be rostered."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from models.instance import Instance, applies_to_employee
from models.rules.changes import Changes
from models.rules.weekends import Weekends
from models.staff import WEEKLY_NORM_MINUTES, Competence, Contract, Employee, Exemptions
from solver.positions.plan import GroupRow

LONGEST_ID, LONGEST_NAME = 60, 120

SUFFIX = "+ny"
"""Of the id of a ward staffed anew."""

NORMS = {minutes: norm for norm, minutes in WEEKLY_NORM_MINUTES.items()}

_Kind = frozenset[str]
"""Competences: what makes people of today and new people alike."""


def staffed(instance: Instance, groups: Sequence[GroupRow]) -> Instance:
    """The ward with the people of a plan for it, and none of today's.

    Needs, events, shift codes, calendar and rule lines stay. Wishes, absences, pins, history, waivers, exemptions and
    accepted positions go: they are of people who are not there. A rule line that names people is for the new people
    with the same competences as most of those it names (or leaves out), and is switched off when it is for nobody then. Who
    has another weekend pattern than the ward's rule gets a line of their own.

    Parameters
    ----------
    groups:
        Of a plan; at least one.

    Raises
    ------
    ValueError
        When there is nobody, or a full-time week that no weekly norm has.
    """
    if not groups:
        raise ValueError(f"planen for {instance.id} har ingen ansatte")
    people: list[tuple[Employee, GroupRow]] = []
    numbers: Counter[str] = Counter()
    for group in groups:
        for home in _homes(group):
            title = f"{_title(instance.competences, group)} {group.position_percent:g} %".replace(".", ",")
            numbers[title] += 1
            name = f"{title[: LONGEST_NAME - 10]} nr {numbers[title]}"
            people.append((_person(group, f"ny{len(people) + 1:03d}", name, home), group))
    lines = _Lines(instance, [person for person, _ in people])
    lines.weekends(people)
    kept = {name: getattr(instance, name) for name in type(instance).model_fields}
    return Instance.model_validate(
        {
            **kept,
            "id": f"{instance.id[: LONGEST_ID - len(SUFFIX)]}{SUFFIX}",
            "name": f"{instance.name[: LONGEST_NAME - 20].rstrip()}, bemannet på nytt",
            "employees": tuple(person for person, _ in people),
            "absences": (),
            "wishes": (),
            "pins": (),
            "history": None,
            "overrides": lines.overrides(),
        }
    )


def _homes(group: GroupRow) -> Iterable[str]:
    for unit, heads in group.homes.items():
        yield from [unit] * heads


def _title(competences: tuple[Competence, ...], group: GroupRow) -> str:
    """The first competence of the ward's list that the group holds."""
    return next((c.name for c in competences if c.id in group.competences), "Ansatt")


def _person(group: GroupRow, employee: str, name: str, home: str) -> Employee:
    if group.weekly_minutes not in NORMS:
        raise ValueError(
            f"{group.name} har en hel uke på {group.weekly_minutes} minutter, som ingen ukenorm har; "
            f"bruk en av {', '.join(map(str, NORMS))}"
        )
    return Employee(
        id=employee,
        name=name,
        home_unit=home,
        other_units=tuple(u for u in group.units if u != home),
        competences=group.competences,
        contracts=(
            Contract.model_validate(
                {"position_percent": group.position_percent, "weekly_norm": NORMS[group.weekly_minutes]}
            ),
        ),
        exemptions=Exemptions(no_weekends=group.every_nth is None),
        long_shift_volunteer=group.long_shifts != "none",
    )


class _Lines:
    """The ward's rule lines, for the new people."""

    def __init__(self, instance: Instance, people: list[Employee]) -> None:
        self.instance, self.people = instance, people
        self._own: dict[str, dict[str, Any]] = {str(line["id"]): dict(line) for line in instance.overrides}
        self._kinds: dict[_Kind, set[str]] = defaultdict(set)
        for employee in instance.employees:
            self._kinds[frozenset(employee.competences)].add(employee.id)
        for rule in instance.rules_in_force.lines:
            if rule.id in self._own:
                self._own[rule.id] = self._line(self._own[rule.id], isinstance(rule, Changes))

    def overrides(self) -> tuple[dict[str, Any], ...]:
        return tuple(line for line in self._own.values() if line)

    def _line(self, line: dict[str, Any], about_a_plan: bool) -> dict[str, Any]:
        """The line, or nothing of it when it is about what somebody works today."""
        if about_a_plan:
            return {}
        changed = {k: v for k, v in line.items() if k != "waivers"}
        who = dict(line.get("applies_to") or {})
        if named := who.pop("employees", None):
            alike = self._alike(named)
            who["employees"] = alike
            if not alike:
                return {**changed, "enabled": False, "applies_to": {}}
        if named := who.pop("except_employees", None):
            who["except_employees"] = self._alike(named)
        return {**changed, "applies_to": who} if "applies_to" in line else changed

    def _alike(self, named: Iterable[str]) -> list[str]:
        """New people with the competences of people most of whom are named."""
        them = set(named)
        kinds = {kind for kind, people in self._kinds.items() if 2 * len(people & them) > len(people)}
        return [p.id for p in self.people if frozenset(p.competences) in kinds]

    def weekends(self, people: list[tuple[Employee, GroupRow]]) -> None:
        """Lines of their own for people whose pattern is not the ward's."""
        rules = [r for r in self.instance.rules if isinstance(r, Weekends)]
        others: dict[tuple[int, int, int], list[str]] = defaultdict(list)
        for person, group in people:
            mine = {_pattern(r) for r in rules if applies_to_employee(r, person)}
            if group.every_nth is not None:
                wanted = (group.every_nth, group.extra_weekends, group.extra_period_weeks)
                if mine != {wanted} and (mine or wanted[0] > 1):
                    others[wanted].append(person.id)
        if not others:
            return
        apart = [employee for group in others.values() for employee in group]
        for rule in rules:
            line = self._own.setdefault(rule.id, {"id": rule.id})
            who = dict(line.get("applies_to") or {})
            who["except_employees"] = [*who.get("except_employees", ()), *apart]
            line["applies_to"] = who
        taken = {r.id for r in self.instance.rules_in_force.lines}
        for number, ((nth, extra, weeks), members) in enumerate(others.items(), start=1):
            name = f"weekends-{number}"
            while name in taken:
                name += "-ny"
            self._own[name] = {
                "id": name,
                "rule": "weekends",
                "level": "lokal avtale",
                "hjemmel": "Helgemønsteret i bemanningsplanen",
                "every_nth": nth,
                "extra_weekends": extra,
                "extra_period_weeks": weeks,
                "applies_to": {"employees": members},
            }


def _pattern(rule: Weekends) -> tuple[int, int, int]:
    return rule.every_nth, rule.extra_weekends, rule.extra_period_weeks
