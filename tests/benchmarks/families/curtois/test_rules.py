"""Both sides of every limit, at the edges of the horizon and inside it, by both readings."""

import pytest

from solver.evaluate import evaluate
from tests.benchmarks.families.agreement import agreed
from tests.benchmarks.families.curtois.tiny import case, cells, person


def broken(row: str, staff: str, **sections: str) -> dict[str, int]:
    score = agreed(case(staff=staff, **sections), cells(row))
    parts = {name: units for name, units in score.parts.items() if units}
    assert score.penalty == 0
    assert sum(parts.values()) == score.hard
    return parts


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("LE ----- -------", 1),
        ("EL ----- -------", 0),
        ("L-E ---- -------", 0),
        ("NNN ---- -------", 0),
        ("NL ----- -------", 1),
        ("------L E------", 1),
        ("------- -----LE", 1),
        ("NEL ---- -----NE", 2),
    ],
)
def test_no_banned_shift_on_the_next_day(row: str, count: int) -> None:
    assert broken(row, person()) == ({"rotation": count} if count else {})


@pytest.mark.parametrize(
    ("row", "count"), [("-E----- -------", 0), ("E------ ------L", 2), ("------N N------", 0)]
)
def test_days_off_are_kept(row: str, count: int) -> None:
    assert broken(row, person(), days_off="A,0,13") == ({"day_off": count} if count else {})


@pytest.mark.parametrize("row", ["EN----- -------", "LN----- -------", "------- -----EN", "------- -----LN"])
def test_two_shifts_with_the_same_ban_are_both_bound(row: str) -> None:
    assert broken(row, person(), shifts="E,480,N\nL,480,N\nN,600,") == {"rotation": 1}


def test_days_off_may_stand_on_two_lines() -> None:
    assert broken("E--E--- -------", person(), days_off="A,0\nA,3") == {"day_off": 2}


@pytest.mark.parametrize(
    ("row", "count"), [("E-L---- E------", 0), ("E-E---- E------", 1), ("EEEE--- -------", 2)]
)
def test_shifts_of_a_kind_at_most(row: str, count: int) -> None:
    staff = person(limits="E=2|L=14|N=14")
    assert broken(row, staff) == ({"max_shifts": count} if count else {})


def test_a_shift_that_may_be_worked_once() -> None:
    assert broken("E------ -------", person(limits="E=1|L=14|N=14")) == {}
    assert broken("E------ ------E", person(limits="E=1|L=14|N=14")) == {"max_shifts": 1}


def test_a_shift_with_limit_zero_is_never_worked() -> None:
    tiny = case(staff=person(limits="E=0|L=14|N=14"))
    assert agreed(tiny, cells("L------ -------")).hard == 0
    assert agreed(tiny, cells("------- E------")).parts["max_shifts"] == 1
    assert tiny.problem.domains == (0b1101,)


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        ("EE----- -------", {}),
        ("EN----- -------", {}),
        ("E------ -------", {"min_minutes": 1}),
        ("NN----- -------", {"max_minutes": 1}),
        ("EEE---- -------", {"max_minutes": 1}),
    ],
)
def test_minutes_between_limits(row: str, parts: dict[str, int]) -> None:
    assert broken(row, person(max_minutes=1080, min_minutes=960)) == parts


@pytest.mark.parametrize(("low", "high", "ok"), [(959, 961, True), (961, 1079, False), (960, 960, True)])
def test_minutes_that_no_sum_of_shifts_can_be_are_limits_too(low: int, high: int, ok: bool) -> None:
    score = agreed(case(staff=person(max_minutes=high, min_minutes=low)), cells("EE----- -------"))
    assert (score.hard == 0) == ok


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("EEE---- -------", 0),
        ("EEEE--- -------", 1),
        ("--EELL- -------", 1),
        ("------- ---EEEE", 1),
        ("------- ----EEE", 0),
        ("EEEEEEE EEEEEEE", 1),
        ("EEEE-EE EE-----", 2),
    ],
)
def test_a_work_run_is_at_most_so_long(row: str, count: int) -> None:
    assert broken(row, person(max_run=3)) == ({"max_consecutive": count} if count else {})


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("------- -------", 0),
        ("E------ -------", 0),
        ("EE----- -------", 0),
        ("-E----- -------", 1),
        ("-EL---- -------", 1),
        ("-EEE--- -------", 0),
        ("------- -----EE", 0),
        ("------- ----EE-", 1),
        ("------- ------E", 0),
        ("E--E--- --E---E", 2),
        ("EEEEEEE EEEEEEE", 0),
    ],
)
def test_a_work_run_is_at_least_so_long_unless_it_touches_an_edge(row: str, count: int) -> None:
    assert broken(row, person(min_run=3)) == ({"min_consecutive": count} if count else {})


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("EEEEEEE EEEEEEE", 0),
        ("-EEEEEE EEEEEEE", 0),
        ("E-EEEEE EEEEEEE", 1),
        ("E--EEEE EEEEEEE", 1),
        ("E---EEE EEEEEEE", 0),
        ("EEEEEEE EEEE--E", 1),
        ("EEEEEEE EEEEE--", 0),
        ("--EE-EE EE--EE-", 2),
    ],
)
def test_a_run_of_days_off_is_at_least_so_long_unless_it_touches_an_edge(row: str, count: int) -> None:
    assert broken(row, person(min_off=3)) == ({"min_days_off": count} if count else {})


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ("-----E- -------", 0),
        ("------E -------", 0),
        ("-----EE -------", 0),
        ("-----E- -----E-", 1),
        ("------E ------E", 1),
        ("----E-- E---E--", 0),
    ],
)
def test_a_weekend_counts_once_for_work_on_either_day(row: str, count: int) -> None:
    assert broken(row, person(weekends=1)) == ({"max_weekends": count} if count else {})


def test_limits_longer_than_the_horizon_bind_nobody() -> None:
    staff = person(limits="E=7|L=7|N=7", max_run=7, min_run=9, min_off=9, weekends=1)
    for row in ("EEEEEEE", "-------", "EE--EEE"):
        score = agreed(case(days=7, staff=staff), cells(row))
        assert score.parts.get("max_consecutive", 0) == 0
    assert agreed(case(days=7, staff=staff), cells("E-----E")).parts["min_days_off"] == 1
    assert agreed(case(days=7, staff=staff), cells("-EEEEE-")).parts["min_consecutive"] == 1


def test_a_run_one_shorter_than_the_horizon() -> None:
    staff = person(limits="E=7|L=7|N=7", max_run=6)
    assert agreed(case(days=7, staff=staff), cells("EEEEEE-")).hard == 0
    assert agreed(case(days=7, staff=staff), cells("EEEEEEE")).parts["max_consecutive"] == 1


def test_the_search_weighs_a_shift_too_few_like_another_breach() -> None:
    tiny = case(staff=person(min_minutes=960))
    assert evaluate(tiny.problem, cells("E------ -------")).hard == {"minutes": 1}
    assert evaluate(tiny.problem, cells("------- -------")).hard == {"minutes": 2}


def test_penalties_of_the_primitives_are_named() -> None:
    tiny = case(staff=person(), on="A,0,E,3", off="A,2,L,1", cover="0,L,1,100,1")
    weighed = evaluate(tiny.problem, cells("--L---- -------"))
    assert weighed.penalties == {"on request": 3, "off request": 1, "cover": 100}


def test_requests_are_for_exactly_that_shift() -> None:
    tiny = case(staff=person(), on="A,0,E,3\nA,1,E,2", off="A,2,L,1\nA,3,L,1")
    assert agreed(tiny, cells("EE-E--- -------")).penalty == 0
    assert agreed(tiny, cells("E-LL--- -------")).parts == {
        "on_requests": 2,
        "off_requests": 2,
        "cover_under": 0,
        "cover_over": 0,
    }
    assert agreed(tiny, cells("LL----- -------")).parts["on_requests"] == 5


def test_the_same_request_twice_counts_twice() -> None:
    tiny = case(staff=person(), on="A,0,E,3\nA,0,E,3", off="A,2,L,1\nA,2,L,1")
    assert agreed(tiny, cells("--L---- -------")).penalty == 8


@pytest.mark.parametrize(
    ("rows", "penalty"), [("--", 200), ("-E", 100), ("EE", 0), ("EEE", 7), ("LLLEEEE", 14)]
)
def test_cover_costs_for_each_missing_and_each_surplus(rows: str, penalty: int) -> None:
    staff = "\n".join(person(f"P{k}") for k in range(len(rows)))
    tiny = case(staff=staff, cover="4,E,2,100,7")
    roster = cells(*(f"----{code}-- -------" for code in rows))
    assert agreed(tiny, roster).penalty == penalty


def test_nothing_wanted_and_free_surplus() -> None:
    tiny = case(staff=person(), cover="0,E,0,100,4\n1,E,1,0,4\n2,E,1,100,0")
    assert agreed(tiny, cells("EE----- -------")).penalty == 104
    assert agreed(tiny, cells("--E---- -------")).penalty == 0
