"""Puts the button on a page."""

from __future__ import annotations

from collections.abc import Callable
from importlib import resources

import streamlit as st

from ui.workplace.downloads.offers import offer
from ui.workplace.downloads.route import PATH
from ui.workplace.language import _

_files = resources.files("ui.workplace.downloads") / "browser"

_component = st.components.v2.component(
    "turnus.download",
    css=(_files / "button.css").read_text(encoding="utf-8"),
    js=(_files / "button.js").read_text(encoding="utf-8"),
)


def download_button(
    label: str, make: Callable[[], bytes], name: str, kind: str, *, key: str, help: str = ""
) -> None:
    """A button for a file that is made when it is pressed.

    The browser fetches the file by itself, so that nothing the page does meanwhile stops it, and nothing on the page is run
    again. What goes wrong is told at the button.

    Parameters
    ----------
    make:
        The content. It is called outside of any run of the page: no ``st`` in it.
    name:
        What the file is to be called.
    kind:
        Its media type.
    key:
        Unique in the session.
    """
    made = offer(key, make, kind)
    _component(
        data={
            "label": label,
            "help": help,
            "name": name,
            "address": f"{PATH}/{made.address}",
            "busy": _("Lager filen …"),
            "gone": _("Filen kan ikke hentes herfra lenger. Last siden på nytt og prøv igjen."),
            "unreachable": _("Får ikke kontakt med Turnus. Prøv igjen om litt."),
        },
        key=key,
    )
