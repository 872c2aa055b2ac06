"""Storing what is typed: the bar with its buttons, what was wrong, and what to do when somebody else was first."""

from __future__ import annotations

import json

import streamlit as st

from ui.workplace import unsaved
from ui.workplace.client import ChangedError, RefusedError, ServiceError, WardInfo
from ui.workplace.language import _, ngettext, together
from ui.workplace.roster.wording import plain
from ui.workplace.session import OpenWard, session
from ui.workplace.shell import trouble
from ui.workplace.ward import draft as drafts
from ui.workplace.ward.draft import TABLES, Draft
from ui.workplace.ward.findings import count_text, line
from ui.workplace.ward.merging import merged

MOST_TOLD = 12

INVALID = 422


UNSAVED = "ward"
"""What the draft is kept under while it is not stored."""


def save_bar(draft: Draft) -> None:
    """Whether anything is unsaved, and the buttons to store it or to forget it."""
    if draft.may_change:
        unsaved.follow(UNSAVED, draft.dirty, draft.kept)
        if not draft.dirty:
            unsaved.offer(UNSAVED, _go_on)
    with st.container(horizontal=True, vertical_alignment="center", key="save-bar"):
        if not draft.may_change:
            st.caption(_("Du kan se på avdelingen, men ikke endre den."))
            return
        with st.container():
            if draft.dirty:
                st.markdown(":orange-badge[" + _("Endringer som ikke er lagret") + "]")
            else:
                st.caption(draft.said or _("Alt er lagret. Skriv rett i tabellene for å endre."))
        st.button(
            _("Lagre"),
            type="primary",
            disabled=not draft.dirty,
            on_click=_store,
            args=(draft,),
            key="ward-save",
        )
        st.button(
            _("Forkast endringene"),
            disabled=not draft.dirty,
            on_click=draft.discard,
            key="ward-discard",
        )


def _go_on(kept: Draft) -> None:
    """Put a draft on the screen that was typed before, unless who typed it may see less of the ward now."""
    now = drafts.drafted(kept.ward)
    if kept.access != now.access:
        unsaved.forget(UNSAVED)
    elif kept.number == now.number:
        drafts.put(kept.kept())
    else:  # others have stored something since, or somebody has been erased
        _lay_over(kept, now)


def told_of_saving(draft: Draft, titles: dict[str, str]) -> None:
    """What came of the last attempt to store; nothing when it went well."""
    refused: ServiceError | None = st.session_state.get(_refusal(draft))
    if draft.newer is not None:
        _somebody_else(draft, draft.newer)
    elif draft.problems and draft.dirty:
        with st.container(border=True, key="ward-problems"):
            st.markdown(":red-badge[" + _("ikke lagret") + f"] **{count_text(draft.problems)}**")
            document = draft.document()
            told = [line(one, document, TABLES, titles) for one in draft.problems[:MOST_TOLD]]
            more = len(draft.problems) - MOST_TOLD
            if more > 0:
                told.append(ngettext("… og {count} til", "… og {count} til", more))
            st.markdown("\n".join(f"- {one}" for one in told))
    elif refused is not None and draft.dirty:
        trouble.show(refused)
        st.caption(_("Det du har skrevet står fortsatt i tabellene. Prøv å lagre igjen."))


def _refusal(draft: Draft) -> str:
    return f"ward-refused-{draft.ward}"


def _store(draft: Draft) -> None:
    store(draft, json.dumps(draft.document(), ensure_ascii=False).encode())


def store(draft: Draft, document: bytes) -> bool:
    """Store a document as what the ward says from now on; what is wrong with it stays in the draft. Whether it was stored."""
    now = session()
    st.session_state.pop(_refusal(draft), None)
    draft.problems, draft.newer = (), None
    try:
        info = now.client.wards.store(draft.ward, document, draft.number)
        instance, number = now.client.wards.read(draft.ward, info.revision)
    except ChangedError:
        draft.newer = next((ward for ward in now.client.wards.all() if ward.id == draft.ward), None)
    except RefusedError as error:
        if error.status == INVALID and error.findings:
            draft.problems = error.findings
            draft.remount()
        else:
            st.session_state[_refusal(draft)] = error
    except ServiceError as error:
        st.session_state[_refusal(draft)] = error
    else:
        fresh = drafts.made(OpenWard(info, instance), draft.access)
        fresh.number = number
        fresh.said = _("Lagret.")
        fresh.go_on_from(draft)
        drafts.put(fresh)
        unsaved.forget(UNSAVED)
        return True
    return False


def _somebody_else(draft: Draft, newer: WardInfo) -> None:
    with st.container(border=True, key="ward-newer"):
        st.warning(
            _(
                "Noen andre har lagret endringer i avdelingen mens du skrev. Dine endringer er ikke lagret, men de står "
                "fortsatt i tabellene."
            ),
            icon=":material/group:",
        )
        with st.container(horizontal=True):
            st.button(
                _("Hent deres endringer og behold mine"),
                type="primary",
                on_click=_take_theirs,
                args=(draft, newer),
            )
            st.button(_("Forkast mine og vis deres"), on_click=_only_theirs, args=(draft, newer))


def _theirs(draft: Draft, newer: WardInfo) -> Draft:
    instance, _number = session().client.wards.read(draft.ward, newer.revision)
    return drafts.made(OpenWard(newer, instance), draft.access)


def _take_theirs(draft: Draft, newer: WardInfo) -> None:
    try:
        fresh = _theirs(draft, newer)
    except ServiceError as error:
        st.session_state[_refusal(draft)] = error
        return
    _lay_over(draft, fresh)


def _lay_over(draft: Draft, fresh: Draft) -> None:
    """Let what is typed stand on a newer revision."""
    both = merged(draft.base, draft.document(), fresh.base)
    fresh.show(both.document)
    drafts.put(fresh)
    if both.both:
        st.toast(
            _("Dere hadde begge endret {things}. Se over: det står slik du skrev det.").format(
                things=plain(together(both.both[:6]))
            ),
            duration="long",
        )


def _only_theirs(draft: Draft, newer: WardInfo) -> None:
    try:
        drafts.put(_theirs(draft, newer))
    except ServiceError as error:
        st.session_state[_refusal(draft)] = error
