"""The fields of a rule line's form: each limit in the unit that people write it in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from models.base import clock_text
from models.instance import Instance
from ui.workplace.language import _
from ui.workplace.rulebook.choices import choices
from ui.workplace.rulebook.draft import Values
from ui.workplace.rulebook.parameters import Parameter

HALF_HOUR = 30

SHORT = frozenset({"hours", "count", "decimal", "clock"})
"""Fields that stand two on a line."""


def fields(wanted: Iterable[Parameter], now: Mapping[str, Any], instance: Instance, form: str) -> Values:
    """A field for each parameter.

    Parameters
    ----------
    now:
        Values as the line holds them (minutes, ids).
    form:
        What the keys of the fields begin with.

    Returns
    -------
    Values
        The same as JSON.
    """
    found: Values = {}
    beside: list[DeltaGenerator] = []
    for one in wanted:
        if one.unit in SHORT:
            beside = beside or list(st.columns(2, vertical_alignment="bottom"))
            place = beside.pop(0)
        else:
            beside, place = [], st.container()
        with place:
            found[one.name] = _field(one, now.get(one.name), instance, f"{form}-{one.name}")
    return found


def _field(parameter: Parameter, value: Any, instance: Instance, key: str) -> Any:
    match parameter.unit:
        case "hours":
            found = st.number_input(
                _("{what} (timer)").format(what=parameter.label),
                min_value=parameter.lowest / 60,
                max_value=parameter.highest / 60,
                value=None if value is None else value / 60,
                step=0.5,
                format="%g",
                key=key,
            )
            return _kept(parameter, value, None if found is None else round(found * 60))
        case "count":
            return _kept(
                parameter,
                value,
                st.number_input(parameter.label, parameter.lowest, parameter.highest, value, step=1, key=key),
            )
        case "decimal":
            found = st.number_input(
                parameter.label,
                float(parameter.lowest),
                float(parameter.highest),
                None if value is None else float(value),
                step=0.5,
                format="%g",
                key=key,
            )
            return _kept(parameter, value, None if found is None else round(found, 2))
        case "clock":
            return _clock(parameter, value, key)
        case "yes_no":
            return st.checkbox(parameter.label, value=value, key=key)
        case "choice":
            return _choice(parameter, value, instance, key)
    return _choices(parameter, value or (), instance, key)


def _clock(parameter: Parameter, value: int | None, key: str) -> str | None:
    grid = range(parameter.lowest, parameter.highest + 1, HALF_HOUR)
    times: list[int | None] = sorted({*grid, *([] if value is None else [value])})
    if parameter.optional:
        times.insert(0, None)
    found = st.selectbox(parameter.label, times, index=times.index(value), format_func=clock_words, key=key)
    return None if found is None else clock_text(found)


def _choice(parameter: Parameter, value: str | None, instance: Instance, key: str) -> str | None:
    texts = choices(parameter.among, instance)
    if parameter.optional:
        return st.selectbox(
            parameter.label,
            list(texts),
            index=None if value is None else list(texts).index(value),
            format_func=lambda one: texts[one],
            placeholder=_("Velg"),
            key=key,
        )
    return st.radio(
        parameter.label,
        list(texts),
        index=list(texts).index(value) if value in texts else 0,
        format_func=lambda one: texts[one],
        key=key,
    )


def _choices(parameter: Parameter, value: Iterable[str], instance: Instance, key: str) -> list[str]:
    return several(parameter.label, choices(parameter.among, instance), value, key)


def several(label: str, texts: Mapping[str, str], value: Iterable[str], key: str) -> list[str]:
    """Some of ``texts``, in their order."""
    chosen = st.multiselect(
        label,
        list(texts),
        default=[one for one in value if one in texts],
        format_func=lambda one: texts[one],
        placeholder=_("Velg"),
        key=key,
    )
    return [one for one in texts if one in chosen]


def _kept(parameter: Parameter, before: Any, now: Any) -> Any:
    """An empty field means no limit where that may be, and what was before where it may not."""
    return before if now is None and not parameter.optional else now


def clock_words(minutes: int | None) -> str:
    """``16:00``; past midnight ``02:00 neste dag``; ``–`` for none."""
    if minutes is None:
        return "–"
    if minutes < 24 * 60:
        return clock_text(minutes)
    if minutes == 24 * 60:
        return _("midnatt")
    return _("{time} neste dag").format(time=clock_text(minutes - 24 * 60))
