"""Capacity before the search: the arithmetic by hand, and that "short" is never said of what is possible."""

from __future__ import annotations

import itertools
import random
import time

import pytest

from models.capacity import capacity
from models.capacity_need import heaviest_apart
from models.instance import Instance
from models.presence import Presence
from models.roster import Roster
from models.view import RosterView
from models.worktime import TWELFTHS, target_twelfths
from tests.build import SHIFTS, line, person, roster, shift, ward

HOURS = line("contract_hours", tolerance_minutes=0)
DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


def need(minimum, *, start="07:00", end="15:00", days=DAYS, wanted=None, **more):
    return {
        "id": f"b{start}{''.join(days)}{more.get('id', '')}".replace(":", ""),
        "start": start,
        "end": end,
        "days": days,
        "minimum": minimum,
        "wanted": minimum if wanted is None else wanted,
        **{k: v for k, v in more.items() if k != "id"},
    }


def row(instance, kind, group="alle"):
    (found,) = [r for r in capacity(instance).rows if r.kind == kind and r.group == group]
    return found


def test_hours_needed_against_the_contract():
    # Five days of 8 h is 2400 minutes; one full-time person on 35.5 h has 2130, two have 4260.
    one = ward(rules=[HOURS], demand=[need(1, days=DAYS[:5])])
    two = ward(employees=("a", "b"), rules=[HOURS], demand=[need(1, days=DAYS[:5])])
    assert (row(one, "hours").needed, row(one, "hours").available) == (2400, 2130)
    assert row(one, "hours").verdict == "short"
    assert row(two, "hours").verdict == "ok"


def test_hours_at_the_exact_minute():
    for tolerance, verdict in ((270, "tight"), (269, "short")):
        instance = ward(
            rules=[line("contract_hours", tolerance_minutes=tolerance)], demand=[need(1, days=DAYS[:5])]
        )
        assert row(instance, "hours").verdict == verdict


def test_hours_that_are_wanted_but_impossible_are_tight_not_short():
    instance = ward(rules=[HOURS], demand=[need(1, days=["mon"], wanted=9)])
    assert (row(instance, "hours").wanted, row(instance, "hours").verdict) == (9 * 480, "tight")


def test_an_unpaid_break_is_presence_beyond_the_contract():
    long = shift("D", "07:00", "15:00", break_minutes=30, break_paid=False)
    instance = ward(rules=[HOURS], shifts=[long], demand=[need(1)])
    assert row(instance, "hours").available == -(-2130 * 480 // 450)


def test_without_a_hard_line_only_the_days_limit_the_hours():
    soft = line("contract_hours", tolerance_minutes=0, hard=False, weight=1)
    instance = ward(rules=[soft], demand=[need(1)])
    assert row(instance, "hours").available == 7 * 750


def test_a_waived_person_is_not_limited():
    waived = line(
        "contract_hours",
        tolerance_minutes=0,
        waivers=[{"employee": "a", "reason": "avtalt", "agreement": "p"}],
    )
    assert row(ward(rules=[waived], demand=[need(1)]), "hours").available == 7 * 750


def test_people_who_may_grow_count_with_their_largest_position():
    staff = [person("a", percent=50.0, accepted_positions=[100.0])]
    grow = line("heltid", hard=False, may_grow=True)
    assert row(ward(employees=staff, rules=[HOURS, grow], demand=[need(1)]), "hours").available == 2130
    assert row(ward(employees=staff, rules=[HOURS], demand=[need(1)]), "hours").available == 1065


def test_credited_absence_takes_hours_away():
    away = {"employee": "a", "first": "2027-01-04", "last": "2027-01-06"}
    instance = ward(
        kind="calendar", absences=[away], rules=[HOURS, line("availability")], demand=[need(1, days=["fri"])]
    )
    # 4/7 of 2130 minutes, rounded up, and what moving the clock could change.
    assert row(instance, "hours").available == 1218 + 180


def test_at_once_more_than_there_are():
    instance = ward(employees=("a", "b"), demand=[need(3, days=["wed"])])
    found = row(instance, "at_once")
    assert (found.needed, found.available, found.verdict) == (3, 2, "short")
    assert "on 06.01.2027 kl. 07:00" in found.sentence


def test_at_once_counts_absence_only_when_it_binds():
    away = {"employee": "a", "first": "2027-01-06", "last": "2027-01-06"}
    staff = {"employees": ("a", "b"), "kind": "calendar", "absences": [away], "demand": [need(2)]}
    assert row(ward(rules=[line("availability")], **staff), "at_once").verdict == "short"
    assert row(ward(**staff), "at_once").verdict == "tight"


def test_a_free_pin_takes_a_person_away():
    pins = [{"employee": "a", "date": "2027-01-06", "shift": None}]
    instance = ward(rules=[line("pins")], pins=pins, demand=[need(1)])
    assert row(instance, "at_once").available == 0


def test_a_window_no_shift_reaches_is_short():
    instance = ward(shifts=[shift("D", "07:00", "15:00")], demand=[need(1, start="15:00", end="16:00")])
    assert (row(instance, "at_once").available, row(instance, "at_once").verdict) == (0, "short")


def test_competence_at_a_place_is_said_when_short():
    staff = [
        person("a", competences=["spl"]),
        {**person("b"), "home_unit": "v"},
    ]
    instance = ward(
        employees=staff,
        units=("u", "v"),
        competences=[{"id": "spl", "name": "Sykepleier"}],
        demand=[need(1, competences=["spl"], units=["v"])],
    )
    found = row(instance, "at_once", "Sykepleier, v")
    assert (found.needed, found.available, found.verdict) == (1, 0, "short")


def test_needs_at_different_places_or_of_different_people_add_up():
    skills = [{"id": "spl", "name": "Sykepleier"}, {"id": "ass", "name": "Assistent"}]
    staff = [person("a", competences=["spl"]), person("b", competences=["ass"])]
    apart = ward(
        employees=staff,
        competences=skills,
        demand=[need(1, competences=["spl"], id="1"), need(1, competences=["ass"], id="2"), need(1, id="3")],
    )
    assert row(apart, "at_once").needed == 2
    both = [person("a", competences=["spl", "ass"]), person("b")]
    nested = ward(employees=both, competences=skills, demand=apart.model_dump(mode="json")["demand"])
    assert row(nested, "at_once").needed == 1
    places = ward(
        employees=[person("a", other_units=["v"])],
        units=("u", "v"),
        demand=[need(1, units=["u"], id="1"), need(1, units=["v"], id="2"), need(1, id="3")],
    )
    assert (row(places, "at_once").needed, row(places, "at_once").available) == (2, 1)


WEEKEND = ["sat", "sun"]


def test_weekend_shifts_against_the_weekends_people_may_work():
    # Two people every second weekend of four: 2 x 2 weekends x 2 days = 8 shifts; 2 a day for 8 days is 16.
    rules = [line("weekends", every_nth=2, max_consecutive=1)]
    instance = ward(weeks=4, employees=("a", "b"), rules=rules, demand=[need(2, days=WEEKEND)])
    found = row(instance, "weekend")
    assert (found.needed, found.available, found.verdict) == (16, 8, "short")
    one = ward(weeks=4, employees=("a", "b"), rules=rules, demand=[need(1, days=WEEKEND)])
    assert (row(one, "weekend").needed, row(one, "weekend").verdict) == (8, "tight")


def test_a_long_shift_halves_the_weekend_shifts_needed():
    double = [need(1, days=WEEKEND), need(1, start="15:00", end="20:00", days=WEEKEND)]
    assert row(ward(demand=double), "weekend").needed == 4
    longer = [*SHIFTS, shift("X", "07:00", "20:00", "long")]
    assert row(ward(demand=double, shifts=longer), "weekend").needed == 2


def test_friday_night_is_no_weekend_shift():
    night = need(1, start="22:00", end="07:00", days=["fri"])
    assert not [r for r in capacity(ward(demand=[night])).rows if r.kind == "weekend"]


def test_nobody_works_weekends_who_is_exempt():
    staff = [person("a", exemptions={"no_weekends": True})]
    instance = ward(employees=staff, rules=[line("exemptions")], demand=[need(1, days=["sat"])])
    assert row(instance, "weekend").available == 0


NIGHT = {"start": "22:00", "end": "07:00"}


def test_nights_against_limits():
    runs = line("run_length", of="kinds", kinds=["night"], maximum=3)
    staff = [
        person("a"),
        person("b", exemptions={"max_nights_per_week": 2}),
        person("c", exemptions={"no_nights": True}),
    ]
    instance = ward(employees=staff, rules=[line("exemptions"), runs], demand=[need(2, **NIGHT)])
    # a: NNN-NNN is 6 nights, b: 2, c: none. Every night needs two.
    found = row(instance, "week_nights")
    assert (found.needed, found.available, found.verdict) == (14, 8, "short")


def test_nights_an_evening_shift_could_cover_are_not_counted_as_nights():
    late = ward(demand=[need(1, start="21:00", end="22:00")])
    assert not [r for r in capacity(late).rows if r.kind == "nights"]


def test_nights_within_the_contract():
    # 2130 minutes hold three nights of 540.
    instance = ward(rules=[HOURS], demand=[need(1, **NIGHT)])
    assert (row(instance, "nights").needed, row(instance, "nights").available) == (7, 3)


def test_history_that_may_cover_is_not_asked_for():
    history = {"a": "- - - - - - N"}
    demand = [need(1, start="00:00", end="07:00", days=["mon"])]
    past = ward(kind="calendar", history=history, history_weeks=1, demand=demand)
    assert capacity(past).rows == ()
    unknown = ward(kind="calendar", demand=demand)
    assert row(unknown, "at_once").verdict == "short"


def test_no_demand_gives_no_rows():
    assert capacity(ward()).rows == ()


# -- heaviest_apart -------------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(60))
def test_heaviest_apart_equals_trying_everything(seed):
    rng = random.Random(seed)
    weights = {k: rng.randint(1, 6) for k in range(rng.randint(0, 9))}
    edges = {frozenset(p) for p in itertools.combinations(weights, 2) if rng.random() < 0.35}

    def touch(a, b):
        return frozenset((a, b)) in edges

    best = max(
        sum(weights[k] for k in chosen)
        for n in range(len(weights) + 1)
        for chosen in itertools.combinations(weights, n)
        if not any(touch(a, b) for a, b in itertools.combinations(chosen, 2))
    )
    assert heaviest_apart(weights, touch) == best


def test_a_large_heap_gets_a_lower_bound():
    weights = dict.fromkeys(range(60), 1)
    assert 1 <= heaviest_apart(weights, lambda a, b: abs(a - b) <= 2) <= 20


# -- days of shifts -------------------------------------------------------------------------

WEEKEND_ONLY = line("shift_days", kinds=["long"], days=["sat", "sun"])


def test_a_need_that_only_a_shift_of_other_days_could_meet_names_the_rule():
    codes = [shift("L", "08:00", "20:30", "long"), shift("D", "08:00", "15:00")]
    days = [need(1, start="08:00", end="20:00", id="dag")]
    instance = ward(employees=("a", "b"), shifts=codes, rules=[WEEKEND_ONLY], demand=days)
    found = row(instance, "shift_days", "alle, u")
    assert (found.needed, found.available, found.verdict) == (1, 0, "short")
    assert "ma 04.01.2027 kl. 15:00" in found.sentence
    assert "shift_days: bare lørdag og søndag" in found.sentence
    assert " holder L borte" in found.sentence
    assert row(instance, "at_once").available == 0
    weekend = [need(1, start="08:00", end="20:00", days=["sat", "sun"])]
    kept = ward(employees=("a", "b"), shifts=codes, rules=[WEEKEND_ONLY], demand=weekend)
    assert not [r for r in capacity(kept).rows if r.kind == "shift_days"]
    soft = {**WEEKEND_ONLY, "hard": False, "weight": 5}
    assert not [
        r
        for r in capacity(ward(shifts=codes, rules=[soft], demand=days)).rows
        if r.kind == "shift_days" or r.available == 0
    ]


def test_what_is_wanted_and_kept_away_is_tight():
    codes = [shift("L", "08:00", "20:30", "long"), shift("D", "08:00", "15:00")]
    wish = [need(0, start="16:00", end="20:00", days=["mon"], wanted=1)]
    instance = ward(shifts=codes, rules=[WEEKEND_ONLY], demand=wish)
    assert row(instance, "shift_days", "alle, u").verdict == "tight"


def test_a_rule_about_one_unit_keeps_nobody_from_another():
    codes = [shift("L", "08:00", "20:30", "long")]
    for unit, kinds in (("u", ["shift_days"]), ("v", [])):
        rule = {**WEEKEND_ONLY, "units": ["u"]}
        wanted = [need(1, start="08:00", end="20:00", days=["mon"], units=[unit])]
        staff = [person("a", other_units=["v"])]
        instance = ward(units=("u", "v"), employees=staff, shifts=codes, rules=[rule], demand=wanted)
        assert [r.kind for r in capacity(instance).rows if r.kind == "shift_days"] == kinds


def test_nobody_is_missed_because_of_a_rule_for_others():
    codes = [shift("L", "08:00", "20:30", "long")]
    rule = {**WEEKEND_ONLY, "applies_to": {"employees": ["a"]}}
    wanted = [need(2, start="08:00", end="20:00", days=["mon"])]
    instance = ward(employees=("a", "b"), shifts=codes, rules=[rule], demand=wanted)
    assert row(instance, "shift_days", "alle, u").available == 1
    assert not [
        r
        for r in capacity(ward(employees=("a", "b", "c"), shifts=codes, rules=[rule], demand=wanted)).rows
        if r.kind == "shift_days"
    ]


def test_a_weekend_takes_its_own_shifts_when_friday_night_is_closed():
    codes = [shift("LN", "20:00", "08:00", "long"), shift("D", "08:00", "20:00")]
    early = [need(1, start="05:00", end="07:00", days=["sat"])]
    saturday = {**WEEKEND_ONLY, "days": ["sat", "sun"]}
    assert row(ward(shifts=codes, rules=[saturday], demand=early), "at_once").available == 0
    evening = {**saturday, "eve_from": "20:00"}
    assert row(ward(shifts=codes, rules=[evening], demand=early), "at_once").available == 1


# -- short is a proof -----------------------------------------------------------------------


@pytest.mark.parametrize("seed", range(120))
def test_what_a_roster_does_is_never_called_short(seed):
    """Draw a roster, set every limit to what it just keeps and demand what it has: nothing is short."""
    rng = random.Random(seed)
    instance, planted = _plant(rng)
    report = capacity(instance)
    assert report.rows
    assert report.short == (), [r.sentence for r in report.short]
    assert planted.assignments


def _plant(rng: random.Random) -> tuple[Instance, Roster]:
    rolling = rng.random() < 0.5
    start = rng.choice(("2026-10-19", "2027-03-22", "2027-05-10"))
    weeks = rng.randint(1, 4)
    skills = [{"id": "spl", "name": "S", "counts_as": ["hfa"]}, {"id": "hfa", "name": "H"}]
    staff = [
        person(
            f"e{k}",
            percent=rng.choice((50.0, 75.0, 100.0)),
            norm=rng.choice(("37.5", "35.5", "tredelt")),
            competences=rng.sample(["spl", "hfa"], rng.randint(0, 1)),
            other_units=rng.sample(["v"], rng.randint(0, 1)),
            long_shift_volunteer=True,
        )
        for k in range(rng.randint(2, 5))
    ]
    short_break = shift("B", "07:30", "15:00", break_minutes=30, break_paid=False)
    base = {
        "weeks": weeks,
        "kind": "rolling" if rolling else "calendar",
        "start": start,
        "units": ("u", "v"),
        "competences": skills,
        "shifts": [*SHIFTS, short_break],
    }
    empty = ward(employees=staff, **base)
    rows = {e["id"]: _draw(rng, empty, e) for e in staff}
    view = RosterView(empty, roster(empty, rows))
    rules, staff = _tight_rules(rng, view, staff)
    demand = [*_all_that_is_there(view), *_what_is_there(rng, view)]
    instance = ward(employees=staff, rules=rules, demand=demand, **base)
    return instance, roster(instance, rows)


def _draw(rng: random.Random, instance: Instance, e: dict) -> str:
    """A random row in which no shift begins before the one before it has ended, round the wrap too."""
    days, cells, busy = instance.horizon.days, [], rng.uniform(0.3, 0.9)
    taken: list[tuple[int, int]] = []
    for day in range(days):
        s = instance.shift_by_id[rng.choice(("D", "A", "N", "L", "B"))]
        begin, end = day * 1440 + s.start, day * 1440 + s.end_minute
        clear = all(
            begin >= b + 60 or end + 60 <= a
            for a0, b0 in taken
            for a, b in ((a0 + t, b0 + t) for t in (-days * 1440, 0, days * 1440))
        )
        if rng.random() < busy and clear and end - begin:
            taken.append((begin, end + 60))
            cells.append(s.id + ("@v" if e["other_units"] and rng.random() < 0.4 else ""))
        else:
            cells.append("-")
    return " ".join(cells)


def _tight_rules(rng: random.Random, view: RosterView, staff: list[dict]) -> tuple[list[dict], list[dict]]:
    """Lines for each person that the person's row just keeps."""
    rules = [line("exemptions"), line("availability"), line("shift_competence")]
    for kind in rng.sample(["day", "evening", "night", "long"], 2):
        unit = rng.choice((None, "u", "v"))
        worked = [
            w.day % 7
            for e in view.instance.employees
            for w in view.works(e.id)
            if w.shift.kind == kind and unit in (None, w.unit)
        ]
        if worked:
            days = [DAYS[k] for k in sorted(set(worked))]
            own = {"units": [unit]} if unit else {}
            rules.append(line("shift_days", id=f"days-{kind}", kinds=[kind], days=days, **own))
    changed = []
    for e, raw in zip(view.instance.employees, staff, strict=True):
        works = view.works(e.id)
        counted = sum(w.counted_minutes for w in works)
        target = target_twelfths(view, e, range(view.days), works) // TWELFTHS
        weekends = sum(view.works_weekend(e.id, k) for k in range(view.weeks))
        nth = rng.randint(1, 4)
        ordinary = view.weeks // nth if view.rolling else -(-view.weeks // nth)
        nights = {w.day for w in view.unrolled(e.id, 14, 14) if w.shift.kind == "night"}
        run = max(
            (next(n for n in itertools.count(1) if day + n not in nights or n > 20) for day in nights),
            default=1,
        )
        own = {"applies_to": {"employees": [e.id]}}
        week = max(60, *(view.working_minutes(e.id, k) for k in range(view.weeks)))
        rules += [
            line("contract_hours", id=f"{e.id}-h", tolerance_minutes=abs(counted - target) + 1, **own),
            line("week_length", id=f"{e.id}-w", maximum_minutes=week, **own),
            line("run_length", id=f"{e.id}-n", of="kinds", kinds=["night"], maximum=run, **own),
            line(
                "weekends",
                id=f"{e.id}-we",
                every_nth=nth,
                extra_weekends=max(0, weekends - ordinary),
                extra_period_weeks=view.weeks,
                **own,
            ),
        ]
        kinds = {w.shift.kind for w in works}
        exempt = {
            "no_nights": "night" not in kinds,
            "no_evenings": "evening" not in kinds,
            "max_nights_per_week": max(
                sum(w.shift.kind == "night" and w.day // 7 == k for w in works) for k in range(view.weeks)
            ),
            "no_weekends": all(w.day % 7 < 5 for w in works),
        }
        changed.append({**raw, "exemptions": exempt})
    return rules, changed


def _all_that_is_there(view: RosterView):
    """Demand lines that ask for everyone who is present in a unit, on days of 24 hours."""
    presence = Presence(view)
    for unit, day in itertools.product(("u", "v"), range(view.days)):
        begin, end = view.timeline.minute(day, 0), view.timeline.minute(day + 1, 0)
        if end - begin != 1440:
            continue
        for s in presence.of_place((unit,), None).segments(begin, end):
            if s.people:
                yield {
                    "id": f"{unit}{s.start}",
                    "units": [unit],
                    "start": presence.clock(s.start),
                    "end": presence.clock(s.end),
                    "dates": [str(view.horizon.date(day))],
                    "minimum": s.people,
                    "wanted": s.people,
                }


def _what_is_there(rng: random.Random, view: RosterView):
    """Demand lines that the roster meets exactly at its thinnest moment."""
    presence = Presence(view)
    for k in range(60):
        place = rng.choice(({}, {"units": ["u"]}, {"units": ["v"]}, {"site": "s"}))
        skills = rng.choice(([], [], ["hfa"], ["spl"]))
        day = rng.randrange(view.days)
        begin = rng.randrange(0, 1440, 30)
        end = begin + rng.choice((30, 120, 480, 900))
        profile = presence.of_place(tuple(place.get("units", ())), place.get("site"), tuple(skills))
        window = profile.segments(*presence.window(day, begin, end))
        least = min((s.people for s in window), default=0)
        if least:
            yield {
                "id": f"b{k}",
                **place,
                "competences": skills,
                "start": f"{begin // 60:02d}:{begin % 60:02d}",
                "end": f"{end // 60:02d}:{end % 60:02d}",
                "dates": [str(view.horizon.date(day))],
                "minimum": least,
                "wanted": least,
            }


def test_a_ward_of_sixty_people_takes_no_time():
    units = [f"u{k}" for k in range(4)]
    staff = [{**person(f"e{k}"), "home_unit": units[k % 4]} for k in range(60)]
    windows = (("07:00", "15:00"), ("15:00", "22:00"), ("22:00", "07:00"))
    demand = [need(2, start=s, end=e, units=[u], id=u) for u in units for s, e in windows]
    instance = ward(weeks=6, employees=staff, units=units, rules=[HOURS], demand=demand)
    instance.rules_in_force  # noqa: B018 - parsed once, not part of the figure
    started = time.process_time()
    capacity(instance)
    assert time.process_time() - started < 1.0
