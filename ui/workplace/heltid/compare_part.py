"""Two policies side by side, down to each employee."""

from __future__ import annotations

import streamlit as st

from ui.workplace.client.studies import PolicyRow, StudyReport
from ui.workplace.heltid.compare_view import (
    Both,
    Measure,
    both,
    figures_table,
    meaning,
    measures,
    people_table,
    person_table,
    policy_title,
    spread,
)
from ui.workplace.heltid.names_choice import names_choice
from ui.workplace.heltid.opened import shows_names
from ui.workplace.heltid.wording import verdict_text
from ui.workplace.language import _
from ui.workplace.roster.wording import plain
from ui.workplace.session import Session

LEFT, RIGHT, MEASURE, PERSON = "heltid-left", "heltid-right", "heltid-measure", "heltid-person"

TALL = 460
MANY = 12


def compare_part(now: Session, report: StudyReport) -> None:
    """Choose two, read the figures, then the employees."""
    if len(report.rows) < 2:
        st.info(_("Det må være resultater fra to tiltak for å sammenligne dem."))
        return
    left, right = _chosen(now, report)
    if left.policy == right.policy:
        st.info(_("Velg to ulike tiltak."))
        return
    for row in (left, right):
        if row.why_not:
            st.markdown(
                f"{plain(policy_title(row))} :orange-badge[{plain(verdict_text(row))}]  \n{plain(row.why_not)}"
            )
    st.dataframe(
        figures_table(left, right),
        hide_index=True,
        height=TALL,
        alt=_("{left} mot {right}").format(left=left.name, right=right.name),
    )
    st.header(_("Hva det betyr for hver ansatt"), anchor=False)
    people = both(left.people, right.people)
    if not left.people or not right.people:
        st.info(_("Ett av tiltakene har ingen turnus, så det er ikke noe å si om hver ansatt."))
        return
    _people(now, people, left, right)


def _chosen(now: Session, report: StudyReport) -> tuple[PolicyRow, PolicyRow]:
    names = {row.policy: policy_title(row) for row in report.rows}
    defaults = _first_two(report)
    columns = st.columns(2, gap="medium")
    labels = (_("Fra"), _("Til"))
    found = []
    for column, key, label, default in zip(columns, (LEFT, RIGHT), labels, defaults, strict=True):
        kept = now.kept.get(key)
        st.session_state.setdefault(key, kept if kept in names else default)
        policy = column.selectbox(label, list(names), format_func=lambda one: names[one], key=key)
        now.kept[key] = policy
        found.append(next(row for row in report.rows if row.policy == policy))
    return found[0], found[1]


def _first_two(report: StudyReport) -> tuple[str, str]:
    """The one the others are compared with, and of those that can be used the one with most on full time."""
    base = report.base or report.rows[0].policy
    others = [row for row in report.rows if row.policy != base]
    usable = [row for row in others if row.usable] or others
    best = max(usable, key=lambda row: (row.mean("full_time_share") or 0.0, -row.number))
    return base, best.policy


def _people(now: Session, people: tuple[Both, ...], left: PolicyRow, right: PolicyRow) -> None:
    names_choice(now, "people")
    if max(len(left.seeds), len(right.seeds)) > 1:
        st.caption(_("Med flere forsøk vises hver ansatt i det første som kan brukes."))
    everybody, one = st.columns([3, 2], gap="medium")
    with everybody:
        _everybody(now, people, left, right)
    with one:
        _one(now, people, left, right)


def _everybody(now: Session, people: tuple[Both, ...], left: PolicyRow, right: PolicyRow) -> None:
    known: dict[str, Measure] = {measure.key: measure for measure in measures()}
    kept = now.kept.get(MEASURE)
    st.session_state.setdefault(MEASURE, kept if kept in known else "weekends_per_year")
    chosen = st.selectbox(
        _("Hva skal vises for alle?"), list(known), format_func=lambda one: known[one].title, key=MEASURE
    )
    now.kept[MEASURE] = chosen
    st.markdown(spread(people, known[chosen]))
    shown = people_table(people, known[chosen], left, right)
    st.dataframe(
        shown,
        hide_index=True,
        column_config={name: st.column_config.NumberColumn(format="localized") for name in list(shown)[1:]},
        height=TALL if len(people) > MANY else "auto",
        alt=_("{what} for hver ansatt").format(what=known[chosen].title),
    )


def _one(now: Session, people: tuple[Both, ...], left: PolicyRow, right: PolicyRow) -> None:
    places = list(range(len(people)))
    kept = now.kept.get(PERSON)
    key = f"{PERSON}-{'named' if shows_names(now) else 'numbered'}"  # a box keeps what it shows, not what it means
    if st.session_state.get(key) not in places:
        st.session_state[key] = kept if kept in places else 0
    place = st.selectbox(_("Ansatt"), places, format_func=lambda one: people[one].name, key=key)
    now.kept[PERSON] = place
    person = people[place]
    st.markdown(plain(meaning(person)))
    st.dataframe(
        person_table(person, left, right),
        hide_index=True,
        height="content",
        alt=_("Tallene for {person}").format(person=person.name),
    )
