"""Reading and writing JSON files: bad input gives one clear message and nothing else, good input comes back whole."""

from __future__ import annotations

import contextlib
import json
import os
import random
import stat
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from instances import json_file
from instances.json_file import (
    parse,
    parse_instance,
    read_instance,
    read_roster,
    write_instance,
    write_roster,
)
from models.instance import Instance
from models.problems import InputError
from models.rulebook import rulebook_ids
from tests.build import line, person, roster, shift, waiver, ward

WARD = ward(
    kind="calendar",
    weeks=2,
    employees=[
        person(
            "kari",
            name="Kari Nordmann",
            competences=["spl"],
            other_units=["v"],
            exemptions={"no_nights": True, "max_evenings_per_week": 2, "unavailable_weekdays": ["tue"]},
        ),
        person("ola", percent=62.5, accepted_positions=[75.0], employed_until="2027-01-16"),
    ],
    units=("u", "v"),
    competences=[{"id": "spl", "name": "Sykepleier"}],
    shifts=[
        shift("D", "07:30", "15:00", break_minutes=30, break_paid=False, units=["u"], colour="#ffd966"),
        shift("N", "22:00", "31:45", "night", paid_minutes=540, competences=["spl"]),
    ],
    demand=[
        {
            "id": "dag",
            "start": "07:30",
            "end": "15:00",
            "days": ["mon", "holiday"],
            "minimum": 1,
            "wanted": 2,
            "maximum": 3,
        }
    ],
    events=[
        {
            "id": "fag",
            "name": "Fagmøte",
            "days": ["wed"],
            "start": "13:00",
            "end": "14:00",
            "minimum_present": 1,
        }
    ],
    absences=[{"employee": "ola", "first": "2027-01-05", "last": "2027-01-06", "kind": "sykdom"}],
    wishes=[{"employee": "kari", "want": "work", "shifts": ["D"], "dates": ["2027-01-06"], "weight": 3}],
    pins=[{"employee": "kari", "date": "2027-01-07", "shift": "D", "unit": "u"}],
    history={"ola": "D - - - - - -"},
    history_weeks=1,
    rules=[
        line("daily_rest", minimum_minutes=540, normal_minutes=660, waivers=[waiver("kari")]),
        line("weekends", every_nth=3),
    ],
    notes=["Antatt: 100 % er 35,5 t. Æ ø å – «sitat»"],
)


@pytest.fixture
def content():
    return json.loads(WARD.model_dump_json())


def save(tmp_path, data, name="avdeling.json"):
    """A file with the data: bytes, text or JSON."""
    path = tmp_path / name
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    return path


def refused(path):
    """The problems of a file that must be refused."""
    with pytest.raises(InputError) as caught:
        read_instance(path)
    error = caught.value
    assert error.source == str(path)
    assert error.__cause__ is None
    assert error.__suppress_context__
    assert str(error).startswith(str(path))
    return error.problems


# -- round trip -----------------------------------------------------------------------------


def test_an_instance_comes_back_whole(tmp_path):
    path = tmp_path / "avdeling æøå.json"
    write_instance(WARD, path)
    assert read_instance(path) == WARD
    assert read_instance(str(path)).hash == WARD.hash
    text = path.read_bytes().decode("utf-8")
    assert "«sitat»" in text
    assert "\r" not in text
    assert text.endswith("}\n")


def test_a_roster_comes_back_whole(tmp_path):
    plan = roster(WARD, {"kari": "D@u - - D@u - - -", "ola": "- - - N@v - - -"}, {"ola": 75.0})
    path = tmp_path / "turnus.json"
    write_roster(plan, path)
    assert read_roster(path, WARD) == plan
    assert {"instance", "instance_hash", "status", "penalty", "bound", "seed", "engine", "seconds"} <= set(
        json.loads(path.read_text("utf-8"))
    )


def test_a_roster_that_does_not_fit_is_refused(tmp_path):
    path = tmp_path / "turnus.json"
    plan = roster(WARD, {"kari": "D - - - - - -"})
    write_roster(plan, path)
    other = ward(employees=("ola",), shifts=[shift("D", "07:00", "15:00")])
    with pytest.raises(InputError) as caught:
        read_roster(path, other)
    assert "assignments[0].employee" in {p.where for p in caught.value.problems}


def test_a_character_written_in_two_escapes_is_no_problem(tmp_path, content):
    content["notes"] = ["\U0001f600"]
    assert "\\ud83d" in json.dumps(content)
    assert read_instance(save(tmp_path, content)).notes == ("\U0001f600",)


def test_a_roster_given_for_an_instance_and_the_other_way_round(tmp_path):
    plan, instance = tmp_path / "turnus.json", tmp_path / "avdeling.json"
    write_roster(roster(WARD, {}), plan)
    write_instance(WARD, instance)
    assert one(plan).message == "filen er en turnus, ikke en instans"
    with pytest.raises(InputError, match="filen er en instans, ikke en turnus"):
        read_roster(instance, WARD)


def test_a_byte_order_mark_is_no_problem(tmp_path, content):
    path = save(tmp_path, b"\xef\xbb\xbf" + json.dumps(content).encode())
    assert read_instance(path) == WARD


# -- the file -------------------------------------------------------------------------------


def one(path):
    (problem,) = refused(path)
    return problem


def test_a_file_that_is_not_there(tmp_path, content):
    save(tmp_path, content, "korgen.json")
    assert one(tmp_path / "korgn.json").advice == 'Mente du "korgen.json"?'
    assert one(tmp_path / "langt" / "borte.json").message == "filen finnes ikke"


def test_a_folder(tmp_path):
    assert one(tmp_path).message == "er en mappe"


def test_a_path_no_file_can_have():
    assert "kan ikke leses" in one("a\0b.json").message
    assert "kan ikke leses" in one("x" * 5000).message


def test_an_empty_file(tmp_path):
    assert one(save(tmp_path, b"")).message == "filen er tom"
    assert one(save(tmp_path, b" \n\t ")).message == "filen er tom"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_wide_encodings(tmp_path, encoding):
    assert "UTF-16" in one(save(tmp_path, '{\n "name": "Åse"}'.encode(encoding))).message


def test_latin_1_tells_the_line(tmp_path):
    problem = one(save(tmp_path, '{\n "id": "x",\n "name": "Åse"}'.encode("latin-1")))
    assert (problem.where, problem.value) == ("linje 3", "byte 0xc5")


def test_a_file_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(json_file, "LARGEST_FILE_BYTES", 1_000_000)
    assert "filen er på 3 MB, og grensen er 1 MB" in one(save(tmp_path, " " * 3_000_000)).message


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="needs file modes that bind")
def test_a_file_without_access(tmp_path, content):
    path = save(tmp_path, content)
    path.chmod(0)
    assert "mangler tilgang" in one(path).message


# -- the text -------------------------------------------------------------------------------

TEXTS = [
    ("{", "filen slutter midt i innholdet"),
    ('{"id": "x", ', "filen slutter midt i innholdet"),
    ('{"id": "x', "filen slutter midt i innholdet"),
    ('{"id": "x",}', "komma for mye"),
    ('{"id": [1,]}', "komma for mye"),
    ('{"id" "x"}', "mangler et kolon"),
    ('{"id": "x" "name": 1}', "mangler et komma"),
    ("{id: 1}", "anførselstegn"),
    ("{'id': 1}", "anførselstegn"),
    ('{"id": tru}', "mangler en verdi"),
    ('{"id": 1} x', "det står mer etter"),
    ('{"id": "a\nb"}', "linjeskift eller tabulator"),
    ('{"id": "\\x"}', "skråstrek"),
    ('{"id": "\\u12"}', "heksadesimale"),
    ("[1, 2]", "skal inneholde ett objekt"),
    ('"tekst"', "skal inneholde ett objekt"),
    ("null", "skal inneholde ett objekt"),
    ("[" * 100_000, "nøstet for dypt"),
    ('{"a":' * 100_000, "nøstet for dypt"),
    ('{"id": "x", "id": "y"}', "står to ganger"),
    ('{"id": NaN}', "ikke et tall"),
    ('{"id": -Infinity}', "ikke et tall"),
    ('{"id": 1e999}', "for stort"),
    ('{"id": %s}' % ("9" * 5000), "for stort"),
    ('{"id": "\\ud800"}', "halvt tegn"),
    ('{"\\udfff": 1}', "halvt tegn"),
]


@pytest.mark.parametrize(("text", "message"), TEXTS)
def test_text_that_is_not_the_json_we_want(tmp_path, text, message):
    assert any(message in p.message for p in refused(save(tmp_path, text))), refused(save(tmp_path, text))


def test_the_line_and_column_of_a_slip(tmp_path):
    assert one(save(tmp_path, '{\n  "id": "x"\n  "name": "y"\n}')).where == "linje 3, tegn 3"


def test_the_place_of_a_key_that_stands_twice_and_of_a_number_that_is_none(tmp_path):
    text = '{"employees": [{"id": "a", "id": "b", "x": {"y": [1, NaN]}}]}'
    assert [p.where for p in refused(save(tmp_path, text))] == ["employees[0].id", "employees[0].x.y[1]"]


# -- the fields -----------------------------------------------------------------------------


def put(content, path, value):
    *way, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in way:
        content = content[step]
    content[last] = value


FIELDS = [
    ("format", "turnus-instance-9", "format", "ikke blant verdiene"),
    ("format", 1, "format", "ikke blant verdiene"),
    ("horizon.kind", "kalender", "horizon.kind", "ikke blant verdiene"),
    ("horizon.start", "2027-01-05", "horizon", "mandag"),
    ("horizon.start", "04.01.2027", "horizon.start", "ikke en gyldig dato"),
    ("horizon.start", "2027-02-30", "horizon.start", "ikke en gyldig dato"),
    ("horizon.start", 20270104, "horizon.start", "skal være en dato"),
    ("horizon.start", "9999-12-27", "horizon", "mellom 1971 og 2100"),
    ("horizon.weeks", 0, "horizon.weeks", "for lite, må være minst 1"),
    ("horizon.weeks", 54, "horizon.weeks", "høyst 53"),
    ("horizon.weeks", 1.5, "horizon.weeks", "helt tall"),
    ("horizon.weeks", "2", "horizon.weeks", "helt tall"),
    ("horizon.weeks", True, "horizon.weeks", "helt tall"),
    ("horizon.weeks", 10**25, "horizon.weeks", "for stort"),
    ("horizon", [], "horizon", "skal være et objekt"),
    ("employees", [], "wishes[0].employee", "finnes ikke"),
    ("employees", {}, "employees", "skal være en liste"),
    ("employees", None, "employees", "skal være en liste"),
    ("employees.0", "kari", "employees[0]", "skal være et objekt"),
    ("employees.0.contracts.0.position_percent", -5, "employees[0].contracts[0].position_percent", "over 0"),
    (
        "employees.0.contracts.0.position_percent",
        100.5,
        "employees[0].contracts[0].position_percent",
        "høyst 100",
    ),
    (
        "employees.0.contracts.0.position_percent",
        62.555,
        "employees[0].contracts[0].position_percent",
        "gå opp",
    ),
    (
        "employees.0.contracts.0.position_percent",
        "100",
        "employees[0].contracts[0].position_percent",
        "et tall",
    ),
    ("employees.0.contracts.0.weekly_norm", 35.5, "employees[0].contracts[0].weekly_norm", "ikke blant"),
    ("employees.1.accepted_positions", [], "employees[1]", "godtar ingen stillingsstørrelse"),
    ("employees.0.other_units", ["u"], "employees[0]", "other_units"),
    ("employees.0.newcomer", "ja", "employees[0].newcomer", "true eller false"),
    ("employees.0.newcomer", 1, "employees[0].newcomer", "true eller false"),
    ("employees.0.contracts", [], "employees[0].contracts", "minst 1"),
    ("shifts.0.start", "7.30", "shifts[0].start", "klokkeslett"),
    ("shifts.0.start", "24:30", "shifts[0]", "starte mellom 00:00 og 23:59"),
    ("shifts.0.end", "48:01", "shifts[0].end", "klokkeslett"),
    ("shifts.0.end", "32:00", "shifts[0]", "24 timer"),
    ("shifts.0.end", "07:30", "shifts[0]", "starter og slutter samtidig"),
    ("shifts.0.break_minutes", -1, "shifts[0].break_minutes", "minst 0"),
    ("shifts.0.break_minutes", 450, "shifts[0]", "pausen"),
    ("shifts.0.kind", "kveld", "shifts[0].kind", "ikke blant"),
    ("shifts.0.colour", "gul", "shifts[0].colour", "tegn som ikke er tillatt"),
    ("shifts.0.id", "", "shifts[0].id", "for kort"),
    ("shifts.0.id", "D 1", "shifts[0].id", "tegn som ikke er tillatt"),
    ("shifts.0.id", "x" * 61, "shifts[0].id", "for lang"),
    ("shifts.0.id", 7, "shifts[0].id", "skal være tekst"),
    ("shifts.0.name", "to\nlinjer", "shifts[0].name", "tegn som ikke er tillatt"),
    ("demand.0.minimum", -1, "demand[0].minimum", "minst 0"),
    ("demand.0.minimum", 3, "demand[0]", "lavere enn minimum"),
    ("demand.0.maximum", 1, "demand[0]", "lavere enn ønsket"),
    ("demand.0.days", [], "demand[0]", "mangler dager"),
    ("demand.0.days", ["mandag"], "demand[0].days[0]", "ikke blant"),
    ("absences.0.last", "2027-01-01", "absences[0]", "før det begynner"),
    ("wishes.0.dates", [], "wishes[0]", "mangler dager"),
    ("history.known_from", "2026-12-29", "history", "mandag"),
    ("travel", [{"between": ["s"], "minutes": 1}], "travel[0].between[1]", "feltet mangler"),
    ("travel", [{"between": ["s", "s", "s"], "minutes": 1}], "travel[0].between", "høyst 2"),
    ("overrides.0.minimum_minutes", "540", "overrides[0].minimum_minutes", "helt tall"),
    ("overrides.0.hjemmel", " ", "overrides[0]", "mangler hjemmel"),
    ("overrides.0.waivers.0.first", "i morgen", "overrides[0].waivers[0].first", "ikke en gyldig dato"),
    ("overrides.0", 3, "overrides[0]", "skal være et objekt"),
    ("overrides.0", {"id": "ny"}, "overrides[0].id", "må ha feltet rule"),
    ("rulebook", "", "rulebook", "for kort"),
    ("pins.0.date", "2027-01-05", "pins[0]", "ikke settes"),
]


@pytest.mark.parametrize(("path", "value", "where", "message"), FIELDS)
def test_fields_that_do_not_fit(tmp_path, content, path, value, where, message):
    content["overrides"].append(line("availability"))
    put(content, path, value)
    found = refused(save(tmp_path, content))
    assert any(p.where == where and message in p.message for p in found), [str(p) for p in found]


def test_a_unit_without_employees_is_only_read_to_be_staffed(tmp_path):
    path = save(tmp_path, ward(employees=[]).model_dump_json())
    assert [p.message for p in refused(path)] == ["enheten har ingen ansatte, så ingen turnus kan lages"]
    assert read_instance(path, to_be_staffed=True).employees == ()


def test_an_unknown_field_suggests_the_closest(tmp_path, content):
    content["employees"][0]["home_unti"] = content["employees"][0].pop("home_unit")
    content["overrides"][0]["minimum_minute"] = 5
    content["horison"] = 1
    found = {p.where: p.advice for p in refused(save(tmp_path, content))}
    assert found == {
        "horison": 'Mente du "horizon"? Hvis ikke, ta det bort',
        "employees[0].home_unit": "Legg det til",
        "employees[0].home_unti": 'Mente du "home_unit"? Hvis ikke, ta det bort',
    }
    del content["horison"], content["employees"][0]["home_unti"]
    content["employees"][0]["home_unit"] = "u"
    (override,) = refused(save(tmp_path, content))
    assert override.advice == 'Mente du "minimum_minutes"? Hvis ikke, ta det bort'


PRIVATE = "Hemmelig Navnesen"


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("employees.0.name", [PRIVATE]),
        ("employees.0.name", PRIVATE * 20),
        ("employees.0.name", f"{PRIVATE}\n"),
        ("employees.0.id", PRIVATE),
        ("employees.0.etternavn", PRIVATE),
        ("employees.0.exemptions.grunn", PRIVATE),
        ("employees.0.exemptions.no_nights", PRIVATE),
        ("employees.0", {"name": PRIVATE}),
        ("absences.0.employee", PRIVATE),
        ("absences.0.kind", PRIVATE),
        ("overrides.0.waivers.0.reason", [PRIVATE]),
        ("overrides.0.waivers.0.employee", PRIVATE),
        ("overrides.0.applies_to", {"employees": [PRIVATE]}),
        ("notes.0", {"x": PRIVATE}),
    ],
)
def test_no_message_tells_a_name_or_a_reason(tmp_path, content, path, value):
    put(content, path, value)
    path = save(tmp_path, content)
    if content["employees"][0].get("name") == f"{PRIVATE}\n":  # a line break at the end is taken off
        assert read_instance(path).employees[0].name == PRIVATE
        return
    with pytest.raises(InputError) as caught:
        read_instance(path)
    assert PRIVATE not in str(caught.value)
    assert PRIVATE not in repr(caught.value)


# -- writing --------------------------------------------------------------------------------


def test_writing_replaces_a_file_and_leaves_nothing_beside_it(tmp_path):
    path = save(tmp_path, "gammelt")
    if sys.platform != "win32":
        path.chmod(0o640)
    write_instance(WARD, path)
    assert read_instance(path) == WARD
    assert [p.name for p in tmp_path.iterdir()] == ["avdeling.json"]
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_failed_write_leaves_the_old_file(tmp_path, monkeypatch):
    path = save(tmp_path, "gammelt")

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(InputError, match="kan ikke skrives"):
        write_instance(WARD, path)
    assert path.read_text("utf-8") == "gammelt"
    assert [p.name for p in tmp_path.iterdir()] == ["avdeling.json"]


def test_places_that_cannot_be_written(tmp_path):
    with pytest.raises(InputError, match="finnes ikke"):
        write_instance(WARD, tmp_path / "ingen" / "mappe.json")
    with pytest.raises(InputError, match="mappe"):
        write_instance(WARD, tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights on Windows")
def test_writing_through_a_link_keeps_the_link(tmp_path):
    target = save(tmp_path, "gammelt", "ekte.json")
    link = tmp_path / "lenke.json"
    link.symlink_to(target)
    write_instance(WARD, link)
    assert link.is_symlink()
    assert read_instance(target) == WARD


# -- anything at all ------------------------------------------------------------------------

VALUES = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(
        ["mon", "D", "kari", "u", "2027-01-05", "0001-01-01", "9999-12-31", "25:00", "", "tredelt"]
    ),
    st.sampled_from([[], {}, [[]], [None], {"id": "x"}, [{"id": "x"}], ["kari", "kari"]]),
    st.sampled_from([*rulebook_ids()]),
)


def spots(value, path=()):
    """Every place of a JSON value but the whole."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from spots(inner, (*path, key))
    elif isinstance(value, list):
        for k, inner in enumerate(value):
            yield (*path, k)
            yield from spots(inner, (*path, k))


SPOTS = sorted(spots(json.loads(WARD.model_dump_json())), key=str)


def mutate(content, spot, how, value, rng):
    place = content
    for step in spot[:-1]:
        place = place[step]
    if how == "replace":
        place[spot[-1]] = value
    elif how == "delete":
        del place[spot[-1]]
    elif how == "double" and isinstance(place, list):
        place.insert(spot[-1], place[spot[-1]])
    elif how == "add" and isinstance(place, dict):
        place[rng.choice(["x", "id", "name", "units", "rule"])] = value
    elif how == "swap":
        other = rng.choice(SPOTS)
        source = json.loads(WARD.model_dump_json())
        for step in other:
            source = source[step]
        place[spot[-1]] = source


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(
            st.sampled_from(SPOTS), st.sampled_from(["replace", "delete", "double", "add", "swap"]), VALUES
        ),
        min_size=1,
        max_size=3,
    ),
    st.integers(0, 10**6),
)
def test_any_change_of_a_ward_is_read_or_refused_cleanly(changes, seed):
    content = json.loads(WARD.model_dump_json())
    rng = random.Random(seed)
    for spot, how, value in changes:
        try:
            mutate(content, spot, how, value, rng)
        except (KeyError, IndexError, TypeError):
            continue  # an earlier change took the place away
    try:
        read = parse_instance(json.dumps(content))
    except InputError as error:
        text = str(error)
        assert "Kari Nordmann" not in text
        assert "Input should" not in text
        assert "Value error" not in text
    else:
        assert isinstance(read, Instance)
        assert parse(json.dumps(json_file_content(read)), Instance) == read


def json_file_content(instance):
    return instance.model_dump(mode="json", exclude_defaults=True)


@settings(max_examples=300, deadline=None)
@given(st.integers(0, 10**9), st.binary(min_size=0, max_size=4), st.booleans())
def test_any_change_of_the_bytes_is_read_or_refused_cleanly(seed, more, cut):
    raw = json_file.layout(WARD.model_dump(mode="json")).encode()
    at = seed % len(raw)
    changed = raw[:at] + more + (b"" if cut else raw[at + 1 :])
    with contextlib.suppress(InputError):
        parse_instance(json_file.decode(changed))
