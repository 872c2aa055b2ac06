"""What a job has told, as a curve and in words."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from instances.library import load_named
from models.instance import Instance
from tests.build import line, ward
from ui.workplace.client import JobEvent
from ui.workplace.solving.chart import Words, chart
from ui.workplace.solving.course import Course, Point, by_title, drawn, over_time
from ui.workplace.solving.emphasis import FACTOR, overrides, themes
from ui.workplace.solving.saying import sentences

AT = dt.datetime(2027, 1, 4, tzinfo=dt.UTC)
WORDS = Words("sekunder", "minutter", "poeng", "Annet", "Minst mulig")


def events(*told: dict[str, Any] | str, first: int = 1) -> list[JobEvent]:
    """Progress as it is told; a text is a state."""
    return [
        JobEvent(
            id=first + k,
            at=AT,
            kind="state" if isinstance(one, str) else "progress",
            data={"state": one} if isinstance(one, str) else {"phase": "search", **one},
        )
        for k, one in enumerate(told)
    ]


def at(seconds: float, hard: int = 0, penalty: int | None = None, **more: Any) -> dict[str, Any]:
    return {"seconds": seconds, "hard": hard, "penalty": penalty, **more}


def course(*told: dict[str, Any] | str) -> Course:
    found = Course()
    found.take(events(*told))
    return found


def test_a_course_goes_on_from_where_it_was() -> None:
    found = course("running", at(1, 3))
    found.take(events(at(2, 0, 90, bound=10), first=5))
    assert found.last == 5
    assert [(p.seconds, p.hard, p.penalty, p.bound) for p in found.points] == [
        (1, 3, None, None),
        (2, 0, 90, 10),
    ]
    assert found.better_at == 2


def test_time_goes_on_when_another_worker_does() -> None:
    found = course("running", at(10, 0, 90, bound=20), "queued", "running", at(3, 0, 80))
    assert [point.seconds for point in found.points] == [10, 13]
    assert found.points[-1].bound == 20, "what is proved stays proved"


def test_only_what_keeps_hard_rules_is_drawn_and_not_too_much_of_it() -> None:
    points = [Point(float(k), 0 if k else 1, None if not k else 1000 - k, None) for k in range(1000)]
    found = drawn(points, most=10)
    assert len(found) == 10
    assert (found[0].seconds, found[-1].seconds) == (1.0, 999.0)


def test_points_over_time_add_up_to_the_penalty() -> None:
    titles = {"a": "Ønsker", "b": "Bemanning", "c": "Bemanning"}
    points = [
        Point(1, 0, 100, None, {"a": 10, "b": 60, "c": 20, "d": 10}),
        Point(2, 0, 50, None, {"a": 10, "b": 60, "c": 20, "d": 10}),  # named some seconds ago
        Point(3, 0, 30, None, {"a": 30}),
    ]
    names, rows = over_time(points, titles, most=2)
    assert names == ["Bemanning", "Ønsker"]
    assert rows == [[80, 10, 10], [40, 5, 5], [0, 30, 0]]
    assert by_title({"b": 1, "a": 5, "c": 2}, titles) == {"Ønsker": 5, "Bemanning": 3}


def test_the_chart_has_an_area_for_each_rule_and_what_is_proved() -> None:
    found = chart(
        course(
            at(1, 0, 5000, penalties={"a": 5000}),
            at(2, 0, 100, penalties={"a": 60, "b": 40}, bound=30),
            at(3, 0, 90),
        ),
        {"a": "Bemanning", "b": "Ønsker"},
        WORDS,
    )
    assert found is not None
    traces = {trace.name: list(trace.y) for trace in found.data}
    assert set(traces) == {"Bemanning", "Ønsker", "Annet", "Minst mulig"}
    assert sum(traces[name][-1] for name in ("Bemanning", "Ønsker", "Annet")) == 90
    assert traces["Minst mulig"][-1] == 30
    assert len(traces["Bemanning"]) == 2, "what cost far more is left out"


def test_there_is_no_chart_of_one_moment() -> None:
    assert chart(course(at(1, 4), at(2, 0, 90)), {}, WORDS) is None


@pytest.fixture(scope="module")
def small() -> Instance:
    return ward(rules=[line("cover", level="arbeidsgivers ønske", weight=20), line("wishes", weight=20)])


def test_what_is_said_while_it_runs(small: Instance) -> None:
    assert sentences(course(), small) == ["Leser reglene og leter etter en første plan."]
    assert "12 brudd igjen" in sentences(course(at(1, 12)), small)[0]
    said = sentences(course(at(1, 0, 100, bound=40, penalties={"cover": 90, "wishes": 10})), small)
    assert said[0].startswith("Planen holder alt som må holdes")
    assert "vakter som mangler folk, eller har færre enn ønsket (90 %) og ønsker" in said[1].replace(
        "\xa0", " "
    )
    assert "minst 40 av 100 poeng" in said[2]


def test_a_plan_at_its_bound_cannot_become_better(small: Instance) -> None:
    assert "ingen plan kan bli merkbart bedre" in sentences(course(at(1, 0, 100, bound=99)), small)[-1]


def test_that_nothing_has_become_better_is_said_after_a_while(small: Instance) -> None:
    waiting = (at(10, 0, 100), at(39, 0, 100), at(41, 0, 100, bound=3))
    assert not any("sist ble bedre" in text for text in sentences(course(*waiting[:2]), small))
    assert "0:31" in sentences(course(*waiting), small)[-1]


def test_what_matters_more_weighs_more_and_the_rest_stays() -> None:
    korgen = load_named("hemnes/korgen")
    assert set(themes(korgen)) >= {"wishes", "fair", "wanted", "short_shifts", "rest", "own_unit"}
    assert overrides(korgen, dict.fromkeys(themes(korgen), "same")) == []
    found = {
        one["id"]: one for one in overrides(korgen, {"wishes": "more", "rest": "less", "weekends": "same"})
    }
    assert found["wishes"] == {"id": "wishes", "weight": 20 * FACTOR}
    assert found["daily-rest"] == {"id": "daily-rest", "quick_return_weight": 150 // FACTOR}
    assert found["rotation"] == {"id": "rotation", "weight": round(40 / FACTOR)}
    assert set(found) == {"wishes", "daily-rest", "weekly-rest", "free-after-nights", "rotation"}


def test_a_theme_never_weakens_what_must_hold() -> None:
    korgen = load_named("hemnes/korgen")
    assert not any(one["id"] == "whole-weekends" for one in overrides(korgen, {"weekends": "less"}))


def test_wishes_are_no_theme_where_nobody_has_any(small: Instance) -> None:
    assert themes(small) == ()
