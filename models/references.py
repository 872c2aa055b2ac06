"""Every reference between the parts of an instance, and between a roster and its instance."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter, ValidationError

from models.base import hundredths
from models.checker import Checker, Place
from models.problems import InputProblem, choice_advice, shown
from models.rulebook import merge_lines, preset_lines, rulebook_ids
from models.rules import AnyRule
from models.rules.base import Rule
from models.rules.changes import Changes
from models.rules.not_alone import NotAlone
from models.rules.shift_days import ShiftDays
from models.translation import problems_of

if TYPE_CHECKING:
    from models.instance import Instance
    from models.roster import Assignment, Position, Roster

LONGEST_HISTORY_WEEKS = 104
"""No rule looks further back than 52 weeks."""

_LINE: TypeAdapter[AnyRule] = TypeAdapter(AnyRule)


def check_references(instance: Instance) -> None:
    """Check everything that one part of an instance says about another.

    Raises
    ------
    InputError
        With every reference that leads nowhere, id that stands twice, date outside the plan, pair of pins
        on one cell, fault in the history and override that does not fit the rulebook.
    """
    check = _InstanceCheck(instance)
    check.everything()
    check.finish()


def check_roster(instance: Instance, roster: Roster) -> None:
    """Check that a roster fits its instance. Two shifts in one cell are left to the audit.

    Raises
    ------
    InputError
        With every unknown person, shift or unit, shift in a unit where it is not used, date outside the
        plan, and position that the person has not accepted.
    """
    check = _RosterCheck(instance)
    check.roster(roster)
    if check.problems and roster.instance != instance.id:
        check.problems.insert(
            0,
            InputProblem(
                "instance",
                shown(roster.instance),
                f'turnusen er laget for en annen instans enn "{instance.id}"',
                "Velg turnusen og instansen som hører sammen",
            ),
        )
    check.finish()


def check_roster_again(instance: Instance, before: Roster, roster: Roster) -> None:
    """The same as ``check_roster``, sooner, for a roster that shares most shifts with one that was checked.

    Parameters
    ----------
    before:
        A roster that fits the instance.
    """
    checked = set(map(id, before.assignments))
    check = _RosterCheck(instance)
    check.assignments([a for a in roster.assignments if id(a) not in checked])
    if check.problems or roster.positions != before.positions:
        check_roster(instance, roster)  # which tells where in the roster


class _InstanceCheck(Checker):
    """One method for each part of the file."""

    def everything(self) -> None:
        instance = self.instance
        self.twice("sites", [s.id for s in instance.sites], "stedet")
        self.twice("units", [u.id for u in instance.units], "enheten")
        self.twice("competences", [c.id for c in instance.competences], "kompetansen")
        self.twice("employees", [e.id for e in instance.employees], "den ansatte")
        self.twice("shifts", [s.id for s in instance.shifts], "vaktkoden")
        self.twice("demand", [d.id for d in instance.demand], "behovet")
        self.twice("events", [e.id for e in instance.events], "hendelsen")
        self.places()
        self.staff()
        self.needs()
        self.days()
        self.history()
        self.rulebook()

    def places(self) -> None:
        for k, unit in enumerate(self.instance.units):
            self.one(("units", k, "site"), unit.site, self.sites, "stedet")
        seen: dict[frozenset[str], int] = {}
        for k, travel in enumerate(self.instance.travel):
            where = ("travel", k, "between")
            for side, site in enumerate(travel.between):
                self.one((*where, side), site, self.sites, "stedet")
            pair = frozenset(travel.between)
            if len(pair) == 1:
                self.add(where, travel.between[0], "reisen går fra et sted til seg selv", "Ta den bort")
            elif pair in seen:
                self.add(
                    where,
                    " - ".join(travel.between),
                    f"reisen mellom stedene står også i travel[{seen[pair]}]",
                    "Ta bort den ene; reisetiden er den samme begge veier",
                )
            seen.setdefault(pair, k)

    def staff(self) -> None:
        instance = self.instance
        for k, competence in enumerate(instance.competences):
            self.many(("competences", k, "counts_as"), competence.counts_as, self.competences, "kompetansen")
        for k, person in enumerate(instance.employees):
            self.a_unit(("employees", k, "home_unit"), person.home_unit)
            self.many(("employees", k, "other_units"), person.other_units, self.units, "enheten")
            self.many(("employees", k, "competences"), person.competences, self.competences, "kompetansen")

    def needs(self) -> None:
        instance = self.instance
        for k, shift in enumerate(instance.shifts):
            self.many(("shifts", k, "units"), shift.units, self.units, "enheten")
            self.many(("shifts", k, "competences"), shift.competences, self.competences, "kompetansen")
        for k, demand in enumerate(instance.demand):
            self.many(("demand", k, "units"), demand.units, self.units, "enheten")
            if demand.site is not None:
                self.one(("demand", k, "site"), demand.site, self.sites, "stedet")
            self.many(("demand", k, "competences"), demand.competences, self.competences, "kompetansen")
            self.all_in_plan(("demand", k, "dates"), demand.dates)
            self.all_in_plan(("demand", k, "except_dates"), demand.except_dates)
        for k, event in enumerate(instance.events):
            self.many(("events", k, "units"), event.units, self.units, "enheten")
            self.many(("events", k, "competences"), event.competences, self.competences, "kompetansen")
            self.all_in_plan(("events", k, "dates"), event.dates)

    def days(self) -> None:
        """Absences, wishes and pins."""
        instance = self.instance
        known_from = instance.horizon.start if instance.history is None else instance.history.known_from
        for k, absence in enumerate(instance.absences):
            self.an_employee(("absences", k, "employee"), absence.employee)
            # one that begins the day after a calendar plan still binds the plan's last night
            after = 0 if instance.horizon.rolling else 1
            if absence.last < known_from or (absence.first - instance.horizon.last).days > after:
                self.add(
                    ("absences", k),
                    f"{absence.first} - {absence.last}",
                    f"fraværet ligger utenfor planen, som går fra {instance.horizon.start} til {instance.horizon.last}",
                    "Rett datoene eller ta fraværet bort",
                )
        for k, wish in enumerate(instance.wishes):
            self.an_employee(("wishes", k, "employee"), wish.employee)
            self.many(("wishes", k, "shifts"), wish.shifts, self.shifts, "vaktkoden")
            self.all_in_plan(("wishes", k, "dates"), wish.dates)
        cells: dict[tuple[str, dt.date], int] = {}
        for k, pin in enumerate(instance.pins):
            self.an_employee(("pins", k, "employee"), pin.employee)
            self.in_plan(("pins", k, "date"), pin.date)
            if pin.shift is None:
                if pin.unit is not None:
                    self.add(
                        ("pins", k, "unit"), pin.unit, "en låst fridag kan ikke ha enhet", "Ta bort unit"
                    )
            elif pin.unit is None:
                self.a_shift(("pins", k, "shift"), pin.shift)
            else:
                self.shift_in_unit(("pins", k), pin.shift, pin.unit)
            cell = (pin.employee, pin.date)
            if cell in cells:
                self.add(
                    ("pins", k),
                    f"{pin.employee} {pin.date}",
                    f"cellen er også låst i pins[{cells[cell]}]",
                    "Behold den ene",
                )
            cells.setdefault(cell, k)

    def history(self) -> None:
        history, horizon = self.instance.history, self.instance.horizon
        if history is None:
            return
        where: Place = ("history", "known_from")
        if horizon.rolling:
            self.add(("history",), None, "en rullerende grunnturnus har ingen historikk", "Ta bort history")
            return
        if history.known_from >= horizon.start:
            self.add(
                where,
                str(history.known_from),
                f"historikken må begynne før planen, som starter {horizon.start}",
                "Rett datoen, eller ta bort history",
            )
        elif (horizon.start - history.known_from).days > 7 * LONGEST_HISTORY_WEEKS:
            self.add(
                where,
                str(history.known_from),
                f"historikken er lengre enn {LONGEST_HISTORY_WEEKS} uker",
                "Ta bort det eldste",
            )
        cells: dict[tuple[str, dt.date], int] = {}
        for k, worked in enumerate(history.worked):
            row: Place = ("history", "worked", k)
            self.an_employee((*row, "employee"), worked.employee)
            self.shift_in_unit(row, worked.shift, worked.unit)
            if worked.date >= horizon.start:
                self.add(
                    (*row, "date"),
                    str(worked.date),
                    f"historikken går inn i planen, som starter {horizon.start}",
                    "Flytt vakten til pins, eller ta den bort",
                )
            elif worked.date < history.known_from:
                self.add(
                    (*row, "date"),
                    str(worked.date),
                    f"vakten er eldre enn known_from {history.known_from}",
                    "Sett known_from til en tidligere mandag, eller ta vakten bort",
                )
            cell = (worked.employee, worked.date)
            if cell in cells:
                self.add(
                    row,
                    f"{worked.employee} {worked.date}",
                    f"samme person har også en vakt som starter denne dagen i history.worked[{cells[cell]}]",
                    "Behold den ene; en dobbeltvakt skrives som én lang vaktkode",
                )
            cells.setdefault(cell, k)

    # -- the rulebook -------------------------------------------------------------------------

    def rulebook(self) -> None:
        instance = self.instance
        presets = rulebook_ids()
        if not self.one(("rulebook",), instance.rulebook, presets, "regelboken"):
            return
        base = preset_lines(instance.rulebook)
        found = len(self.problems)
        seen: dict[str, int] = {}
        for k, change in enumerate(instance.overrides):
            self._override(k, change, base, seen)
        if len(self.problems) > found:
            return
        for k, rule in enumerate(instance.rules_in_force.lines):
            own = seen.get(rule.id)
            self._rule(rule, ("rulebook", k) if own is None else ("overrides", own))

    def _override(
        self, k: int, change: dict[str, Any], base: list[dict[str, Any]], seen: dict[str, int]
    ) -> None:
        ids = [str(line["id"]) for line in base]
        line_id = change.get("id")
        if not isinstance(line_id, str):
            self.add(
                ("overrides", k, "id"),
                line_id,
                "regellinjen mangler id",
                choice_advice(line_id, ids, most=40),
            )
            return
        if line_id in seen:
            self.add(
                ("overrides", k, "id"),
                line_id,
                f"regellinjen står også i overrides[{seen[line_id]}]",
                "Slå dem sammen",
            )
            return
        seen[line_id] = k
        if line_id not in ids and "rule" not in change:
            self.add(
                ("overrides", k, "id"),
                line_id,
                "linjen finnes ikke i regelboken, og en ny linje må ha feltet rule",
                choice_advice(line_id, ids, most=40),
            )
            return
        merged = next(line for line in merge_lines(base, [change]) if line["id"] == line_id)
        try:
            _LINE.validate_json(json.dumps(merged))
        except ValidationError as error:
            self.problems += problems_of(error, AnyRule, ("overrides", k))

    def _rule(self, rule: Rule, where: Place) -> None:
        who, scope = rule.applies_to, (*where, "applies_to")
        self.many((*scope, "employees"), who.employees, self.employees, "den ansatte")
        self.many((*scope, "except_employees"), who.except_employees, self.employees, "den ansatte")
        self.many((*scope, "units"), who.units, self.units, "enheten")
        self.many((*scope, "competences"), who.competences, self.competences, "kompetansen")
        for k, waiver in enumerate(rule.waivers):
            self.an_employee((*where, "waivers", k, "employee"), waiver.employee)
        if isinstance(rule, Changes):
            for k, a in enumerate(rule.before):
                self.an_employee((*where, "before", k, "employee"), a.employee)
                self.shift_in_unit((*where, "before", k), a.shift, a.unit)
                self.in_plan((*where, "before", k, "date"), a.date)
        if isinstance(rule, ShiftDays):
            self.many((*where, "shifts"), rule.shifts, self.shifts, "vaktkoden")
            self.many((*where, "units"), rule.units, self.units, "enheten")
        if isinstance(rule, NotAlone):
            self.many((*where, "units"), rule.units, self.units, "enheten")
            if rule.site is not None:
                self.one((*where, "site"), rule.site, self.sites, "stedet")
                if rule.units:
                    self.add(
                        (*where, "site"), rule.site, "linjen nevner både units og site", "Velg ett av dem"
                    )


class _RosterCheck(Checker):
    def roster(self, roster: Roster) -> None:
        self.assignments(roster.assignments)
        self.positions(roster.positions)

    def assignments(self, assignments: Sequence[Assignment]) -> None:
        instance = self.instance
        used = {
            (s.id, u.id) for s in instance.shifts for u in instance.units if not s.units or u.id in s.units
        }
        first, last = instance.horizon.start, instance.horizon.last
        for k, a in enumerate(assignments):
            if a.employee in self.employees and (a.shift, a.unit) in used and first <= a.date <= last:
                continue  # thousands of them, and nearly always right
            self.an_employee(("assignments", k, "employee"), a.employee)
            self.shift_in_unit(("assignments", k), a.shift, a.unit)
            self.in_plan(("assignments", k, "date"), a.date)

    def positions(self, positions: Sequence[Position]) -> None:
        seen: dict[str, int] = {}
        for k, position in enumerate(positions):
            where: Place = ("positions", k)
            if not self.an_employee((*where, "employee"), position.employee):
                continue
            if position.employee in seen:
                self.add(
                    (*where, "employee"),
                    position.employee,
                    f"stillingen står også i positions[{seen[position.employee]}]",
                    "Behold den ene",
                )
            seen.setdefault(position.employee, k)
            person = self.instance.employee_by_id[position.employee]
            sizes = [person.contracts[-1].position_percent, *(person.accepted_positions or ())]
            if hundredths(position.percent) not in map(hundredths, sizes):
                self.add(
                    (*where, "percent"),
                    position.percent,
                    f"{position.employee} har ikke godtatt denne stillingsstørrelsen",
                    f"Velg en av {', '.join(f'{size:g}' for size in sorted(set(sizes)))}",
                )
