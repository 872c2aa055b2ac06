"""Key figures of the plan, and how its burdens are shared, in pictures and in words."""

from __future__ import annotations

import streamlit as st

from models.kpi import Kpis, PersonKpis
from ui.workplace.control.charts import QUIET, bars
from ui.workplace.control.fairness import MEASURES, Measure, Share, Spread, spread
from ui.workplace.control.screen import Control
from ui.workplace.control.wording import length, unit_text
from ui.workplace.language import _, decimal, hours, ngettext, percent, together
from ui.workplace.session import Session

MEASURE, UNITS = "control-measure", "control-units"

MOST_NAMED = 3
"""People who are named as having most or least; more are counted."""

STYLE = """
<style>
.st-key-control-figures [data-testid="stMetricValue"] { font-size: 1.35rem; }
.st-key-control-figures { gap: 0.5rem; }
</style>
"""

NO_FIGURE = "\N{EN DASH}"


def fairness_part(now: Session, control: Control) -> None:
    """Figures of the whole, then one picture of everybody."""
    _figures(control.judgement.kpis)
    names = measure_names()
    kept = now.kept.setdefault("control-spread", {MEASURE: "hours", UNITS: []})
    for key, value in kept.items():
        st.session_state.setdefault(key, value)
    first, second = st.columns([3, 1], gap="small", vertical_alignment="bottom")
    first.header(_("Hvordan er det fordelt?"), anchor=False)
    units = second.multiselect(
        _("Enhet"),
        [unit.id for unit in control.instance.units],
        format_func=lambda unit: unit_text(control.instance, unit),
        key=UNITS,
        placeholder=_("Alle enheter"),
    )
    measure: Measure = (
        st.pills(
            _("Hva"),
            MEASURES,
            format_func=lambda one: names[one],
            key=MEASURE,
            required=True,
            label_visibility="collapsed",
        )
        or "hours"
    )
    kept.update({MEASURE: measure, UNITS: units})
    found = spread(control.instance, control.judgement.kpis, measure, units)
    if found is None:
        st.info(
            _("Ingen har ønsker i denne perioden. Skriv dem inn under Ansatte.")
            if measure == "wishes"
            else _("Ingen har stilling her.")
        )
        return
    _picture(found, names[measure])
    _everybody(control, units)


def measure_names() -> dict[Measure, str]:
    """What is shared, in words."""
    return {
        "hours": _("Timer mot avtale"),
        "weekends": _("Helger"),
        "nights": _("Netter"),
        "evenings": _("Kvelder"),
        "short_rests": _("Hvile under 11 t"),
        "short_shifts": _("Korte vakter"),
        "long_shifts": _("Lange vakter"),
        "days": _("Dager på jobb"),
        "wishes": _("Ønsker oppfylt"),
    }


def _figures(kpis: Kpis) -> None:
    people = kpis.people
    met, wishes = sum(p.wishes_met for p in people), sum(p.wishes for p in people)
    rests = sum(p.quick_returns for p in people)
    figures = (
        (_("I hel stilling"), _share(kpis.full_time_share), _("Andel av dem som har stilling.")),
        (
            _("Stilling i snitt"),
            NO_FIGURE if kpis.average_position is None else f"{decimal(kpis.average_position)} %",
            "",
        ),
        (
            _("Ønsker oppfylt"),
            _("{met} av {count}").format(met=met, count=wishes) if wishes else NO_FIGURE,
            _("Dager som noen har ønsket fri eller en vakt."),
        ),
        (
            _("Udekket behov"),
            _share(kpis.open_share),
            _("{hours} under minimum i bemanningsplanen.").format(hours=length(kpis.total.missing)),
        ),
        (_("Korte vakter"), _share(kpis.short_shift_share), _("Under 7 timer. Andel av alle vakter.")),
        (_("Lange vakter"), _share(kpis.long_shift_share), _("Over 9 timer. Andel av alle vakter.")),
        (_("Hvile under 11 t"), str(rests), _("Ganger noen har under 11 timer fri før neste vakt.")),
        (
            _("Merarbeid"),
            length(kpis.extra_minutes),
            _("Timer ut over stillingen for dem som arbeider deltid."),
        ),
    )
    st.html(STYLE)
    with st.container(key="control-figures"):
        for row in (figures[:4], figures[4:]):
            for column, (label, value, explained) in zip(st.columns(4), row, strict=True):
                column.metric(label, value, help=explained or None)


def _share(share: float | None) -> str:
    if share is None:
        return NO_FIGURE
    return percent(share) if share >= 0.01 or not share else _("under 1 %")


def _picture(found: Spread, name: str) -> None:
    said = summary(found)
    st.markdown(said)
    figure = bars(
        [share.name for share in found.shares],
        [share.value for share in found.shares],
        [f"{share.name}: {share_text(found.measure, share)}" for share in found.shares],
        middle=found.middle,
        middle_text=_("Midten: {value}").format(value=value_text(found.measure, found.middle)),
        axis=_axis(found.measure, name),
        both_ways=found.measure == "hours",
    )
    st.plotly_chart(figure, config=QUIET, key="control-spread-chart", alt=f"{name}. {said}")


def _axis(measure: Measure, name: str) -> str:
    match measure:
        case "hours":
            return _("Timer over eller under avtalen")
        case "wishes":
            return _("Prosent av ønskede dager")
    return name


def value_text(measure: Measure, value: float) -> str:
    """``4``, ``+2 t 30 min``, ``85 %``."""
    match measure:
        case "hours":
            return ("+" if value > 0 else "") + length(round(60 * value))
        case "wishes":
            return f"{decimal(value)} %"
    return decimal(value)


def share_text(measure: Measure, share: Share) -> str:
    """One person's part, with what it is a part of."""
    value, p = value_text(measure, share.value), share.kpis
    match measure:
        case "hours":
            return _("{value} ({planned} t planlagt, {agreed} t etter avtale)").format(
                value=value, planned=hours(p.minutes), agreed=hours(p.target_minutes)
            )
        case "wishes":
            return _("{met} av {count} dager").format(met=p.wishes_met, count=p.wishes)
    return value


def summary(found: Spread) -> str:
    """Who has most and least, and the middle, in a sentence or two."""
    most, least = found.shares[0].value, found.shares[-1].value
    if most == least:
        return _("Alle har like mye: {value}.").format(value=value_text(found.measure, most))
    return _(
        "Halvparten har {middle} eller mindre. Mest har {most}: {high}. Minst har {fewest}: {low}."
    ).format(
        middle=value_text(found.measure, found.middle),
        most=_named(found.most),
        high=value_text(found.measure, most),
        fewest=_named(found.fewest),
        low=value_text(found.measure, least),
    )


def _named(shares: tuple[Share, ...]) -> str:
    if len(shares) <= MOST_NAMED:
        return together([share.name for share in shares])
    return ngettext("{count} ansatt", "{count} ansatte", len(shares))


def _everybody(control: Control, units: list[str]) -> None:
    with st.expander(_("Vis tallene som tabell"), key="control-everybody", on_change="rerun") as inside:
        if not inside.open:
            return
        people = [
            p
            for p in control.judgement.kpis.people
            if not units or control.instance.employee_by_id[p.employee].home_unit in units
        ]
        st.dataframe(
            figures_table(control, people),
            hide_index=True,
            height="auto" if len(people) < 12 else 420,
            alt=_("Tallene for hver ansatt"),
        )


def figures_table(control: Control, people: list[PersonKpis]) -> dict[str, list[object]]:
    """Columns by heading, a row for each person."""
    instance = control.instance
    return {
        _("Ansatt"): [instance.employee_by_id[p.employee].name for p in people],
        _("Stilling %"): [p.position_percent for p in people],
        _("Timer"): [round(p.minutes / 60, 2) for p in people],
        _("Etter avtale"): [round(p.target_minutes / 60, 2) for p in people],
        _("Forskjell"): [round(p.difference_minutes / 60, 2) for p in people],
        _("Helger"): [p.weekends for p in people],
        _("Netter"): [p.nights for p in people],
        _("Kvelder"): [p.evenings for p in people],
        _("Hvile under 11 t"): [p.quick_returns for p in people],
        _("Korte vakter"): [p.short_shifts for p in people],
        _("Lange vakter"): [p.long_shifts for p in people],
        _("Dager på jobb"): [p.days_at_work for p in people],
        _("Ønsker"): [f"{p.wishes_met}/{p.wishes}" if p.wishes else NO_FIGURE for p in people],
    }
