"""Time off after a run of nights, in real minutes."""

from __future__ import annotations

from tests.build import line, shift, ward
from tests.solver.lowering.weigh import weigh


def after(nights: int, minutes: int) -> dict[str, object]:
    return line("free_after_nights", nights=nights, free_minutes=minutes)


def test_the_next_work_may_not_start_too_early() -> None:
    w = ward(rules=[after(2, 48 * 60)])
    assert weigh(w, {"a": "- N N - D - -"}) == (1, 0), "24 hours free"
    assert weigh(w, {"a": "- N N - - D -"}) == (0, 0), "exactly 48 hours free"
    assert weigh(w, {"a": "- N N - M D -"}) == (1, 0), "only the first return counts"
    assert weigh(w, {"a": "- N - D - - -"}) == (0, 0), "one night is no run of two"
    assert weigh(w, {"a": "N N N D - - -"}) == (1, 0), "the run may be longer"
    assert weigh(w, {"a": "N N - N - - -"}) == (1, 0), "a night after a free day is a return"
    assert weigh(w, {"a": "- M - - - N N"}) == (1, 0), "over the wrap"


def test_template_longer_than_the_cycle_meets_itself() -> None:
    w = ward(rules=[after(4, 4 * 1440)])
    assert weigh(w, {"a": "N N N N - - -"}) == (1, 0), "the same nights are the next work"
    assert weigh(w, {"a": "N N N N N N N"}) == (0, 0), "nights without end have no return"


def test_history_nights_count_and_returns_in_history_do_not() -> None:
    w = ward(kind="calendar", rules=[after(2, 48 * 60)], history_weeks=1, history={"a": "N N D - - N N"})
    assert weigh(w, {"a": "- D - - - - -"}) == (1, 0)


def test_the_clock_change_takes_an_hour_off_the_free_time() -> None:
    # summer time begins at 02:00 on Sunday 2027-03-28
    shifts = [shift("N", "22:00", "07:00", "night"), shift("D", "07:00", "15:00")]
    w = ward(kind="calendar", start="2027-03-22", shifts=shifts, rules=[after(1, 48 * 60)])
    assert weigh(w, {"a": "N - - D - - -"}) == (0, 0)
    assert weigh(w, {"a": "- - - N - - D"}) == (1, 0)
