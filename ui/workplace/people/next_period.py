"""A copy of the ward for the period after this one."""

from __future__ import annotations

import datetime as dt

import streamlit as st
from pydantic import ValidationError

from instances.excel.cells import date_cell_text
from models.instance import Instance
from models.next_period import NextPeriod, next_period
from models.problems import InputError
from models.roster import Roster
from ui.workplace.client import RosterInfo
from ui.workplace.language import _, date_text, moment, ngettext, together
from ui.workplace.roster.wording import plain
from ui.workplace.said import spoken
from ui.workplace.session import Session

NOTHING = "-"
"""Stands for no roster among the choices."""


def next_period_part(now: Session) -> None:
    """Which roster was worked, how long the new plan is, and the button."""
    st.subheader(_("Neste periode"), anchor=False)
    ward = now.open_ward_now()
    if ward is None:
        return
    horizon = ward.instance.horizon
    if horizon.rolling:
        st.caption(
            _(
                "Avdelingen har en grunnturnus som starter på nytt når den er ferdig, og trenger ingen kopi for neste periode."
            )
        )
        return
    start = horizon.last + dt.timedelta(days=1)
    st.write(
        _(
            "Lager en kopi av avdelingen fra {date}, med de samme ansatte, behovene og reglene. Vaktene i turnusen du velger, "
            "blir historikk, så hviletid og helger regnes riktig fra første dag."
        ).format(date=date_text(start))
    )
    made = {
        roster.id: f"{len(now.rosters) - k}. {_told(now, roster)}" for k, roster in enumerate(now.rosters)
    }
    usual = next((k for k, roster in enumerate(now.rosters) if _published(now, roster)), 0)
    left, right = st.columns(2)
    chosen = left.selectbox(
        _("Turnus som er arbeidet"),
        [*made, NOTHING],
        index=usual,
        format_func=lambda key: made.get(key, _("Ingen: begynn uten historikk")),
        key="next-roster",
    )
    weeks = right.number_input(_("Uker"), min_value=1, max_value=53, value=horizon.weeks, key="next-weeks")
    name = st.text_input(
        _("Navn på planen"),
        value=f"{ward.instance.name[:100]}, {date_cell_text(start)}",
        max_chars=120,
        key="next-name",
    )
    if not st.button(_("Lag neste periode"), key="next-make"):
        return
    if not name.strip():
        st.error(_("Skriv navnet."))
        return
    if any(one.name == name.strip() for one in now.wards):
        st.error(_("En avdeling heter dette allerede. Velg et annet navn."))
        return
    worked = None if chosen == NOTHING else now.client.rosters.read(chosen).roster
    found = _made(ward.instance, name.strip(), weeks, worked)
    if found is None:
        return
    stored = now.client.wards.create(found.instance)
    now.open_ward(stored.id)
    st.toast(left_out(found), duration="long")
    st.rerun()


def _made(instance: Instance, name: str, weeks: int, worked: Roster | None) -> NextPeriod | None:
    try:
        return next_period(instance, name, weeks, worked)
    except InputError as error:
        said = error.problems[0]
        st.error(
            _("Det går ikke med denne turnusen.")
            + f" {plain(spoken(said.message))}. {plain(spoken(said.advice))}"
        )
    except ValidationError:
        st.error(_("Det går ikke med denne turnusen. Velg en annen, eller begynn uten historikk."))
    return None


def _published(now: Session, roster: RosterInfo) -> bool:
    return now.client.rosters.standing(roster.id, roster.revision).stage == "published"


def _told(now: Session, roster: RosterInfo) -> str:
    made = moment(roster.created_at)
    return _("{made} (publisert)").format(made=made) if _published(now, roster) else made


def left_out(found: NextPeriod) -> str:
    """What did not come along."""
    parts = [
        text
        for count, text in (
            (found.wishes, ngettext("{count} ønske", "{count} ønsker", found.wishes)),
            (found.absences, ngettext("{count} fravær", "{count} fravær", found.absences)),
            (found.pins, ngettext("{count} låst dag", "{count} låste dager", found.pins)),
            (found.demand, ngettext("{count} behov", "{count} behov", found.demand)),
            (found.events, ngettext("{count} møte", "{count} møter", found.events)),
        )
        if count
    ]
    said = _("Neste periode er laget.")
    if parts:
        said += " " + _("Dette gjaldt bare den gamle perioden og er ikke med: {things}.").format(
            things=together(parts)
        )
    if found.left:
        said += " " + _("Har sluttet og er ikke med: {people}.").format(
            people=together([plain(name) for name in found.left])
        )
    return said
