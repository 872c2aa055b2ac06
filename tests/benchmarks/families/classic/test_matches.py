"""Schema 3: where patterns may match, what counts, and what lies outside costs, by evaluator and primitives."""

from pathlib import Path

import pytest

from tests.benchmarks.families.agreement import agreed
from tests.benchmarks.families.classic.tiny import cells, date, opened, with_matches

Z = "------- -------"


def match(*patterns: str, least: str = "", most: str = "", region: tuple[int, int] | None = None) -> str:
    """``most`` and ``least`` as ``count weight`` with ``q`` after a weight that is squared."""

    def side(tag: str, text: str) -> str:
        if not text:
            return ""
        count, weight = text.split()
        function = ' function="Quadratic"' if weight.endswith("q") else ""
        return f"<{tag}><Count>{count}</Count><Weight{function}>{weight.rstrip('q')}</Weight></{tag}>"

    limits = (
        "" if region is None else f"<RegionStart>{region[0]}</RegionStart><RegionEnd>{region[1]}</RegionEnd>"
    )
    inside = "".join(f"<Pattern>{pattern}</Pattern>" for pattern in patterns)
    return f"<Match>{side('Max', most)}{side('Min', least)}{limits}{inside}</Match>"


ALL, OFF, N, NOT_N = (
    "<ShiftGroup>all</ShiftGroup>",
    "<Shift>-</Shift>",
    "<Shift>N</Shift>",
    "<NotShift>N</NotShift>",
)
SATURDAY, FIRST = "<StartDay>Saturday</StartDay>", "<Start>0</Start>"


@pytest.mark.parametrize(
    ("patterns", "row", "matches"),
    [
        ((ALL,), "D-----A -----N-", 3),
        ((N,), "D-----A -----N-", 1),
        ((OFF + N,), "N----NN -----N-", 2),
        ((NOT_N + N + NOT_N,), "-N---DN ------N", 2),
        ((NOT_N + N + NOT_N,), "-N---DN A----NN", 2),
        ((ALL + OFF + ALL,), "D-D-D-- D-A--N-", 3),
        ((FIRST + ALL + OFF,), "D------ D------", 1),
        ((FIRST + ALL + OFF,), "-D----- D------", 0),
        ((SATURDAY + ALL + OFF,), "-----D- -----DD", 1),
        ((SATURDAY + ALL + OFF, SATURDAY + OFF + ALL), "-----D- ------D", 2),
        ((ALL, N), "N-D---- -------", 3),
        ((ALL + ALL,), "------- -----DD", 1),
        ((SATURDAY + ALL + ALL + ALL,), "-----DD D----DD", 1),
    ],
)
def test_every_position_where_a_pattern_matches_counts(
    tmp_path: Path, patterns: tuple[str, ...], row: str, matches: int
) -> None:
    for most in ("0 1", "0 3"):
        tiny = opened(with_matches(match(*patterns, most=most)), tmp_path)
        assert agreed(tiny, cells(row)).penalty == matches * int(most[-1])
    counted = opened(with_matches(match(*patterns, least="99 1")), tmp_path)
    assert agreed(counted, cells(row)).penalty == 99 - matches


@pytest.mark.parametrize(
    ("row", "matches"),
    [
        ("--DD--- -------", 1),
        ("-DD---- -------", 0),
        ("---DD-- -------", 1),
        ("----DD- -------", 1),
        ("-----DD -------", 0),
    ],
)
def test_a_pattern_has_to_lie_wholly_inside_the_region(tmp_path: Path, row: str, matches: int) -> None:
    tiny = opened(with_matches(match(ALL + ALL, most="0 7", region=(2, 5))), tmp_path)
    assert agreed(tiny, cells(row)).penalty == 7 * matches


@pytest.mark.parametrize(
    ("most", "least", "costs"),
    [
        ("3 5", "", [0, 0, 0, 0, 5, 10, 15, 20]),
        ("", "3 5", [15, 10, 5, 0, 0, 0, 0, 0]),
        ("4 2", "2 5", [10, 5, 0, 0, 0, 2, 4, 6]),
        ("0 2", "3 5", [15, 12, 9, 6, 8, 10, 12, 14]),
        ("3 1q", "", [0, 0, 0, 0, 1, 4, 9, 16]),
        ("", "4 3q", [48, 27, 12, 3, 0, 0, 0, 0]),
        ("5 1q", "4 1q", [16, 9, 4, 1, 0, 0, 1, 4]),
        ("0 2q", "", [0, 2, 8, 18, 32, 50, 72, 98]),
        ("7 2q", "", [0] * 8),
        ("2 0", "2 0q", [0] * 8),
    ],
)
def test_what_lies_outside_costs_in_line_or_squared(
    tmp_path: Path, most: str, least: str, costs: list[int]
) -> None:
    tiny = opened(with_matches(match(ALL, most=most, least=least, region=(7, 13))), tmp_path)
    for worked, cost in enumerate(costs):
        row = "D-D-D-D" + "D" * worked + "-" * (7 - worked)
        assert agreed(tiny, cells(row)).penalty == cost


def test_a_shift_on_wish_is_for_exactly_that_shift(tmp_path: Path) -> None:
    requests = "".join(
        f'<ShiftOn weight="{weight}"><ShiftTypeID>D</ShiftTypeID><EmployeeID>P0</EmployeeID>'
        f"<Date>{date(day)}</Date></ShiftOn>"
        for day, weight in ((0, 10), (1, 100))
    )
    tiny = opened(with_matches("", requests=requests), tmp_path)
    assert agreed(tiny, cells("DD----- -------")).penalty == 0
    assert agreed(tiny, cells("D------ -------")).penalty == 100
    assert agreed(tiny, cells("VA----- -------")).parts == {"request": 110}


def test_penalties_are_named_by_label_or_by_pattern(tmp_path: Path) -> None:
    labelled = match(ALL, most="0 1").replace("</Max>", "<Label>No work at all</Label></Max>")
    tiny = opened(with_matches(labelled + match(SATURDAY + N + OFF, most="0 1")), tmp_path)
    assert agreed(tiny, cells("-----N- -------")).parts == {"No work at all": 1, "Saturday N -": 1}
    assert tiny.problem.rules[-2:] == ("No work at all", "Saturday N -")
