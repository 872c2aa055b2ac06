"""Two sets of changes of one ward laid together."""

from __future__ import annotations

import copy
import json
from typing import Any

from models.instance import Instance
from tests.build import line
from tests.ui.workplace.ward.example import full_ward
from ui.workplace.people.removing import remove
from ui.workplace.ward.merging import merged

Json = dict[str, Any]


def three() -> tuple[Json, Json, Json]:
    base = full_ward().model_dump(mode="json")
    return base, copy.deepcopy(base), copy.deepcopy(base)


def test_changes_of_different_things_are_both_kept() -> None:
    base, ours, theirs = three()
    ours["employees"][0]["name"] = "Kari Ny"
    ours["absences"].append({**base["absences"][0], "employee": "per"})
    ours["demand"].pop()
    theirs["employees"][1]["newcomer"] = True
    theirs["wishes"].pop(0)
    theirs["name"] = "Annet navn"
    theirs["events"].append({**base["events"][0], "id": "ny"})
    found = merged(base, ours, theirs)
    assert found.both == ()
    document = found.document
    assert document["employees"][0]["name"] == "Kari Ny"
    assert document["employees"][1]["newcomer"]
    assert [one["employee"] for one in document["absences"]] == ["ola", "per"]
    assert [one["id"] for one in document["demand"]] == ["dag"]
    assert [one["employee"] for one in document["wishes"]] == ["per"]
    assert document["name"] == "Annet navn"
    assert [one["id"] for one in document["events"]] == ["mote", "ny"]
    Instance.model_validate_json(json.dumps(document))


def test_what_both_have_changed_is_ours_and_is_told() -> None:
    base, ours, theirs = three()
    ours["employees"][0]["newcomer"] = True
    theirs["employees"][0]["name"] = "Kari Deres"
    ours["demand"][0]["wanted"] = 2
    theirs["demand"].pop(0)
    found = merged(base, ours, theirs)
    assert found.both == ("Kari Deres", "Dag")
    assert found.document["employees"][0] == ours["employees"][0]
    assert ours["demand"][0] in found.document["demand"]


def test_the_same_change_twice_is_no_trouble() -> None:
    base, ours, theirs = three()
    for one in (ours, theirs):
        one["employees"][0]["newcomer"] = True
        one["absences"].append({**base["absences"][0], "employee": "per"})
    found = merged(base, ours, theirs)
    assert found.both == ()
    assert len(found.document["absences"]) == 2


def test_what_is_said_of_somebody_they_removed_goes_too() -> None:
    base, ours, theirs = three()
    theirs["employees"] = [one for one in theirs["employees"] if one["id"] != "ola"]
    theirs["absences"] = []
    ours["wishes"].append({**base["wishes"][0], "employee": "ola"})
    found = merged(base, ours, theirs)
    Instance.model_validate_json(json.dumps(found.document))
    assert {one["employee"] for one in found.document["wishes"]} == {"kari", "per"}


def test_somebody_who_is_gone_does_not_come_back_with_what_we_changed_of_them() -> None:
    base, ours, theirs = three()
    theirs, _gone = remove(theirs, "ola")
    ours["employees"] = [
        {**one, "newcomer": True} if one["id"] == "ola" else one for one in ours["employees"]
    ]
    ours["wishes"].append({**base["wishes"][0], "employee": "ola"})
    found = merged(base, ours, theirs)
    assert found.both == ()
    assert "ola" not in json.dumps(found.document)
    Instance.model_validate_json(json.dumps(found.document))


def test_with_somebody_we_removed_goes_what_they_say_of_them() -> None:
    base, ours, theirs = three()
    ours, _gone = remove(ours, "per")
    theirs["pins"].append({**base["pins"][0], "date": "2027-03-23"})
    theirs["overrides"].append({**line("one_shift"), "id": "own", "applies_to": {"employees": ["per"]}})
    found = merged(base, ours, theirs).document
    assert '"per"' not in json.dumps(found)
    Instance.model_validate_json(json.dumps(found))
