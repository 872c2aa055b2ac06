"""How burdens are shared, in order, with the middle; and in words."""

from __future__ import annotations

from models.judgement import judge
from tests.build import person, roster, ward
from ui.workplace.control.charts import MAIN, OVER, bars, counts
from ui.workplace.control.fairness import MEASURES, spread
from ui.workplace.control.fairness_part import measure_names, share_text, summary, value_text

LATER = {"position_percent": 100, "weekly_norm": "35.5", "from_date": "2027-06-07"}

WARD = ward(
    weeks=2,
    units=["u", "v"],
    employees=["a", "b", {**person("c"), "home_unit": "v"}, {**person("d"), "contracts": [LATER]}],
    kind="calendar",
    wishes=[{"employee": "b", "want": "free", "weekdays": ["mon", "tue"]}],
)
KPIS = judge(
    WARD,
    roster(WARD, {"a": "N N N - - D D | D D", "b": "D - - - - D | - -", "c": "A A A A", "d": "D"}),
).kpis


def values(measure: str, *units: str) -> list[tuple[str, float]]:
    found = spread(WARD, KPIS, measure, units)  # type: ignore[arg-type]
    assert found is not None
    return [(share.employee, share.value) for share in found.shares]


def test_the_most_first_without_those_who_have_no_contract() -> None:
    assert values("nights") == [("a", 3), ("b", 0), ("c", 0)]
    assert values("weekends") == [("a", 1), ("b", 1), ("c", 0)]
    assert values("evenings", "v") == [("c", 4)]
    assert values("hours") == [("a", -12), ("c", -43), ("b", -55)]


def test_wishes_are_of_those_who_have_any() -> None:
    assert values("wishes") == [("b", 75)]
    assert spread(WARD, KPIS, "wishes", ["v"]) is None


def test_the_middle_and_who_is_at_the_ends() -> None:
    found = spread(WARD, KPIS, "hours")
    assert found is not None
    assert found.middle == -43
    assert [share.name for share in found.most] == ["Person a"]
    assert [share.name for share in found.fewest] == ["Person b"]
    assert summary(found) == (
        "Halvparten har \N{MINUS SIGN}43 t eller mindre. Mest har Person a: \N{MINUS SIGN}12 t. "
        "Minst har Person b: \N{MINUS SIGN}55 t."
    )
    nights = spread(WARD, KPIS, "nights", ["v"])
    assert nights is not None
    assert summary(nights) == "Alle har like mye: 0."


def test_figures_in_words() -> None:
    assert value_text("hours", 1.5) == "+1 t 30 min"
    assert value_text("wishes", 75) == "75 %"
    found = spread(WARD, KPIS, "wishes")
    assert found is not None
    assert share_text("wishes", found.shares[0]) == "3 av 4 dager"
    assert set(measure_names()) == set(MEASURES)


def test_bars_stand_in_order_with_a_line_at_the_middle() -> None:
    figure = bars(
        ["Kari", "Ola"],
        [2.0, -1.0],
        ["Kari: 2", "Ola: -1"],
        middle=0.5,
        middle_text="m",
        axis="t",
        both_ways=True,
    )
    assert list(figure.data[0].y) == [2.0, -1.0]
    assert list(figure.data[0].marker.color) == [OVER, MAIN]
    assert list(figure.layout.xaxis.ticktext) == ["Kari", "Ola"]
    assert figure.layout.shapes[0].y0 == figure.layout.shapes[0].y1 == 0.5
    many = bars([str(k) for k in range(200)], [1.0] * 200, [""] * 200, middle=1, middle_text="", axis="")
    assert 50 < len(many.layout.xaxis.ticktext) <= 70


def test_counts_have_their_figures_at_their_ends() -> None:
    figure = counts(["Mandag", "Tirsdag"], [3, 0], "Åpne vakter")
    assert list(figure.data[0].text) == ["3", "0"]
    assert list(figure.layout.yaxis.ticktext) == ["Mandag", "Tirsdag"]
