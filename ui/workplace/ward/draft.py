"""What is typed about a ward and not stored yet."""

from __future__ import annotations

import copy
import itertools
import json
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any

import streamlit as st
from pydantic import ValidationError

from models.instance import Instance
from models.problems import InputError
from ui.workplace.client import WardInfo
from ui.workplace.client.errors import Problem
from ui.workplace.client.wards import Access
from ui.workplace.needs.tables import TABLES as NEEDS
from ui.workplace.people.tables import TABLES as PEOPLE
from ui.workplace.session import OpenWard, Session
from ui.workplace.ward.pairing import paired, said_since
from ui.workplace.ward.tables import Json, Row

_KEY = "ward-drafts"

TABLES = (*PEOPLE, *NEEDS)
"""Every table that a ward is edited in; those that add to another's lines come after it."""

_MOUNTS = itertools.count(1)


@dataclass
class Draft:
    """A ward in tables, as it stands on the screen.

    Attributes
    ----------
    number:
        The revision that it is made from.
    base:
        What that revision says.
    rest:
        The same with what is changed of it besides the tables: what goes when somebody is taken out.
    stored, tables:
        Rows by table as they are stored, and as they are typed.
    mounted:
        By table the number it was put up with: another one makes the browser forget its own edits.
    sources:
        By table the rows that it was put up with; the browser's edits are laid over these.
    shown:
        By table the rows as the browser says them.
    became:
        By table that was put up before it was stored, its rows as they were typed then, and what they were stored as.
    problems:
        What the service found wrong when it was to be stored.
    faults:
        The same by table and row, as the tables were put up with it.
    newer:
        A revision that somebody else has stored since, when that came up.
    """

    ward: str
    number: int
    access: Access
    base: Json
    rest: Json
    stored: dict[str, list[Row]] = field(default_factory=dict)
    tables: dict[str, list[Row]] = field(default_factory=dict)
    mounted: dict[str, int] = field(default_factory=dict)
    sources: dict[str, list[Row]] = field(default_factory=dict)
    shown: dict[str, list[Row]] = field(default_factory=dict)
    became: dict[str, tuple[list[Row], list[Row]]] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()
    faults: dict[str, dict[int, str]] = field(default_factory=dict)
    newer: WardInfo | None = None
    said: str = ""

    @property
    def may_change(self) -> bool:
        return self.access.change

    @property
    def dirty(self) -> bool:
        """Whether anything is typed that is not stored."""
        return self.rest != self.base or any(self.changed(table.key) for table in TABLES)

    def changed(self, table: str) -> bool:
        """Whether anything in a table is typed and not stored."""
        return self.differs(table, self.stored[table])

    def differs(self, table: str, rows: Sequence[Row]) -> bool:
        """Whether a table says something else than some rows."""
        blank = next(one.blank for one in TABLES if one.key == table)
        return [row for row in self.tables[table] if not blank(row)] != rows

    def document(self) -> Json:
        """The whole ward with what is typed."""
        document = copy.deepcopy(self.rest)
        for table in TABLES:
            table.write(self.tables[table.key], document)
        return document

    def instance(self) -> Instance | None:
        """The same as an instance; None as long as something in it is wrong."""
        text = json.dumps(self.document(), ensure_ascii=False)
        return _instance(text)

    def stored_instance(self) -> Instance:
        """The ward as it is stored."""
        return Instance.model_validate_json(json.dumps(self.base, ensure_ascii=False))

    def show(self, document: Json) -> None:
        """Let the tables say what a document says, as something typed."""
        self.tables = rows_of(document)
        parts = {table.part for table in TABLES}
        self.rest = {key: self.base[key] if key in parts else value for key, value in document.items()}
        self.remount()

    def remount(self) -> None:
        """Put every table up anew, with what is typed in it."""
        self.sources = {}

    def mount(self, table: str, faults: dict[int, str]) -> None:
        """Put one table up anew."""
        blank = next(one.blank for one in TABLES if one.key == table)
        self.tables[table] = [row for row in self.tables[table] if not blank(row)]
        self.mounted[table] = next(_MOUNTS)
        self.sources[table] = [dict(row) for row in self.tables[table]]
        self.faults[table] = faults
        self.became.pop(table, None)

    def take(self, table: str, rows: list[Row]) -> None:
        """Take what the browser says of a table."""
        self.shown[table] = rows
        self.tables[table] = said_since(rows, *self.became[table]) if table in self.became else rows

    def go_on_from(self, before: Draft) -> None:
        """Leave the tables standing as they were put up, if their rows are those that are stored now.

        A browser tells of an edit a little after it was made. One that comes when the draft before has been stored is
        laid over the same rows then, as something that is typed and not stored.
        """
        for table in TABLES:
            key = table.key
            if key not in before.sources or before.faults.get(key):
                continue
            typed = [row for row in before.shown.get(key, before.tables[key]) if not table.blank(row)]
            if len(typed) != len(self.stored[key]) or None in paired(typed, self.stored[key]):
                continue
            self.mounted[key], self.sources[key], self.faults[key] = (
                before.mounted[key],
                before.sources[key],
                {},
            )
            if typed != self.stored[key]:
                self.became[key] = typed, copy.deepcopy(self.stored[key])

    def kept(self) -> Draft:
        """The same, to be put up another time: what is typed, as it is now."""
        return replace(
            self,
            tables=copy.deepcopy(self.tables),
            stored=copy.deepcopy(self.stored),
            mounted={},
            sources={},
            shown={},
            became={},
            faults={},
            problems=(),
            newer=None,
            said="",
        )

    def discard(self) -> None:
        """Forget what is typed."""
        self.tables, self.rest = copy.deepcopy(self.stored), self.base
        self.problems, self.newer, self.said = (), None, ""
        self.remount()


def rows_of(document: Json) -> dict[str, list[Row]]:
    """The rows of every table."""
    return {table.key: table.read(document) for table in TABLES}


@lru_cache(maxsize=32)
def _instance(text: str) -> Instance | None:
    try:
        return Instance.model_validate_json(text)
    except (ValidationError, InputError):  # what is wrong is told when it is stored
        return None


def made(ward: OpenWard, access: Access) -> Draft:
    """A draft in which nothing is typed yet."""
    base: dict[str, Any] = ward.instance.model_dump(mode="json")
    draft = Draft(ward=ward.info.id, number=ward.info.revision, access=access, base=base, rest=base)
    draft.stored = rows_of(base)
    draft.tables = copy.deepcopy(draft.stored)
    return draft


def opened(session: Session, ward: OpenWard) -> Draft:
    """The draft of the ward that is open. One in which nothing is typed follows what others store."""
    drafts: dict[str, Draft] = st.session_state.setdefault(_KEY, {})
    known = drafts.get(ward.info.id)
    if known is None or (known.number != ward.info.revision and not known.dirty):
        fresh = made(ward, session.client.wards.access(ward.info.id))
        if known is not None:
            fresh.said = known.said
        drafts[ward.info.id] = fresh
    return drafts[ward.info.id]


def drafted(ward: str) -> Draft:
    """The draft of a ward that is open. When another one has been opened since, the whole page is run again."""
    found: Draft | None = st.session_state.get(_KEY, {}).get(ward)
    if found is None:
        st.rerun(scope="app")
    return found


def put(draft: Draft) -> None:
    """Let a draft stand for its ward."""
    drafts: dict[str, Draft] = st.session_state.setdefault(_KEY, {})
    drafts[draft.ward] = draft


def forget(ward: str) -> None:
    """Let a ward be asked for anew: what is stored of it has become something else."""
    st.session_state.get(_KEY, {}).pop(ward, None)


def people_named(rows: Sequence[Row]) -> dict[str, str]:
    """Names by id; who shares a name has the id behind it."""
    names = [row["name"] for row in rows]
    return {
        row["id"]: row["name"] if names.count(row["name"]) == 1 else f"{row['name']} ({row['id']})"
        for row in rows
    }
