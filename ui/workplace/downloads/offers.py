"""Files that can be had in a session, by an address that nobody can guess and that ends with the session."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from weakref import WeakValueDictionary

import streamlit as st

from ui.workplace.language import current

_offers: WeakValueDictionary[str, Offer] = WeakValueDictionary()


@dataclass(eq=False)
class Offer:
    """A file that can be made. The session that made the offer holds it; when that is gone, so is the offer.

    Attributes
    ----------
    address:
        Its name on the way to the browser.
    make:
        Called by the request that fetches the file, outside of any run of a page: it must know all it needs.
    language:
        Of what is told when it cannot be made.
    """

    address: str
    make: Callable[[], bytes]
    kind: str
    language: str


def offer(key: str, make: Callable[[], bytes], kind: str) -> Offer:
    """The offer of this session by the key: the same address from run to run, and what is to be made now."""
    place = f"offer:{key}"
    known = st.session_state.get(place)
    if isinstance(known, Offer):
        known.make, known.kind, known.language = make, kind, current()
        return known
    made = Offer(secrets.token_urlsafe(24), make, kind, current())
    st.session_state[place] = _offers[made.address] = made
    return made


def offered(address: str) -> Offer | None:
    """The offer with an address; None when there is none, or it is no more."""
    return _offers.get(address)
