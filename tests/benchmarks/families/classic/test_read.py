"""Strict reading: what is not known is listed, what is wrong is told with its line."""

import datetime as dt
from pathlib import Path

import pytest

from benchmarks.families.classic.family import FAMILY
from benchmarks.families.classic.instance import GroupLimit, Limits, Request, Side
from models.problems import InputError
from tests.benchmarks.families.classic.tiny import date, opened, with_limits, with_matches

LIMITS = """<MaxConsecutiveWorkingDays on="1">6</MaxConsecutiveWorkingDays>
<MinConsecutiveShiftTypes on="1" weight="1">
<MinConsecutiveShiftType><ShiftGroup>night</ShiftGroup><Value>2</Value></MinConsecutiveShiftType>
</MinConsecutiveShiftTypes>
<MaxConsecutiveShiftTypes on="1" weight="1">
<MaxConsecutiveShiftType><ShiftGroup>night</ShiftGroup><Value>3</Value></MaxConsecutiveShiftType>
</MaxConsecutiveShiftTypes>
<MaxShiftTypes on="1"><MaxShiftType><ShiftGroup>day</ShiftGroup><Value>28</Value></MaxShiftType></MaxShiftTypes>
<MinShiftTypes on="1"></MinShiftTypes>
<MaxHoursWorked on="1" threshold="0.0">73.95</MaxHoursWorked>
<MinHoursWorked on="1" threshold="0.0">62.2</MinHoursWorked>
<StandardPerformance>0.0</StandardPerformance>
<MaxHoursPerWeek on="1">54</MaxHoursPerWeek>"""
MATCH = """<Match><Max><Count>0</Count><Weight>10</Weight></Max>
<Pattern><Shift>N</Shift><Shift>-</Shift></Pattern></Match>"""
DAY_OFF = f'<DayOff weight="1"><EmployeeID>P0</EmployeeID><Date>{date(3)}</Date></DayOff>'


def test_every_limit_is_read(tmp_path: Path) -> None:
    instance = opened(with_limits(LIMITS, requests=DAY_OFF), tmp_path).instance
    assert (instance.id, instance.start, instance.days) == ("tiny", dt.date(2006, 10, 2), 14)
    night = instance.shifts[1]
    assert (night.id, night.start, night.end, night.hundredths) == ("N", 1320, 1905, 975)
    assert (night.free_before, night.free_after, night.skill) == (480, 480, "night")
    assert instance.people[0].skills == {"night"}
    assert instance.people[0].limits == Limits(
        longest_run=6,
        shortest_runs=(GroupLimit("night", frozenset("N"), 2),),
        longest_runs=(GroupLimit("night", frozenset("N"), 3),),
        most=(GroupLimit("day", frozenset("DV"), 28),),
        max_hours=7395,
        min_hours=6220,
        max_week_hours=5400,
    )
    assert instance.requests == (Request("P0", 3, None, 1),)
    assert (instance.under, instance.over) == (1000, 0)


def test_every_part_of_a_match_is_read(tmp_path: Path) -> None:
    content = with_matches(
        """<Match><Max><Count>5</Count><Weight function="Quadratic">2</Weight><Label>Shifts per week</Label></Max>
        <Min><Count>4</Count><Weight>3</Weight></Min><RegionStart>7</RegionStart><RegionEnd>13</RegionEnd>
        <Pattern><StartDay>Friday</StartDay><ShiftGroup>day</ShiftGroup><NotShift>N</NotShift><Shift>-</Shift></Pattern>
        </Match>"""
    )
    (match,) = opened(content, tmp_path).instance.people[0].matches
    assert match.name == "Shifts per week"
    assert (match.first, match.last) == (7, 13)
    assert (match.most, match.least) == (Side(5, 2, True), Side(4, 3, False))
    (pattern,) = match.patterns
    assert (pattern.start, pattern.weekday) == (None, 4)
    assert pattern.symbols == (frozenset("DV"), frozenset({None, "A", "D", "V"}), frozenset({None}))


def test_unknown_elements_and_attributes_are_listed_each_once(tmp_path: Path) -> None:
    strange = (
        '<MaxShiftsPerDay on="1">1</MaxShiftsPerDay>\n<BadPatterns><Pattern/></BadPatterns>\n'
        '<MaxShiftsPerDay on="1">1</MaxShiftsPerDay>\n<MaxHoursPerWeek on="1" cap="2">54</MaxHoursPerWeek>'
    )
    with pytest.raises(InputError) as caught:
        opened(with_limits(strange), tmp_path)
    text = str(caught.value)
    assert "tiny.ros: 3 feil" in text
    assert "linje 8 og 1 sted til = <MaxShiftsPerDay> i <Contract>: betydningen er ikke kjent" in text
    assert "linje 9 = <BadPatterns> i <Contract>" in text
    assert "linje 11 = attributtet cap i <MaxHoursPerWeek>" in text


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("SchedulingPeriod-2.4.xsd", "SchedulingPeriod-2.5.xsd", ("linje 2", "SchedulingPeriod-3.0.xsd")),
        ("<StartDate>2006-10-02<", "<StartDate>2006-10-32<", ("linje 3, <StartDate>", "2006-10-32", "dato")),
        ("<StartDate>2006-10-02<", "<StartDate>2006-10-03<", ("mandag",)),
        ("<EndDate>2006-10-15<", "<EndDate>2006-10-01<", ("0 dager",)),
        ("<EndDate>2006-10-15</EndDate>", "", ("<EndDate> mangler",)),
        ("<EndTime>22:30:00<", "<EndTime>24:30:00<", ("linje 6", "24:30:00", "klokkeslett")),
        ("<HoursWorked>9.75<", "<HoursWorked>9,75<", ("9,75", "timetall")),
        ("<HoursWorked>9.75<", "<HoursWorked>9.755<", ("9.755", "to desimaler")),
        ("<HoursWorked>9.75<", "<HoursWorked>0<", ("0 timer",)),
        ('Shift ID="V"', 'Shift ID="D"', ('"D"', "står to ganger")),
        ('Shift ID="V"', 'Shift ID="-"', ("betyr fri",)),
        ("<Skill>night<", "<Skill>nigth<", ('"nigth"', 'Mente du "night"?')),
        ('<ShiftGroup ID="evening"><Shift>A</Shift>', '<ShiftGroup ID="evening">', ("ingen vakter",)),
        (
            "<ShiftGroup>night</ShiftGroup><Value>3<",
            "<ShiftGroup>x</ShiftGroup><Value>3<",
            ('"x"', "ukjent verdi"),
        ),
        ("<Value>3<", "<Value>tre<", ('"tre"', "helt tall")),
        ("<Value>3<", "<Value>-3<", ('"-3"', "helt tall")),
        ('MaxHoursPerWeek on="1"', 'MaxHoursPerWeek on="0"', ("on=1",)),
        (
            'MinConsecutiveShiftTypes on="1" weight="1"',
            'MinConsecutiveShiftTypes on="1" weight="2"',
            ("weight=1",),
        ),
        ('threshold="0.0">73', 'threshold="1.0">73', ("terskel",)),
        ("<StandardPerformance>0.0<", "<StandardPerformance>1.0<", ("0.0",)),
        (">62.2<", ">82.2<", ("MinHoursWorked er større",)),
        ("<ContractID>C<", "<ContractID>c<", ('"c"', 'Mente du "C"?')),
        ('Type="Primary"', 'Type="Secondary"', ("Type=Primary",)),
        ("<Day>Friday<", "<Day>Fredag<", ('"Fredag"', "ukjent verdi")),
        ("<Cover><Shift>N</Shift><Preferred>0</Preferred></Cover>", "", ("mangler behov på Monday",)),
        ("<Cover><Shift>A<", "<Cover><Shift>N<", ("to ganger",)),
        ("<SkilledShifts>10000<", "<SkilledShifts>0<", ("over 0",)),
        ("<PrefUnderStaffing>1000</PrefUnderStaffing>", "", ("<PrefUnderStaffing> mangler",)),
        ('DayOff weight="1"', "DayOff", ("weight mangler",)),
        ('DayOff weight="1"', 'DayOff weight="1.5"', ("1.5", "helt tall")),
        ("<Date>2006-10-05<", "<Date>2006-10-16<", ("utenfor perioden",)),
        ("<EmployeeID>P0<", "<EmployeeID>P9<", ('"P9"',)),
        ("<MaxHoursPerWeek", "hei<MaxHoursPerWeek", ("tekst i <Contract>",)),
        ("</SchedulingPeriod>", "", ("ikke gyldig XML",)),
        ("?>", '?><!DOCTYPE x [<!ENTITY y "z">]>', ("DOCTYPE",)),
    ],
)
def test_what_is_wrong_with_limits_is_told(
    tmp_path: Path, old: str, new: str, words: tuple[str, ...]
) -> None:
    good = with_limits(LIMITS, requests=DAY_OFF)
    assert old in good
    with pytest.raises(InputError) as caught:
        opened(good.replace(old, new), tmp_path)
    for word in ("tiny.ros", *words):
        assert word in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("<Shift>N</Shift><Shift>-</Shift>", "", ("mønsteret er tomt",)),
        ("<Shift>N</Shift><Shift>-</Shift>", "<Shift>n</Shift>", ('"n"',)),
        ("<Shift>N</Shift><Shift>-</Shift>", "<NotShift>-</NotShift>", ('"-"',)),
        ("<Shift>N</Shift><Shift>-</Shift>", "<Shift>N</Shift>" * 15, ("lengre enn",)),
        ("<Pattern><Shift>N</Shift><Shift>-</Shift></Pattern>", "", ("ikke noe mønster",)),
        ("<Max><Count>0</Count><Weight>10</Weight></Max>", "", ("verken Max eller Min",)),
        ("<Weight>10<", '<Weight function="Cubic">10<', ("Cubic", "ikke kjent")),
        ("<Weight>10</Weight>", "", ("<Weight> mangler",)),
        ("</Max>", "</Max><RegionStart>9</RegionStart><RegionEnd>8</RegionEnd>", ("9-8", "ikke en del")),
        ("</Max>", "</Max><RegionEnd>14</RegionEnd>", ("0-14", "ikke en del")),
        (
            "</Max><Pattern>".replace("><P", ">\n<P"),
            "</Max><RegionEnd>9</RegionEnd><Pattern><Start>0</Start>",
            ("Start",),
        ),
        ("<Pattern>", "<Pattern><StartDay>Sabbat</StartDay>", ("Sabbat", "ukjent verdi")),
        ("<Pattern>", "<Pattern><Start>0</Start><StartDay>Monday</StartDay>", ("Start sammen med",)),
        ("</CoverWeights>", "<Over/></CoverWeights>", ("<Over> i <CoverWeights>",)),
    ],
)
def test_what_is_wrong_with_matches_is_told(
    tmp_path: Path, old: str, new: str, words: tuple[str, ...]
) -> None:
    good = with_matches(MATCH)
    assert old in good
    with pytest.raises(InputError) as caught:
        opened(good.replace(old, new), tmp_path)
    for word in ("tiny.ros", *words):
        assert word in str(caught.value)


def test_a_file_that_names_nobody_or_nothing_to_work(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="ingen ansatte"):
        opened(with_limits(people=0), tmp_path)
    with pytest.raises(InputError, match="ingen vakter"):
        opened(with_limits(shifts=()), tmp_path)


def test_its_files_are_told_from_those_of_other_families(tmp_path: Path) -> None:
    path = tmp_path / "a.ros"
    for content in (with_limits(), with_matches(MATCH)):
        path.write_text(content, encoding="utf-8")
        assert FAMILY.recognises(path)
        assert FAMILY.open(path).problem.lines == 1
    path.write_text(with_limits().replace("SchedulingPeriod-2.4.xsd", "competition.xsd"), encoding="utf-8")
    assert not FAMILY.recognises(path)
    path.write_text("SECTION_HORIZON\n14\n", encoding="utf-8")
    assert not FAMILY.recognises(path)
    assert not FAMILY.recognises(tmp_path)
    with pytest.raises(InputError, match="finnes ikke"):
        FAMILY.open(tmp_path / "b.ros")
