"""What is shown of people to those who may not see all of it.

Where names are hidden, a person is called by a digest of the ward's salt and their id: the same in every revision and
roster of the ward, and another in every other ward. Everything that is handed out of a ward's people goes through here.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from api.access.principal import Sight
from models.findings import Finding
from models.instance import Instance
from models.kpi import Kpis
from models.problems import InputError, InputProblem
from models.roster import Roster

HIDDEN = "(skjult)"

PRIVATE_ABSENCES = frozenset({"sykdom", "permisjon"})
"""Kinds of absence that tell about a person's health or family."""

PRIVATE_RULES = frozenset({"exemptions", "availability"})
"""Kinds of rule whose findings tell what a person is exempt from, or why they are away."""

_PEOPLE = ("employee", "employees", "except_employees")
"""Keys under which ids of people stand."""

_SIGNED_BY = ("employer", "representatives")
"""Keys under which those who signed an agreement stand."""


@dataclass(frozen=True)
class Hiding:
    """How one ward is shown to somebody."""

    sight: Sight
    salt: str
    _called: dict[str, str] = field(default_factory=dict, compare=False)

    def person(self, employee_id: str) -> str:
        """What a person is called."""
        if self.sight.names:
            return employee_id
        if employee_id not in self._called:
            digest = hmac.new(self.salt.encode(), employee_id.encode(), hashlib.sha256).hexdigest()
            self._called[employee_id] = f"ansatt-{digest[:12]}"
        return self._called[employee_id]

    def instance_document(self, document: str) -> str:
        """An instance as it is shown; it can be read as an instance too."""
        if self.sight.full:
            return document
        content = json.loads(document)
        for number, employee in enumerate(content["employees"], start=1):
            if not self.sight.exemptions:
                employee.pop("exemptions", None)
            if not self.sight.names:
                employee["id"] = self.person(employee["id"])
                employee["name"] = f"Ansatt {number}"
        if not self.sight.names and "notes" in content:
            content["notes"] = []
        for absence in content.get("absences", ()):
            if not self.sight.exemptions and absence.get("kind") in PRIVATE_ABSENCES:
                absence["kind"] = "annet"
        return json.dumps(self.lines(content), ensure_ascii=False)

    def lines(self, content: Any) -> Any:
        """JSON with people renamed where they are named by id, and without the reasons of waivers."""
        if self.sight.full:
            return content
        if isinstance(content, dict):
            return {key: self._line(key, value) for key, value in content.items()}
        if isinstance(content, list | tuple):
            return [self.lines(value) for value in content]
        return content

    def _line(self, key: str, value: Any) -> Any:
        if key in _PEOPLE and isinstance(value, str):
            return self.person(value)
        if key in _PEOPLE and isinstance(value, list | tuple):
            return [self.person(one) if isinstance(one, str) else self.lines(one) for one in value]
        if key == "waivers" and isinstance(value, list | tuple):
            return [self._waiver(one) for one in value]
        if key == "signed" and isinstance(value, dict) and not self.sight.names:
            return {**value, **dict.fromkeys(_SIGNED_BY, HIDDEN)}
        return self.lines(value)

    def _waiver(self, waiver: Any) -> Any:
        shown = self.lines(waiver)
        if not isinstance(shown, dict):
            return shown
        hidden = {"reason": HIDDEN} if self.sight.names else {"reason": HIDDEN, "agreement": HIDDEN}
        return {**shown, **{key: said for key, said in hidden.items() if key in shown}}

    def instance(self, instance: Instance) -> Instance:
        if self.sight.full:
            return instance
        return Instance.model_validate_json(
            self.instance_document(instance.model_dump_json(exclude_defaults=True))
        )

    def roster(self, roster: Roster) -> Roster:
        if self.sight.full:
            return roster
        changes: dict[str, Any] = {"message": None}
        if not self.sight.names:
            changes["assignments"] = tuple(
                a.model_copy(update={"employee": self.person(a.employee)}) for a in roster.assignments
            )
            changes["positions"] = tuple(
                p.model_copy(update={"employee": self.person(p.employee)}) for p in roster.positions
            )
        return roster.model_copy(update=changes)

    def unhidden(self, instance: Instance, roster: Roster) -> Roster:
        """A roster of the instance as it is shown, said of the instance as it is.

        Raises
        ------
        InputError
            When it names somebody the instance does not have.
        """
        if self.sight.names:
            return roster
        real = {self.person(employee.id): employee.id for employee in instance.employees}
        unknown = [
            InputProblem(f"assignments[{k}].employee", None, "personen finnes ikke i instansen")
            for k, a in enumerate(roster.assignments)
            if a.employee not in real
        ]
        if unknown:
            raise InputError(unknown)
        return roster.model_copy(
            update={
                "assignments": tuple(
                    a.model_copy(update={"employee": real[a.employee]}) for a in roster.assignments
                ),
                "positions": tuple(
                    p.model_copy(update={"employee": real[p.employee]})
                    for p in roster.positions
                    if p.employee in real
                ),
            }
        )

    def findings(self, instance: Instance, findings: Sequence[Finding]) -> tuple[Finding, ...]:
        """Findings as they are shown; those that tell about exemptions are left out."""
        if self.sight.full:
            return tuple(findings)
        private = _private_lines(instance)
        return tuple(
            self._finding(one) for one in findings if self.sight.exemptions or one.rule not in private
        )

    def _finding(self, finding: Finding) -> Finding:
        if finding.employee is None or self.sight.names:
            return finding
        return finding.model_copy(update={"employee": self.person(finding.employee)})

    def kpis(self, kpis: Kpis) -> Kpis:
        if self.sight.names:
            return kpis
        people = tuple(p.model_copy(update={"employee": self.person(p.employee)}) for p in kpis.people)
        return kpis.model_copy(update={"people": people})

    def error(self, error: InputError) -> InputError:
        """What does not fit a ward, for somebody who sent it: its advice may name people they may not know of."""
        if self.sight.full:
            return error
        return InputError([InputProblem(p.where, None, "passer ikke til instansen") for p in error.problems])


def _private_lines(instance: Instance) -> frozenset[str]:
    return frozenset(line.id for line in instance.rules if getattr(line, "rule", None) in PRIVATE_RULES)
