"""Changes of rules that are not stored: laid over the ward, and what they mean in words."""

from __future__ import annotations

from typing import Any

import pytest

from instances.library import load_named
from models.instance import Instance
from models.legal_limits import beyond
from models.problems import InputError
from models.rules import RULE_KINDS, Rule
from models.rules.base import Level
from models.signature import Signature
from tests.build import ward
from ui.workplace.rulebook import importance
from ui.workplace.rulebook.agreements import ended, in_force, offered, signed
from ui.workplace.rulebook.differences import differences
from ui.workplace.rulebook.draft import Draft, left_behind
from ui.workplace.rulebook.importance import Importance
from ui.workplace.rulebook.parameters import parameters
from ui.workplace.rulebook.titles import title

SIGNATURE = Signature.model_validate_json(
    '{"on": "2027-01-15", "employer": "Kari", "representatives": "Ola, Fagforbundet"}'
)


@pytest.fixture(scope="module")
def korgen() -> Instance:
    return load_named("hemnes/korgen")


def of(instance: Instance, line: str) -> Any:
    return next(found for found in instance.rules_in_force.lines if found.id == line)


def test_a_draft_without_changes_is_the_ward_itself(korgen: Instance) -> None:
    assert not Draft()
    assert Draft().laid_over(korgen) is korgen


def test_a_change_is_stored_as_little_as_it_is(korgen: Instance) -> None:
    draft = Draft()
    draft.change("daily-rest", {"minimum_minutes": 540, "hard": True})
    changed = draft.laid_over(korgen)
    assert changed.overrides == (*korgen.overrides, {"id": "daily-rest", "minimum_minutes": 540})
    assert of(changed, "daily-rest").minimum_minutes == 540
    draft.change("daily-rest", {"minimum_minutes": 480})
    assert draft.laid_over(korgen).overrides == korgen.overrides


def test_a_change_of_a_line_the_ward_has_changed_keeps_the_rest_of_it(korgen: Instance) -> None:
    draft = Draft()
    draft.change("fair-nights", {"slack": 4})
    line = of(draft.laid_over(korgen), "fair-nights")
    assert (line.slack, line.per_4_weeks) == (4, 1.57)
    assert "ko12" in line.applies_to.except_employees


def test_changes_are_laid_over_what_somebody_else_has_stored(korgen: Instance) -> None:
    draft = Draft()
    draft.change("daily-rest", {"minimum_minutes": 540})
    other = Draft()
    other.change("daily-rest", {"quick_return_weight": 300})
    line = of(draft.laid_over(other.laid_over(korgen)), "daily-rest")
    assert (line.minimum_minutes, line.quick_return_weight) == (540, 300)


def test_what_is_no_rule_is_refused(korgen: Instance) -> None:
    draft = Draft()
    draft.change("work-run", {"minimum": 6, "maximum": 5})
    with pytest.raises(InputError, match="under minimum"):
        draft.laid_over(korgen)


def test_another_rulebook_drops_changes_of_lines_it_does_not_have(korgen: Instance) -> None:
    long_shifts = Draft()
    long_shifts.change("fair-long", {"enabled": True})
    own = long_shifts.laid_over(korgen)
    assert left_behind(own, "ks-turnus") == ("fair-long",)
    moved = Draft(preset="ks-turnus").laid_over(own)
    assert moved.rulebook == "ks-turnus"
    assert not any(line.id == "fair-long" for line in moved.rules_in_force.lines)
    assert of(moved, "not-alone-sheltered-night").weight == 5


def test_ending_an_agreement_gives_the_law(korgen: Instance) -> None:
    draft = Draft()
    for line in in_force(korgen.rules_in_force):
        draft.change(line.id, ended(line))
    changed = draft.laid_over(korgen)
    assert in_force(changed.rules_in_force) == []
    law = {line.id: line for line in Draft(preset="aml").laid_over(korgen).rules_in_force.lines}
    for line in changed.rules_in_force.lines:
        if line.enabled:
            assert (
                line.sentence() == law[line.id].sentence() if line.id in law else line.level is Level.EMPLOYER
            )
        assert beyond(line) == ()


def test_what_has_ended_can_be_agreed_again_with_who_signed(korgen: Instance) -> None:
    without = Draft()
    without.change("daily-rest", ended(of(korgen, "daily-rest")))
    law = without.laid_over(korgen)
    (offer,) = (one for one in offered(law.rules_in_force) if one.line == "daily-rest")
    draft = Draft()
    draft.change(offer.line, signed(offer.values, SIGNATURE))
    line = of(draft.laid_over(law), "daily-rest")
    assert (line.minimum_minutes, line.level, line.signed) == (480, Level.UNION, SIGNATURE)
    assert "daily-rest" not in {one.line for one in offered(draft.laid_over(law).rules_in_force)}


def test_long_shifts_are_offered_on_top_of_the_usual_agreement() -> None:
    said = [
        offer.rule.sentence() for offer in offered(Draft(preset="ks-turnus").laid_over(ward()).rules_in_force)
    ]
    assert [text for text in said if "12 t 30 min" in text]
    assert not [text for text in said if "over 10 t" in text], "that is in force"


@pytest.mark.parametrize("word", ["little", "fairly", "very"])
def test_importance_is_read_back_as_it_was_written(korgen: Instance, word: Importance) -> None:
    for line in korgen.rules_in_force.lines:
        if not importance.weight_fields(line):
            continue
        draft = Draft()
        draft.change(line.id, dict(importance.values(line, korgen.rulebook, word)))
        changed = of(draft.laid_over(korgen), line.id)
        assert importance.importance(changed, korgen.rulebook) == word, line.id
        assert changed.enabled


def test_what_has_no_importance_is_not_in_use_and_comes_back(korgen: Instance) -> None:
    line = of(korgen, "rotation")
    off = Draft()
    off.change(line.id, dict(importance.values(line, korgen.rulebook, "none")))
    without = of(off.laid_over(korgen), line.id)
    assert (without.enabled, importance.importance(without, korgen.rulebook)) == (False, "none")
    off.change(line.id, dict(importance.values(without, korgen.rulebook, "fairly")))
    assert off.laid_over(korgen).overrides == korgen.overrides


def test_a_deviation_without_importance_is_still_within_a_hard_limit(korgen: Instance) -> None:
    line = of(korgen, "daily-rest")
    values = importance.values(line, korgen.rulebook, "none")
    assert values == {"quick_return_weight": 0}


def test_what_is_otherwise_is_told_before_and_after(korgen: Instance) -> None:
    draft = Draft()
    draft.change("weekends", {"every_nth": 4})
    draft.change("rotation", dict(importance.values(of(korgen, "rotation"), korgen.rulebook, "very")))
    draft.change("day-length", {"signed": SIGNATURE.model_dump(mode="json")})
    found = {one.line: one for one in differences(korgen, draft.laid_over(korgen))}
    assert set(found) == {"weekends", "rotation", "day-length"}
    assert (found["weekends"].before, found["weekends"].after) == (
        "Arbeid høyst hver 3. helg. Må alltid holdes.",
        "Arbeid høyst hver 4. helg. Må alltid holdes.",
    )
    assert found["rotation"].before.endswith("Ønske: ganske viktig.")
    assert found["rotation"].after.endswith("Ønske: svært viktig.")
    assert "Ola, Fagforbundet" in found["day-length"].after
    assert "15. januar 2027" in found["day-length"].after


def test_every_limit_that_can_be_written_is_one_the_rule_has() -> None:
    for rule in RULE_KINDS:
        kind = rule.model_fields["rule"].default
        assert {one.name for one in parameters(kind)} <= set(rule.model_fields)


@pytest.mark.parametrize("rule", RULE_KINDS)
def test_a_kind_of_rule_is_called_on_the_page_what_it_is_called_elsewhere(rule: type[Rule]) -> None:
    assert title(rule.model_fields["rule"].default) == rule.TITLE
