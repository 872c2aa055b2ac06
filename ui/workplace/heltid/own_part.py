"""Putting together a policy of one's own, with what it would do to the ward told as it grows."""

from __future__ import annotations

import streamlit as st

from models.instance import Instance
from models.policy.changes import AnyChange, kind_of
from models.policy.policy import Policy
from ui.workplace.heltid.change_forms import change_form, kind_title
from ui.workplace.heltid.choices import Choices
from ui.workplace.heltid.choose_part import effects
from ui.workplace.heltid.own_policy import OwnDraft, own_policy, replaced
from ui.workplace.heltid.ready_made import kinds_of_ward, tried
from ui.workplace.language import _
from ui.workplace.roster.wording import plain
from ui.workplace.said import measure_spoken, spoken, title_spoken
from ui.workplace.said.filling import capital

KIND, NAME = "heltid-own-kind", "heltid-own-name"

LONGEST_NAME = 120


def own_part(chosen: Choices, instance: Instance) -> None:
    """Those that are made already, and a new one."""
    for policy in chosen.own:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(
                f"**{plain(title_spoken(policy.name))}**  \n{plain(measure_spoken(policy.sentence()))}",
                width="stretch",
            )
            st.button(
                _("Fjern"),
                on_click=chosen.own.remove,
                args=(policy,),
                key=f"heltid-own-{policy.id}",
                help=_("Ta bort tiltaket «{name}»").format(name=plain(title_spoken(policy.name))),
            )
    with st.expander(_("Sett sammen et eget tiltak"), key="heltid-own", icon=":material/add:"):
        _compose(chosen, instance)


def _compose(chosen: Choices, instance: Instance) -> None:
    draft = chosen.draft
    left, right = st.columns(2, gap="medium")
    with left:
        kind = st.selectbox(
            _("Grep"),
            kinds_of_ward(instance),
            format_func=kind_title,
            key=KIND,
        )
        change = change_form(kind, instance)
        if change is not None:
            st.button(
                _("Legg til grepet"),
                on_click=_add,
                args=(draft, change),
                key="heltid-own-add",
                icon=":material/add:",
            )
    with right:
        _draft(chosen, draft, change, instance)


def _add(draft: OwnDraft, change: AnyChange) -> None:
    draft.changes = replaced(draft.changes, change)


def _remove(draft: OwnDraft, change: AnyChange) -> None:
    draft.changes = [one for one in draft.changes if one is not change]


def _draft(chosen: Choices, draft: OwnDraft, change: AnyChange | None, instance: Instance) -> None:
    """What has been put together, and what it does; before the first change, what the form would do."""
    if not draft.changes:
        st.markdown("**" + _("Dette grepet alene") + "**")
        if change is not None:
            st.markdown(effects(tried(instance, own_policy([change], "", ()))))
        st.caption(_("Legg til ett eller flere grep. Sammen blir de ett tiltak."))
        return
    st.markdown("**" + _("Tiltaket så langt") + "**")
    for one in draft.changes:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(plain(measure_spoken(capital(one.words()))), width="stretch")
            st.button(
                _("Fjern"),
                on_click=_remove,
                args=(draft, one),
                key=f"heltid-own-change-{kind_of(type(one))}",
                type="tertiary",
                help=_("Ta bort grepet «{name}»").format(name=kind_title(one.kind)),
            )
    st.session_state.setdefault(NAME, draft.name)
    draft.name = st.text_input(
        _("Hva skal tiltaket hete?"),
        key=NAME,
        max_chars=LONGEST_NAME,
        placeholder=_("Uten navn får det navn etter grepene"),
    )
    policy = own_policy(draft.changes, draft.name, chosen.taken())
    found = tried(instance, policy)
    if found.refused:
        st.warning(plain(spoken(found.refused)), icon=":material/warning:")
        return
    st.button(
        _("Ta med tiltaket"),
        type="primary",
        on_click=_keep,
        args=(chosen, policy),
        key="heltid-own-keep",
        icon=":material/check:",
    )
    st.markdown(effects(found))


def _keep(chosen: Choices, policy: Policy) -> None:
    chosen.own.append(policy)
    chosen.draft = OwnDraft()
    st.session_state[NAME] = ""
