"""iCalendar read back: the same minutes, the same events in every revision, and nothing about who it is."""

from __future__ import annotations

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from instances.calendar_file import calendar_file, write_calendar
from models.calendar import OSLO, Timeline
from models.instance import Instance
from models.problems import InputError
from models.roster import Roster
from models.view import RosterView
from tests.build import person, roster, shift, ward

STAMP = dt.datetime(2027, 1, 1, 12, tzinfo=dt.UTC)
SHIFTS = [
    shift("D", "07:00", "15:00"),
    shift("N", "21:45", "07:15", "night"),
    shift("T", "02:30", "10:00"),
    shift("K", "20:00", "02:30", "evening"),
    shift("M", "12:00", "14:00", "meeting"),
]


def home(**more: Any) -> Instance:
    """Two weeks in which the clock goes forward, in March 2027."""
    return ward(**{"kind": "calendar", "start": "2027-03-22", "weeks": 2, "shifts": SHIFTS, **more})


def read(content: bytes) -> Calendar:
    made = Calendar.from_ical(content)
    assert isinstance(made, Calendar)
    assert not made.errors
    return made


def minutes(instance: Instance, content: bytes) -> list[tuple[int, int]]:
    """Start and end of each event, in real minutes from the start of the plan."""
    origin = dt.datetime.combine(instance.horizon.start, dt.time(), OSLO).astimezone(dt.UTC)

    def elapsed(moment: dt.datetime) -> int:
        return int((moment.astimezone(dt.UTC) - origin).total_seconds()) // 60

    return [(elapsed(e.start), elapsed(e.end)) for e in read(content).events]


ROWS = st.lists(st.sampled_from(["-", "D", "N", "T", "K", "D+M", "N+D"]), min_size=14, max_size=14)


@settings(max_examples=30, deadline=None)
@given(ROWS, st.sampled_from(["2027-03-22", "2026-10-19", "2028-02-21", "2026-12-28", "2060-03-22"]))
def test_events_are_the_shifts_in_real_minutes_also_when_the_clock_is_moved(
    row: list[str], start: str
) -> None:
    instance = home(start=start)
    made = roster(instance, {"a": " ".join(row)})
    content = calendar_file(instance, made, "a", stamp=STAMP)
    works = RosterView(instance, made).works("a")
    assert sorted(minutes(instance, content)) == sorted((w.start, w.end) for w in works)


@pytest.mark.parametrize(("start", "hours"), [("2027-03-22", 8.5), ("2026-10-19", 10.5), ("2027-01-04", 9.5)])
def test_the_night_the_clock_is_moved_is_an_hour_shorter_or_longer(start: str, hours: float) -> None:
    instance = home(start=start)
    content = calendar_file(instance, roster(instance, {"a": "- - - - - N"}), "a", stamp=STAMP)
    ((begins, ends),) = minutes(instance, content)
    assert ends - begins == 60 * hours
    (event,) = read(content).events
    assert (event.start.hour, event.start.minute, event.end.hour, event.end.minute) == (21, 45, 7, 15)


@pytest.mark.parametrize("year", [1999, 2026, 2027, 2045])
def test_the_time_zone_that_is_written_is_that_of_oslo(year: int) -> None:
    instance = home()
    (zone,) = read(calendar_file(instance, roster(instance, {"a": "D"}), "a", stamp=STAMP)).timezones
    written, oslo = zone.to_tz(lookup_tzid=False), ZoneInfo("Europe/Oslo")
    for month, day in ((3, 24), (10, 24)):
        first = dt.datetime(year, month, day, tzinfo=dt.UTC)
        for hour in range(9 * 24):
            moment = first + dt.timedelta(hours=hour)
            local = moment.astimezone(oslo)
            assert local.replace(tzinfo=written).utcoffset() == local.utcoffset(), moment


def test_a_rolling_plan_stands_once_on_real_dates_with_the_clock_of_those_dates() -> None:
    instance = home(kind="rolling")
    content = calendar_file(instance, roster(instance, {"a": "- - - - - N"}), "a", stamp=STAMP)
    clock = Timeline(home().horizon)
    assert minutes(home(), content) == [(clock.minute(5, 21 * 60 + 45), clock.minute(6, 7 * 60 + 15))]


def test_an_event_says_shift_unit_and_place_and_never_who() -> None:
    units = [{"id": "u", "name": "Nord; øst, 2", "site": "s"}]
    staff = [{**person("olanordmann"), "name": "Ola Nordmann"}]
    instance = home(units=units, employees=staff, sites=[{"id": "s", "name": "Solbakken"}])
    content = calendar_file(
        instance, roster(instance, {"olanordmann": "N"}), "olanordmann", stamp=STAMP, revision=7
    )
    (event,) = read(content).events
    assert event["summary"] == "N, Nord; øst, 2"
    assert event["location"] == "Solbakken"
    assert event["description"] == "Vaktkode N: 21:45–07:15, teller 9 t 30 min"
    assert (event["status"], event["sequence"]) == ("CONFIRMED", 7)
    assert event.stamp == STAMP
    assert read(content)["method"] == "PUBLISH"
    folded = content.replace(b"\r\n ", b"").decode()
    assert "ordmann" not in folded.casefold()
    assert instance.id not in event["uid"]
    assert max(len(one) for one in content.split(b"\r\n")) <= 75


def uids(content: bytes) -> list[str]:
    return [e["uid"] for e in read(content).events]


def test_a_cell_is_the_same_event_whatever_changes_but_who_and_when() -> None:
    instance = home(employees=["a", "b"])
    first = uids(calendar_file(instance, roster(instance, {"a": "D - N D+M"}), "a", stamp=STAMP, revision=1))
    assert len(set(first)) == 4
    renamed = home(employees=[{**person("a"), "name": "Kari"}, "b"], name="Annet navn")
    again = calendar_file(
        renamed, roster(renamed, {"a": "N - D D+M"}), "a", stamp=STAMP + dt.timedelta(days=3), revision=2
    )
    assert uids(again) == first
    assert {e["sequence"] for e in read(again).events} == {2}
    other = calendar_file(instance, roster(instance, {"b": "D - N D+M"}), "b", stamp=STAMP)
    assert not set(uids(other)) & set(first)
    moved = home(id="annen", employees=["a"])
    assert not set(uids(calendar_file(moved, roster(moved, {"a": "D"}), "a", stamp=STAMP))) & set(first)


def test_shifts_that_are_no_more_are_cancelled_when_it_is_known_what_was() -> None:
    instance = home()
    before, after = roster(instance, {"a": "D N D+M"}), roster(instance, {"a": "N - D"})
    old = uids(calendar_file(instance, before, "a", stamp=STAMP, revision=1))
    events = read(calendar_file(instance, after, "a", stamp=STAMP, revision=2, previous=before)).events
    said = {e["uid"]: (e["status"], e["sequence"]) for e in events}
    assert said == {
        old[0]: ("CONFIRMED", 2),
        old[1]: ("CANCELLED", 2),
        old[2]: ("CONFIRMED", 2),
        old[3]: ("CANCELLED", 2),
    }
    assert len(read(calendar_file(instance, after, "a", stamp=STAMP, revision=2)).events) == 2


def test_somebody_without_shifts_has_an_empty_calendar() -> None:
    instance = home()
    assert read(calendar_file(instance, roster(instance, {}), "a", stamp=STAMP)).events == []


def test_somebody_who_is_not_there_has_no_calendar(tmp_path: Any) -> None:
    instance = home()
    with pytest.raises(InputError, match="ingen ansatt"):
        write_calendar(tmp_path / "x.ics", instance, roster(instance, {}), "per", stamp=STAMP)
    assert not (tmp_path / "x.ics").exists()
    stranger = Roster.model_validate(roster(home(employees=["b"]), {"b": "D"}))
    with pytest.raises(InputError):
        calendar_file(instance, stranger, "a", stamp=STAMP)
