"""A person taken out of stored documents: what was planned stays, under another id, and who it was is gone."""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable
from typing import Any

from api.people.texts import Mentions

NAME = "Slettet ansatt"
TEXT = "(slettet)"

_LONGEST_NAME = 120
_PROSE = frozenset(
    {
        *("notes", "reason", "agreement", "hjemmel", "message", "employer", "representatives"),
        *("note", "text", "sentence", "refused", "cost_refused", "failures"),
    }
)
"""Keys under which people write what they like."""

_PEOPLE = frozenset({"employee", "employees", "except_employees"})


def pseudonym() -> str:
    """A new id for somebody who is erased; it says nothing of who it was."""
    return f"slettet-{secrets.token_hex(6)}"


class Erasure:
    """Takes one person out of the documents of one instance.

    Parameters
    ----------
    mentions:
        Of the person, in free text.
    """

    def __init__(self, employee: str, called: str, mentions: Mentions) -> None:
        self._employee, self._called, self._mentions = employee, called, mentions

    def instance(self, document: str) -> str:
        """The JSON of an instance: exemptions and wishes are gone, absences have no reason, and notes that name the person are gone."""
        content = json.loads(document)
        employees = [self._one_of(one) for one in content["employees"]]
        absences = [self._absence(one) for one in content.get("absences", ())]
        wishes = [one for one in content.get("wishes", ()) if one["employee"] != self._employee]
        erased = self._walk(content) | {"employees": employees}
        if absences:
            erased["absences"] = absences
        if "wishes" in content:
            erased["wishes"] = wishes
        return _text(erased)

    def roster(self, document: str, new_hash: Callable[[str], str]) -> str:
        """The JSON of a roster, with another hash of its instance. There may be thousands, and nearly all of one is assignments."""
        content = json.loads(document)
        for part in (*content["assignments"], *content["positions"]):
            if part["employee"] == self._employee:
                part["employee"] = self._called
        if content["message"] is not None:
            content["message"] = self.text(content["message"])
        content["instance_hash"] = new_hash(content["instance_hash"])
        return _text(content)

    def result(self, document: str, hash_of: Callable[[str], str]) -> str:
        """The JSON of what came of a policy (``heltid.sweep.result.PolicyResult``): its ward, its roster and its figures.

        Parameters
        ----------
        hash_of:
            The hash of an instance, by its JSON.
        """
        content = json.loads(document)
        erased = self._rostered(content, hash_of)
        if content.get("anew") is not None:  # results of earlier editions have none
            erased["anew"] = self._rostered(content["anew"], hash_of)
        return document if erased == content else _text(erased)

    def _rostered(self, part: dict[str, Any], hash_of: Callable[[str], str]) -> dict[str, Any]:
        erased: dict[str, Any] = self._walk(part)
        if part["instance"] is not None:
            instance = self.instance(_text(part["instance"]))
            erased["instance"] = json.loads(instance)
            if part["roster"] is not None:
                roster = self.roster(_text(part["roster"]), lambda _: hash_of(instance))
                erased["roster"] = json.loads(roster)
        return erased

    def document(self, document: str) -> str:
        """Any other JSON: lines of rules, pins, a request, something told. The same text when the person is not in it."""
        content = json.loads(document)
        erased = self._walk(content)
        return document if erased == content else _text(erased)

    def text(self, text: str) -> str:
        """Free text: nothing is left of one that names the person."""
        return TEXT if self._mentions.named_in(text) else text

    def _one_of(self, employee: dict[str, Any]) -> dict[str, Any]:
        if employee["id"] != self._employee:
            return employee
        kept = {key: value for key, value in employee.items() if key != "exemptions"}
        return {**kept, "id": self._called, "name": NAME}

    def _absence(self, absence: dict[str, Any]) -> dict[str, Any]:
        if absence["employee"] != self._employee:
            return absence
        # F4 is a mark of the plan (a day off for a public holiday), the others say why somebody is away
        kind = "F4" if absence.get("kind") == "F4" else "annet"
        return {**absence, "employee": self._called, "kind": kind}

    def _walk(self, content: Any) -> Any:
        if isinstance(content, dict):
            erased = {key: self._value(key, value) for key, value in content.items()}
            if content.get("employee") == self._employee:
                erased |= dict.fromkeys(content.keys() & {"reason", "agreement"}, TEXT)
            return erased
        if isinstance(content, list):
            return [self._walk(one) for one in content]
        return content

    def _value(self, key: str, value: Any) -> Any:
        if isinstance(value, list) and key in _PEOPLE | _PROSE:
            return [self._value(key, one) if isinstance(one, str) else self._walk(one) for one in value]
        if not isinstance(value, str):
            return self._walk(value)
        if key in _PEOPLE:
            return self._called if value == self._employee else value
        if key in _PROSE:
            return self.text(value)
        if key == "name":
            return self._mentions.renamed(value, NAME)[:_LONGEST_NAME].strip()
        return value


def _text(content: Any) -> str:
    """As the service writes its documents."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"))
