"""Where a plan stands on its way to the wall, in words."""

from __future__ import annotations

import streamlit as st

from ui.workplace.client import Stage
from ui.workplace.language import _


def stage_text(stage: Stage) -> str:
    """``Kladd``, ``Til drøfting``, ``Godkjent`` or ``Publisert``."""
    texts: dict[Stage, str] = {
        "draft": _("Kladd"),
        "discussion": _("Til drøfting"),
        "approved": _("Godkjent"),
        "published": _("Publisert"),
    }
    return texts[stage]


def stage_badge(stage: Stage) -> None:
    """The same as a coloured mark."""
    match stage:
        case "draft":
            st.badge(stage_text(stage), color="gray")
        case "discussion":
            st.badge(stage_text(stage), color="orange")
        case "approved":
            st.badge(stage_text(stage), color="blue")
        case "published":
            st.badge(stage_text(stage), color="green")
