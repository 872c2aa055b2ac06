"""Rule lines of the ward's own: added, changed, taken out and brought back."""

from __future__ import annotations

from typing import Any

import pytest

from instances.library import load_named
from models.instance import Instance
from models.legal_limits import beyond, kind
from models.problems import InputError
from models.rules import RULE_KINDS
from models.rules.base import AppliesTo, Level
from tests.build import ward
from ui.workplace.rulebook import importance
from ui.workplace.rulebook.checking import missing, tidied, tried
from ui.workplace.rulebook.differences import differences
from ui.workplace.rulebook.draft import Draft, is_own
from ui.workplace.rulebook.new_lines import MANY, NEVER, ONCE, addable, begin
from ui.workplace.rulebook.parameters import parameters, subject
from ui.workplace.rulebook.screen import RulesScreen
from ui.workplace.rulebook.whom import whom_text

KINDS = [str(rule.model_fields["rule"].default) for rule in RULE_KINDS]


@pytest.fixture(scope="module")
def hemnesberget() -> Instance:
    return load_named("hemnes/hemnesberget")


def of(instance: Instance, line: str) -> Any:
    return next(found for found in instance.rules_in_force.lines if found.id == line)


def complete(kind_of_rule: str) -> dict[str, Any]:
    """A new line as it begins, with what must be chosen chosen."""
    values = begin(kind_of_rule)
    return {**values, "kinds": ["night"]} if kind_of_rule == "shift_days" else values


def test_every_kind_of_rule_stands_once_or_many_times_or_is_none_of_the_wards() -> None:
    assert set(KINDS) <= MANY | ONCE | NEVER
    assert not (MANY & ONCE) | (MANY & NEVER) | (ONCE & NEVER)


@pytest.mark.parametrize("kind_of_rule", sorted(MANY & set(KINDS)))
def test_a_new_line_of_each_kind_can_stand_and_goes_no_further_than_the_law(
    hemnesberget: Instance, kind_of_rule: str
) -> None:
    assert kind_of_rule in addable(hemnesberget)
    draft = Draft()
    line_id = draft.add(hemnesberget, complete(kind_of_rule))
    line = of(draft.laid_over(hemnesberget), line_id)
    assert (kind(line), line.level, line.enabled) == (kind_of_rule, Level.EMPLOYER, True)
    assert (line.applies_to, line.waivers, line.signed) == (AppliesTo(), (), None)
    assert beyond(line) == ()
    assert {one.name for one in subject(kind_of_rule)} <= set(type(line).model_fields)


def test_a_kind_that_the_ward_has_a_line_of_is_not_offered_again(hemnesberget: Instance) -> None:
    assert not ONCE & set(addable(hemnesberget))
    empty = ward(rulebook="tom")
    assert ONCE & set(KINDS) <= set(addable(empty))
    draft = Draft()
    for kind_of_rule in sorted(ONCE):
        draft.add(empty, begin(kind_of_rule))
    lines = draft.laid_over(empty).rules_in_force.lines
    assert {kind(line) for line in lines} == ONCE
    assert all(beyond(line) == () for line in lines)


def test_two_lines_of_a_kind_stand_beside_each_other(hemnesberget: Instance) -> None:
    draft = Draft()
    night = draft.add(hemnesberget, begin("not_alone"))
    day = draft.add(
        hemnesberget, {**begin("not_alone"), "start": "08:00", "end": "15:00", "days": ["sat", "sun"]}
    )
    changed = draft.laid_over(hemnesberget)
    assert night != day
    assert (of(changed, night).start, of(changed, day).start) == (22 * 60, 8 * 60)
    assert whom_text(changed, of(changed, night)) == "Gjelder alle enheter, alle dager"
    assert whom_text(changed, of(changed, day)) == "Gjelder alle enheter, lørdag og søndag"


def test_whom_a_line_is_for_is_told_with_what_is_otherwise(hemnesberget: Instance) -> None:
    unit = hemnesberget.units[0]
    draft = Draft()
    line = draft.add(hemnesberget, begin("free_run"))
    before = draft.laid_over(hemnesberget)
    draft.change(line, {"applies_to": {"units": [unit.id]}})
    (found,) = differences(before, draft.laid_over(hemnesberget))
    assert (found.before, found.after) == ("", f"Gjelder {unit.name}")


def test_a_new_line_is_told_as_new_and_a_removed_one_as_gone(hemnesberget: Instance) -> None:
    draft = Draft()
    line = draft.add(hemnesberget, begin("not_alone"))
    with_it = draft.laid_over(hemnesberget)
    told = differences(hemnesberget, with_it)
    assert {one.line for one in told} == {line}
    assert told[0].before == "Ingen slik regel"
    assert told[0].after.startswith("Minst 2 til stede fra 22:00 til 07:00")
    removal = Draft()
    removal.remove(line)
    without = removal.laid_over(with_it)
    assert without.overrides == hemnesberget.overrides
    assert differences(with_it, without)[0].after == "Ingen slik regel"


def test_a_removal_is_undone_with_what_was_changed_before_it(hemnesberget: Instance) -> None:
    first = Draft()
    line = first.add(hemnesberget, begin("not_alone"))
    stored = first.laid_over(hemnesberget)
    draft = Draft()
    draft.change(line, {"minimum_present": 3})
    draft.remove(line)
    assert draft
    assert line not in {one.id for one in draft.laid_over(stored).rules_in_force.lines}
    draft.bring_back(line)
    assert of(draft.laid_over(stored), line).minimum_present == 3
    draft.clear()
    assert not draft


def test_a_new_line_steps_aside_for_what_somebody_else_has_stored_under_its_name(
    hemnesberget: Instance,
) -> None:
    theirs = Draft()
    name = theirs.add(hemnesberget, {**begin("not_alone"), "minimum_present": 4})
    stored = theirs.laid_over(hemnesberget)
    ours = Draft()
    assert ours.add(hemnesberget, begin("not_alone")) == name
    ours.step_aside(stored)
    both = [line for line in ours.laid_over(stored).rules_in_force.lines if kind(line) == "not_alone"]
    assert [line.minimum_present for line in both if line.start == 22 * 60][-2:] == [4, 2]


def test_a_new_line_that_is_stored_already_is_not_stored_twice(hemnesberget: Instance) -> None:
    """The answer of the service was lost on the way."""
    draft = Draft()
    draft.add(hemnesberget, begin("not_alone"))
    stored = draft.laid_over(hemnesberget)
    draft.step_aside(stored)
    assert draft.laid_over(stored).overrides == stored.overrides


def test_only_lines_of_the_wards_own_can_be_removed(hemnesberget: Instance) -> None:
    draft = Draft()
    line = draft.add(hemnesberget, begin("run_length"))
    changed = draft.laid_over(hemnesberget)
    assert is_own(changed, line)
    assert not is_own(changed, "work-run")


def test_what_does_not_go_together_is_told_in_words() -> None:
    assert missing("run_length", {"of": "kinds", "kinds": [], "minimum": 4, "maximum": 3}) == [
        "Det minste antallet kan ikke være større enn det største.",
        "Velg hvilke slags vakter som telles.",
    ]
    assert missing("run_length", {"minimum": None, "maximum": None}) == ["Skriv minst én av de to grensene."]
    assert missing("not_alone", {"days": [], "units": ["a"], "site": "b"}) == [
        "Velg minst én dag.",
        "Velg enten enheter eller sted, ikke begge.",
    ]
    assert missing("shift_days", {"kinds": [], "shifts": [], "days": [], "holidays": "no"}) == [
        "Velg hvilke vakter det gjelder.",
        "Velg minst én dag.",
    ]
    for kind_of_rule in sorted(MANY):
        assert missing(kind_of_rule, complete(kind_of_rule)) == []
    assert tidied("run_length", {"of": "work", "kinds": ["night"]}) == {"of": "work", "kinds": []}


def test_a_limit_beyond_the_law_and_a_rule_twice_are_refused(hemnesberget: Instance) -> None:
    screen = RulesScreen("ward", hemnesberget, 1)
    loose = screen.draft.copy()
    line = loose.add(hemnesberget, {**begin("daily_rest"), "minimum_minutes": 420, "normal_minutes": 420})
    (wrong,) = tried(screen, loose, line, None).wrong
    assert "kan ikke gå lenger enn til 11 t" in wrong

    screen.draft.add(hemnesberget, begin("not_alone"))
    screen.apply()
    again = screen.draft.copy()
    line = again.add(hemnesberget, begin("not_alone"))
    assert tried(screen, again, line, None).wrong == ("En slik regel er der fra før.",)


def test_what_cannot_be_a_rule_is_told_without_names_of_fields(hemnesberget: Instance) -> None:
    screen = RulesScreen("ward", hemnesberget, 1)
    draft = screen.draft.copy()
    line = draft.add(hemnesberget, {**begin("not_alone"), "minimum_present": 0})
    found = tried(screen, draft, line, None)
    assert found.line is None
    assert found.wrong
    with pytest.raises(InputError):
        draft.laid_over(hemnesberget)


@pytest.mark.parametrize("kind_of_rule", sorted(MANY & set(KINDS)))
def test_importance_of_a_new_wish_is_read_back_as_it_was_chosen(
    hemnesberget: Instance, kind_of_rule: str
) -> None:
    for word, factor in importance.FACTORS.items():
        usual = importance.usual_of_kind(kind_of_rule, hemnesberget.rulebook)
        values = {**complete(kind_of_rule), "hard": False, "weight": max(1, round(usual * factor))}
        draft = Draft()
        added = draft.add(hemnesberget, values)
        line = of(draft.laid_over(hemnesberget), added)
        assert importance.importance(line, hemnesberget.rulebook) == word


def test_every_field_of_a_form_is_one_that_the_rule_has() -> None:
    for rule in RULE_KINDS:
        kind_of_rule = rule.model_fields["rule"].default
        named = {one.name for one in (*parameters(kind_of_rule), *subject(kind_of_rule))}
        assert named <= set(rule.model_fields)
