"""Editing a roster on the screen, against the service as it runs; two sessions are two people."""

from __future__ import annotations

import datetime as dt

import pytest

from models.findings import Severity
from tests.ui.workplace.wards import Planned
from ui.workplace.client import Client
from ui.workplace.grid import Cell, CellEdit, CellsEdited, CellsLocked, MoreWork, Swapped
from ui.workplace.roster import editing
from ui.workplace.roster.screen import RosterScreen, on_screen, shown
from ui.workplace.session import Session

MONDAY = dt.date(2027, 3, 22)


@pytest.fixture
def sessions(client: Client, small_plan: Planned, monkeypatch: pytest.MonkeyPatch) -> tuple[Session, Session]:
    """Two people with the same roster on their screens."""
    monkeypatch.setenv("TURNUS_API", client.base)
    opened = []
    for _ in range(2):
        now = Session(ward=small_plan.ward, roster=small_plan.roster)
        now.refresh()
        found = now.roster_info()
        assert found is not None
        on_screen(now, found)
        opened.append(now)
    return opened[0], opened[1]


def edits(*cells: tuple[str, int, str | None]) -> CellsEdited:
    return CellsEdited(
        kind="edit",
        cells=tuple(
            CellEdit(employee=who, date=MONDAY + dt.timedelta(days=day), shift=shift)
            for who, day, shift in cells
        ),
    )


def cell(screen: RosterScreen, who: str, day: int) -> str:
    key = who, MONDAY + dt.timedelta(days=day)
    return " ".join(shift for shift, _unit in screen.works({key})[key])


def stored(now: Session) -> RosterScreen:
    """The roster as the service has it."""
    screen = shown(now)
    found = now.client.rosters.read(screen.id)
    assert found.revision == screen.number
    assert found.roster.assignments == screen.roster.assignments
    assert now.client.rosters.judgement(screen.id, found.revision) == screen.judgement
    return screen


def test_an_edit_is_stored_and_its_breach_is_told(sessions: tuple[Session, Session]) -> None:
    now, _ = sessions
    editing.edit(now, edits(("kari", 4, "N"), ("kari", 5, "D")))
    screen = stored(now)
    assert screen.number == 2
    assert (cell(screen, "kari", 4), cell(screen, "kari", 5)) == ("N", "D")
    assert screen.consequence is not None
    worst = screen.consequence.broken[0]
    assert (worst.severity, worst.employee) == (Severity.HARD, "kari")
    assert worst.hjemmel


def test_undo_and_redo_are_edits(sessions: tuple[Session, Session]) -> None:
    now, _ = sessions
    before = shown(now).roster.assignments
    editing.edit(now, edits(("kari", 0, None), ("ola", 3, "D")))
    after = shown(now).roster.assignments
    assert after != before
    editing.undo(now)
    assert stored(now).roster.assignments == before
    assert (shown(now).number, len(shown(now).undone)) == (3, 1)
    editing.redo(now)
    assert stored(now).roster.assignments == after
    editing.redo(now)
    assert shown(now).number == 4


def test_an_edit_after_undo_leaves_nothing_to_redo(sessions: tuple[Session, Session]) -> None:
    now, _ = sessions
    editing.edit(now, edits(("kari", 4, "D")))
    editing.undo(now)
    editing.edit(now, edits(("kari", 5, "D")))
    assert shown(now).undone == []
    assert len(shown(now).done) == 1


def test_two_swap_and_swap_back(sessions: tuple[Session, Session]) -> None:
    now, _ = sessions
    before = shown(now).roster.assignments
    kari, per = cell(shown(now), "kari", 1), cell(shown(now), "per", 1)
    assert kari != per
    event = Swapped(kind="swap", first="kari", second="per", dates=(MONDAY + dt.timedelta(days=1),))
    editing.swap(now, event)
    screen = stored(now)
    assert (cell(screen, "kari", 1), cell(screen, "per", 1)) == (per, kari)
    editing.undo(now)
    assert stored(now).roster.assignments == before


def test_several_shifts_on_a_day_are_swapped_undone_and_done_again(
    sessions: tuple[Session, Session],
) -> None:
    now, _ = sessions
    before = shown(now).roster.assignments
    also = (MoreWork(shift="N", unit="u"),)
    kari = CellEdit(employee="kari", date=MONDAY, shift="A", also=also)
    editing.edit(now, CellsEdited(kind="edit", cells=(kari,)))
    both = stored(now).roster.assignments
    assert cell(shown(now), "kari", 0) == "A N"
    per = cell(shown(now), "per", 0)
    editing.swap(now, Swapped(kind="swap", first="kari", second="per", dates=(MONDAY,)))
    assert (cell(stored(now), "kari", 0), cell(shown(now), "per", 0)) == (per, "A N")
    editing.undo(now)
    assert stored(now).roster.assignments == both
    editing.undo(now)
    assert stored(now).roster.assignments == before
    editing.redo(now)
    assert stored(now).roster.assignments == both
    assert shown(now).refused is None


def test_the_second_of_two_is_told_and_loses_nothing(sessions: tuple[Session, Session]) -> None:
    first, second = sessions
    editing.edit(first, edits(("kari", 4, "D")))
    editing.edit(second, edits(("ola", 5, "D")))
    screen = shown(second)
    assert screen.number == 2
    assert cell(screen, "kari", 4) == "D"
    assert cell(screen, "ola", 5) == ""
    assert [(edit.employee, edit.shift) for edit in screen.not_stored] == [("ola", "D")]
    editing.again(second)
    screen = stored(second)
    assert (cell(screen, "kari", 4), cell(screen, "ola", 5)) == ("D", "D")
    assert screen.not_stored == ()


def test_what_is_refused_changes_nothing(sessions: tuple[Session, Session]) -> None:
    now, _ = sessions
    before = shown(now).roster
    editing.edit(now, edits(("kari", 0, "finnes-ikke")))
    assert shown(now).refused is not None
    assert shown(now).roster is before
    assert shown(now).done == []
    editing.edit(now, edits(("kari", 0, "D")))
    assert shown(now).refused is None


def test_locks_of_two_people_both_count(sessions: tuple[Session, Session]) -> None:
    first, second = sessions
    editing.lock(first, CellsLocked(kind="lock", locked=True, cells=(Cell(employee="kari", date=MONDAY),)))
    editing.lock(second, CellsLocked(kind="lock", locked=True, cells=(Cell(employee="per", date=MONDAY),)))
    assert shown(second).locked == {("kari", MONDAY), ("per", MONDAY)}
    editing.lock(first, CellsLocked(kind="lock", locked=False, cells=(Cell(employee="kari", date=MONDAY),)))
    assert shown(first).locked == {("per", MONDAY)}


def test_the_screen_is_fetched_again_only_when_somebody_else_changed_it(
    sessions: tuple[Session, Session],
) -> None:
    first, second = sessions
    editing.edit(first, edits(("kari", 4, "D")))
    mine, theirs = shown(first), shown(second)
    for now in sessions:
        now.refresh()
        found = now.roster_info()
        assert found is not None
        on_screen(now, found)
    assert shown(first) is mine
    assert shown(second) is not theirs
    assert shown(second).roster.assignments == mine.roster.assignments


def test_an_edit_of_a_published_version_is_a_draft_and_the_page_is_told(
    sessions: tuple[Session, Session],
) -> None:
    now, _ = sessions
    assert (shown(now).stage, shown(now).stage_left) == ("draft", False)
    editing.edit(now, edits(("kari", 4, "D")))
    assert not shown(now).stage_left
    for stage in ("discussion", "approved", "published"):
        now.client.rosters.move(shown(now).id, 2, stage)
    now.refresh()
    found = now.roster_info()
    assert found is not None
    assert on_screen(now, found).stage == "published"
    editing.edit(now, edits(("kari", 5, "D")))
    assert (shown(now).stage, shown(now).stage_left, shown(now).number) == ("draft", True, 3)
    assert now.client.rosters.standing(shown(now).id, 2).stage == "published"


def test_an_older_version_is_looked_at_and_not_edited(sessions: tuple[Session, Session]) -> None:
    now, _ = sessions
    before = shown(now).roster.assignments
    editing.edit(now, edits(("kari", 4, "D")))
    now.open_roster(shown(now).id, 1)
    now.refresh()
    found = now.roster_info()
    assert found is not None
    screen = on_screen(now, found)
    assert (screen.number, screen.latest) == (1, False)
    assert screen.roster.assignments == before
