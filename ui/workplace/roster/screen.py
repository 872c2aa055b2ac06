"""A roster as it is on the screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from api.rosters.editing import CellEdit
from models.findings import Finding
from models.instance import Instance
from models.roster import Roster
from solver.replan import CHANGES_LINE
from ui.workplace.client import Cell, Judgement, Pins, RosterInfo, ServiceError, Stage
from ui.workplace.grid import GridMemory
from ui.workplace.session import Session

KEY = "roster"

CellKey = tuple[str, dt.date]
Works = tuple[tuple[str, str], ...]
"""Shifts of a cell, each with its unit."""


@dataclass(frozen=True)
class Change:
    """Cells that were changed at once, as they were and as they became."""

    before: dict[CellKey, Works]
    after: dict[CellKey, Works]


@dataclass(frozen=True)
class Consequence:
    """What a change of a roster did to its judgement.

    Attributes
    ----------
    broken, mended:
        Findings that came, or became worse, and those that went away; the heaviest first.
    points:
        Penalty points more, or below 0 fewer.
    by_rule:
        The same by rule line, those without a change left out.
    """

    change: Change
    broken: tuple[Finding, ...]
    mended: tuple[Finding, ...]
    points: int
    by_rule: dict[str, int]


@dataclass(frozen=True)
class Compared:
    """Another roster that the one on the screen is compared with."""

    roster: str
    revision: int
    content: Roster
    cells: frozenset[CellKey]


@dataclass
class Asked:
    """A shift that somebody is wanted for; ``of`` is whose it is, None for an open shift."""

    date: dt.date
    shift: str
    unit: str
    of: str | None = None


@dataclass
class RosterScreen:
    """A roster on the screen, with what was done to it here.

    Attributes
    ----------
    number:
        The revision that is shown.
    latest:
        Whether it is the newest, so that it can be edited.
    stage:
        Where that revision stands on its way to the wall.
    stage_left:
        Whether an edit has just made a draft of what stood further, which the whole page is to show.
    instance:
        The ward as it was when the roster was made.
    kinds:
        Of rules, by rule line.
    done, undone:
        Changes made here that can be taken back, and that can be made again; the last one is next.
    consequence:
        Of the last change; None before any.
    refused:
        Why the last thing asked for was not done.
    not_stored:
        Edits that were not stored since somebody else had changed the roster.
    opened, nothing_open:
        Shifts that are asked about, until that is answered; or why none are.
    replans:
        Solves that were started from here.
    """

    id: str
    number: int
    latest: bool
    stage: Stage
    ward: str
    instance: Instance
    instance_revision: int
    roster: Roster
    judgement: Judgement
    pins: Pins
    kinds: dict[str, str]
    memory: GridMemory = field(default_factory=GridMemory)
    done: list[Change] = field(default_factory=list)
    undone: list[Change] = field(default_factory=list)
    consequence: Consequence | None = None
    refused: ServiceError | str | None = None
    not_stored: tuple[CellEdit, ...] = ()
    compared: Compared | None = None
    opened: list[Asked] = field(default_factory=list)
    nothing_open: str = ""
    replans: int = 0
    stage_left: bool = False

    @property
    def locked(self) -> frozenset[CellKey]:
        return frozenset((cell.employee, cell.date) for cell in self.pins.pins)

    def works(self, cells: frozenset[CellKey] | set[CellKey]) -> dict[CellKey, Works]:
        """What stands in some cells."""
        found: dict[CellKey, list[tuple[str, str]]] = {cell: [] for cell in cells}
        for a in self.roster.assignments:
            if (a.employee, a.date) in found:
                found[a.employee, a.date].append((a.shift, a.unit))
        return {cell: tuple(works) for cell, works in found.items()}

    def lock(self, cells: frozenset[CellKey]) -> tuple[Cell, ...]:
        """Cells as the service is sent them."""
        return tuple(Cell(employee=employee, date=date) for employee, date in sorted(cells))


_CHANGES = dict.fromkeys(("few-changes", "some-changes"), "changes")
"""Rule lines of a roster that was planned again with few changes; see ``solver.replan``."""


def shown(session: Session) -> RosterScreen:
    """The roster on the screen; ``on_screen`` has put it there."""
    screen: RosterScreen = session.kept[KEY]
    return screen


def ward_changed(session: Session) -> bool:
    """Whether people, needs or rules have been changed since the roster on the screen was made."""
    ward = session.ward_info()
    return ward is not None and ward.revision > shown(session).instance_revision


def on_screen(session: Session, info: RosterInfo) -> RosterScreen:
    """The roster that is open, fetched unless it is on the screen already as it is now."""
    number = session.revision or info.revision
    known = session.kept.get(KEY)
    if isinstance(known, RosterScreen) and (known.id, known.number) == (info.id, number):
        known.latest = session.revision is None
        known.stage = session.client.rosters.standing(info.id, number).stage
        return known
    fetched = fetch(session, info.id, session.revision)
    session.kept[KEY] = fetched
    return fetched


def fetch(session: Session, roster: str, revision: int | None) -> RosterScreen:
    """A roster in its latest revision, or in an older one to look at."""
    client = session.client
    stored = client.rosters.read(roster, revision)
    judgement = client.rosters.judgement(roster, stored.revision)
    instance, _ = client.wards.read(judgement.instance, judgement.instance_revision)
    rules = client.wards.rules(judgement.instance, judgement.instance_revision)
    return RosterScreen(
        id=roster,
        number=stored.revision,
        latest=revision is None,
        stage=client.rosters.standing(roster, stored.revision).stage,
        ward=judgement.instance,
        instance=instance,
        instance_revision=judgement.instance_revision,
        roster=stored.roster,
        judgement=judgement,
        pins=client.rosters.pins(roster),
        kinds={CHANGES_LINE: "changes"} | {line.id: line.rule for line in rules.lines},
    )
