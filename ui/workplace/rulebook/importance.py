"""How much a wish matters, in words, and the weights of a rule line that go with them."""

from __future__ import annotations

from functools import lru_cache
from math import log
from typing import Literal

from models.rulebook import rulebook, rulebook_ids
from models.rules import Rule

Importance = Literal["none", "little", "fairly", "very"]

FACTORS: dict[Importance, float] = {"little": 0.25, "fairly": 1.0, "very": 4.0}
"""Of the usual weight of a line, which is what its rulebook says."""

MOST_WEIGHT = 1_000_000

USUAL = 100
"""Weight of a wish that no rulebook knows."""

USUAL_A_MINUTE = {"not_alone": 5}
"""The same for kinds of rule that are weighed by the minute."""

ALWAYS = frozenset({"cover"})
"""Kinds of rule that are never without importance."""


def weight_fields(line: Rule) -> tuple[str, ...]:
    """Fields of a line that weigh something; that of a hard line's own breach does not count."""
    fields = [name for name in type(line).model_fields if name == "weight" or name.endswith("_weight")]
    return tuple(name for name in fields if not (name == "weight" and line.hard))


def importance(line: Rule, preset: str) -> Importance:
    """How much a line matters: the word nearest to its weights."""
    usual = usual_weights(line, preset)
    shares = [getattr(line, name) / usual[name] for name in usual if getattr(line, name)]
    if not shares or not line.enabled:
        return "none"
    share = max(shares)
    return min(FACTORS, key=lambda word: abs(log(share) - log(FACTORS[word])))


def values(line: Rule, preset: str, word: Importance) -> dict[str, int | bool]:
    """Fields that make a line matter so much."""
    if word == "none":
        if line.hard:
            return dict.fromkeys(weight_fields(line), 0)
        return {"enabled": False}
    usual = usual_weights(line, preset)
    found: dict[str, int | bool] = {
        name: min(MOST_WEIGHT, max(1, round(weight * FACTORS[word]))) for name, weight in usual.items()
    }
    return found if line.enabled else {"enabled": True, **found}


def usual_weights(line: Rule, preset: str) -> dict[str, int]:
    """What a line weighs when it matters fairly: as in its rulebook, in another one, or for others of its kind."""
    fields = weight_fields(line)
    for candidate in _alike(line.id, getattr(line, "rule", ""), preset):
        found = {name: getattr(candidate, name) for name in fields if getattr(candidate, name, 0)}
        if (
            found and line.weight and not line.hard and "weight" not in found
        ):  # the others of its kind are hard
            found["weight"] = USUAL_A_MINUTE.get(getattr(line, "rule", ""), USUAL)
        if found:
            return found
    standing = [name for name in fields if getattr(line, name)] or list(fields[:1])
    return dict.fromkeys(standing, USUAL_A_MINUTE.get(getattr(line, "rule", ""), USUAL))


def usual_of_kind(kind: str, preset: str) -> int:
    """What a new wish of a kind weighs when it matters fairly."""
    weights = (line.weight for line in _alike("", kind, preset) if line.weight)
    return next(weights, USUAL_A_MINUTE.get(kind, USUAL))


@lru_cache(maxsize=512)
def _alike(line: str, kind: str, preset: str) -> tuple[Rule, ...]:
    """Lines of the rulebooks to take the usual weight from, the most alike first."""
    presets = [preset, *(name for name in rulebook_ids() if name != preset)]
    lines: list[Rule] = [found for name in presets for found in rulebook(name).lines]
    same = [found for found in lines if found.id == line]
    kin = [found for found in lines if found.id != line and getattr(found, "rule", "") == kind]
    return tuple(same + kin)


def can_be_wish(line: Rule) -> bool:
    """Whether a line may be hard or soft, as one likes."""
    return type(line).model_fields["hard"].annotation is bool
