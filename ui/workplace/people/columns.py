"""The columns of the tables of people, with labels and help."""

from __future__ import annotations

import streamlit as st

from models.base import WEEKDAYS
from ui.workplace.language import _
from ui.workplace.people.tables import percent_text
from ui.workplace.ward import words
from ui.workplace.ward.draft import Draft, people_named
from ui.workplace.ward.editor import Column, called

NORMS = ("37.5", "35.5", "33.6", "tredelt")

KINDS = ("ferie", "sykdom", "permisjon", "kurs", "avspasering", "F4", "annet")

WEIGHTS = ("1", "3", "10", "0")

SIZES = tuple(percent_text(size) for size in (100, 90, 80, 75, 70, 60, 50, 40, 30, 20))


def people(draft: Draft) -> list[Column]:
    units, skills = words.named(draft.base, "units"), words.named(draft.base, "competences")
    cc = st.column_config
    sizes = {*SIZES, *(size for row in draft.tables["people"] for size in row["accepted"])}
    columns = [
        Column(
            "name", "text", cc.TextColumn(_("Navn"), required=True, pinned=True, width=170, max_chars=120)
        ),
        Column(
            "percent",
            "number",
            cc.NumberColumn(
                _("Stilling %"),
                required=True,
                min_value=0.01,
                max_value=100,
                step=0.01,
                format="localized",
                width=85,
            ),
        ),
        Column(
            "norm",
            "choice",
            cc.SelectboxColumn(
                _("Ukenorm"),
                options=NORMS,
                format_func=lambda code: words.norm(str(code)),
                required=True,
                width=85,
                help=_("Timer i uken i hel stilling. Tredelt regnes ut av planen."),
            ),
        ),
        Column(
            "competences",
            "choices",
            cc.MultiselectColumn(
                _("Kompetanse"), options=list(skills), format_func=called(skills), width=210
            ),
        ),
    ]
    if len(units) > 1:
        columns += [
            Column(
                "home_unit",
                "choice",
                cc.SelectboxColumn(
                    _("Hjemmeenhet"),
                    options=list(units),
                    format_func=called(units),
                    required=True,
                    width=130,
                ),
            ),
            Column(
                "other_units",
                "choices",
                cc.MultiselectColumn(
                    _("Andre enheter"),
                    options=list(units),
                    format_func=called(units),
                    width=170,
                    help=_("Enheter det er avtalt arbeid i."),
                ),
            ),
        ]
    return [
        *columns,
        Column(
            "accepted",
            "choices",
            cc.MultiselectColumn(
                _("Godtar også %"),
                options=sorted(sizes, key=lambda size: (len(size), size)),
                accept_new_options=True,
                width=140,
                help=_("Andre stillingsstørrelser personen har sagt ja til. Tomt: ikke spurt."),
            ),
        ),
        Column(
            "long",
            "cross",
            cc.CheckboxColumn(_("Langvakt"), width=80, help=_("Personen har selv sagt ja til langvakter.")),
        ),
        Column(
            "newcomer",
            "cross",
            cc.CheckboxColumn(_("Nyansatt"), width=80, help=_("Er under opplæring og skal ikke være alene.")),
        ),
        Column("from_date", "date", cc.DateColumn(_("Fra dato"), format="DD.MM.YYYY", width=105)),
        Column(
            "until",
            "date",
            cc.DateColumn(_("Slutter"), format="DD.MM.YYYY", width=105, help=_("Siste dag på jobb.")),
        ),
    ]


def exemptions() -> list[Column]:
    cc = st.column_config
    crosses = (
        ("no_nights", _("Fri fra natt")),
        ("no_evenings", _("Fri fra kveld")),
        ("no_weekends", _("Fri fra helg")),
    )
    counts = (
        ("max_evenings_per_week", _("Kvelder per uke, høyst")),
        ("max_nights_per_week", _("Netter per uke, høyst")),
    )
    return [
        Column("name", "text", cc.TextColumn(_("Navn"), pinned=True, width=170), editable=False),
        *(Column(key, "cross", cc.CheckboxColumn(label, width=100)) for key, label in crosses),
        *(
            Column(key, "integer", cc.NumberColumn(label, min_value=0, max_value=7, step=1, width=160))
            for key, label in counts
        ),
        Column(
            "longest_shift_minutes",
            "integer",
            cc.NumberColumn(
                _("Lengste vakt (minutter)"),
                min_value=0,
                max_value=1440,
                step=15,
                width=160,
                help=_("480 minutter er 8 timer."),
            ),
        ),
        Column(
            "unavailable_weekdays",
            "choices",
            cc.MultiselectColumn(
                _("Kan ikke arbeide"),
                options=list(WEEKDAYS),
                format_func=lambda day: words.weekday(day, "abbreviated"),
                width=200,
            ),
        ),
    ]


def _person(draft: Draft) -> Column:
    names = people_named(draft.tables["people"])
    return Column(
        "employee",
        "choice",
        st.column_config.SelectboxColumn(
            _("Ansatt"),
            options=list(names),
            format_func=called(names),
            width=190,
        ),
    )


def contracts(draft: Draft) -> list[Column]:
    cc = st.column_config
    return [
        _person(draft),
        Column("from_date", "date", cc.DateColumn(_("Fra dato"), format="DD.MM.YYYY", width=120)),
        Column(
            "percent",
            "number",
            cc.NumberColumn(_("Ny stilling %"), min_value=0.01, max_value=100, step=0.01, width=120),
        ),
        Column(
            "norm",
            "choice",
            cc.SelectboxColumn(
                _("Ukenorm"), options=NORMS, format_func=lambda code: words.norm(str(code)), width=110
            ),
        ),
    ]


def absences(draft: Draft) -> list[Column]:
    cc = st.column_config
    return [
        _person(draft),
        Column("first", "date", cc.DateColumn(_("Fra og med"), format="DD.MM.YYYY", width=120)),
        Column("last", "date", cc.DateColumn(_("Til og med"), format="DD.MM.YYYY", width=120)),
        Column(
            "kind",
            "choice",
            cc.SelectboxColumn(
                _("Type"),
                options=KINDS,
                format_func=lambda kind: words.absence(str(kind)),
                default="ferie",
                width=170,
            ),
        ),
        Column(
            "credited",
            "cross",
            cc.CheckboxColumn(
                _("Godskrives"),
                default=True,
                width=100,
                help=_("Dagene trekkes fra timene som skal arbeides."),
            ),
        ),
    ]


def wishes(draft: Draft) -> list[Column]:
    cc = st.column_config
    used = {row["weight"] for row in draft.tables["wishes"]} - {*WEIGHTS, None}
    weights = [*WEIGHTS, *sorted(used, key=int)]
    shifts = words.named(draft.base, "shifts")
    return [
        _person(draft),
        Column(
            "want",
            "choice",
            cc.SelectboxColumn(
                _("Ønsker"),
                options=("free", "work"),
                format_func=lambda want: _("Fri") if want == "free" else _("Arbeid"),
                default="free",
                width=90,
            ),
        ),
        Column(
            "weekdays",
            "choices",
            cc.MultiselectColumn(
                _("Ukedager"),
                options=list(WEEKDAYS),
                format_func=lambda day: words.weekday(day, "abbreviated"),
                width=160,
                help=_("Hver uke på disse dagene."),
            ),
        ),
        Column(
            "dates",
            "text",
            cc.TextColumn(
                _("Datoer"), width=190, help=_("Enkelte datoer, for eksempel 04.01.2027; 05.01.2027.")
            ),
        ),
        Column(
            "shifts",
            "choices",
            cc.MultiselectColumn(
                _("Vakter"),
                options=list(shifts),
                width=130,
                help=_("Når ønsket er arbeid. Tomt: hvilken som helst vakt."),
            ),
        ),
        Column(
            "weight",
            "choice",
            cc.SelectboxColumn(
                _("Hvor viktig"),
                options=weights,
                format_func=lambda weight: words.importance(int(weight)),
                default="1",
                width=130,
            ),
        ),
    ]


def labels(columns: list[Column]) -> dict[str, str]:
    """What columns are called, by key."""
    return {column.key: str(column.config["label"]) for column in columns}
