"""What is typed and not stored is kept for who typed it, and not for ever."""

from __future__ import annotations

import datetime as dt

from ui.workplace.unsaved import LONGEST, MOST, Shelf


class Clock:
    def __init__(self) -> None:
        self.now = dt.datetime(2027, 1, 4, 8, tzinfo=dt.UTC)

    def __call__(self) -> dt.datetime:
        return self.now


def test_what_was_typed_last_is_kept_by_its_key_alone() -> None:
    clock = Clock()
    shelf = Shelf(clock)
    shelf.put(("kari", "ward"), "first")
    clock.now += dt.timedelta(minutes=5)
    shelf.put(("kari", "ward"), "second")
    kept = shelf.get(("kari", "ward"))
    assert kept is not None
    assert (kept.value, kept.at) == ("second", clock.now)
    assert shelf.get(("ola", "ward")) is None
    shelf.drop(("kari", "ward"))
    shelf.drop(("kari", "ward"))
    assert shelf.get(("kari", "ward")) is None


def test_it_is_forgotten_after_some_hours() -> None:
    clock = Clock()
    shelf = Shelf(clock)
    shelf.put(("kari",), 1)
    clock.now += LONGEST
    assert shelf.get(("kari",)) is not None
    clock.now += dt.timedelta(seconds=1)
    assert shelf.get(("kari",)) is None


def test_the_oldest_is_forgotten_when_there_are_too_many() -> None:
    shelf = Shelf(Clock())
    for number in range(MOST):
        shelf.put((str(number),), number)
    shelf.put(("0",), "again")
    shelf.put(("one more",), 1)
    assert shelf.get(("1",)) is None
    assert shelf.get(("0",)) is not None
    assert shelf.get(("2",)) is not None


def test_what_anybody_typed_about_a_ward_is_forgotten_together() -> None:
    shelf = Shelf(Clock())
    shelf.put(("kari", "a", "ward"), 1)
    shelf.put(("ola", "a", "rules"), 2)
    shelf.put(("ola", "b", "ward"), 3)
    shelf.drop_ward("a")
    assert shelf.get(("kari", "a", "ward")) is None
    assert shelf.get(("ola", "a", "rules")) is None
    assert shelf.get(("ola", "b", "ward")) is not None
