"""What somebody has typed and not stored, kept while the pages run, so that a reload or a closed browser loses nothing.

It is kept in the memory of the pages, as what stands on the screen is: never on disk, in an address or in the browser. Only
who typed it is offered it again, on the same ward. It is forgotten when it is stored or discarded, and after some hours.
"""

from __future__ import annotations

import datetime as dt
import threading
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import streamlit as st

from ui.workplace.client import service_address
from ui.workplace.language import _, moment
from ui.workplace.session import session

LONGEST = dt.timedelta(hours=12)

MOST = 200
"""Drafts that are kept at once; the oldest are forgotten first."""

Key = tuple[str, ...]


@dataclass(frozen=True)
class Kept:
    """Something typed, and when it was last changed."""

    at: dt.datetime
    value: Any


class Shelf:
    """Drafts of all who are at the pages."""

    def __init__(self, clock: Callable[[], dt.datetime] = lambda: dt.datetime.now(dt.UTC)) -> None:
        self._clock = clock
        self._kept: OrderedDict[Key, Kept] = OrderedDict()
        self._lock = threading.Lock()

    def put(self, key: Key, value: object) -> None:
        """Keep something instead of what was kept under a key."""
        with self._lock:
            self._forget_old()
            self._kept[key] = Kept(self._clock(), value)
            self._kept.move_to_end(key)
            while len(self._kept) > MOST:
                self._kept.popitem(last=False)

    def get(self, key: Key) -> Kept | None:
        """What is kept under a key."""
        with self._lock:
            self._forget_old()
            return self._kept.get(key)

    def drop(self, key: Key) -> None:
        """Forget what is kept under a key."""
        with self._lock:
            self._kept.pop(key, None)

    def drop_ward(self, ward: str) -> None:
        """Forget what anybody has typed about a ward."""
        with self._lock:
            for key in [key for key in self._kept if ward in key]:
                del self._kept[key]

    def _forget_old(self) -> None:
        oldest = self._clock() - LONGEST
        for key in [key for key, kept in self._kept.items() if kept.at < oldest]:
            del self._kept[key]


@st.cache_resource(show_spinner=False)
def _shelf() -> Shelf:
    return Shelf()


def _key(part: str) -> Key | None:
    """Whose, of which ward and which part of it; None when nobody is known or no ward is open."""
    now = session()
    if now.me is None or now.ward is None:
        return None
    return (service_address(), now.me.subject, now.ward, part)


def _mine(part: str) -> str:
    return f"unsaved-{session().ward}-{part}"


def follow(part: str, changed: bool, value: Callable[[], object]) -> None:
    """Keep what stands unsaved on this page; forget what this page has kept when nothing is unsaved any more."""
    key = _key(part)
    if key is None:
        return
    if changed:
        _shelf().put(key, value())
        st.session_state[_mine(part)] = True
    elif st.session_state.pop(_mine(part), False):
        _shelf().drop(key)


def forget(part: str) -> None:
    """Forget what is kept: it is stored, or is to be gone."""
    key = _key(part)
    if key is not None:
        _shelf().drop(key)
        st.session_state.pop(_mine(part), None)


def forget_ward(ward: str) -> None:
    """Forget what anybody has typed about a ward: somebody in it has been erased."""
    _shelf().drop_ward(ward)


def offer(part: str, take: Callable[[Any], None]) -> None:
    """Say that something typed earlier was not stored, with a way to go on with it. Call it where nothing is unsaved.

    Parameters
    ----------
    take:
        Puts on the screen what was kept.
    """
    key = _key(part)
    kept = None if key is None else _shelf().get(key)
    if kept is None:
        return
    with st.container(border=True, horizontal=True, vertical_alignment="center", key=f"unsaved-{part}"):
        st.markdown(
            _("Du endret noe her {time} som ikke ble lagret.").format(time=moment(kept.at)), width="stretch"
        )
        st.button(
            _("Fortsett der du slapp"),
            type="primary",
            on_click=take,
            args=(kept.value,),
            key=f"unsaved-take-{part}",
        )
        st.button(_("Glem det"), on_click=forget, args=(part,), key=f"unsaved-forget-{part}")
