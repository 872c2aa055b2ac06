"""Findings in words: what was measured, against what, when, and whom or what it is about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from models.demand import Demand
from models.findings import Finding, Severity
from models.instance import Instance
from ui.workplace.client import RuleLine
from ui.workplace.language import _, decimal, ngettext, together
from ui.workplace.roster.wording import day, person
from ui.workplace.rulebook.titles import title
from ui.workplace.said import spoken


def amount(value: int, measure: str) -> str:
    """A figure of a finding with its unit, not to be broken over lines: ``9 t 30 min``, ``3 dager``, ``85 %``."""
    return _whole(_amount(value, measure))


def _whole(text: str) -> str:
    return text.replace(" ", "\N{NO-BREAK SPACE}")


def _amount(value: int, measure: str) -> str:
    match measure:
        case "minutes":
            return length(value)
        case "person_minutes":
            return _("{hours} til sammen").format(hours=length(value))
        case "days":
            return ngettext("{count} dag", "{count} dager", value)
        case "times":
            return ngettext("{count} gang", "{count} ganger", value)
        case "people":
            return ngettext("{count} person", "{count} personer", value)
        case "percent":
            return f"{value} %"
    return decimal(value)


def length(minutes: int) -> str:
    """``9 t 30 min``, ``45 min``, ``-2 t``."""
    sign, minutes = ("\N{MINUS SIGN}", -minutes) if minutes < 0 else ("", minutes)
    whole, rest = divmod(minutes, 60)
    parts = [
        *([_("{count} t").format(count=decimal(whole))] if whole or not rest else []),
        *([_("{count} min").format(count=rest)] if rest else []),
    ]
    return sign + " ".join(parts)


def when(instance: Instance, finding: Finding) -> str:
    """``ma. 4. jan.``, ``ma. 4. jan. – sø. 10. jan.``, or the whole plan."""
    horizon = instance.horizon
    if finding.first <= horizon.start and finding.last >= horizon.last:
        return _("hele planen")
    first = _whole(day(instance, finding.first)) if horizon.holds(finding.first) else _("før planen")
    if finding.first == finding.last:
        return first
    last = _whole(day(instance, finding.last)) if horizon.holds(finding.last) else _("etter planen")
    return f"{first} – {last}"


def about(instance: Instance, finding: Finding) -> str:
    """Whom a finding is about, or which need or unit."""
    if finding.employee is not None:
        return person(instance, finding.employee)
    if finding.demand is not None:
        need = next((need for need in instance.demand if need.id == finding.demand), None)
        if need is not None:
            return need_text(instance, need)
    if finding.unit is not None:
        return unit_text(instance, finding.unit)
    return _("Hele avdelingen")


def need_text(instance: Instance, need: Demand) -> str:
    """A need by its name, or by where it is."""
    return need.name or place(instance, need)


def place(instance: Instance, need: Demand) -> str:
    """Where a need is."""
    if need.units:
        return together([unit_text(instance, unit) for unit in need.units])
    if need.site is not None:
        return next((site.name for site in instance.sites if site.id == need.site), need.site)
    return _("Alle enheter")


def unit_text(instance: Instance, unit: str) -> str:
    found = instance.unit_by_id.get(unit)
    return unit if found is None else found.name


def competences_text(instance: Instance, ids: tuple[str, ...]) -> str:
    """``Sykepleier eller Vernepleier``; everybody when it is no matter."""
    names = {competence.id: competence.name for competence in instance.competences}
    return _(" eller ").join(names.get(one, one) for one in ids) or _("Alle")


def severity_text(severity: Severity) -> str:
    """What a finding is, in a word."""
    match severity:
        case Severity.HARD:
            return _("Brudd")
        case Severity.DEVIATION:
            return _("Avvik med avtale")
        case Severity.SOFT:
            return _("Ønske eller mål")
    return _("Fritak")


def severity_count(severity: Severity, count: int) -> str:
    """``3 brudd``, ``12 avvik med avtale``."""
    match severity:
        case Severity.HARD:
            return ngettext("{count} brudd", "{count} brudd", count)
        case Severity.DEVIATION:
            return ngettext("{count} avvik med avtale", "{count} avvik med avtale", count)
        case Severity.SOFT:
            return ngettext("{count} ønske eller mål", "{count} ønsker og mål", count)
    return ngettext("{count} fritak", "{count} fritak", count)


def line_names(lines: Mapping[str, RuleLine]) -> dict[str, str]:
    """What rule lines are called; of those with one title each is told apart by what it says."""
    titles = Counter(title(line.rule) for line in lines.values())
    return {
        line.id: title(line.rule)
        if titles[title(line.rule)] == 1
        else f"{title(line.rule)}: {spoken(line.sentence).rstrip('.')}"
        for line in lines.values()
    }
