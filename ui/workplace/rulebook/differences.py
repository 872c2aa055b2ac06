"""What a change of rules means, line by line, before it is stored."""

from __future__ import annotations

from dataclasses import dataclass

from models.instance import Instance
from models.rules import Rule
from ui.workplace.language import _, date_text
from ui.workplace.rulebook.importance import Importance, importance, weight_fields
from ui.workplace.rulebook.titles import title
from ui.workplace.rulebook.waivers import waiver_text
from ui.workplace.rulebook.whom import whom_text
from ui.workplace.rulebook.wording import level_text
from ui.workplace.said import spoken


@dataclass(frozen=True)
class Difference:
    """One thing that is said otherwise than before."""

    line: str
    what: str
    before: str
    after: str


def differences(before: Instance, after: Instance) -> list[Difference]:
    """Everything in the rules that is otherwise, in the order of the rulebook."""
    was = {line.id: line for line in before.rules_in_force.lines}
    now = {line.id: line for line in after.rules_in_force.lines}
    found = []
    for line in (*now, *(line for line in was if line not in now)):
        old, new = was.get(line), now.get(line)
        for one, other in zip(_said(old, before), _said(new, after), strict=True):
            if one != other:
                found.append(Difference(line, title(_kind(new or old)), one, other))
    return found


def _kind(line: Rule | None) -> str:
    return str(getattr(line, "rule", ""))


def _said(line: Rule | None, instance: Instance) -> tuple[str, ...]:
    """What is compared: the line itself with how strict it is, whom it is for, what it rests on, who signed, who is let off."""
    if line is None:
        return (_("Ingen slik regel"), "", "", "", "")
    if not line.enabled:
        return (_("Ikke i bruk"), "", "", "", "")
    return (
        f"{spoken(line.sentence())} {strength_text(line, instance.rulebook)}",
        whom_text(instance, line),
        f"{spoken(line.hjemmel)} ({level_text(line.level)})",
        signed_text(line),
        "; ".join(waiver_text(instance, waiver) for waiver in line.waivers),
    )


def strength_text(line: Rule, preset: str) -> str:
    """``Må alltid holdes.``, or how much a wish matters."""
    word = importance_text(importance(line, preset))
    if not line.hard:
        return _("Ønske: {important}.").format(important=word.lower())
    if weight_fields(line) and any(getattr(line, name) for name in weight_fields(line)):
        return _("Må alltid holdes. Unngå avvik: {important}.").format(important=word.lower())
    return _("Må alltid holdes.")


def importance_text(word: Importance) -> str:
    """``Uviktig``, ``Litt viktig``, ``Ganske viktig`` or ``Svært viktig``."""
    texts: dict[Importance, str] = {
        "none": _("Uviktig"),
        "little": _("Litt viktig"),
        "fairly": _("Ganske viktig"),
        "very": _("Svært viktig"),
    }
    return texts[word]


def signed_text(line: Rule) -> str:
    """Who signed when; nothing when that is not known."""
    if line.signed is None:
        return ""
    said = _("Signert {date} av {employer} og {representatives}").format(
        date=date_text(line.signed.on),
        employer=line.signed.employer,
        representatives=line.signed.representatives,
    )
    if line.signed.until is None:
        return said
    return said + _(", gjelder til {date}").format(date=date_text(line.signed.until))
