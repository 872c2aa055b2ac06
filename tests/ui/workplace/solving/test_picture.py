"""A whole roster as a drawing."""

from __future__ import annotations

from xml.etree import ElementTree

from tests.build import person, roster, ward
from tests.ui.workplace.grid.ward import HOSTILE
from ui.workplace.solving.picture import picture


def drawn(weeks: int) -> ElementTree.Element:
    instance = ward(weeks=weeks, employees=[{**person("a"), "name": HOSTILE}, person("b")])
    made = roster(instance, {"a": "D A", "b": "- - N"})
    names = [f"dag {day}" for day in range(instance.horizon.days)]
    return ElementTree.fromstring(picture(instance, made, 'to "ansatte"', names))  # noqa: S314 - our own


def test_every_shift_is_there_with_whose_it_is_and_when() -> None:
    svg = drawn(weeks=2)
    assert svg.attrib["aria-label"] == 'to "ansatte"'
    assert [title.text for title in svg.iter("title")] == [
        f"{HOSTILE}, dag 0: D",
        f"{HOSTILE}, dag 1: A",
        "Person b, dag 2: N",
    ]
    assert {"D", "A", "N", "1", "2", "Person b"} <= {text.text for text in svg.iter("text")}


def test_names_are_never_markup() -> None:
    assert {element.tag for element in drawn(weeks=2).iter()} == {"svg", "g", "title", "rect", "text", "line"}


def test_codes_of_a_long_plan_are_only_said_when_pointed_at() -> None:
    svg = drawn(weeks=8)
    assert "D" not in {text.text for text in svg.iter("text")}
    assert len(list(svg.iter("title"))) == 3
