"""Before any solve, in plain words: what adds up, what is tight and what cannot be done."""

from __future__ import annotations

import streamlit as st

from models.capacity import CapacityRow, Verdict
from ui.workplace.language import _, decimal
from ui.workplace.needs.arithmetic import Arithmetic, Sums
from ui.workplace.roster.wording import plain
from ui.workplace.said import group_spoken, spoken

MOST_TOLD = 6

SHORT: Verdict = "short"
TIGHT: Verdict = "tight"
OK: Verdict = "ok"


def figures(sums: Sums, weeks: int) -> None:
    """Hours needed against hours in positions, in all and on weekends."""
    with st.container(horizontal=True, key="needs-figures", gap="medium"):
        st.metric(
            _("Timer som trengs per uke"),
            _hours(sums.wanted, weeks),
            help=_("Ønsket bemanning. Det minste som trengs, er {hours} timer.").format(
                hours=_hours(sums.minimum, weeks)
            ),
            border=True,
            height="stretch",
        )
        st.metric(
            _("Timer i stillingene per uke"),
            _hours(sums.positions, weeks),
            delta=_difference(sums.positions - sums.wanted, weeks),
            help=_("Summen av stillingene, uten ferie og annet fravær som godskrives."),
            border=True,
            height="stretch",
        )
        st.metric(
            _("Timer som trengs per helg"),
            _hours(sums.weekend_wanted, weeks),
            help=_("Lørdag og søndag, ønsket bemanning. Det minste er {hours} timer.").format(
                hours=_hours(sums.weekend_minimum, weeks)
            ),
            border=True,
            height="stretch",
        )
        st.metric(
            _("Timer per helg etter helgefrekvensen"),
            _hours(sums.weekend_positions, weeks),
            delta=_difference(sums.weekend_positions - sums.weekend_wanted, weeks),
            help=_(
                "Høyst så mye, når alle arbeider de helgene reglene tillater, med de lengste vaktene sine."
            ),
            border=True,
            height="stretch",
        )


def _hours(minutes: int, weeks: int) -> str:
    return decimal(minutes / 60 / weeks, 0)


def _difference(minutes: int, weeks: int) -> str:
    hours = round(minutes / 60 / weeks)
    sign = "+" if hours > 0 else "-" if hours < 0 else ""
    return _("{hours} timer").format(hours=sign + decimal(abs(hours), 0))


def verdict(found: Arithmetic) -> None:
    """The answer in one box, with the worst first."""
    short, tight = found.of(SHORT), found.of(TIGHT)
    if short:
        st.error(
            "**" + _("Dette kan ikke gå opp, uansett hvordan planen lages:") + "**\n" + _lines(short),
            icon=":material/error:",
        )
    if tight:
        st.warning("**" + _("Dette er knapt:") + "**\n" + _lines(tight), icon=":material/warning:")
    if not short and not tight:
        st.success(
            _(
                "Ingenting hindrer at behovene kan dekkes: timer, helger, netter og kompetanse går opp hver for seg."
            ),
            icon=":material/check_circle:",
        )


def weekend_sentence(sums: Sums) -> str:
    """``Helgene krever 412 timer, de ansatte har høyst 380 …``, over the whole plan."""
    return _(
        "Helgene i planen krever {needed} timer (minst {minimum}). De ansatte har høyst {available} timer etter avtalt "
        "helgefrekvens."
    ).format(
        needed=decimal(sums.weekend_wanted / 60, 0),
        minimum=decimal(sums.weekend_minimum / 60, 0),
        available=decimal(sums.weekend_positions / 60, 0),
    )


def _lines(rows: tuple[CapacityRow, ...]) -> str:
    told = [f"\n- {plain(spoken(row.sentence))}" for row in rows[:MOST_TOLD]]
    if len(rows) > MOST_TOLD:
        told.append("\n- " + _("og {count} til, se Regnestykket").format(count=len(rows) - MOST_TOLD))
    return "".join(told)


def whole(found: Arithmetic) -> None:
    """Every comparison, as a table."""
    st.write(
        _(
            "Hver linje sammenligner det behovene krever med det de ansatte høyst kan gi. «Går ikke» er sikkert; «går opp» betyr bare at denne linjen ikke hindrer planen."
        )
    )
    st.markdown(weekend_sentence(found.sums))
    marks = {
        SHORT: ":red-badge[" + _("går ikke") + "]",
        TIGHT: ":orange-badge[" + _("knapt") + "]",
        OK: ":green-badge[" + _("går opp") + "]",
    }
    head = (_("Hvem"), _("Hva"), _("Minst"), _("Ønsket"), _("Har høyst"), _("Går det opp?"))
    lines = ["| " + " | ".join(head) + " |", "|---|---|--:|--:|--:|---|"]
    for row in found.rows:
        group = group_spoken(row.group)
        cells = (
            plain(group[:1].upper() + group[1:]),
            _what(row),
            _figure(row, row.needed),
            _figure(row, row.wanted),
            _figure(row, row.available),
            marks[row.verdict],
        )
        lines.append("| " + " | ".join(cells) + " |")
    st.markdown("\n".join(lines))


def _what(row: CapacityRow) -> str:
    return {
        "hours": _("Timer til stede i planen"),
        "at_once": _("Personer på én gang"),
        "weekend": _("Helgevakter i planen"),
        "nights": _("Nattevakter i planen"),
        "week_nights": _("Nattevakter i verste uke"),
        "shift_days": _("Dager vaktene kan gå"),
    }[row.kind]


def _figure(row: CapacityRow, number: int) -> str:
    return decimal(number / 60 if row.unit == "minutes" else number, 0)
