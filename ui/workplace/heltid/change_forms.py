"""A small form for each kind of change; what is filled in is a change at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from models.instance import Instance
from models.policy.changes import AnyChange
from ui.workplace.heltid.form_fields import NARROW, WIDE, choice, count, percent, several
from ui.workplace.heltid.own_policy import change_of
from ui.workplace.language import _, decimal

Values = dict[str, Any]

SHORTEST_MINUTES, LONGEST_MINUTES, QUARTER = 180, 600, 15


def kind_title(kind: str) -> str:
    """What a kind of change is called where one is chosen."""
    titles = {
        "weekend_frequency": _("Hvor ofte det arbeides helg"),
        "long_shifts": _("Langvakter"),
        "shortest_shift": _("Korteste vakt"),
        "rest_agreement": _("Avtale om kort hvile"),
        "larger_positions": _("Tilbud om større stilling"),
        "position_targets": _("Mål for stillingene"),
        "resource_staffing": _("Ressursbemanning"),
        "budget": _("Ramme for årsverk og kroner"),
        "shared_staff": _("Folk deles mellom enheter"),
        "nurse_team": _("Sykepleierteam"),
        "night_nurse": _("Nattsykepleier"),
        "task_division": _("Oppgavedeling"),
        "co_location": _("Samlokalisering"),
    }
    return titles[kind]


def change_form(kind: str, instance: Instance) -> AnyChange | None:
    """The form of a kind of change; None while something in it is missing, which it then says."""
    values = FORMS[kind](instance)
    return None if values is None else change_of(kind, values)


def _competences(instance: Instance) -> dict[str, str]:
    return {one.id: one.name for one in instance.competences}


def _sites(instance: Instance) -> dict[str, str]:
    return {one.id: one.name for one in instance.sites}


def _nurses(instance: Instance) -> str | None:
    """The competence of nurses, or the ward's first; None without any."""
    known = _competences(instance)
    return "sykepleier" if "sykepleier" in known else next(iter(known), None)


def _needed(text: str) -> None:
    """Say what is missing in a form."""
    st.caption(text)


def _weekend_frequency(_instance: Instance) -> Values:
    texts = {3: _("Hver tredje helg"), 4: _("Hver fjerde helg"), 2: _("Annenhver helg (lovens grense)")}
    nth = choice(_("Hvor ofte?"), texts, "weekend-nth")
    if nth == 2:
        return {"every_nth": nth}
    extra = count(
        _("Hinkehelger på tolv uker"),
        "weekend-extra",
        most=12 // nth,
    )
    return {"every_nth": nth, "extra_weekends": extra}


def _long_shifts(_instance: Instance) -> Values:
    when = {
        "weekends": _("Bare i helgene"),
        "all": _("Alle dager"),
        "none": _("Ingen langvakter"),
    }
    days = choice(_("Når skal det være langvakter?"), when, "long-days")
    if days == "none":
        return {"days": days}
    lengths = {hours: _("{hours} timer").format(hours=decimal(hours)) for hours in (12.5, 12.0, 10.0)}
    hours = choice(_("Hvor lange?"), lengths, "long-hours")
    whom = {
        "volunteers": _("Bare de som har sagt ja"),
        "everyone": _("Alle som kan gå vaktene, som om alle sier ja"),
    }
    return {"days": days, "hours": hours, "who": choice(_("For hvem?"), whom, "long-who")}


def _shortest_shift(_instance: Instance) -> Values:
    minutes = count(
        _("Korteste vakt, i minutter"),
        "shortest",
        least=SHORTEST_MINUTES,
        most=LONGEST_MINUTES,
        value=420,
        step=QUARTER,
    )
    st.caption(
        _("{minutes} minutter er {hours} timer.").format(minutes=minutes, hours=decimal(minutes / 60, 2))
    )
    return {"minimum_minutes": minutes}


def _rest_agreement(_instance: Instance) -> Values:
    texts = {
        False: _("Uten avtale: lovens 11 timer mellom vakter og 35 timer i uka"),
        True: _("Med avtale: ned til 8 timer mellom vakter og 28 timer i uka"),
    }
    return {"agreed": choice(_("Hvile"), texts, "rest")}


def _larger_positions(instance: Instance) -> Values | None:
    texts = {
        "willing": _("De som har sagt at de vil ha mer"),
        "all": _("Alle på deltid"),
        "competence": _("De med en bestemt kompetanse"),
    }
    to = choice(_("Hvem får tilbudet?"), texts, "larger-to")
    if to != "competence":
        return {"to": to}
    chosen = several(_("Kompetanse"), _competences(instance), "larger-competences")
    if not chosen:
        _needed(_("Velg minst én kompetanse."))
        return None
    return {"to": to, "competences": tuple(chosen)}


def _position_targets(_instance: Instance) -> Values | None:
    least = percent(_("Ingen stilling under, prosent"), "target-least", 50.0)
    average = percent(_("Stilling i snitt, prosent"), "target-average", None)
    share = percent(_("Andel på heltid, prosent"), "target-share", None)
    if least is None and average is None and share is None:
        _needed(_("Fyll ut minst ett av målene."))
        return None
    return {"minimum_percent": least, "target_percent": average, "full_time_share_percent": share}


def _resource_staffing(_instance: Instance) -> Values | None:
    share = percent(_("Mer enn behovet, prosent"), "resource-percent", 10.0, most=30.0)
    if share is None:
        _needed(_("Skriv hvor mye."))
        return None
    texts = {"all": _("Alle dager"), "weekdays": _("Bare på hverdager")}
    return {"percent": share, "days": choice(_("Når?"), texts, "resource-days")}


def _budget(_instance: Instance) -> Values | None:
    fte = st.number_input(
        _("Høyst så mange årsverk"),
        min_value=0.1,
        max_value=100_000.0,
        value=None,
        step=0.5,
        format="%g",
        key="heltid-form-budget-fte",
        width=NARROW,
        placeholder=_("ikke satt"),
    )
    kroner = st.number_input(
        _("Høyst så mange kroner i året"),
        min_value=1,
        max_value=10**12,
        value=None,
        step=100_000,
        key="heltid-form-budget-kroner",
        width=NARROW,
        placeholder=_("ikke satt"),
    )
    if fte is None and kroner is None:
        _needed(_("Fyll ut årsverk, kroner eller begge."))
        return None
    return {"fte": fte, "nok_per_year": kroner}


def _shared_staff(instance: Instance) -> Values:
    texts = {"site": _("Alle enheter på eget sted")}
    if len(instance.sites) > 1:
        texts["sites"] = _("Alle enheter på alle stedene")
    texts["pool"] = _("Én felles pool: vakter utenom egen enhet telles ikke")
    reach = choice(_("Hvor kan folk arbeide?"), texts, "shared-reach")
    chosen = several(_("Bare de med kompetansen (tomt: alle)"), _competences(instance), "shared-competences")
    return {"reach": reach, "competences": tuple(chosen)}


def _nurse_competence(instance: Instance, key: str) -> str | None:
    """Whose team or night it is; None where the ward has no competences, which is then said."""
    known = _competences(instance)
    nurses = _nurses(instance)
    if nurses is None:
        _needed(_("Avdelingen har ingen kompetanser."))
        return None
    chosen: str = st.selectbox(
        _("Kompetanse"),
        list(known),
        index=list(known).index(nurses),
        format_func=lambda one: known[one],
        key=f"heltid-form-{key}",
        width=WIDE,
    )
    return chosen


def _nurse_team(instance: Instance) -> Values | None:
    competence = _nurse_competence(instance, "team-competence")
    if competence is None or len(instance.sites) < 2:
        return None if competence is None else {"competence": competence}
    texts = {False: _("På tvers av enhetene på eget sted"), True: _("Ett ambulerende team for alle stedene")}
    if not choice(_("Hvor?"), texts, "team-ambulatory"):
        return {"competence": competence}
    fewer = count(_("Færre sykepleiere samtidig"), "team-fewer")
    return {"competence": competence, "ambulatory": True, "fewer_people": fewer}


def _night_nurse(instance: Instance) -> Values | None:
    competence = _nurse_competence(instance, "night-competence")
    if competence is None:
        return None
    texts = {"common": _("Felles for alle stedene"), "site": _("På hvert sted")}
    return {
        "competence": competence,
        "scope": choice(_("Hvor?"), texts, "night-scope"),
        "people": count(_("Hvor mange"), "night-people", least=1, value=1),
    }


def _task_division(instance: Instance) -> Values | None:
    known = _competences(instance)
    nurses = _nurses(instance)
    if len(known) < 2 or nurses is None:
        _needed(_("Avdelingen har bare én kompetanse."))
        return None
    giver = st.selectbox(
        _("Fra"),
        list(known),
        index=list(known).index(nurses),
        format_func=lambda one: known[one],
        key="heltid-form-task-from",
        width=WIDE,
    )
    takers = [one for one in known if one != giver]
    preferred = "helsefagarbeider"
    taker = st.selectbox(
        _("Til"),
        takers,
        index=takers.index(preferred) if preferred in takers else 0,
        format_func=lambda one: known[one],
        key="heltid-form-task-to",
        width=WIDE,
    )
    share = percent(_("Hvor mye av behovet, prosent"), "task-share", 20.0)
    keep = count(_("Så mange blir igjen i hvert behov"), "task-keep", most=20, value=1)
    if share is None:
        _needed(_("Skriv hvor mye."))
        return None
    return {"from_competence": giver, "to_competence": taker, "share_percent": share, "keep_people": keep}


def _co_location(instance: Instance) -> Values:
    known = _sites(instance)
    places = list(known)
    site = st.selectbox(
        _("Sted som flytter"),
        places,
        index=len(places) - 1,
        format_func=lambda one: known[one],
        key="heltid-form-site",
        width=WIDE,
    )
    into = st.selectbox(
        _("Flytter til"),
        [one for one in places if one != site],
        format_func=lambda one: known[one],
        key="heltid-form-into",
        width=WIDE,
    )
    return {
        "site": site,
        "into": into,
        "fewer_at_night": count(_("Færre samtidig om natta"), "fewer-night"),
        "fewer_in_evenings": count(_("Færre samtidig om kvelden"), "fewer-evening"),
        "fewer_on_weekend_days": count(_("Færre samtidig på dagtid i helgene"), "fewer-weekend"),
    }


FORMS: dict[str, Callable[[Instance], Values | None]] = {
    "weekend_frequency": _weekend_frequency,
    "long_shifts": _long_shifts,
    "shortest_shift": _shortest_shift,
    "rest_agreement": _rest_agreement,
    "larger_positions": _larger_positions,
    "position_targets": _position_targets,
    "resource_staffing": _resource_staffing,
    "budget": _budget,
    "shared_staff": _shared_staff,
    "nurse_team": _nurse_team,
    "night_nurse": _night_nurse,
    "task_division": _task_division,
    "co_location": _co_location,
}
"""One for each kind there is; those of a kind that a ward has no room for are not offered."""
