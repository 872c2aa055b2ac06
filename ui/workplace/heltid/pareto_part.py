"""Full-time share against cost, weekends or days at work: which policies no other beats."""

from __future__ import annotations

import streamlit as st

from heltid.report.columns import COLUMN_BY_KEY
from heltid.report.pareto import MORE_IS_BETTER, PAIRS
from heltid.report.table import Table
from ui.workplace.client.studies import StudyReport
from ui.workplace.control.charts import QUIET
from ui.workplace.heltid.anew import table_of
from ui.workplace.heltid.pareto_chart import ChartWords, Point, frontier, pareto_chart, points
from ui.workplace.heltid.table_view import pair_words
from ui.workplace.heltid.titles import column_title, heading
from ui.workplace.language import _, decimal, together
from ui.workplace.roster.wording import plain
from ui.workplace.session import Session

LIGHT_INK, DARK_INK = "#1D2B33", "#E6ECEF"
"""The text of the theme (``ui/workplace/.streamlit/config.toml``)."""

PAIR, ALL = "heltid-pair", "heltid-pair-all"


def pareto_part(now: Session, report: StudyReport) -> None:
    """One chart at a time, what it shows in a sentence, and its figures as a table."""
    words = pair_words()
    table = table_of(now, report.table, "chart")
    kept = now.kept.get(PAIR)
    st.session_state.setdefault(PAIR, kept if kept in words else PAIRS[0].key)
    with st.container(horizontal=True, vertical_alignment="center", gap="large"):
        key: str = (
            st.pills(
                _("Heltid mot"),
                list(words),
                format_func=lambda one: _("Heltid mot {what}").format(what=words[one]),
                key=PAIR,
                required=True,
                label_visibility="collapsed",
            )
            or PAIRS[0].key
        )
        unusable = st.checkbox(_("Vis også dem som ikke kan brukes"), key=ALL)
    now.kept[PAIR] = key
    shown = points(table, key, unusable=unusable)
    if not shown:
        st.info(
            _("Ingen tiltak har begge tallene ennå.")
            if report.missing
            else _("Ingen tiltak ga en turnus som kan brukes, så det er ikke noe å vise her.")
        )
        return
    said = summary(table, key, shown)
    st.markdown(said)
    st.plotly_chart(
        pareto_chart(table, key, shown, _words(key)),
        config=QUIET,
        key=f"heltid-pareto-{key}",
        alt=_("Heltid mot {what}").format(what=words[key]) + f". {said}",
    )
    with st.expander(_("Vis tallene som tabell"), key="heltid-pareto-table"):
        st.dataframe(
            points_table(table, key, shown),
            hide_index=True,
            alt=_("Heltid mot {what}").format(what=words[key]),
        )


def _words(key: str) -> ChartWords:
    return ChartWords(
        across=axis(key),
        up=heading(COLUMN_BY_KEY[MORE_IS_BETTER]),
        kinds={
            "base": _("Sammenlignes med"),
            "best": _("Ikke slått av noe annet"),
            "other": _("Andre"),
            "unusable": _("Kan ikke brukes"),
        },
        frontier=_("Det beste av begge deler"),
        ink=DARK_INK if st.context.theme.type == "dark" else LIGHT_INK,
    )


def axis(key: str) -> str:
    """What stands along the chart, with its unit; kroner in millions."""
    column = COLUMN_BY_KEY[key]
    return f"{column_title(key)}, " + _("mill. kr/år") if column.unit == "kr/år" else heading(column)


def summary(table: Table, key: str, shown: tuple[Point, ...]) -> str:
    """Which policies no other beats, as Markdown."""
    best = frontier(table, key, shown)
    what = pair_words()[key]
    if not best:
        return _("Ingen tiltak som kan brukes, har begge tallene.")
    return _("Ikke slått på heltid og {what} samtidig: {policies}.").format(
        what=what, policies=together([f"«{plain(point.name)}»" for point in best])
    )


def points_table(table: Table, key: str, shown: tuple[Point, ...]) -> dict[str, list[str]]:
    """Columns by heading: what the chart shows."""
    best = {point.number for point in frontier(table, key, shown)}
    places = 2 if COLUMN_BY_KEY[key].unit == "kr/år" else 1
    return {
        _("Nr."): [str(p.number) for p in shown],
        _("Tiltak"): [p.name for p in shown],
        heading(COLUMN_BY_KEY[MORE_IS_BETTER]): [decimal(p.y) for p in shown],
        axis(key): [decimal(p.x, places) for p in shown],
        _("Ikke slått"): [_("ja") if p.number in best else "" for p in shown],
        _("Kan brukes"): [_("nei") if p.kind == "unusable" else "" for p in shown],
    }
