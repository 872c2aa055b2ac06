"""Which policies are tried: ready-made ones and one's own."""

from __future__ import annotations

import streamlit as st

from ui.workplace.heltid.choices import Choices
from ui.workplace.heltid.ready_made import Theme, Tried, combined, rests, theme
from ui.workplace.language import _, ngettext
from ui.workplace.roster.wording import plain
from ui.workplace.said import measure_spoken, spoken, title_spoken


def theme_title(about: Theme) -> str:
    """What a group of policies is about."""
    titles: dict[Theme, str] = {
        "today": _("Andre"),
        "weekends": _("Helger"),
        "shifts": _("Vaktenes lengde og hvile"),
        "positions": _("Stillinger og bemanning"),
        "across": _("Arbeid på tvers"),
        "places": _("Steder"),
    }
    return titles[about]


ORDER: tuple[Theme, ...] = ("weekends", "shifts", "positions", "across", "places", "today")


def choose_part(chosen: Choices) -> None:
    """The ready-made policies by what they are about."""
    st.markdown(
        _("«{base}» er alltid med. Alt annet sammenlignes med den.").format(
            base=plain(title_spoken(chosen.ready[0].policy.name))
        )
    )
    with st.container(horizontal=True):
        st.button(_("Velg alle"), on_click=_all, args=(chosen, True), key="heltid-all")
        st.button(_("Fjern alle"), on_click=_all, args=(chosen, False), key="heltid-none")
    for about in ORDER:
        found = [one for one in chosen.possible if theme(one.policy) == about]
        if not found:
            continue
        st.markdown("**" + theme_title(about) + "**")
        for start in range(0, len(found), 2):
            for column, one in zip(st.columns(2, gap="medium"), found[start : start + 2], strict=False):
                with column.container(gap=None):
                    _ready(chosen, one)
    _grid(chosen)
    _effects(chosen)
    _impossible(chosen)


def _effects(chosen: Choices) -> None:
    """What each chosen policy does to this ward."""
    found = [one for one in chosen.possible if one.policy.id in chosen.chosen]
    if not found:
        return
    with st.expander(
        _("Hva de valgte tiltakene gjør med avdelingen, og hva de hviler på"), key="heltid-effects"
    ):
        for one in found:
            st.markdown(f"**{plain(title_spoken(one.policy.name))}**")
            st.markdown(effects(one))


def _ready(chosen: Choices, one: Tried) -> None:
    """A policy to choose, what it does, and where it comes from."""
    policy = one.policy
    key = f"heltid-policy-{policy.id}"
    st.session_state[key] = policy.id in chosen.chosen
    st.checkbox(
        title_spoken(policy.name),
        key=key,
        on_change=_turn,
        args=(chosen, policy.id),
    )
    st.caption(plain(spoken(policy.note)))


def _turn(chosen: Choices, policy: str) -> None:
    if st.session_state[f"heltid-policy-{policy}"]:
        chosen.chosen.add(policy)
    else:
        chosen.chosen.discard(policy)


def _all(chosen: Choices, wanted: bool) -> None:
    chosen.chosen = {one.policy.id for one in chosen.possible} if wanted else set()


def effects(one: Tried) -> str:
    """What a policy does to the ward, what must be in place, and what it rests on, as Markdown."""
    parts = [f"**{plain(measure_spoken(one.policy.sentence()))}**"]
    for heading, found in (
        (_("Det gjør dette med avdelingen:"), one.said("changed")),
        (_("Lar seg ikke gjøre her:"), one.said("not_done")),
        (_("Må være på plass:"), one.said("condition")),
    ):
        if found:
            parts.append(heading + "\n" + "\n".join(f"- {plain(spoken(text))}" for text in found))
    found_rests = rests(one.policy)
    if found_rests:
        lines = "\n".join(
            f"- {plain(spoken(rest.text))} ({plain(spoken(rest.confidence))})"
            + ("" if not rest.sources else ". " + plain("; ".join(rest.sources)))
            for rest in found_rests
        )
        parts.append(_("Hjemmel og kilder:") + "\n" + lines)
    return "\n\n".join(parts)


def _grid(chosen: Choices) -> None:
    count = len(combined())
    st.session_state["heltid-grid"] = chosen.grid
    st.checkbox(
        ngettext(
            "Alle {count} kombinasjon av helger, langvakter, hvile og større stillinger",
            "Alle {count} kombinasjoner av helger, langvakter, hvile og større stillinger",
            count,
        ),
        key="heltid-grid",
        on_change=_turn_grid,
        args=(chosen,),
    )
    st.caption(
        _(
            "Annenhver, hver tredje og hver fjerde helg; uten langvakter, med langvakter i helgene eller alle dager; med og uten "
            "avtale om kort hvile; stillinger som i dag eller større for dem som vil. Tar lang tid."
        )
    )


def _turn_grid(chosen: Choices) -> None:
    chosen.grid = bool(st.session_state["heltid-grid"])


def _impossible(chosen: Choices) -> None:
    """Those that this ward cannot have, with why."""
    found = chosen.impossible
    if not found:
        return
    title = ngettext(
        "{count} tiltak passer ikke for denne avdelingen",
        "{count} tiltak passer ikke for denne avdelingen",
        len(found),
    )
    with st.expander(title, key="heltid-impossible"):
        for one in found:
            st.markdown(f"**{plain(title_spoken(one.policy.name))}**  \n{plain(spoken(one.refused))}")
