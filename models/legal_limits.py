"""How far the law, and each level of agreement, lets a limit of a rule line go (AML chapter 10)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from models.base import Model
from models.problems import InputProblem
from models.rules import Rule
from models.rules.base import AppliesTo, Level
from models.rules.night_average import NightAverage
from models.rules.sundays import Sundays
from models.rules.week_length import WeekLength
from models.text import hours

WITH_CENTRAL = frozenset({Level.CENTRAL_UNION})
WITH_UNION = frozenset({Level.UNION, Level.LOCAL, Level.TARIFF}) | WITH_CENTRAL
WITH_PERSON = frozenset({Level.INDIVIDUAL, Level.AUTHORITY}) | WITH_UNION
"""Levels that carry what the person, the union representatives, or a union with right to negotiate may agree to."""

NO_END = 10**9


@dataclass(frozen=True)
class Step:
    """How far a limit may go at some levels; the law alone when there are none."""

    limit: int
    levels: frozenset[Level]
    hjemmel: str


@dataclass(frozen=True)
class Limits:
    """The steps of one limit, the strictest first. ``floor``: less is looser."""

    parameter: str
    floor: bool
    steps: tuple[Step, ...]


class Beyond(Model):
    """A limit that is looser than the level of its line allows.

    Attributes
    ----------
    limit, hjemmel:
        How far the line may go as it is, and by what.
    needs, needs_hjemmel:
        The level that would allow the value; None when no agreement does.
    """

    line: str
    parameter: str
    value: int
    limit: int
    hjemmel: str
    needs: Level | None
    needs_hjemmel: str | None


ALONE: frozenset[Level] = frozenset()

LIMITS: dict[str, tuple[Limits, ...]] = {
    "daily_rest": (
        Limits(
            "minimum_minutes",
            True,
            (
                Step(660, ALONE, "AML §10-8 (1)"),
                Step(480, WITH_UNION, "AML §10-8 (3)"),
                Step(0, WITH_CENTRAL, "AML §10-12 (4)"),
            ),
        ),
    ),
    "weekly_rest": (
        Limits(
            "minimum_minutes",
            True,
            (
                Step(2100, ALONE, "AML §10-8 (2)"),
                Step(1680, WITH_UNION, "AML §10-8 (3)"),
                Step(0, WITH_CENTRAL, "AML §10-12 (4)"),
            ),
        ),
    ),
    "day_length": (
        Limits(
            "maximum_minutes",
            False,
            (
                Step(540, ALONE, "AML §10-4 (1)"),
                Step(600, WITH_PERSON, "AML §10-5 (1)"),
                Step(750, WITH_UNION | {Level.AUTHORITY}, "AML §10-5 (2)"),
                Step(780, WITH_CENTRAL | {Level.AUTHORITY}, "AML §10-5 (3)"),
                Step(NO_END, WITH_CENTRAL, "AML §10-12 (4)"),
            ),
        ),
    ),
    "week_length": (
        Limits(
            "maximum_minutes",
            False,
            (
                Step(2400, ALONE, "AML §10-4 (1)"),
                Step(3000, WITH_PERSON, "AML §10-5 (1)"),
                Step(3240, WITH_UNION | {Level.AUTHORITY}, "AML §10-5 (2)"),
                Step(NO_END, WITH_CENTRAL | {Level.AUTHORITY}, "AML §10-5 (3), §10-12 (4)"),
            ),
        ),
        Limits(
            "average_minutes",
            False,
            (Step(2880, ALONE, "AML §10-5"), Step(NO_END, WITH_CENTRAL, "AML §10-12 (4)")),
        ),
        Limits(
            "average_weeks",
            False,
            (Step(8, ALONE, "AML §10-5"), Step(NO_END, WITH_CENTRAL, "AML §10-12 (4)")),
        ),
    ),
    "sundays": (
        Limits(
            "average_weeks",
            False,
            (
                Step(1, ALONE, "AML §10-8 (4)"),
                Step(26, WITH_PERSON, "AML §10-8 (4)"),
                Step(NO_END, WITH_CENTRAL, "AML §10-12 (4)"),
            ),
        ),
        Limits(
            "free_every_weeks",
            False,
            (Step(4, ALONE, "AML §10-8 (4)"), Step(NO_END, WITH_CENTRAL, "AML §10-12 (4)")),
        ),
    ),
    "night_average": (
        Limits(
            "maximum_minutes",
            False,
            (Step(10640, ALONE, "AML §10-11 (6)"), Step(NO_END, WITH_UNION, "AML §10-11 (9)")),
        ),
    ),
}
"""By kind of rule. Sources of each figure: docs/rules, the page of the kind."""

LAW_KINDS = frozenset(LIMITS) | {
    "one_shift",
    "shift_competence",
    "availability",
    "exemptions",
    "weekly_norm",
}
"""Kinds of rule that say what the law says: each must be kept by a hard line that is switched on."""


def beyond(line: Rule) -> tuple[Beyond, ...]:
    """The limits of a line that are looser than its level allows; none for a line that is switched off."""
    if not line.enabled:
        return ()
    found = []
    for limits in LIMITS.get(kind(line), ()):
        value = _value(line, limits.parameter)
        if value is None:
            continue
        allowed = [step for step in limits.steps if not step.levels or line.level in step.levels][-1]
        if not _looser(limits, value, allowed.limit):
            continue
        enough = next((step for step in limits.steps if not _looser(limits, value, step.limit)), None)
        found.append(
            Beyond(
                line=line.id,
                parameter=limits.parameter,
                value=value,
                limit=allowed.limit,
                hjemmel=allowed.hjemmel,
                needs=None if enough is None else _lowest(enough.levels),
                needs_hjemmel=None if enough is None else enough.hjemmel,
            )
        )
    return tuple(found)


def loosened(lines: Iterable[Rule], known: Iterable[Rule] = ()) -> tuple[Beyond, ...]:
    """The limits of lines that are looser than their levels allow, without those that stood so in the lines as they were."""
    before = [one for line in known for one in beyond(line)]
    return tuple(one for line in lines for one in beyond(line) if one not in before)


def limit_problem(found: Beyond, where: str) -> InputProblem:
    """What is wrong with a limit, and what would allow it. ``where`` is the path of its line."""
    text = hours if found.parameter.endswith("_minutes") else str
    if found.needs is None:
        advice = "Ingen avtale tillater mer"
    else:
        advice = f"Mer krever {found.needs}: skriv det som level når den er inngått ({found.needs_hjemmel})"
    return InputProblem(
        f"{where}.{found.parameter}",
        text(found.value),
        f'regellinjen "{found.line}" kan ikke gå lenger enn til {text(found.limit)} ({found.hjemmel})',
        advice,
    )


def not_kept(lines: Iterable[Rule]) -> frozenset[str]:
    """Kinds of rule of the law that stand in a rulebook, and that no hard line for everybody keeps."""
    known = [line for line in lines if kind(line) in LAW_KINDS]
    kept = {kind(line) for line in known if line.enabled and line.hard and line.applies_to == AppliesTo()}
    return frozenset(kind(line) for line in known) - kept


def kind(line: Rule) -> str:
    """The kind of rule of a line, such as ``daily_rest``."""
    return str(getattr(line, "rule", ""))


def _looser(limits: Limits, value: int, limit: int) -> bool:
    return value < limit if limits.floor else value > limit


def _lowest(levels: frozenset[Level]) -> Level | None:
    """The level that is reached first: with the person, then with the representatives, then the others."""
    order = (Level.INDIVIDUAL, Level.UNION, Level.AUTHORITY, Level.CENTRAL_UNION)
    return next((level for level in order if level in levels), None)


def _value(line: Rule, parameter: str) -> int | None:
    """A limit as the law reckons it; None when the line does not use it."""
    if isinstance(line, WeekLength):
        if parameter == "average_weeks" and line.average_minutes is None:
            return None
        if parameter == "average_minutes" and line.average_minutes is None:
            return line.maximum_minutes
    if isinstance(line, Sundays) and line.mode == "strict":
        return None
    if isinstance(line, NightAverage):
        return round(line.maximum_minutes * 4 / line.weeks)
    found = getattr(line, parameter)
    return found if isinstance(found, int) else None
