"""Instance files: what is read, what is refused, and where the message points."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from benchmarks.families.inrc1.family import FAMILY
from benchmarks.families.inrc1.instance import Entry, Limit, Pattern, Request
from models.problems import InputError
from tests.benchmarks.families.inrc1.tiny import (
    limit,
    opened,
    pattern,
    request,
    switch,
    unwanted,
    weekend,
    xml,
)

EVERYTHING = xml(
    [
        limit("MaxNumAssignments", 9, 2)
        + '<MinNumAssignments on="0" weight="5">4</MinNumAssignments>'
        + weekend("FridaySaturdaySunday")
        + switch("CompleteWeekends", 3)
        + unwanted("p")
        + "<Description/>",
        "",
    ],
    patterns=pattern("p", 4, [("None", "Friday"), ("L", "Any")]),
    cover="<DayOfWeekCover><Day>Tuesday</Day><Cover><Shift>E</Shift><Preferred>2</Preferred></Cover></DayOfWeekCover>",
    requests=request("ShiftOn", 6, "2024-01-03", "L", employee="1"),
    skilled=[True, False],
)


def test_everything_is_read(tmp_path: Path) -> None:
    instance = opened(tmp_path, EVERYTHING).instance
    assert (instance.id, instance.start, instance.days) == ("tiny", date(2024, 1, 1), 14)
    assert [shift.id for shift in instance.shifts] == ["E", "L"]
    contract = instance.employees[0].contract
    assert contract.max_assignments == Limit(9, 2)
    assert contract.min_assignments is None
    assert contract.weekend == (4, 3)
    assert (contract.complete_weekends, contract.identical_shifts) == (3, 0)
    assert contract.patterns == (Pattern((Entry("None", 4), Entry("L", None)), 4),)
    assert [employee.skills for employee in instance.employees] == [frozenset({"Nurse"}), frozenset()]
    assert {day for day in range(14) if instance.cover[day, "E"] == 2} == {1, 8}
    assert sum(instance.cover.values()) == 4
    assert instance.requests == (Request(1, 2, "L", True, 6),)


def refused(folder: Path, text: str) -> str:
    with pytest.raises(InputError) as caught:
        opened(folder, text)
    assert caught.value.source == str(folder / "tiny.xml")
    return str(caught.value)


BROKEN = [
    ("<EndDate>2024-01-14", "<EndDate>2024-13-14", "linje 4, <EndDate>", "er ikke en dato"),
    ("<EndDate>2024-01-14", "<EndDate>20240114", "linje 4, <EndDate>", "er ikke en dato"),
    ("<EndDate>2024-01-14", "<EndDate>2023-12-31", "linje 4, <EndDate>", "fra 1 til 366 dager"),
    ("<EndDate>2024-01-14", "<EndDate>2224-01-14", "linje 4, <EndDate>", "fra 1 til 366 dager"),
    ("<EndDate>2024-01-14</EndDate>", "", "linje 2, <SchedulingPeriod>", "<EndDate> mangler"),
    ("<EndDate>", "<StartDate>2024-01-01</StartDate><EndDate>", "linje 4", "to ganger"),
    ("<ContractID>c1<", "<ContractID>c9<", "linje 9, <ContractID>", "ukjent kontrakt"),
    ('<Employee ID="1">', '<Employee ID="0">', "linje 9, <Employee>", "samme ID"),
    ('<Employee ID="1">', "<Employee>", "linje 9, <Employee>", "attributtet ID mangler"),
    ('<Shift ID="L">', '<Shift ID="any">', "linje 6, <Shift>", "egen betydning"),
    ('<Shift ID="L">', '<Shift ID="E">', "linje 6, <Shift>", "samme ID"),
    (
        "<Skills><Skill>Nurse</Skill></Skills></Shift>",
        "<Skills><Skill>Nurs</Skill></Skills></Shift>",
        "linje 6",
        'Mente du "Nurse"?',
    ),
    ('weight="2">9<', 'weight="2">-9<', "<MaxNumAssignments>", "er ikke et helt tall"),
    ('weight="2">9<', 'weight="2">9.0<', "<MaxNumAssignments>", "er ikke et helt tall"),
    ('weight="2">9<', 'weight="2"><', "<MaxNumAssignments>", "elementet er tomt"),
    ('on="1" weight="2"', 'on="1"', "<MaxNumAssignments>", "attributtet weight mangler"),
    ('on="1" weight="2"', 'on="ja" weight="2"', "<MaxNumAssignments>", "verken sann eller usann"),
    ('weight="3">true', 'weight="3">maybe', "<CompleteWeekends>", "verken sann eller usann"),
    ("<Description/>", "<Descripton/>", "<Descripton>", "ukjent element"),
    ("FridaySaturdaySunday", "FridaySaturday", "<WeekendDefinition>", 'Mente du "FridaySaturdaySunday"?'),
    ("<WeekendDefinition>FridaySaturdaySunday</WeekendDefinition>", "", "<WeekendDefinition>", "mangler"),
    ("<Pattern>p<", "<Pattern>q<", "<Pattern>", "ukjent mønster"),
    ("<Pattern>p</Pattern>", "<Pattern>p</Pattern><Pattern>p</Pattern>", "<Pattern>", "nevnt to ganger"),
    ('<PatternEntry index="1">', '<PatternEntry index="2">', "<Pattern>", "uten hull"),
    ('<PatternEntry index="1">', '<PatternEntry index="0">', "<PatternEntry>", "samme index"),
    ("<ShiftType>L<", "<ShiftType>N<", "<ShiftType>", "ukjent vakt"),
    ("<Day>Friday<", "<Day>Fredag<", "<Day>", "ukjent ukedag"),
    ("<Preferred>2</Preferred>", "", "<Preferred>", "mangler"),
    ("<Date>2024-01-03", "<Date>2024-02-03", "<Date>", "utenfor perioden"),
    ('<ShiftOn weight="6">', "<ShiftOn>", "<ShiftOn>", "attributtet weight mangler"),
    ("<ShiftTypeID>L<", "<ShiftTypeID>LL<", "<ShiftTypeID>", "ukjent vakt"),
    ("</SchedulingPeriod>", "", "linje 1", "ikke gyldig XML"),
    ("<SchedulingPeriod ", "<Period ", "linje 1", "ikke gyldig XML"),
]


@pytest.mark.parametrize(("old", "new", "place", "message"), BROKEN)
def test_what_is_wrong_is_told_with_its_place(
    tmp_path: Path, old: str, new: str, place: str, message: str
) -> None:
    assert old in EVERYTHING
    text = refused(tmp_path, EVERYTHING.replace(old, new, 1))
    assert place in text
    assert message in text


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    text = EVERYTHING.replace("<Day>Friday<", "<Day>Fredag<").replace("<ContractID>c1<", "<ContractID>c9<")
    message = refused(tmp_path, text)
    assert "ukjent ukedag" in message
    assert "ukjent kontrakt" in message


@pytest.mark.parametrize(
    "rule",
    [
        limit("MaxWorkingWeekendsInFourWeeks", 2, 1),
        switch("TwoFreeDaysAfterNightShifts", 1),
    ],
)
def test_rules_nobody_defined_are_refused_when_they_are_on(tmp_path: Path, rule: str) -> None:
    assert "slått på" in refused(tmp_path, xml([rule]))
    off = rule.replace('on="1"', 'on="0"').replace(">true<", ">false<")
    assert opened(tmp_path, xml([off])).problem.days == 14


def test_another_root_is_refused(tmp_path: Path) -> None:
    assert "er ikke en instans" in refused(tmp_path, "<Solution></Solution>")


def test_entities_are_never_expanded(tmp_path: Path) -> None:
    laughs = "".join(f'<!ENTITY l{k} "{f"&l{k - 1};" * 10}">' for k in range(1, 12))
    bomb = f'<!DOCTYPE x [<!ENTITY l0 "ha">{laughs}]>'
    head, rest = EVERYTHING.split("\n", 1)
    assert "DOCTYPE" in refused(tmp_path, f"{head}\n{bomb}{rest.replace('tiny', '&l11;')}")
    secret = f'<!DOCTYPE x [<!ENTITY s SYSTEM "{(tmp_path / "secret").as_uri()}">]>'
    (tmp_path / "secret").write_text("hush", encoding="utf-8")
    assert "DOCTYPE" in refused(tmp_path, f"{head}\n{secret}{rest.replace('tiny', '&s;')}")


def test_endless_nesting_and_endless_lists_are_refused(tmp_path: Path) -> None:
    assert "dypere" in refused(tmp_path, "<SchedulingPeriod>" + "<Skills>" * 1000)
    assert "dypere" in refused(tmp_path, "<SchedulingPeriod>" + "<a/>" * 60_000)


def test_a_file_wrong_in_every_place_is_told_up_to_a_limit(tmp_path: Path) -> None:
    many = "<DayOff/>" * 10_000
    text = refused(tmp_path, EVERYTHING.replace("\n</Sch", f"<DayOffRequests>{many}</DayOffRequests>\n</Sch"))
    assert "100 feil" in text


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ('<?xml version="1.0"?>\n<SchedulingPeriod ID="x">', True),
        ('<SchedulingPeriod ID="x" xsi:noNamespaceSchemaLocation="competition.xsd">', True),
        ('<SchedulingPeriod ID="x" xsi:noNamespaceSchemaLocation="SchedulingPeriod-2.4.xsd">', False),
        ("<Solution>", False),
        ("SECTION_HORIZON\n14", False),
        ("", False),
    ],
)
def test_files_are_told_by_their_content(tmp_path: Path, opening: str, expected: bool) -> None:
    path = tmp_path / "file"
    path.write_text(opening, encoding="utf-8")
    assert FAMILY.recognises(path) is expected
    assert not FAMILY.recognises(tmp_path)
    assert not FAMILY.recognises(tmp_path / "absent")
