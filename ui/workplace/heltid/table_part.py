"""Policies side by side in a table, and what each did to the ward."""

from __future__ import annotations

import streamlit as st

from heltid.report.columns import ANEW
from heltid.report.table import Table
from ui.workplace.client.studies import PolicyRow, StudyReport
from ui.workplace.heltid.anew import table_of
from ui.workplace.heltid.kept_roster import keep_roster
from ui.workplace.heltid.table_view import MAIN, policies_table, unusable
from ui.workplace.heltid.titles import group_title, groups
from ui.workplace.heltid.wording import verdict_text
from ui.workplace.language import _, ngettext
from ui.workplace.roster.wording import plain
from ui.workplace.session import Session

VIEW, ONE = "heltid-view", "heltid-one"

MANY = 14
TALL = 560


def table_part(now: Session, report: StudyReport) -> None:
    """What came of it in words, the figures, those that cannot be used, and one policy in full."""
    if report.answers:
        st.markdown("\n".join(f"- {plain(answer)}" for answer in report.answers))
    table = table_of(now, report.table, "table")
    there = {value for row in table.rows for value in row.values}
    views = {
        MAIN: _("Det viktigste"),
        **{
            group: group_title(group)
            for group, found in groups().items()
            if group != ANEW and any(column.key in there for column in found)
        },
    }
    kept = st.session_state.get(VIEW, now.kept.get(VIEW))
    st.session_state[VIEW] = kept if kept in views else MAIN
    view: str = (
        st.pills(
            _("Tall"),
            list(views),
            format_func=lambda one: views[one],
            key=VIEW,
            required=True,
            label_visibility="collapsed",
        )
        or MAIN
    )
    now.kept[VIEW] = view
    st.dataframe(
        policies_table(table, view),
        hide_index=True,
        height=TALL if len(table.rows) > MANY else "auto",
        alt=_("{view} for {policies}").format(
            view=views[view], policies=ngettext("{count} tiltak", "{count} tiltak", len(table.rows))
        ),
    )
    _explained(table, view)
    _unusable(table)
    _one(now, report)


def _explained(table: Table, view: str) -> None:
    said = []
    if view == MAIN:
        said.append(
            _(
                "Heltid er andelen i hel stilling og stilling er snittet, begge i prosent. Helger per ansatt, dager på jobb i hel "
                "stilling, kostnad, endring i kostnad og åpne timer er per år."
            )
        )
    said.append(_("Tall per år er for 52 uker."))
    if table.several_seeds and view != MAIN:
        said.append(_("Med flere forsøk står snittet, med lavest og høyest i parentes."))
    if view == MAIN:
        said.append(
            _(
                "Ikke slått på: ingen andre tiltak som kan brukes, er minst like gode både på heltid og på det som står der."
            )
        )
    st.caption(" ".join(said))


def _unusable(table: Table) -> None:
    found = unusable(table.rows)
    if not found:
        st.success(_("Alle tiltakene ga en turnus som kan brukes."), icon=":material/check:")
        return
    with st.container(border=True, key="heltid-unusable"):
        st.markdown(
            "**"
            + ngettext(
                "{count} tiltak ga ikke en turnus som kan brukes i alle forsøk",
                "{count} tiltak ga ikke en turnus som kan brukes i alle forsøk",
                len(found),
            )
            + "**"
        )
        for one in found:
            number = _("nr. {number}").format(number=one.number)
            st.markdown(
                f"- {plain(one.name)} ({number}) :orange-badge[{plain(one.verdict)}]  \n  {plain(one.why)}"
            )


def _one(now: Session, report: StudyReport) -> None:
    """One policy: what it changes, what must be in place, what it rests on."""
    names = {row.policy: f"{row.number}. {row.name}" for row in report.rows}
    kept = now.kept.get(ONE)
    st.session_state.setdefault(ONE, kept if kept in names else None)
    chosen = st.selectbox(
        _("Se nærmere på et tiltak"),
        list(names),
        format_func=lambda policy: names[policy],
        key=ONE,
        placeholder=_("Velg et tiltak"),
        width=520,
    )
    now.kept[ONE] = chosen
    row = None if chosen is None else report.row(chosen)
    if row is not None:
        with st.container(border=True, key="heltid-one-policy"):
            policy_in_full(row)
            keep_roster(now, row)


def policy_in_full(row: PolicyRow) -> None:
    """What a policy is, did, needs and rests on."""
    st.markdown(f"**{plain(row.sentence)}**")
    if row.note:
        st.markdown(plain(row.note))
    st.markdown(_("Kan brukes: {verdict}").format(verdict=verdict_text(row)))
    if row.why_not:
        st.markdown(plain(row.why_not))
    for outcome in dict.fromkeys(note.outcome for note in row.notes):
        texts = [note.text for note in row.notes if note.outcome == outcome]
        st.markdown(f"**{plain(outcome)}**\n" + "\n".join(f"- {plain(text)}" for text in texts))
    if row.agreements:
        st.markdown("**" + _("Hjemmel og kilder") + "**")
        st.markdown(
            "\n".join(
                f"- {plain(one.change)}: {plain(one.text)} ({plain(one.confidence)})"
                + ("" if not one.sources else ". " + plain("; ".join(one.sources)))
                for one in row.agreements
            )
        )
