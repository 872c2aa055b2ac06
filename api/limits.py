"""Limits of the law, and of each level of agreement, for changes of rules that are sent.

Audits judge by the lines as they stand. So a line is not made looser than its level allows; one that stands so is left to
whoever mends it, for else nothing of its ward could be saved.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from models.instance import Instance
from models.legal_limits import limit_problem, loosened
from models.problems import InputError, InputProblem


def limit_problems(instance: Instance, known: Instance | None = None) -> tuple[InputProblem, ...]:
    """Limits of an instance's rules that are looser than the level of their line allows, and were not in the ``known`` one."""
    before = () if known is None else known.rules_in_force.lines
    return _problems(instance, before, instance.overrides)


def check_overrides(instance: Instance, known: Instance, overrides: Sequence[Mapping[str, Any]]) -> None:
    """Let changes of an instance's rules for one solve through.

    Parameters
    ----------
    instance, known:
        With the changes, and without.

    Raises
    ------
    InputError
        With every limit that they make looser than the level of its line allows.
    """
    problems = _problems(instance, known.rules_in_force.lines, overrides)
    if problems:
        raise InputError(problems)


def _problems(
    instance: Instance, before: Sequence[Any], overrides: Sequence[Mapping[str, Any]]
) -> tuple[InputProblem, ...]:
    places = {change.get("id"): f"overrides[{k}]" for k, change in enumerate(overrides)}
    found = loosened(instance.rules_in_force.lines, before)
    return tuple(limit_problem(one, places.get(one.line, "rulebook")) for one in found)
