"""The columns of the tables of needs, with labels and help."""

from __future__ import annotations

import streamlit as st

from ui.workplace.language import _
from ui.workplace.needs.tables import DAY_KINDS, SITE
from ui.workplace.ward import words
from ui.workplace.ward.draft import Draft
from ui.workplace.ward.editor import Column, called

EVENT_KINDS = ("fagmøte", "opplæring", "HMS", "annet")

CLOCK = r"^\d{1,2}([:.]?[0-5]\d)?$"


def places(draft: Draft) -> dict[str, str]:
    """Where somebody may be needed: units, and whole sites that have several."""
    units = words.named(draft.base, "units")
    sites = {
        SITE + site["id"]: _("Hele {site}").format(site=site["name"])
        for site in draft.base["sites"]
        if sum(unit["site"] == site["id"] for unit in draft.base["units"]) > 1
        or any(SITE + site["id"] in row["where"] for row in draft.tables["demand"])
    }
    return units | sites


def demand(draft: Draft) -> list[Column]:
    cc = st.column_config
    where, skills = places(draft), words.named(draft.base, "competences")
    columns = [Column("name", "text", cc.TextColumn(_("Navn"), pinned=True, width=170, max_chars=120))]
    if len(where) > 1:
        columns.append(
            Column(
                "where",
                "choices",
                cc.MultiselectColumn(
                    _("Hvor"),
                    options=list(where),
                    format_func=called(where),
                    width=130,
                    help=_("Tomt: hvor som helst."),
                ),
            )
        )
    if skills:
        columns.append(
            Column(
                "competences",
                "choices",
                cc.MultiselectColumn(
                    _("Kompetanse"),
                    options=list(skills),
                    format_func=called(skills),
                    width=130,
                    help=_("Hvem som teller. Tomt: alle."),
                ),
            )
        )
    return [
        *columns,
        *_window(),
        Column(
            "minimum", "integer", cc.NumberColumn(_("Minst"), min_value=0, max_value=1000, step=1, width=64)
        ),
        Column(
            "wanted", "integer", cc.NumberColumn(_("Ønsket"), min_value=0, max_value=1000, step=1, width=70)
        ),
        Column(
            "maximum",
            "integer",
            cc.NumberColumn(
                _("Høyst"), min_value=0, max_value=1000, step=1, width=64, help=_("Tomt: ingen grense.")
            ),
        ),
        *(
            Column(day, "cross", cc.CheckboxColumn(words.weekday(day, "short").strip("."), width=56))
            for day in DAY_KINDS
        ),
        Column(
            "dates",
            "text",
            cc.TextColumn(
                _("Også datoer"), width=150, help=_("Enkelte datoer, for eksempel 04.01.2027; 05.01.2027.")
            ),
        ),
        Column("except_dates", "text", cc.TextColumn(_("Unntatt datoer"), width=150)),
    ]


def _window() -> list[Column]:
    cc = st.column_config
    return [
        Column("start", "text", cc.TextColumn(_("Fra"), validate=CLOCK, width=64)),
        Column(
            "end",
            "text",
            cc.TextColumn(_("Til"), validate=CLOCK, width=64, help=_("Tidligere enn «Fra»: neste dag.")),
        ),
    ]


def events(draft: Draft) -> list[Column]:
    cc = st.column_config
    units, skills = words.named(draft.base, "units"), words.named(draft.base, "competences")
    return [
        Column("name", "text", cc.TextColumn(_("Navn"), pinned=True, width=170, max_chars=120)),
        Column(
            "kind",
            "choice",
            cc.SelectboxColumn(
                _("Type"),
                options=EVENT_KINDS,
                format_func=lambda kind: words.event(str(kind)),
                default="fagmøte",
                width=110,
            ),
        ),
        Column(
            "units",
            "choices",
            cc.MultiselectColumn(
                _("For enheter"),
                options=list(units),
                format_func=called(units),
                width=130,
                help=_("Tomt: alle."),
            ),
        ),
        Column(
            "competences",
            "choices",
            cc.MultiselectColumn(
                _("For kompetanser"),
                options=list(skills),
                format_func=called(skills),
                width=130,
                help=_("Tomt: alle."),
            ),
        ),
        *_window(),
        Column(
            "days",
            "choices",
            cc.MultiselectColumn(
                _("Ukedager"),
                options=list(DAY_KINDS),
                format_func=lambda day: words.weekday(str(day), "abbreviated"),
                width=110,
            ),
        ),
        Column(
            "every_weeks",
            "integer",
            cc.NumberColumn(
                _("Hver n-te uke"),
                min_value=1,
                max_value=53,
                step=1,
                default=1,
                width=110,
                help=_("1: hver uke."),
            ),
        ),
        Column(
            "first_week",
            "integer",
            cc.NumberColumn(
                _("Første gang i uke"),
                min_value=1,
                max_value=53,
                step=1,
                default=1,
                width=130,
                help=_("Uke i planen."),
            ),
        ),
        Column("dates", "text", cc.TextColumn(_("Også datoer"), width=150)),
        Column(
            "minimum_present",
            "integer",
            cc.NumberColumn(_("Minst til stede"), min_value=0, max_value=1000, step=1, width=120),
        ),
        Column(
            "minimum_per_person",
            "integer",
            cc.NumberColumn(
                _("Minst per person"),
                min_value=0,
                max_value=400,
                step=1,
                width=130,
                help=_("Hvor mange ganger i planen hver person skal være med."),
            ),
        ),
        Column(
            "counts",
            "choice",
            cc.SelectboxColumn(
                _("Hvem teller"),
                options=("on_duty", "present"),
                format_func=lambda one: _("De på vakt") if one == "on_duty" else _("Også de med møtevakt"),
                default="on_duty",
                width=160,
            ),
        ),
    ]
