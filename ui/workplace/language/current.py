"""Texts in the language that the one at the page has chosen."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

import streamlit as st

from ui.workplace.language.catalogue import LANGUAGES, SOURCE, translations

_KEY = "language"

_spoken: ContextVar[str | None] = ContextVar("spoken", default=None)


def current() -> str:
    """The code of the language, of ``LANGUAGES``."""
    return _spoken.get() or str(st.session_state.get(_KEY, SOURCE))


@contextmanager
def spoken_in(language: str) -> Iterator[None]:
    """Let texts made within be in a language, whatever the session's is: outside of a run there is none."""
    token = _spoken.set(language)
    try:
        yield
    finally:
        _spoken.reset(token)


def choose(language: str) -> None:
    """Let this session speak a language from its next text on; one that is not known is bokmål."""
    st.session_state[_KEY] = language if language in LANGUAGES else SOURCE


def locale() -> str:
    """The same as ``current``, for dates and numbers."""
    return current()


def _(text: str) -> str:
    """A text of the code, written in bokmål, as it is to be shown."""
    return translations(current()).gettext(text)


def ngettext(one: str, several: str, count: int) -> str:
    """The one text or the other by a number, with ``{count}`` put in."""
    return translations(current()).ngettext(one, several, count).format(count=count)
