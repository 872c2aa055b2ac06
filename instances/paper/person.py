"""A page for each person: the weeks with codes and clock times, the sums, and what the audit says of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from instances.paper.cells import Cells, times
from instances.paper.typesetting import typeset
from instances.paper.wording import (
    difference,
    heading,
    hour_figure,
    number,
    percent,
    week_label,
    weekday_date,
)
from models.audit import Audit
from models.findings import Finding, Severity
from models.instance import Instance
from models.kpi import PersonKpis, kpis
from models.problems import InputError, InputProblem
from models.references import check_roster
from models.roster import Roster
from models.staff import Employee

HEADINGS = {
    Severity.HARD: "Brudd på regler",
    Severity.DEVIATION: "Avvik som en avtale gir adgang til",
    Severity.WAIVED: "Fritak",
    Severity.SOFT: "Ønsker og mål som ikke er nådd",
}
"""In the order they are listed."""


def person_pages(
    instance: Instance,
    roster: Roster,
    audit: Audit,
    employees: Sequence[str] | None = None,
    *,
    stage: str | None = None,
    revision: int | None = None,
) -> bytes:
    """A PDF of A4 pages with one part for each person, which begins on a page of its own and is numbered by itself.

    Parameters
    ----------
    employees:
        Ids, in the order of the pages; everybody when None.
    stage, revision:
        As in ``wall_plan``.

    Raises
    ------
    InputError
        When the roster does not fit the instance, nobody is named, or somebody who is not in the instance.
    """
    check_roster(instance, roster)
    ids = [e.id for e in instance.employees] if employees is None else list(employees)
    if not ids or any(name not in instance.employee_by_id for name in ids):
        raise InputError(
            [InputProblem("employee", None, "er ingen ansatt i planen", "Velg en av de ansatte i instansen")]
        )
    pages = _Pages(instance, roster, audit)
    data = {
        **heading(instance, roster, audit, stage, revision),
        "title": f"Vaktplan for {instance.employee_by_id[ids[0]].name if len(ids) == 1 else instance.name}",
        "people": [pages.person(instance.employee_by_id[name]) for name in ids],
    }
    return typeset("person", data)


class _Pages:
    def __init__(self, instance: Instance, roster: Roster, audit: Audit) -> None:
        self.instance = instance
        self.cells = Cells(instance, roster)
        self.figures = {p.employee: p for p in kpis(instance, roster).people}
        self.competences = {c.id: c.name for c in instance.competences}
        self.titles = {rule.id: rule.TITLE for rule in instance.rules}
        self.findings: dict[str, list[Finding]] = {}
        for finding in audit.findings:
            if finding.employee is not None:
                self.findings.setdefault(finding.employee, []).append(finding)

    def person(self, employee: Employee) -> dict[str, Any]:
        unit = self.instance.unit_by_id[employee.home_unit].name
        competences = ", ".join(self.competences[c] for c in employee.competences)
        return {
            "name": employee.name,
            "facts": [fact for fact in (unit, competences) if fact],
            "figures": self._figures(employee, self.figures[employee.id]),
            "weeks": [self._week(employee, week) for week in range(self.instance.horizon.weeks)],
            "findings": self._findings(self.findings.get(employee.id, ())),
        }

    def _figures(self, employee: Employee, p: PersonKpis) -> list[list[str]]:
        contract = employee.contract_on(self.instance.horizon.last)
        norm = "" if contract is None else f", {_NORMS.get(contract.weekly_norm, contract.weekly_norm)}"
        position = "ingen avtale" if p.position_percent is None else f"{percent(p.position_percent)} %{norm}"
        found = [
            ["Stilling", position],
            [
                "Timer",
                f"{hour_figure(p.minutes)} av {hour_figure(p.target_minutes)} ({difference(p.difference_minutes)})",
            ],
            ["Vakter", str(p.shifts)],
            ["Helger", str(p.weekends)],
            ["Kvelder", str(p.evenings)],
            ["Netter", str(p.nights)],
            ["Hvile under 11 t", str(p.quick_returns)],
            ["Helgetimer per år", number(p.weekend_hours_per_year, 0)],
        ]
        if p.wishes:
            found.append(["Ønsker oppfylt", f"{p.wishes_met} av {p.wishes}"])
        return found

    def _week(self, employee: Employee, week: int) -> dict[str, Any]:
        days = range(7 * week, 7 * week + 7)
        minutes = sum(w.counted_minutes for day in days for w in self.cells.view.on_day(employee.id, day))
        return {
            "label": week_label(self.instance.horizon, week),
            "hours": hour_figure(minutes),
            "days": [self._day(employee, day) for day in days],
        }

    def _day(self, employee: Employee, day: int) -> dict[str, Any]:
        works = []
        for work in self.cells.view.on_day(employee.id, day):
            colour = self.cells.colours[work.shift.id]
            works.append(
                {
                    "code": work.shift.id,
                    "background": colour.background,
                    "text": colour.text,
                    "times": times(work.shift),
                    "unit": ""
                    if work.unit == employee.home_unit
                    else self.instance.unit_by_id[work.unit].name,
                }
            )
        return {
            **self.cells.day(day),
            "holiday": self.instance.timeline.holiday(day) or "",
            "works": works,
            "free": "" if works else self.cells.texts.get((employee.id, day), ""),
        }

    def _findings(self, findings: Sequence[Finding]) -> list[dict[str, Any]]:
        blocks = []
        for severity, title in HEADINGS.items():
            own = [f for f in findings if f.severity is severity]
            if own:
                blocks.append({"title": title, "count": len(own), "rows": self._by_rule(own)})
        return blocks

    def _by_rule(self, findings: Iterable[Finding]) -> list[dict[str, Any]]:
        """A row for each rule line, its paragraph said once, with the days that the same is said of together."""
        rows: dict[tuple[str, str], dict[str, list[str]]] = {}
        for finding in findings:
            said = rows.setdefault((finding.rule, finding.hjemmel), {})
            said.setdefault(finding.message, []).append(when(finding))
        return [
            {
                "rule": self.titles.get(rule, rule),
                "hjemmel": hjemmel,
                "said": [[", ".join(days), message] for message, days in said.items()],
            }
            for (rule, hjemmel), said in rows.items()
        ]


def when(finding: Finding) -> str:
    """``ma 25.1``, or the first and the last day."""
    first = weekday_date(finding.first)
    return first if finding.first == finding.last else f"{first} – {weekday_date(finding.last)}"


_NORMS = {"37.5": "37,5 t", "35.5": "35,5 t", "33.6": "33,6 t", "tredelt": "tredelt turnus"}
