"""Who is present when, against a count of every single minute."""

from __future__ import annotations

import random
from itertools import pairwise
from typing import Any

import pytest

from models.headcount import Segment
from models.presence import Presence
from tests.build import SHIFTS, person, shift, view, ward

CODES = [*SHIFTS, shift("V", "20:00", "44:00", "night"), shift("T", "23:59", "47:59")]
PLANS = [("rolling", "2027-01-04"), ("calendar", "2027-03-22"), ("calendar", "2026-10-19")]


@pytest.mark.parametrize(("kind", "start"), PLANS)
@pytest.mark.parametrize("seed", range(4))
def test_segments_are_what_counting_every_minute_gives(kind: str, start: str, seed: int) -> None:
    draw = random.Random(seed)
    staff = [person(e, other_units=["v"]) for e in "abcd"]
    cells = ["-", "-", "D", "A", "N", "L", "M", "V", "T", "N@v", "D+N", "A+L@v"]
    rows = {e: " ".join(draw.choices(cells, k=7)) for e in "abcd"}
    past: dict[str, Any] = {"history": {"a": "- - - - - - N", "b": "- - - - - - V"}, "history_weeks": 1}
    more = past if kind == "calendar" else {}
    seen = view(
        ward(kind=kind, start=start, employees=staff, units=["u", "v"], shifts=CODES, **more),
        rows,
    )
    presence = Presence(seen)
    works = {e: [w for w in seen.unrolled(e, 3, 3) if w.shift.kind != "meeting"] for e in "abcd"}

    def count(minute: int, units: set[str]) -> int:
        return sum(any(w.start <= minute < w.end and w.unit in units for w in works[e]) for e in "abcd")

    for units in ({"u"}, {"v"}, {"u", "v"}):
        profile = presence.profile(frozenset(units), frozenset("abcd"))
        for first, last in ((0, presence.total), (500, 501), (presence.total - 300, presence.total + 900)):
            segments = profile.segments(first, last)
            end = last if seen.rolling else min(last, presence.total)
            got = [s.people for s in segments for _ in range(s.start, s.end)]
            assert got == [count(m, units) for m in range(first, end)]
            assert (segments[0].start, segments[-1].end) == (first, end)
            assert all(a.end == b.start and a.people != b.people for a, b in pairwise(segments))


def test_only_the_people_named_are_counted() -> None:
    presence = Presence(view(ward(employees=["a", "b"]), {"a": "D", "b": "D"}))
    assert presence.profile(frozenset("u"), frozenset("b")).segments(420, 480) == [Segment(420, 480, 1)]
    assert presence.profile(frozenset(), frozenset("b")).segments(420, 480) == [Segment(420, 480, 0)]


def test_an_empty_roster_is_one_segment_of_nobody() -> None:
    presence = Presence(view(ward(), {}))
    assert presence.of_place((), None).segments(0, 7 * 1440) == [Segment(0, 7 * 1440, 0)]
    assert presence.of_place((), None).segments(600, 600) == []


@pytest.mark.parametrize(
    ("kind", "start", "minute", "clock", "day"),
    [
        ("rolling", "2027-01-04", 0, "00:00", 0),
        ("rolling", "2027-01-04", 6 * 1440 + 1439, "23:59", 6),
        ("calendar", "2027-03-22", 6 * 1440 + 119, "01:59", 6),
        ("calendar", "2027-03-22", 6 * 1440 + 120, "03:00", 6),
        ("calendar", "2026-10-19", 6 * 1440 + 180, "02:00", 6),
        ("calendar", "2026-10-19", 6 * 1440 + 240, "03:00", 6),
        ("calendar", "2026-10-19", 6 * 1440, "00:00", 6),
        ("calendar", "2026-10-19", 6 * 1440 - 1, "23:59", 5),
    ],
)
def test_the_clock_of_a_minute(kind: str, start: str, minute: int, clock: str, day: int) -> None:
    presence = Presence(view(ward(kind=kind, start=start), {}))
    assert (presence.clock(minute), presence.day(minute)) == (clock, day)
