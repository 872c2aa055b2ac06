"""Under the grid: what the last change broke, mended and cost, or why it was not made."""

from __future__ import annotations

import streamlit as st

from ui.workplace.language import _, ngettext
from ui.workplace.roster import editing
from ui.workplace.roster.screen import Consequence, RosterScreen, shown
from ui.workplace.roster.wording import change_text, finding_text, plain, points_text, severity_mark
from ui.workplace.rulebook.titles import title
from ui.workplace.session import session
from ui.workplace.shell import trouble

MOST_FINDINGS = 6
"""Told at once; the others are counted."""

MOST_RULES = 3
"""Rules named with what they cost."""


def told_of_change() -> None:
    """What there is to tell."""
    screen = shown(session())
    with st.container(key="told"):
        if screen.not_stored:
            _not_stored(screen)
        elif screen.refused is not None:
            if isinstance(screen.refused, str):
                st.warning(screen.refused)
            else:
                trouble.show(screen.refused)
        elif screen.consequence is not None:
            _consequence(screen, screen.consequence)
        elif not session().may_write():
            st.caption(_("Du kan se på turnusen, men ikke endre den."))
        else:
            st.caption(_("Når du endrer en celle, står det her hva endringen bryter og hva den koster."))


def _not_stored(screen: RosterScreen) -> None:
    st.warning(
        _(
            "Noen andre har endret turnusen. Nå ser du deres versjon ({number}). Din endring er ikke lagret: {cells}."
        ).format(
            number=screen.number,
            cells=ngettext("{count} celle", "{count} celler", len(screen.not_stored)),
        ),
        icon=":material/group:",
    )
    with st.container(horizontal=True):
        st.button(_("Gjør min endring på nytt"), type="primary", on_click=lambda: editing.again(session()))
        st.button(_("La deres versjon stå"), on_click=_let_be)


def _let_be() -> None:
    shown(session()).not_stored = ()


def _consequence(screen: RosterScreen, found: Consequence) -> None:
    heading = (
        f"**{change_text(screen, found.change)}** · {points_text(found.points)}{_dearest(screen, found)}"
    )
    if not found.broken:
        heading += " :green-badge[" + _("ingen nye brudd") + "]"
    st.markdown(heading)
    lines = [f"{severity_mark(f.severity)} {finding_text(screen.instance, f)}" for f in found.broken]
    if len(lines) > MOST_FINDINGS:
        more = len(lines) - MOST_FINDINGS
        lines = [*lines[:MOST_FINDINGS], ngettext("… og {count} til", "… og {count} til", more)]
    if found.mended:
        lines.append(
            ":green-badge["
            + ngettext("{count} er rettet", "{count} er rettet", len(found.mended))
            + f"] {finding_text(screen.instance, found.mended[0])}"
        )
    st.markdown("\n".join(f"- {line}" for line in lines))


def _dearest(screen: RosterScreen, found: Consequence) -> str:
    """The rules that cost or save most."""
    rules = sorted(found.by_rule.items(), key=lambda item: -abs(item[1]))[:MOST_RULES]
    said = ", ".join(f"{plain(title(screen.kinds.get(rule, rule)))} {more:+d}" for rule, more in rules)
    return f" ({said})" if said else ""
