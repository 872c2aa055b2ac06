"""The roster as files: for the wall, for drøfting, for spreadsheets and other programs."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from models.instance import Instance
from ui.workplace.downloads import download_button
from ui.workplace.language import _
from ui.workplace.roster.screen import shown
from ui.workplace.session import session

UNITS = "download-units"


def downloads() -> None:
    """One button for each kind of file. It is made when the button is pressed."""
    screen = shown(session())
    rosters = session().client.rosters
    file = partial(rosters.file, screen.id, screen.number)
    with st.popover(_("Last ned"), icon=":material/download:"):
        units = _units(screen.instance)
        kinds: tuple[tuple[str, str, str, Callable[[], bytes]], ...] = (
            (
                "veggplan.pdf",
                _("Veggplan (PDF, A3)"),
                "application/pdf",
                partial(rosters.wall_plan, screen.id, screen.number, units),
            ),
            ("drofting.pdf", _("Til drøfting (PDF)"), "application/pdf", partial(file, "drofting.pdf")),
            (
                "turnus.xlsx",
                _("Regneark (Excel)"),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                partial(file, "turnus.xlsx"),
            ),
            ("turnus.csv", _("Til andre systemer (CSV)"), "text/csv", partial(file, "turnus.csv")),
        )
        for name, label, kind, make in kinds:
            stem, _dot, ending = name.rpartition(".")
            download_button(label, make, f"{stem}-{screen.number}.{ending}", kind, key=f"download-{name}")


def _units(instance: Instance) -> tuple[str, ...]:
    """The units that are wanted on the wall plan; none for all."""
    if len(instance.units) < 2:
        return ()
    names = {unit.id: unit.name for unit in instance.units}
    chosen = st.multiselect(
        _("Enheter på veggplanen"),
        list(names),
        format_func=lambda unit: names.get(unit, ""),
        key=UNITS,
        placeholder=_("Alle enheter"),
    )
    return tuple(unit for unit in chosen if unit in names)
