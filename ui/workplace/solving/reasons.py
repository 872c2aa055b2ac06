"""Why there is no roster, in the words of the pages: whom, when and which rules it is about, and what can be done."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass

from models.instance import Instance
from ui.workplace.language import _, ngettext, together
from ui.workplace.roster.wording import day, person
from ui.workplace.rulebook.titles import title
from ui.workplace.said import spoken
from ui.workplace.ward.findings import in_words

MOST_DAYS = 3
"""Days that are named; of more the first and the last."""

_DATE = r"\w\w \d\d\.\d\d\.\d{4}"

_CLASH = re.compile(
    rf"(?P<who>\S+)(?P<when>(?: {_DATE},?)*): "
    r"(?:regelen (?P<one>.+?) kan ikke holdes uansett hvordan planen legges"
    r"|ingen vakt og heller ikke fri er lov etter reglene (?P<several>.+?))\. "
    r"Endre låste celler, fravær eller regelen, eller gi et fritak\."
)
"""A sentence of ``solver.diagnose``; several follow each other."""

_RULE_ID = re.compile(r"\(([\w.+/-]+)\)")

_PROVED = "Bevist: ingen plan kan holde alle harde regler."
_NOT_IN_TIME = "Ingen plan uten brudd på harde regler ble funnet i tiden"
_STOPPED = "Stoppet før en plan uten brudd var funnet."
_BROKE_DOWN = "Løsingen brøt sammen"
_REFUSED = re.compile(
    r"^(?P<path>[a-z_]+[\[.][\w.\[\], ]*?)(?: \.\.\.)?(?: = (?P<value>\"[^\"]*\"|\S+))?: (?P<said>.+)$"
)
"""One thing that is wrong with the ward or its locked cells (``models.problems``)."""


@dataclass(frozen=True)
class Why:
    """Why there is no roster.

    Attributes
    ----------
    sentences:
        In words, the most telling first; without Markdown.
    advice:
        What can be done about just that; empty when nothing is known.
    """

    sentences: tuple[str, ...]
    advice: tuple[str, ...] = ()


def why(reason: str | None, instance: Instance) -> Why:
    """What the service says of a solve that ended without a roster, as a ward leader says it."""
    text = (reason or "").strip()
    clashes = list(_clashes(text, instance))
    if clashes:
        kinds = tuple(dict.fromkeys(kind for clash in clashes for kind in clash.kinds))
        return Why(tuple(clash.sentence(instance) for clash in clashes), tuple(advice(kinds)))
    if text.startswith(_PROVED):
        return Why(
            (_("Det er bevist: samme hvordan vaktene legges, blir minst én regel som må holdes, brutt."),)
        )
    if text.startswith((_NOT_IN_TIME, _STOPPED)):
        return Why((_("Tiden gikk ut før det var funnet en plan som holder alt som må holdes."),))
    if text.startswith(_BROKE_DOWN):
        return Why(
            (
                _(
                    "Maskinen klarte ikke å fullføre, selv etter flere forsøk. Det er ikke noe galt med det du har lagt inn."
                ),
            ),
            (_("Blir det slik igjen, si fra til den som drifter Turnus hos dere."),),
        )
    return Why(tuple(_refused(line, instance) for line in text.splitlines() if line.strip()))


@dataclass(frozen=True)
class _Clash:
    """Rules that one person cannot keep."""

    employee: str
    dates: tuple[dt.date, ...]
    kinds: tuple[str, ...]

    def sentence(self, instance: Instance) -> str:
        rules = together([f"«{title(kind)}»" for kind in self.kinds])
        whom = person(instance, self.employee)
        if not self.dates:
            return _("{person}: {rules} kan ikke holdes, samme hvordan vaktene legges.").format(
                person=whom, rules=rules
            )
        if len(self.dates) > MOST_DAYS:
            first, last = day(instance, min(self.dates)), day(instance, max(self.dates))
            days = _("{first} til {last}").format(first=first, last=last)
        else:
            days = together([day(instance, date) for date in self.dates])
        if len(self.kinds) > 1:
            return _(
                "{person}, {days}: verken en vakt eller fri er lov, på grunn av {rules} samtidig."
            ).format(person=whom, days=days, rules=rules)
        return _("{person}, {days}: {rules} kan ikke holdes, samme hvordan vaktene legges.").format(
            person=whom, days=days, rules=rules
        )


def _clashes(text: str, instance: Instance) -> Iterator[_Clash]:
    kinds = {line.id: line.rule for line in instance.rules_in_force.lines}
    for found in _CLASH.finditer(text):
        ids = _RULE_ID.findall(found["one"] or found["several"])
        dates = (dt.datetime.strptime(one[3:], "%d.%m.%Y").date() for one in re.findall(_DATE, found["when"]))
        yield _Clash(found["who"], tuple(dates), tuple(dict.fromkeys(kinds.get(one, one) for one in ids)))


def _refused(line: str, instance: Instance) -> str:
    """One line of what is wrong with the input, without paths."""
    found = _REFUSED.match(line.strip())
    document = instance.model_dump(mode="json")
    if found is None:
        count = re.fullmatch(r"Inndata: (\d+) feil", line.strip())
        if count:
            return ngettext(
                "{count} ting i avdelingen kan ikke stemme:",
                "{count} ting i avdelingen kan ikke stemme:",
                int(count[1]),
            )
        return in_words(spoken(line.strip()), document)
    value = (found["value"] or "").strip('"')
    whom = next((one.name for one in instance.employees if one.id == value), value)
    said = in_words(spoken(found["said"]), document)
    return f"{whom}: {said}" if whom else said


def advice(kinds: tuple[str, ...]) -> list[str]:
    """What can be done about rules that cannot be kept."""
    said = {
        "contract_hours": _(
            "Timene i stillingen går ikke opp med vaktene som finnes. Se på stilling og fravær på siden Ansatte, eller la timene "
            "avvike mer på siden Regler."
        ),
        "pins": _("Lås opp cellene på siden Turnus, eller lås noe annet der."),
        "availability": _("Se om fraværet og ukedagene på siden Ansatte er riktige."),
        "exemptions": _("Se om fritakene på siden Ansatte er riktige."),
        "shift_competence": _("Se om kompetansen på siden Ansatte er riktig."),
        "allowed_units": _("Se hvilke enheter den ansatte kan arbeide på, på siden Ansatte."),
    }
    found = [said[kind] for kind in kinds if kind in said]
    if not found or set(kinds) - set(said):
        found.append(
            _(
                "Gjør en av reglene romsligere på siden Regler, gjør den til et ønske, eller gi et unntak for den det gjelder."
            )
        )
    return found
