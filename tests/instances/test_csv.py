"""The roster as CSV: both ways with the same columns, and every fault told by line."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from instances.csv_file import read_roster_csv, write_roster_csv
from models.instance import Instance
from models.problems import InputError, InputProblem
from models.roster import Roster, Status
from tests.build import person, roster, shift, ward


def home() -> Instance:
    return ward(
        weeks=2,
        units=("u", "v"),
        employees=[person("a", other_units=["v"]), person("b-1"), person("æ")],
        shifts=[
            shift("D", "07:00", "15:00"),
            shift("N", "22:00", "07:00", "night"),
            shift("Å.1", "10:00", "14:00", units=["u"]),
        ],
    )


def plan(instance: Instance) -> Roster:
    return roster(instance, {"æ": "- Å.1 D", "a": "D D@v - - N N - | - - - - - - N", "b-1": ""})


def problems(path: Path, text: str | bytes) -> tuple[InputProblem, ...]:
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    with pytest.raises(InputError) as caught:
        read_roster_csv(path, home())
    return caught.value.problems


def test_every_shift_comes_back_and_nothing_more_is_claimed(tmp_path: Path) -> None:
    instance = home()
    write_roster_csv(tmp_path / "t.csv", instance, plan(instance))
    back = read_roster_csv(tmp_path / "t.csv", instance)
    assert Counter(back.assignments) == Counter(plan(instance).assignments)
    assert (back.status, back.penalty, back.bound, back.engine) == (Status.UNKNOWN, None, None, "manual")
    assert back.instance_hash == instance.hash


def test_written_and_read_again_the_file_is_the_same(tmp_path: Path) -> None:
    instance = home()
    write_roster_csv(tmp_path / "a.csv", instance, plan(instance))
    write_roster_csv(tmp_path / "b.csv", instance, read_roster_csv(tmp_path / "a.csv", instance))
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()


def test_what_the_file_looks_like(tmp_path: Path) -> None:
    instance = home()
    write_roster_csv(tmp_path / "t.csv", instance, plan(instance))
    content = (tmp_path / "t.csv").read_bytes()
    assert content.startswith(
        b"\xef\xbb\xbfemployee;date;shift;unit\r\na;04.01.2027;D;u\r\na;05.01.2027;D;v\r\n"
    )
    assert content.decode("utf-8-sig").splitlines()[-1] == "æ;06.01.2027;D;u"


def test_columns_in_any_order_norwegian_names_and_blank_lines(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text(
        "Vakt;Enhet;Dato; Ansatt-id\n\nD; u ;2027-01-04;a\n;;;\nN;v;17.1.2027;a\n", encoding="utf-8"
    )
    found = read_roster_csv(tmp_path / "t.csv", home()).assignments
    assert [(a.employee, str(a.date), a.shift, a.unit) for a in found] == [
        ("a", "2027-01-04", "D", "u"),
        ("a", "2027-01-17", "N", "v"),
    ]


HEAD = "employee;date;shift;unit\n"


@pytest.mark.parametrize(
    ("text", "where", "said"),
    [
        ("", "", "tom"),
        ("a,04.01.2027,D,u\n", "linje 1, felt 1", "ukjent"),
        ("employee;date;shift\n", "linje 1", "kolonnen unit mangler"),
        ("employee;date;shift;unit;unit\n", "linje 1", "flere ganger"),
        (HEAD + "a;04.01.2027;D\n", "linje 2", "3 felt"),
        (HEAD + "a;04.01.2027;D;u;x\n", "linje 2", "5 felt"),
        (HEAD + "a;4. januar;D;u\n", "linje 2, date", "ikke en dato"),
        (HEAD + "a;;D;u\n", "linje 2, date", "tomt"),
        (HEAD + "\na;18.01.2027;D;u\n", "linje 3, date", "planen"),
        (HEAD + "Kari Nordmann;04.01.2027;D;u\n", "linje 2", "tegn som ikke er tillatt"),
        (HEAD + "c;04.01.2027;D;u\n", "linje 2, employee", "finnes ikke"),
        (HEAD + "a;04.01.2027;X;u\n", "linje 2, shift", "finnes ikke"),
        (HEAD + "a;04.01.2027;D;w\n", "linje 2, unit", "finnes ikke"),
        (HEAD + "a;04.01.2027;Å.1;v\n", "linje 2, unit", "brukes ikke"),
        (HEAD + 'a;"04.01.2027;D;u\n', "linje 2", "CSV"),
        (HEAD.encode() + "æ;04.01.2027;D;u\n".encode("cp1252"), "linje 2", "UTF-8"),
        (HEAD.encode("utf-16"), "", "UTF-16"),
    ],
)
def test_a_faulty_line_is_named(tmp_path: Path, text: str | bytes, where: str, said: str) -> None:
    found = problems(tmp_path / "t.csv", text)
    assert any(p.where == where and said in p.message for p in found), found
    assert "Nordmann" not in "".join(map(str, found))


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    found = problems(tmp_path / "t.csv", HEAD + "a;x;D;u\na;04.01.2027;D\n;04.01.2027;D;u\n")
    assert [p.where for p in found] == ["linje 2, date", "linje 3", "linje 4, employee"]


def test_a_missing_file_and_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="kan ikke leses"):
        read_roster_csv(tmp_path / "nei.csv", home())
    with pytest.raises(InputError, match="mappen"):
        write_roster_csv(tmp_path / "nei" / "t.csv", home(), plan(home()))
