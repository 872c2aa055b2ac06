"""What matters most in one plan, in words, and what that means for the weights of rule lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from models.instance import Instance
from models.rules import Rule

Theme = Literal["wishes", "fair", "wanted", "short_shifts", "weekends", "rest", "own_unit"]
Much = Literal["less", "same", "more"]

FACTOR = 3
"""``more`` weighs so many times as much, ``less`` a part of one to it."""

MOST_WEIGHT = 1_000_000

WEIGHTS: dict[Theme, tuple[tuple[str, str], ...]] = {
    "wishes": (("wishes", "weight"),),
    "fair": (("fair_shares", "weight"),),
    "wanted": (("cover", "wanted_weight"),),
    "short_shifts": (("fragmentation", "weight"), ("fragmentation", "extra_day_weight")),
    "weekends": (("weekends", "weight"), ("whole_weekends", "weight"), ("free_weekend", "weight")),
    "rest": (
        ("daily_rest", "quick_return_weight"),
        ("weekly_rest", "short_rest_weight"),
        ("free_after_nights", "weight"),
        ("rotation", "weight"),
    ),
    "own_unit": (("other_units", "weight"), ("other_units", "shift_weight"), ("other_units", "site_weight")),
}
"""Kinds of rule and their weights that a theme stands for. The minimum of needs is in none: it always comes first."""


def themes(instance: Instance) -> tuple[Theme, ...]:
    """Themes that weigh something under the rules of a ward."""
    return tuple(
        theme
        for theme in WEIGHTS
        if (theme != "wishes" or instance.wishes) and any(_weights(line, theme) for line in instance.rules)
    )


def overrides(instance: Instance, chosen: Mapping[Theme, Much]) -> list[dict[str, Any]]:
    """Changes of rule lines for a solve in which some themes weigh more or less than the ward's rules say."""
    changed: dict[str, dict[str, Any]] = {}
    for theme, much in chosen.items():
        if much == "same":
            continue
        for line in instance.rules:
            for field, weight in _weights(line, theme).items():
                changed.setdefault(line.id, {"id": line.id})[field] = _scaled(weight, much)
    return list(changed.values())


def _weights(line: Rule, theme: Theme) -> dict[str, int]:
    """Fields of a line that a theme is about, and what they weigh; those that weigh nothing are left out."""
    fields = [field for kind, field in WEIGHTS[theme] if kind == getattr(line, "rule", None)]
    return {
        field: weight
        for field in fields
        if (weight := int(getattr(line, field))) and not (field == "weight" and line.hard)
    }


def _scaled(weight: int, much: Much) -> int:
    return min(MOST_WEIGHT, weight * FACTOR) if much == "more" else max(1, round(weight / FACTOR))
