"""Bad files: what is wrong is told with file, line and advice, never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.families.inrc2.family import FAMILY
from models.problems import InputError
from tests.benchmarks.families.inrc2.small import NOTHING, case, data_set

FULL = "Full (0,14) (1,28) (1,28) 2 0"


def test_what_the_files_say(tmp_path: Path) -> None:
    week = {"SHIFT_OFF_REQUESTS = 0": "SHIFT_OFF_REQUESTS = 2\nBo Any Thu \nCy Night Sun"}
    history = {"Bo 0 0 None 0 0 2": "Bo 5 1 Night 2 4 0"}
    instance = case(tmp_path, {"WD": week, "H0": history}).instance
    scenario = instance.scenario
    assert (scenario.name, scenario.weeks, scenario.skills) == ("tiny", 2, ("Head", "Nurse"))
    early, night = scenario.shifts
    assert (early.name, early.shortest, early.longest, early.not_next) == ("Early", 2, 4, frozenset())
    assert (night.name, night.shortest, night.longest, night.not_next) == ("Night", 1, 3, frozenset({0}))
    full = scenario.contracts[0]
    assert (full.assignments, full.work_days, full.free_days) == ((0, 14), (1, 28), (1, 28))
    assert (full.weekends, full.complete_weekends) == (2, False)
    assert [(n.name, n.contract, sorted(n.skills)) for n in scenario.nurses] == [
        ("Ada", 0, [0, 1]),
        ("Bo", 1, [1]),
        ("Cy", 0, [1]),
    ]
    past = instance.past[1]
    assert (past.assignments, past.weekends, past.shift) == (5, 1, 1)
    assert (past.shift_days, past.work_days, past.free_days) == (2, 4, 0)
    assert instance.weeks[0].off_requests == ((1, None, 3), (2, 1, 6))
    assert instance.weeks[1].off_requests == ()


def test_windows_line_ends_a_byte_order_mark_and_blank_lines_do_not_matter(tmp_path: Path) -> None:
    plain = case(tmp_path).instance
    for path in tmp_path.glob("*.txt"):
        text = path.read_text(encoding="utf-8")
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n\n", "\n\n \n").replace("\n", "\r\n").encode())
    assert FAMILY.open(tmp_path / "tiny_0_1-0").instance == plain


BAD = [
    ("Sc", "WEEKS = 2", "WEEKS = 3", "scenariet er for 3 uker, men navnet på instansen har 2"),
    ("Sc", "WEEKS = 2", "WEEKS = 0", 'linje 3 = "0": WEEKS må være fra 1'),
    ("Sc", "WEEKS = 2", "WEEKS 2", 'linje 3 = "WEEKS 2": uventet linje. Her skal det stå "WEEKS = ..."'),
    (
        "Sc",
        "SCENARIO = tiny",
        "",
        'linje 3 = "WEEKS = 2": uventet linje. Her skal det stå "SCENARIO = ..."',
    ),
    ("Sc", "SKILLS = 2", "SKILLS = 3", "linje 9"),
    ("Sc", "\nNurse\n", "\nHead\n", 'linje 7 = "Head": kompetansen står to ganger. Gi hver sitt navn'),
    ("Sc", "Night (1,3)", "Early (1,3)", 'linje 11 = "Early": navnet er opptatt'),
    ("Sc", "Night (1,3)", "None (1,3)", 'linje 11 = "None": navnet er opptatt'),
    ("Sc", "Night (1,3)", "Night (3,1)", 'linje 11 = "(3,1)": det første tallet er større enn det andre'),
    ("Sc", "Night (1,3)", "Night 1,3", 'linje 11 = "1,3": er ikke et par tall. Skriv det som (2,5)'),
    ("Sc", "Night (1,3)", "Night (-1,3)", 'linje 11 = "(-1,3)": er ikke et par tall'),
    (
        "Sc",
        "Night 1 Early",
        "Night 2 Early",
        "linje 15 = tekst på 13 tegn: antallet stemmer ikke med vakttypene etter det",
    ),
    (
        "Sc",
        "Night 1 Early",
        "Night 1 Erly",
        'linje 15 = "Erly": er ikke en vakttype i scenariet. Mente du "Early"?',
    ),
    ("Sc", "Night 1 Early", "Early 1 Early", 'linje 15 = "Early": vakttypen står to ganger'),
    ("Sc", "Night 1 Early\n", "", 'linje 16 = "=": tallet er ikke et helt tall'),
    ("Sc", "FORBIDDEN_SHIFT_TYPES_SUCCESSIONS", "FORBIDDEN", 'linje 13 = "FORBIDDEN": uventet linje'),
    ("Sc", FULL, "Full (0,14) (1,28) (1,28) 2 2", 'linje 18 = "2": er ikke 0 eller 1'),
    (
        "Sc",
        FULL,
        "Full (0,14) (1,28) (1,28) 2",
        'linje 18 = "Full (0,14) (1,28) (1,28) 2": linjen har 5 ord, men skal ha 6',
    ),
    ("Sc", FULL, "Full (0,14) (1,28) (1,28) x 0", 'linje 18 = "x": tallet er ikke et helt tall'),
    ("Sc", FULL, "Full (0,14) (1,28) (1,9999999) 2 0", 'linje 18 = "9999999": tallet må være fra 0'),
    ("Sc", "Bo Half", "Bo Haf", 'linje 23 = "Haf": er ikke en kontrakt i scenariet. Mente du "Half"?'),
    (
        "Sc",
        "Bo Half 1 Nurse",
        "Bo Half 2 Nurse",
        "linje 23 = tekst på 15 tegn: antallet stemmer ikke med kompetansene",
    ),
    ("Sc", "Bo Half", "Ada Half", 'linje 23 = "Ada": sykepleieren står to ganger'),
    ("Sc", "NURSES = 3", "NURSES = 4", "filen slutter for tidlig. Her mangler sykepleier 4 av 4"),
    ("Sc", "NURSES = 3", "NURSES = 2", "linje 24 = tekst på 15 tegn: linje etter slutten"),
    ("H0", "HISTORY\n0 tiny", "HISTORY\n0 other", 'filen hører til noe annet. Her skal det stå "0 tiny"'),
    ("H0", "0 tiny", "1 tiny", 'linje 2 = "1 tiny": filen hører til noe annet'),
    ("H0", "Bo 0 0 None 0 0 2", "Bo 0 0 None 0 0 0", 'linje 6 = "None": siste dag var fri, men tallene'),
    ("H0", "Bo 0 0 None 0 0 2", "Bo 0 0 None 0 1 2", 'linje 6 = "None": siste dag var fri, men tallene'),
    ("H0", "Bo 0 0 None 0 0 2", "Bo 0 0 Night 2 1 0", 'linje 6 = "Night": siste dag var arbeid, men tallene'),
    ("H0", "Bo 0 0 None 0 0 2", "Bo 0 0 Night 0 1 0", 'linje 6 = "Night": siste dag var arbeid, men tallene'),
    ("H0", "Bo 0 0 None 0 0 2", "Bo 0 0 Night 1 1 1", 'linje 6 = "Night": siste dag var arbeid, men tallene'),
    ("H0", "Bo 0 0 None 0 0 2", "Bo 0 0 Day 1 1 0", 'linje 6 = "Day": er ikke en vakttype i scenariet'),
    (
        "H0",
        "Bo 0 0 None 0 0 2",
        "Bo 0 0 None 0 0",
        "linje 6 = tekst på 15 tegn: linjen har 6 ord, men skal ha 7",
    ),
    ("H0", "Bo 0 0 None 0 0 2", "Ada 0 0 None 0 0 2", 'linje 6 = "Ada": sykepleieren står to ganger'),
    ("H0", "Bo 0 0 None 0 0 2\n", "", "filen slutter for tidlig. Her mangler sykepleier 3 av 3"),
    ("WD", "tiny", "other", 'linje 2 = "other": filen hører til noe annet'),
    (
        "WD",
        f"Night Head {NOTHING}",
        f"Early Head {NOTHING}",
        'linje 7 = "Early/Head": behovet står to ganger',
    ),
    ("WD", f"Night Head {NOTHING}", f"Late Head {NOTHING}", 'linje 7 = "Late": er ikke en vakttype'),
    ("WD", f"Night Head {NOTHING}", f"Night Hed {NOTHING}", 'linje 7 = "Hed": er ikke en kompetanse'),
    (
        "WD",
        f"Night Head {NOTHING}",
        "Night Head (0,0)",
        "linje 7 = tekst på 16 tegn: linjen har 3 ord, men skal ha 9",
    ),
    ("WD", f"Night Head {NOTHING}", f"Night Head (2,1){NOTHING[5:]}", 'linje 7 = "(2,1)": det første'),
    ("WD", "SHIFT_OFF_REQUESTS = 0", "SHIFT_OFF_REQUESTS = 1", "Her mangler ønske 1 av 1"),
    ("WD", "REQUESTS = 0", "REQUESTS = 1\nEve Any Thu", 'linje 11 = "Eve": er ikke en sykepleier'),
    ("WD", "REQUESTS = 0", "REQUESTS = 1\nBo Late Thu", 'linje 11 = "Late": er ikke en vakttype'),
    ("WD", "REQUESTS = 0", "REQUESTS = 1\nBo Any Thursday", 'linje 11 = "Thursday": er ikke en ukedag'),
    ("WD", "REQUESTS = 0", "REQUESTS = 0\nBo Any Thu", "linje etter slutten"),
]


@pytest.mark.parametrize(("file", "old", "new", "told"), BAD)
def test_a_bad_file_is_told_by_file_and_line(
    tmp_path: Path, file: str, old: str, new: str, told: str
) -> None:
    name = data_set(tmp_path, {file: {old: new}})
    with pytest.raises(InputError) as error:
        FAMILY.open(name)
    assert told in str(error.value)
    assert str(tmp_path / file) in str(error.value)


def test_every_bad_line_of_a_table_is_told(tmp_path: Path) -> None:
    name = data_set(tmp_path, {"H0": {"Ada 0": "Ada x", "Cy 0": "Cy y"}})
    with pytest.raises(InputError) as error:
        FAMILY.open(name)
    assert [problem.where for problem in error.value.problems] == ["linje 5", "linje 7"]


@pytest.mark.parametrize("file", ["Sc-tiny.txt", "H0-tiny-0.txt", "WD-tiny-0.txt"])
def test_a_file_cut_off_anywhere_is_told(tmp_path: Path, file: str) -> None:
    name = data_set(tmp_path)
    whole = (tmp_path / file).read_bytes()
    for length in range(0, len(whole.rstrip()), 7):
        (tmp_path / file).write_bytes(whole[:length])
        with pytest.raises(InputError):
            FAMILY.open(name)


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"\x00" * 50, b"", b"{}", b"SCENARIO = \xe6\n"])
def test_other_content_is_told(tmp_path: Path, content: bytes) -> None:
    name = data_set(tmp_path)
    (tmp_path / "Sc-tiny.txt").write_bytes(content)
    with pytest.raises(InputError):
        FAMILY.open(name)
