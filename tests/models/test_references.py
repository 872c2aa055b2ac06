"""Every reference of an instance and of a roster, and everything that is wrong said at once."""

from __future__ import annotations

import json

import pytest

from models.contradictions import check_contradictions
from models.instance import Instance
from models.problems import InputError
from models.references import check_roster
from models.roster import Roster
from tests.build import line, person, roster, waiver, ward


def raw():
    """A ward with one of everything that refers to something, as JSON."""
    instance = ward(
        kind="calendar",
        weeks=2,
        employees=[
            person("kari", competences=["spl"], other_units=["v"], accepted_positions=[80.0]),
            person("ola", percent=50.0),
        ],
        units=("u", "v"),
        competences=[{"id": "spl", "name": "Sykepleier", "counts_as": ["hfa"]}, {"id": "hfa", "name": "H"}],
        travel=[{"between": ["s", "t"], "minutes": 30}],
        sites=[{"id": "s", "name": "Sør"}, {"id": "t", "name": "Nord"}],
        demand=[
            {
                "id": "dag",
                "units": ["u"],
                "competences": ["spl"],
                "start": "07:00",
                "end": "15:00",
                "days": ["mon"],
                "minimum": 1,
                "wanted": 1,
            }
        ],
        events=[
            {
                "id": "fag",
                "name": "Fagmøte",
                "units": ["u"],
                "competences": ["spl"],
                "dates": ["2027-01-05"],
                "start": "13:00",
                "end": "14:00",
                "minimum_present": 1,
            }
        ],
        absences=[{"employee": "ola", "first": "2027-01-05", "last": "2027-01-06"}],
        wishes=[{"employee": "kari", "want": "work", "shifts": ["D"], "dates": ["2027-01-05"]}],
        pins=[{"employee": "kari", "date": "2027-01-07", "shift": "D", "unit": "u"}],
        history={"kari": "D - - - - - -"},
        history_weeks=1,
        rules=[
            line(
                "rotation",
                hard=False,
                waivers=[waiver("kari")],
                applies_to={"employees": ["kari"], "units": ["u"], "competences": ["spl"]},
            ),
            line("not_alone", hard=False, units=["u"], start="22:00", end="07:00", days=["mon"]),
        ],
    )
    return json.loads(instance.model_dump_json())


def problems_with(change):
    """What is said of the ward after a change to its JSON."""
    content = raw()
    change(content)
    with pytest.raises(InputError) as caught:
        Instance.model_validate_json(json.dumps(content))
    return caught.value.problems


def put(path, value):
    """A change that puts a value at a path such as ``pins.0.shift``."""

    def change(content):
        *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
        for step in way:
            content = content[step]
        content[last] = value

    return change


DANGLING = [
    ("units.0.site", "x", "units[0].site", "stedet finnes ikke"),
    ("travel.0.between.1", "x", "travel[0].between[1]", "stedet finnes ikke"),
    ("competences.0.counts_as.0", "x", "competences[0].counts_as[0]", "kompetansen finnes ikke"),
    ("employees.1.home_unit", "x", "employees[1].home_unit", "enheten finnes ikke"),
    ("employees.0.other_units.0", "x", "employees[0].other_units[0]", "enheten finnes ikke"),
    ("employees.0.competences.0", "x", "employees[0].competences[0]", "kompetansen finnes ikke"),
    ("shifts.0.units", ["x"], "shifts[0].units[0]", "enheten finnes ikke"),
    ("shifts.0.competences", ["x"], "shifts[0].competences[0]", "kompetansen finnes ikke"),
    ("demand.0.units.0", "x", "demand[0].units[0]", "enheten finnes ikke"),
    ("demand.0.competences.0", "x", "demand[0].competences[0]", "kompetansen finnes ikke"),
    ("demand.0.dates", ["2027-02-01"], "demand[0].dates[0]", "utenfor planen"),
    ("demand.0.except_dates", ["2026-01-05"], "demand[0].except_dates[0]", "utenfor planen"),
    ("events.0.units.0", "x", "events[0].units[0]", "enheten finnes ikke"),
    ("events.0.competences.0", "x", "events[0].competences[0]", "kompetansen finnes ikke"),
    ("events.0.dates.0", "2027-01-18", "events[0].dates[0]", "utenfor planen"),
    ("absences.0.employee", "x", "absences[0].employee", "den ansatte finnes ikke"),
    ("wishes.0.employee", "x", "wishes[0].employee", "den ansatte finnes ikke"),
    ("wishes.0.shifts.0", "x", "wishes[0].shifts[0]", "vaktkoden finnes ikke"),
    ("wishes.0.dates.0", "2027-01-03", "wishes[0].dates[0]", "utenfor planen"),
    ("pins.0.employee", "x", "pins[0].employee", "den ansatte finnes ikke"),
    ("pins.0.shift", "x", "pins[0].shift", "vaktkoden finnes ikke"),
    ("pins.0.unit", "x", "pins[0].unit", "enheten finnes ikke"),
    ("pins.0.date", "2027-01-18", "pins[0].date", "utenfor planen"),
    ("pins.0.shift", None, "pins[0].unit", "låst fridag"),
    ("history.worked.0.employee", "x", "history.worked[0].employee", "den ansatte finnes ikke"),
    ("history.worked.0.shift", "x", "history.worked[0].shift", "vaktkoden finnes ikke"),
    ("history.worked.0.unit", "x", "history.worked[0].unit", "enheten finnes ikke"),
    ("history.worked.0.date", "2027-01-04", "history.worked[0].date", "går inn i planen"),
    ("history.worked.0.date", "2026-12-27", "history.worked[0].date", "eldre enn known_from"),
    ("history.known_from", "2027-01-04", "history.known_from", "begynne før planen"),
    ("history.known_from", "1999-01-04", "history.known_from", "lengre enn 104 uker"),
    ("rulebook", "ks-turnu", "rulebook", "regelboken finnes ikke"),
    (
        "overrides.0.applies_to.employees.0",
        "x",
        "overrides[0].applies_to.employees[0]",
        "den ansatte finnes ikke",
    ),
    (
        "overrides.0.applies_to.except_employees",
        ["x"],
        "overrides[0].applies_to.except_employees[0]",
        "finnes ikke",
    ),
    ("overrides.0.applies_to.units.0", "x", "overrides[0].applies_to.units[0]", "enheten finnes ikke"),
    (
        "overrides.0.applies_to.competences.0",
        "x",
        "overrides[0].applies_to.competences[0]",
        "kompetansen finnes",
    ),
    ("overrides.0.waivers.0.employee", "x", "overrides[0].waivers[0].employee", "den ansatte finnes ikke"),
    ("overrides.1.units.0", "x", "overrides[1].units[0]", "enheten finnes ikke"),
    ("overrides.1.site", "x", "overrides[1].site", "stedet finnes ikke"),
    ("overrides.1.site", "s", "overrides[1].site", "både units og site"),
    ("overrides.0.rule", "rotasjon", "overrides[0].rule", "ikke en kjent regel"),
    ("overrides.0.weigth", 3, "overrides[0].weigth", "feltet er ukjent"),
    ("overrides.1.minimum_present", 99, "overrides[1].minimum_present", "høyst 20"),
    ("overrides.0.id", 7, "overrides[0].id", "mangler id"),
    ("overrides.1.id", "rotation", "overrides[1].id", "står også i overrides[0]"),
]


@pytest.mark.parametrize(("path", "value", "where", "message"), DANGLING)
def test_each_reference_is_followed(path, value, where, message):
    found = problems_with(put(path, value))
    assert any(p.where == where and message in p.message for p in found), [str(p) for p in found]


def test_the_ward_itself_is_right():
    assert Instance.model_validate_json(json.dumps(raw())).id == "test"


@pytest.mark.parametrize("part", ["sites", "units", "competences", "employees", "shifts", "demand", "events"])
def test_an_id_that_stands_twice(part):
    def double(content):
        content[part].append(content[part][0])

    count = len(raw()[part])
    (found,) = [p for p in problems_with(double) if p.where == f"{part}[{count}].id"]
    assert f"samme id som {part}[0]" in found.message


def test_two_pins_on_one_cell():
    def double(content):
        content["pins"].append({"employee": "kari", "date": "2027-01-07", "shift": None})

    (found,) = problems_with(double)
    assert (found.where, found.value) == ("pins[1]", '"kari 2027-01-07"')
    assert "pins[0]" in found.message


def test_two_shifts_on_one_day_of_history():
    def double(content):
        content["history"]["worked"].append(content["history"]["worked"][0])

    (found,) = problems_with(double)
    assert found.where == "history.worked[1]"


def test_the_same_pair_of_sites_twice_and_a_site_with_itself():
    def more(content):
        content["travel"] += [{"between": ["t", "s"], "minutes": 20}, {"between": ["s", "s"], "minutes": 1}]

    assert [p.where for p in problems_with(more)] == ["travel[1].between", "travel[2].between"]


def test_a_list_that_names_the_same_twice():
    (found,) = problems_with(put("demand.0.competences", ["spl", "spl"]))
    assert (found.where, found.message) == ("demand[0].competences[1]", "står to ganger i samme liste")


def test_history_in_a_rolling_plan():
    found = problems_with(put("horizon.kind", "rolling"))
    assert [p.where for p in found] == ["history"]


@pytest.mark.parametrize(
    ("first", "last", "fits"),
    [
        ("2026-12-20", "2026-12-27", False),
        ("2026-12-20", "2026-12-28", True),
        ("2027-01-17", "2027-03-01", True),
        ("2027-01-18", "2027-03-01", True),  # the last night must not run into it
        ("2027-01-19", "2027-03-01", False),
    ],
)
def test_an_absence_touches_the_plan_or_the_history(first, last, fits):
    def away(content):
        content["absences"] = [{"employee": "ola", "first": first, "last": last}]

    if fits:
        content = raw()
        away(content)
        assert Instance.model_validate_json(json.dumps(content)).absences
    else:
        (found,) = problems_with(away)
        assert found.where == "absences[0]"


def test_a_shift_in_a_unit_where_it_is_not_used():
    def narrow(content):
        content["shifts"][0]["units"] = ["v"]

    found = problems_with(narrow)
    assert [p.where for p in found] == ["pins[0].unit", "history.worked[0].unit"]
    assert "bare i v" in found[0].message


def test_the_closest_id_is_suggested():
    (found,) = problems_with(put("absences.0.employee", "olla"))
    assert found.advice == 'Mente du "ola"?'


def test_everything_wrong_is_said_at_once_and_cut_at_twenty():
    def many(content):
        content["wishes"] = [
            {"employee": f"ukjent{k}", "want": "free", "weekdays": ["mon"]} for k in range(33)
        ]
        content["units"][0]["site"] = "x"

    content = raw()
    many(content)
    with pytest.raises(InputError) as caught:
        Instance.model_validate_json(json.dumps(content))
    assert len(caught.value.problems) == 34
    text = str(caught.value)
    assert text.count("\n") == 21
    assert text.startswith("Inndata: 34 feil\n")
    assert text.endswith("... og 14 til")


def test_a_thousand_wrong_references_are_said_quickly():
    content = raw()
    content["employees"] = [person(f"e{k}") for k in range(900)]
    content["wishes"] = [{"employee": f"f{k}", "want": "free", "weekdays": ["mon"]} for k in range(5000)]
    with pytest.raises(InputError) as caught:
        Instance.model_validate_json(json.dumps(content))
    assert len(caught.value.problems) > 5000


# -- contradictions -------------------------------------------------------------------------


def contradictions(**fields):
    """Places and messages of what contradicts itself in a ward."""
    try:
        check_contradictions(ward(**fields))
    except InputError as error:
        return [(p.where, p.message) for p in error.problems]
    return []


def pin(date, code, employee="a", **more):
    return {"employee": employee, "date": f"2027-01-{date:02d}", "shift": code, **more}


def test_two_pins_that_leave_too_little_rest():
    rest = line("daily_rest", minimum_minutes=540, normal_minutes=660)
    assert contradictions(rules=[rest], pins=[pin(4, "A"), pin(5, "D")]) == []
    tight = line("daily_rest", minimum_minutes=541, normal_minutes=660)
    ((where, message),) = contradictions(rules=[tight], pins=[pin(4, "A"), pin(5, "D")])
    assert where == "pins[1]"
    assert message.startswith('bryter den harde regelen "Daglig hvile": ')
    soft = line("daily_rest", minimum_minutes=541, normal_minutes=660, hard=False, weight=1)
    assert contradictions(rules=[soft], pins=[pin(4, "A"), pin(5, "D")]) == []
    freed = {**tight, "waivers": [waiver("a")]}
    assert contradictions(rules=[freed], pins=[pin(4, "A"), pin(5, "D")]) == []


def test_a_pin_against_history():
    rest = line("daily_rest", minimum_minutes=660, normal_minutes=660)
    past = {"kind": "calendar", "history": {"a": "- - - - - - A"}, "history_weeks": 1, "rules": [rest]}
    assert [where for where, _ in contradictions(pins=[pin(4, "D")], **past)] == ["pins[0]"]
    assert contradictions(pins=[pin(4, "A")], **past) == []


def test_what_history_breaks_by_itself_is_not_the_pins_fault():
    weekends = line("weekends", every_nth=4, max_consecutive=1)
    past = {"kind": "calendar", "weeks": 2, "history_weeks": 3, "rules": [weekends]}
    worked = {"a": "- - - - - D D | - - - - - D D | - - - - - - -"}
    assert contradictions(history=worked, pins=[pin(4, "D")], **past) == []
    # Sunday 10 January is one weekend more.
    assert contradictions(history=worked, pins=[pin(10, "D")], **past) != []


def test_the_reason_a_person_cannot_work_is_not_told():
    away = {"employee": "a", "first": "2027-01-04", "last": "2027-01-04", "kind": "sykdom"}
    for fields in (
        {"absences": [away], "rules": [line("availability")]},
        {"employees": [person("a", exemptions={"longest_shift_minutes": 60})], "rules": [line("exemptions")]},
    ):
        ((where, message),) = contradictions(pins=[pin(4, "D")], kind="calendar", **fields)
        assert (where, message) == ("pins[0]", "personen kan ikke settes på denne vakten")


def test_pins_in_other_units_and_beyond_competence():
    assert contradictions(units=("u", "v"), rules=[line("allowed_units")], pins=[pin(4, "D", unit="v")])
    assert contradictions(rules=[line("shift_competence")], pins=[pin(4, "L")])
    willing = [person("a", long_shift_volunteer=True)]
    assert contradictions(employees=willing, rules=[line("shift_competence")], pins=[pin(4, "L")]) == []


def test_a_pin_without_unit_whose_shift_runs_nowhere_for_the_person():
    shifts = [{"id": "D", "name": "D", "start": "07:00", "end": "15:00", "kind": "day", "units": ["v"]}]
    ((where, message),) = contradictions(units=("u", "v"), shifts=shifts, pins=[pin(4, "D")])
    assert where == "pins[0]"
    assert message == "vaktkoden brukes ikke i noen enhet der a kan arbeide"


def test_runs_of_pins_too_long_but_never_too_short():
    runs = line("run_length", of="work", minimum=3, maximum=4)
    assert contradictions(rules=[runs], pins=[pin(5, "D"), pin(6, "D")]) == []
    assert contradictions(rules=[runs], pins=[pin(d, "D") for d in (4, 5, 6, 7, 8)]) != []


def demand(**more):
    return {"id": "b", "start": "07:00", "end": "15:00", "days": ["mon"], "minimum": 1, "wanted": 1, **more}


def test_demand_nobody_could_meet():
    skills = [{"id": "spl", "name": "S", "counts_as": ["hfa"]}, {"id": "hfa", "name": "H"}]
    staff = [person("a", competences=["spl"]), {**person("b"), "home_unit": "v"}]
    fields = {"employees": staff, "units": ("u", "v", "w"), "competences": skills}
    assert contradictions(demand=[demand(competences=["hfa"], units=["u"])], **fields) == []
    ((_, no_reach),) = contradictions(demand=[demand(competences=["spl"], units=["v"])], **fields)
    assert no_reach.endswith("ingen med kompetansen spl kan arbeide i v")
    ((_, nobody),) = contradictions(demand=[demand(units=["w"])], **fields)
    assert nobody.endswith("ingen ansatte kan arbeide i w")
    lone = {**fields, "employees": [person("a", competences=["hfa"])]}
    ((_, no_skill),) = contradictions(demand=[demand(competences=["spl"])], **lone)
    assert no_skill.endswith("ingen ansatte har kompetansen spl")
    limit_only = demand(competences=["spl"], minimum=0, wanted=0, maximum=0)
    assert contradictions(demand=[limit_only], **lone) == []


def test_an_event_for_nobody():
    event = {"id": "m", "name": "M", "units": ["v"], "days": ["mon"], "start": "12:00", "end": "13:00"}
    ((where, _),) = contradictions(units=("u", "v"), events=[{**event, "minimum_present": 1}])
    assert where == "events[0]"


# -- rosters --------------------------------------------------------------------------------


def checked(change, **fields):
    """Places and messages of what is wrong with a roster of person ``a`` after a change to its JSON."""
    instance = ward(units=("u", "v"), **fields)
    content = json.loads(roster(instance, {"a": "D - - - - - -"}).model_dump_json())
    change(content)
    try:
        check_roster(instance, Roster.model_validate_json(json.dumps(content)))
    except InputError as error:
        return [(p.where, p.message) for p in error.problems]
    return []


@pytest.mark.parametrize(
    ("path", "value", "where"),
    [
        ("assignments.0.employee", "x", "assignments[0].employee"),
        ("assignments.0.shift", "x", "assignments[0].shift"),
        ("assignments.0.unit", "x", "assignments[0].unit"),
        ("assignments.0.date", "2027-01-11", "assignments[0].date"),
        ("assignments.0.date", "2027-01-03", "assignments[0].date"),
        ("positions", [{"employee": "x", "percent": 100.0}], "positions[0].employee"),
        ("positions", [{"employee": "a", "percent": 99.0}], "positions[0].percent"),
        ("positions", [{"employee": "a", "percent": 100.0}] * 2, "positions[1].employee"),
    ],
)
def test_a_roster_that_does_not_fit(path, value, where):
    assert [w for w, _ in checked(put(path, value))] == [where]


def test_a_roster_that_fits():
    assert checked(lambda _: None) == []
    assert checked(put("instance_hash", "another")) == []
    accepted = [person("a", accepted_positions=[62.5])]
    assert checked(put("positions", [{"employee": "a", "percent": 62.5}]), employees=accepted) == []


def test_two_shifts_in_one_cell_are_left_to_the_audit():
    def double(content):
        content["assignments"].append({**content["assignments"][0], "shift": "A"})

    assert checked(double) == []


def test_a_shift_where_it_is_not_used():
    shifts = [{"id": "D", "name": "D", "start": "07:00", "end": "15:00", "kind": "day", "units": ["u"]}]
    ((where, message),) = checked(put("assignments.0.unit", "v"), shifts=shifts)
    assert where == "assignments[0].unit"
    assert "bare i u" in message


def test_a_roster_of_another_instance_says_so_first():
    def other(content):
        content["instance"] = "annen"
        content["assignments"][0]["shift"] = "Z"

    assert [where for where, _ in checked(other)] == ["instance", "assignments[0].shift"]
