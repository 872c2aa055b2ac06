"""Drøfting: by when, of what, and with which paper."""

from __future__ import annotations

from functools import partial

import streamlit as st

from ui.workplace.control.agenda import Agenda, Deviation, agenda
from ui.workplace.control.deadline import Deadline, deadline, sent, today
from ui.workplace.control.screen import Control
from ui.workplace.control.stages_part import stages_part
from ui.workplace.control.wording import length
from ui.workplace.downloads import download_button
from ui.workplace.language import _, date_text, ngettext
from ui.workplace.roster.wording import plain
from ui.workplace.said import spoken
from ui.workplace.session import Session
from ui.workplace.shell import navigation


def discussion_part(now: Session, control: Control) -> None:
    """The deadline, the steps, and what there is to discuss."""
    until = deadline(control.instance.horizon.start, today())
    _deadline(control, until)
    stages_part(now, control)
    st.header(_("Dette skal drøftes"), anchor=False)
    found = agenda(control.instance, control.judgement.findings, control.judgement.kpis)
    _agenda(control, found)
    screen = control.screen
    download_button(
        _("Hent dokumentet for drøfting (PDF)"),
        partial(now.client.rosters.file, screen.id, screen.number, "drofting.pdf"),
        f"drofting-{screen.number}.pdf",
        "application/pdf",
        key="control-discussion",
        help=_("Med hvert avvik, hjemmelen, åpne vakter, fordelingen og plass til underskrifter."),
    )


def _deadline(control: Control, until: Deadline) -> None:
    begins = _(
        "Planen begynner {begins}. Den skal drøftes med de tillitsvalgte så tidlig som mulig, og senest to uker før: "
        "**{last}** (arbeidsmiljøloven § 10-3)."
    ).format(begins=date_text(until.begins), last=date_text(until.last))
    was_sent = sent(control.steps, control.screen.number)
    if was_sent is not None:
        early = (until.last - was_sent).days
        told = (
            ngettext(
                "Sendt til drøfting {count} dag før fristen.",
                "Sendt til drøfting {count} dager før fristen.",
                early,
            )
            if early >= 0
            else _("Sendt til drøfting etter fristen.")
        )
        (st.success if early >= 0 else st.warning)(f"{begins} {told}", icon=":material/event:")
    elif until.gone:
        st.error(
            begins
            + " "
            + ngettext(
                "**Fristen gikk ut for {count} dag siden.** La planen begynne senere, eller avtal med de tillitsvalgte.",
                "**Fristen gikk ut for {count} dager siden.** La planen begynne senere, eller avtal med de tillitsvalgte.",
                -until.left,
            ),
            icon=":material/event_busy:",
        )
    else:
        left = (
            _("**Det er i dag.**")
            if not until.left
            else ngettext(
                "Det er **{count} dag** til fristen.", "Det er **{count} dager** til fristen.", until.left
            )
        )
        (st.warning if until.soon else st.info)(f"{begins} {left}", icon=":material/event:")


def _agenda(control: Control, found: Agenda) -> None:
    hard = found.hard
    if hard:
        st.error(
            ngettext(
                "Planen har {count} brudd på lov eller avtale. Det må rettes før den settes i verk.",
                "Planen har {count} brudd på lov eller avtale. De må rettes før den settes i verk.",
                hard,
            ),
            icon=":material/gavel:",
        )
    elif not control.judgement.clean:
        st.error(_("Planen har brudd som bare vises for leder. De må rettes først."), icon=":material/gavel:")
    if found.deviations:
        st.markdown(_("**Avvik som en avtale åpner for**"))
        st.table(_deviations(control, found.deviations), border="horizontal", hide_index=True)
        if any(not one.holds for one in found.deviations):
            st.page_link(navigation.RULES, label=_("Skriv inn når avtalene er signert, og av hvem"))
    lines = _other(found)
    if lines:
        st.markdown("\n".join(f"- {line}" for line in lines))
    if not (found.deviations or lines or hard):
        st.success(_("Planen har ingen avvik, åpne vakter eller ønsker som ikke er oppfylt."))


def _deviations(control: Control, deviations: tuple[Deviation, ...]) -> dict[str, list[str]]:
    return {
        _("Hva"): [plain(control.name(one.rule)) for one in deviations],
        _("Antall"): [_times(one) for one in deviations],
        _("Hjemmel"): [plain(spoken(one.hjemmel)) for one in deviations],
        _("Avtalen"): [_signed(one) for one in deviations],
    }


def _times(one: Deviation) -> str:
    """``12 ganger hos 5 ansatte``."""
    times = ngettext("{count} gang", "{count} ganger", one.count)
    if not one.people:
        return times
    people = ngettext("{count} ansatt", "{count} ansatte", one.people)
    return _("{times} hos {people}").format(times=times, people=people)


def _signed(one: Deviation) -> str:
    if one.signed is None:
        return ":orange-badge[" + _("signering ikke skrevet inn") + "]"
    said = _("Signert {date} av {employer} og {representatives}.").format(
        date=date_text(one.signed.on),
        employer=plain(one.signed.employer),
        representatives=plain(one.signed.representatives),
    )
    if one.holds or one.signed.until is None:
        return said
    gone = _("gjelder bare til {date}").format(date=date_text(one.signed.until))
    return f":red-badge[{gone}] {said}"


def _other(found: Agenda) -> list[str]:
    """What else there is, a line for each."""
    lines = []
    if found.open_shifts:
        lines.append(
            _("{shifts} ({hours}) under minimum i bemanningsplanen").format(
                shifts=ngettext("{count} åpen vakt", "{count} åpne vakter", found.open_shifts),
                hours=length(found.open_minutes),
            )
        )
    if found.waived:
        lines.append(
            ngettext(
                "Avtalte fritak for enkelte er brukt {count} gang",
                "Avtalte fritak for enkelte er brukt {count} ganger",
                found.waived,
            )
        )
    if found.extra_minutes:
        lines.append(_("{hours} merarbeid for deltidsansatte").format(hours=length(found.extra_minutes)))
    if found.wishes_missed:
        lines.append(
            ngettext(
                "{count} dag er ikke slik noen har ønsket",
                "{count} dager er ikke slik noen har ønsket",
                found.wishes_missed,
            )
        )
    if found.deviations or lines:
        lines.append(_("Hvordan helger, kvelder og netter er fordelt: se Fordeling"))
    return lines
