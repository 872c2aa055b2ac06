"""What is wrong with a rule line as it is filled in, before it is taken into the draft."""

from __future__ import annotations

from dataclasses import dataclass

from models.legal_limits import beyond, kind
from models.problems import InputError
from models.rules import Rule
from ui.workplace.language import _
from ui.workplace.roster.wording import plain
from ui.workplace.rulebook.draft import Draft, Values
from ui.workplace.rulebook.screen import RulesScreen
from ui.workplace.rulebook.wording import beyond_text
from ui.workplace.said import spoken

BESIDES = frozenset({"id", "weight", "hjemmel", "enabled", "waivers", "signed"})
"""Fields in which two lines that say the same may differ."""


@dataclass(frozen=True)
class Tried:
    """A line as it would be; None when it cannot be. ``wrong``: why it cannot stand, as Markdown."""

    line: Rule | None
    wrong: tuple[str, ...]


def tried(screen: RulesScreen, draft: Draft, line: str, before: Rule | None) -> Tried:
    """A line of a draft, laid over what is stored.

    Parameters
    ----------
    before:
        The line as it was; what was wrong with it already is not said again.
    """
    try:
        instance = draft.laid_over(screen.stored)
    except InputError as error:
        return Tried(None, tuple(plain(spoken(problem.message)) for problem in error.problems))
    lines = instance.rules_in_force.lines
    new = next(one for one in lines if one.id == line)
    known = () if before is None else beyond(before)
    wrong = [beyond_text(one, new) for one in beyond(new) if one not in known]
    if before is None and any(_same(one, new) for one in lines if one.id != line):
        wrong.append(_("En slik regel er der fra før."))
    return Tried(new, tuple(wrong))


def missing(kind_of_rule: str, values: Values) -> list[str]:
    """What is not filled in, or does not go together."""
    found = []
    least, most = values.get("minimum"), values.get("maximum")
    if least is not None and most is not None and least > most:
        found.append(_("Det minste antallet kan ikke være større enn det største."))
    if "maximum" in values and least is None and most is None:
        found.append(_("Skriv minst én av de to grensene."))
    match kind_of_rule:
        case "run_length":
            if values.get("of") == "kinds" and not values.get("kinds"):
                found.append(_("Velg hvilke slags vakter som telles."))
        case "not_alone":
            if "days" in values and not values["days"]:
                found.append(_("Velg minst én dag."))
            if values.get("units") and values.get("site"):
                found.append(_("Velg enten enheter eller sted, ikke begge."))
        case "shift_days":
            if "kinds" in values and not values["kinds"] and not values.get("shifts"):
                found.append(_("Velg hvilke vakter det gjelder."))
            if "days" in values and not values["days"] and values.get("holidays") != "yes":
                found.append(_("Velg minst én dag."))
    return found


def tidied(kind_of_rule: str, values: Values) -> Values:
    """Without what is filled in and does not count."""
    if kind_of_rule == "run_length" and "of" in values and values["of"] != "kinds":
        return {**values, "kinds": []}
    return values


def _same(one: Rule, other: Rule) -> bool:
    if kind(one) != kind(other) or not one.enabled:
        return False
    return one.model_dump(exclude=set(BESIDES)) == other.model_dump(exclude=set(BESIDES))
