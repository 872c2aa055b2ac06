"""New models from old ones, checked again, and rule lines laid over a ward's rulebook."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from models.base import Model
from models.instance import Instance
from models.policy.base import refuse
from models.problems import choice_advice
from models.rules.base import Rule
from models.staff import Employee

M = TypeVar("M", bound=Model)
R = TypeVar("R", bound=Rule)


def altered(model: M, **changes: Any) -> M:
    """The same model with some fields changed and every check made again.

    Raises
    ------
    InputError, pydantic.ValidationError
        When the changed fields do not fit.
    """
    kept = {name: getattr(model, name) for name in type(model).model_fields}
    return type(model).model_validate({**kept, **changes})


def with_staff(instance: Instance, change: Callable[[Employee], Mapping[str, Any]]) -> tuple[Instance, int]:
    """Every employee with the fields that ``change`` gives, and how many of them are different."""
    staff = []
    count = 0
    for person in instance.employees:
        fields = {k: v for k, v in change(person).items() if getattr(person, k) != v}
        count += bool(fields)
        staff.append(altered(person, **fields) if fields else person)
    return (altered(instance, employees=tuple(staff)), count) if count else (instance, 0)


def lines_of(instance: Instance, kind: type[R]) -> tuple[R, ...]:
    """Every rule line of a kind, those that are switched off included."""
    return tuple(line for line in instance.rules_in_force.lines if isinstance(line, kind))


def with_line(instance: Instance, line_id: str, keys: Mapping[str, Any]) -> Instance:
    """The instance with some keys of a rule line changed, or with a line more.

    An agreement that was signed for other limits is signed no more.
    """
    own = {str(line["id"]): dict(line) for line in instance.overrides}
    now = {line.id: line for line in instance.rules_in_force.lines}.get(line_id)
    unsigned = {"signed": None} if now is not None and now.signed is not None else {}
    own[line_id] = {**own.get(line_id, {"id": line_id}), **unsigned, **keys}
    return altered(instance, overrides=tuple(own.values()))


def with_lines_of(
    instance: Instance, kind: type[Rule], line_id: str, keys: Mapping[str, Any], new: Mapping[str, Any]
) -> Instance:
    """Keys changed in every line of a kind; without any, a line ``line_id`` with ``keys`` and ``new``."""
    lines = lines_of(instance, kind)
    for line in lines:
        instance = with_line(instance, line.id, keys)
    if lines:
        return instance
    taken = {line.id for line in instance.rules_in_force.lines}
    return with_line(instance, fresh(line_id, taken), {**new, **keys})


def fresh(wanted: str, taken: Mapping[str, Any] | set[str] | frozenset[str]) -> str:
    """``wanted``, or it with the first number that makes it new."""
    found, k = wanted, 2
    while found in taken:
        found, k = f"{wanted}-{k}", k + 1
    return found


def known_sites(instance: Instance, wanted: tuple[str, ...]) -> tuple[str, ...]:
    """The sites named, or all when none are.

    Raises
    ------
    InputError
        When a site is unknown.
    """
    known = [s.id for s in instance.sites]
    for site in wanted:
        if site not in known:
            refuse(f'stedet "{site}" finnes ikke', choice_advice(site, known))
    return wanted or tuple(known)


def known_competences(instance: Instance, wanted: tuple[str, ...]) -> None:
    """Check that competences exist.

    Raises
    ------
    InputError
        When one is unknown.
    """
    known = [c.id for c in instance.competences]
    for competence in wanted:
        if competence not in known:
            refuse(f'kompetansen "{competence}" finnes ikke', choice_advice(competence, known))


def position_percent(instance: Instance, person: Employee) -> float | None:
    """Position on the last day of the plan, in per cent; None when the person has left by then."""
    contract = person.contract_on(instance.horizon.last)
    return None if contract is None else contract.position_percent
