"""Which kinds of rule line a ward can have more of, and what a new one begins as."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from models.base import WEEKDAYS
from models.instance import Instance
from models.legal_limits import kind
from models.rulebook import rulebook, rulebook_ids
from models.rules import RULE_KINDS, Rule
from models.rules.base import Level
from ui.workplace.rulebook.draft import Values

MANY = frozenset(
    {
        "not_alone",
        "run_length",
        "free_run",
        "free_after_nights",
        "free_weekend",
        "weekends",
        "fair_shares",
        "shift_days",
        "daily_rest",
        "weekly_rest",
        "day_length",
        "week_length",
    }
)
"""Kinds that may stand many times: for some people, places, days or shifts."""

ONCE = frozenset(
    {
        "one_shift",
        "allowed_units",
        "shift_competence",
        "availability",
        "pins",
        "exemptions",
        "contract_hours",
        "weekly_norm",
        "sundays",
        "whole_weekends",
        "rotation",
        "night_average",
        "cover",
        "newcomer",
        "wishes",
        "fragmentation",
        "heltid",
        "other_units",
        "events",
    }
)
"""Kinds that stand once: a line more would say nothing more."""

NEVER = frozenset({"changes"})
"""Kinds that no rulebook has: a roster that is planned again has such a line."""

RESTS_ON = {Level.EMPLOYER: "Arbeidsgivers ønske", Level.LOCAL: "Lokal avtale"}
"""Levels of a new line, with the hjemmel until another one is written; in bokmål like every hjemmel."""

BEGINS: dict[str, Values] = {
    "not_alone": {
        "start": "22:00",
        "end": "07:00",
        "days": [*WEEKDAYS, "holiday"],
        "minimum_present": 2,
        "hard": False,
    },
    "shift_days": {"kinds": [], "days": list(WEEKDAYS[:5]), "holidays": "no", "hard": True},
}
"""What lines of kinds begin as that no rulebook has a line of."""

OWN = ("id", "level", "hjemmel", "applies_to", "waivers", "signed", "enabled", "normal_minutes")
"""Fields of a rulebook's line that a new one does not take after."""


def addable(instance: Instance) -> tuple[str, ...]:
    """Kinds of rule that the ward can have one more line of, in the order they are shown."""
    standing = {kind(line) for line in instance.rules_in_force.lines}
    return tuple(
        one
        for one in (str(rule.model_fields["rule"].default) for rule in RULE_KINDS)
        if one in MANY or (one in ONCE and one not in standing)
    )


def begin(kind_of_rule: str) -> Values:
    """What a new line of a kind begins as, without its id; a kind that stands once as its rulebook has it."""
    if kind_of_rule in BEGINS:
        return {
            "rule": kind_of_rule,
            "level": Level.EMPLOYER.value,
            "hjemmel": RESTS_ON[Level.EMPLOYER],
            "weight": 0,
            **BEGINS[kind_of_rule],
        }
    line = _pattern(kind_of_rule)
    said: dict[str, Any] = line.model_dump(mode="json")
    if kind_of_rule in ONCE:
        return {key: value for key, value in said.items() if key not in ("id", "enabled")}
    kept = {key: 0 if key.endswith("_weight") else value for key, value in said.items() if key not in OWN}
    if "normal_minutes" in said:  # what is stricter than the law has no deviations
        limit = "minimum_minutes" if "minimum_minutes" in said else "maximum_minutes"
        kept["normal_minutes"] = said[limit]
    return {**kept, "level": Level.EMPLOYER.value, "hjemmel": RESTS_ON[Level.EMPLOYER]}


@lru_cache
def _pattern(kind_of_rule: str) -> Rule:
    """The line of a rulebook that others of its kind are made after: the law's, if it has one."""
    names = sorted(rulebook_ids(), key=lambda name: name != "aml")
    return next(line for name in names for line in rulebook(name).lines if kind(line) == kind_of_rule)
