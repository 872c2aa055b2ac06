"""What one person at the pages has open: a ward, a roster, a job, a study, a language.

Their ids stand in the address (``?avdeling=…&turnus=…``), so that a reload, a bookmark and a laptop that was closed
come back to the same place. Names never stand there.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from models.instance import Instance
from ui.workplace.client import Client, Me, RosterInfo, WardInfo, service_address
from ui.workplace.language import SOURCE, choose, current
from ui.workplace.shell import sign_in

_KEY = "turnus:session"
_ID = re.compile(r"[0-9a-f-]{1,36}")
_NUMBER = re.compile(r"[1-9][0-9]{0,8}")

WARD, ROSTER, REVISION, JOB, LANGUAGE = "avdeling", "turnus", "revisjon", "oppdrag", "sprak"
STUDY = "studie"


@dataclass(frozen=True)
class OpenWard:
    """The ward that is open, as it says now."""

    info: WardInfo
    instance: Instance


@dataclass
class Session:
    """What is open. Pages read it and call ``open_…``; the shell keeps the address and the lists.

    Attributes
    ----------
    ward, roster, job, study:
        Ids; None when there is none.
    revision:
        Of the roster, when an older one is looked at; None for the latest.
    wards, rosters:
        Those that can be chosen, as of this run of the page; ``rosters`` are the ward's.
    me:
        Who is signed in; None before it is known.
    tour:
        The step of the tour that is shown; 0 when none is.
    mark_against:
        A revision of a roster that the one to be opened is compared with at once.
    kept:
        What pages keep between runs and forget when another ward is opened, by a key of their own.
    """

    ward: str | None = None
    roster: str | None = None
    revision: int | None = None
    job: str | None = None
    study: str | None = None
    wards: list[WardInfo] = field(default_factory=list)
    rosters: list[RosterInfo] = field(default_factory=list)
    me: Me | None = None
    tour: int = 0
    mark_against: tuple[str, int] | None = None
    kept: dict[str, Any] = field(default_factory=dict)

    @property
    def client(self) -> Client:
        """The service, asked by who is signed in."""
        return Client(service_address(), sign_in.token())

    # -- what is open ------------------------------------------------------------------------

    def open_ward(self, ward: str) -> None:
        """Open another ward, with its newest roster."""
        if ward != self.ward:
            self.kept.clear()
            self.ward, self.roster, self.revision, self.job, self.study = ward, None, None, None, None

    def open_roster(self, roster: str | None, revision: int | None = None) -> None:
        """Open a roster of the ward in its latest revision, or in an older one to look at."""
        self.roster, self.revision = roster, revision

    def ward_info(self) -> WardInfo | None:
        """The ward that is open, in its latest revision as of this run."""
        return next((ward for ward in self.wards if ward.id == self.ward), None)

    def roster_info(self) -> RosterInfo | None:
        """The roster that is open, as of this run."""
        return next((roster for roster in self.rosters if roster.id == self.roster), None)

    def open_ward_now(self) -> OpenWard | None:
        """The ward that is open with its people, needs and rules; None when there is none."""
        info = self.ward_info()
        if info is None:
            return None
        instance, _ = self.client.wards.read(info.id, info.revision)
        return OpenWard(info, instance)

    # -- every run of the page ---------------------------------------------------------------

    def refresh(self) -> None:
        """Ask what there is, and let go of what is no more. What is not chosen is the last changed."""
        client = self.client
        self.me = None
        self.me = client.me()
        self.wards = client.wards.all()
        if self.ward_info() is None:
            self.kept.clear()
            if self.ward is not None:  # it is gone, and what was open of it
                self.roster = self.revision = self.job = self.study = None
            self.ward = self.wards[0].id if self.wards else None
        self.rosters = [] if self.ward is None else client.rosters.of_ward(self.ward)
        info = self.roster_info()
        if info is None:
            self.roster, self.revision = (self.rosters[0].id if self.rosters else None), None
        elif self.revision is not None and self.revision >= info.revision:
            self.revision = None

    def may_write(self) -> bool:
        """Whether who is signed in may change plans."""
        return self.me is not None and self.me.may("write")

    def remember(self) -> None:
        """Let the address say what is open."""
        said = {
            WARD: self.ward,
            ROSTER: self.roster,
            REVISION: None if self.revision is None else str(self.revision),
            JOB: self.job,
            STUDY: self.study,
            LANGUAGE: None if current() == SOURCE else current(),
        }
        wanted = {name: value for name, value in said.items() if value}
        if st.query_params.to_dict() != wanted:
            st.query_params.from_dict(wanted)


def session() -> Session:
    """The session of this browser tab; a new one opens what its address names."""
    known = st.session_state.get(_KEY)
    if not isinstance(known, Session):
        known = st.session_state[_KEY] = _from_address()
    return known


def _from_address() -> Session:
    said = st.query_params.to_dict()
    choose(said.get(LANGUAGE, SOURCE))
    number = said.get(REVISION, "")
    return Session(
        ward=_id(said.get(WARD)),
        roster=_id(said.get(ROSTER)),
        revision=int(number) if _NUMBER.fullmatch(number) else None,
        job=_id(said.get(JOB)),
        study=_id(said.get(STUDY)),
    )


def _id(text: str | None) -> str | None:
    return text if text and _ID.fullmatch(text) else None
