"""Long shifts (*langvakter*): none, in weekends or on all days, how long, and for whom."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import model_validator

from models.base import MINUTES_PER_DAY, clock_text
from models.capacity import held_to_days
from models.instance import Instance
from models.policy.altering import altered, fresh, lines_of, with_line, with_staff
from models.policy.base import Change, Changed, Note, Terms, changed, condition, not_done, refuse
from models.policy.codes import long_codes, without_codes, without_days
from models.policy.sources import Basis
from models.policy.wording import listed, number, people, persons
from models.rules.base import Level, Rule
from models.rules.day_length import DayLength
from models.rules.shift_days import ShiftDays
from models.shifts import Shift
from models.staff import Employee

LENGTHS = (10.0, 12.0, 12.5)
"""Hours from start to end that a policy may choose; over 12.5 needs a central agreement (AML §10-12)."""

UNION_FROM_MINUTES = 600
"""Over 10 hours takes an agreement with the representatives (AML §10-5 (2))."""


LONG_DAYS = "long-days"
"""The line of the rulebooks about days of long shifts."""


class LongShifts(Change):
    """Long shifts of ``hours`` on some days, for those who have said yes or for everyone who can.

    Codes of kind ``long`` with another length go out of use; when none has the length, an early and a late one are made
    from each place's day and evening shifts. Lines of rule ``day_length`` that are too tight are loosened as an agreement
    allows, and ``ks-turnus`` becomes ``ks-langvakt``. ``everyone`` marks all who may work the codes, and have no shorter
    longest shift of their own, as volunteers: it shows what a common yes would give. ``weekends`` is a hard line of rule ``shift_days``;
    lines of that rule that the ward has for long shifts give way.

    Attributes
    ----------
    holidays:
        Whether long shifts stand on public holidays too, whatever weekday they are; only when ``days`` is ``weekends``.
    hours:
        Clock hours from start to end: 10, 12 or 12.5; without meaning when ``days`` is ``none``.
    """

    TITLE: ClassVar[str] = "Langvakter"
    HJEMMEL: ClassVar[Basis | None] = Basis(
        text="AML §10-5: inntil 10 timer med den enkelte, inntil 12,5 timer med tillitsvalgte; langvakt er frivillig for den enkelte",
        sources=("AML 10-5", "AT-en 10-5", "NSF langvakt", "Sykepleien langvakt 2019"),
        confidence="sure",
    )
    SHORT: ClassVar[str | None] = "days"

    kind: Literal["long_shifts"] = "long_shifts"
    days: Literal["none", "weekends", "all"]
    hours: float = LENGTHS[-1]
    who: Literal["volunteers", "everyone"] = "volunteers"
    holidays: bool = False

    @model_validator(mode="after")
    def _check(self) -> LongShifts:
        if self.hours not in LENGTHS:
            raise ValueError(
                f"hours må være {', '.join(map(number, LENGTHS[:-1]))} eller {number(LENGTHS[-1])}; skriv en av dem"
            )
        if self.days == "none" and (self.hours, self.who) != (LENGTHS[-1], "volunteers"):
            raise ValueError('days = "none" er uten langvakter; ta bort hours og who')
        if self.holidays and self.days != "weekends":
            raise ValueError('holidays gjelder bare med days = "weekends"; ta det bort')
        return self

    def words(self) -> str:
        if self.days == "none":
            return "ingen langvakter"
        when = "alle dager"
        if self.days == "weekends":
            when = "i helg og på helligdager" if self.holidays else "i helg"
        whom = "frivillig" if self.who == "volunteers" else "alle"
        return f"langvakt {number(self.hours)} t {when}, {whom}"

    def slug(self) -> str:
        if self.days == "none":
            return "uten-lang"
        days = "helg" * (self.days == "weekends") + "hellig" * self.holidays
        return f"lang{self.hours:g}{days}{'alle' if self.who == 'everyone' else ''}"

    def terms(self, terms: Terms) -> Terms:
        return altered(terms, long_shift_days=self.days)

    def apply(self, instance: Instance) -> Changed:
        longs = [s for s in instance.shifts if s.kind == "long"]
        if self.days == "none":
            left = without_codes(instance, [s.id for s in longs])
            text = (
                f"Tatt ut av bruk: {listed(s.id for s in longs)}."
                if longs
                else "Enheten har ingen langvakter."
            )
            return Changed(left, (changed(text) if longs else not_done(text),))
        minutes = round(60 * self.hours)
        fit = [s for s in longs if s.duration_minutes == minutes]
        notes: list[Note] = []
        if not fit:
            fit = long_codes(instance, minutes)
            if not fit:
                refuse("ingen dagvakt å lage langvakter etter", 'Legg inn en vaktkode av typen "day"')
            instance = altered(instance, shifts=(*instance.shifts, *fit))
            notes.append(changed(f"Nye vaktkoder: {listed(_text(s) for s in fit)}."))
        gone = [s.id for s in longs if s not in fit]
        if gone:
            instance = without_codes(instance, gone)
            notes.append(changed(f"Tatt ut av bruk, med en annen lengde: {listed(gone)}."))
        instance, loosened = self._agreed(instance, max(s.working_minutes for s in fit))
        instance, said_yes = self._volunteers(instance, fit)
        longs = [s for s in instance.shifts if s.kind == "long"]
        instance, opened = without_days(instance, longs)
        if opened:
            notes.append(changed(f"Ute av kraft for langvakter: {listed(opened)}."))
        if self.days == "weekends":
            instance, kept = _kept_to_weekends(instance, holidays=self.holidays)
            notes += kept
        return Changed(instance, (*notes, *loosened, *said_yes))

    def _agreed(self, instance: Instance, working_minutes: int) -> tuple[Instance, list[Note]]:
        """The limits of the length of a shift loosened so far."""
        notes: list[Note] = []
        if instance.rulebook == "ks-turnus" and working_minutes > UNION_FROM_MINUTES:
            instance = altered(instance, rulebook="ks-langvakt")
            notes.append(changed("Regelboken er byttet fra ks-turnus til ks-langvakt."))
        level, paragraph, agreement = Level.UNION, "AML §10-5 (2)", "avtale med tillitsvalgte"
        if working_minutes <= UNION_FROM_MINUTES:
            level, paragraph, agreement = (
                Level.INDIVIDUAL,
                "AML §10-5 (1)",
                "skriftlig avtale med den enkelte",
            )
        agreement = f"{agreement} om vakter inntil {number(working_minutes / 60)} timer"
        keys = {
            "maximum_minutes": working_minutes,
            "level": level.value,
            "hjemmel": f"{paragraph}; {agreement}",
        }
        for line in lines_of(instance, DayLength):
            if line.enabled and line.maximum_minutes < working_minutes:
                instance = with_line(instance, line.id, keys)
                was = number(line.maximum_minutes / 60)
                notes.append(
                    changed(
                        f"Grensen for vaktens lengde er hevet fra {was} til {number(working_minutes / 60)} t."
                    )
                )
        notes.append(condition(f"Krever {agreement} ({paragraph})."))
        return instance, notes

    def _volunteers(self, instance: Instance, codes: list[Shift]) -> tuple[Instance, list[Note]]:
        able = [e for e in instance.employees if _able(instance, e, codes)]
        if self.who == "volunteers":
            count = sum(e.long_shift_volunteer for e in able)
            if not count:
                return instance, [not_done("Ingen av dem som kan gå vaktene, har sagt ja til langvakter.", 0)]
            return instance, [
                changed(f"{persons(count)} har sagt ja til langvakter og kan settes på dem.", count)
            ]
        chosen = {e.id for e in able}
        instance, more = with_staff(
            instance, lambda e: {"long_shift_volunteer": True} if e.id in chosen else {}
        )
        return instance, [
            changed(f"Alle {persons(len(able))} som kan gå vaktene, regnes som frivillige.", len(able)),
            condition(f"Forutsetter at {people(more)} til sier ja; ingen kan pålegges langvakt.", more),
        ]


def _kept_to_weekends(instance: Instance, *, holidays: bool) -> tuple[Instance, list[Note]]:
    """A hard line that lets long shifts stand in weekends only, and what that leaves without anybody."""
    others = {line.id for line in instance.rules_in_force.lines if _has_other_work(line)}
    instance = with_line(
        instance,
        fresh(LONG_DAYS, others),
        {
            "rule": "shift_days",
            "enabled": True,
            "hard": True,
            "weight": 0,
            "level": Level.LOCAL.value,
            "hjemmel": "Lokal avtale om langvakt (AML §10-5): bare i helgene"
            + (" og på helligdager" if holidays else ""),
            "kinds": ["long"],
            "shifts": [],
            "units": [],
            "days": ["sat", "sun"],
            "holidays": "yes" if holidays else "as_weekday",
            "eve_from": None,
            "applies_to": {},
            "waivers": [],
        },
    )
    rows = held_to_days(instance)
    days = "lørdager, søndager og helligdager" if holidays else "lørdager og søndager"
    return instance, [changed(f"Langvaktene går bare {days}."), *(not_done(row.sentence) for row in rows)]


def _has_other_work(line: Rule) -> bool:
    """Whether a line is one that ``long-days`` must not be laid over."""
    return not isinstance(line, ShiftDays) or line.enabled


def _able(instance: Instance, person: Employee, codes: list[Shift]) -> bool:
    longest = person.exemptions.longest_shift_minutes
    return any(
        instance.holds_any(person.id, code.competences)
        and (longest is None or code.working_minutes <= longest)
        and any(instance.shift_runs_in(code.id, u) for u in (person.home_unit, *person.other_units))
        for code in codes
    )


def _text(shift: Shift) -> str:
    return f"{shift.id} ({clock_text(shift.start)}-{clock_text(shift.end_minute % MINUTES_PER_DAY)})"
