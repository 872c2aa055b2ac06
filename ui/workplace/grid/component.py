"""Puts the grid on a Streamlit page."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

import streamlit as st

from ui.workplace.grid.data import GridData
from ui.workplace.grid.events import GridEvent, unanswered
from ui.workplace.grid.parts import Sent

SCRIPTS = (
    "icons.js",
    "build.js",
    "paint.js",
    "selection.js",
    "edits.js",
    "typing.js",
    "pointer.js",
    "tips.js",
    "main.js",
)
"""Parts of one script, in the order they are put together: a component's script cannot import files."""

_files = resources.files("ui.workplace.grid") / "browser"


def _text(*names: str) -> str:
    return "\n".join((_files / name).read_text(encoding="utf-8") for name in names)


_component = st.components.v2.component("turnus.roster_grid", css=_text("grid.css"), js=_text(*SCRIPTS))


def roster_grid(
    data: Callable[[], GridData],
    *,
    key: str,
    on_event: Callable[[GridEvent], None],
    height: int | None = None,
    below: int = 0,
) -> None:
    """Show a roster that can be edited.

    Call it in a fragment, together with what depends on the roster, so that an edit runs the fragment again
    and not the page::

        @st.fragment
        def turnus() -> None:
            roster_grid(shown, key="turnus", on_event=changed)
            st.write(what_is_broken())

    What the person does is shown in the browser at once and told to ``on_event`` before the fragment runs; ``data`` is
    asked after that, and the browser then shows what it says. An edit that ``on_event`` does not carry out is thus rolled
    back by itself; let ``GridData.said`` tell why.

    Parameters
    ----------
    data:
        Called once for each run, after ``on_event``.
    key:
        Unique on the page; the grid keeps its selection and place while it stays the same.
    on_event:
        Called once for each event, in the order they were made.
    height:
        Pixels; None fills the window down from where the grid stands.
    below:
        Pixels that are left free at the bottom of the window then.
    """
    place = f"{key}:sent"
    if place not in st.session_state:
        st.session_state[place] = Sent()
    sent: Sent = st.session_state[place]

    def hear() -> None:
        told = st.session_state[key].get("told")
        if not isinstance(told, dict):
            return
        sent.has = has if isinstance(has := told.get("has"), str) else None
        sent.answered, events = unanswered(told.get("events"), sent.answered)
        for event in events:
            on_event(event)

    _component(data={**sent.message(data()), "height": height, "below": below}, key=key, on_told_change=hear)
