"""Nothing is missing from the registry: every kind of rule has both sides, tests, a page and a place."""

from __future__ import annotations

from importlib import resources
from pathlib import Path

import pytest

from models.rulebook import rulebook, rulebook_ids
from models.rules import RULE_KINDS
from models.rules.base import Rule
from solver.lower import LOWERINGS
from tests.differential.random_ward import KINDS

ROOT = Path(__file__).resolve().parents[2]
FILES = sorted(p.stem for p in (ROOT / "models/rules").glob("*.py") if p.stem not in ("__init__", "base"))


def file_of(kind: type[Rule]) -> str:
    return kind.__module__.rsplit(".", 1)[1]


def test_every_file_is_registered_once_under_its_own_name() -> None:
    assert sorted(file_of(kind) for kind in RULE_KINDS) == FILES
    assert sorted(KINDS) == FILES
    lowered = sorted(p.stem for p in (ROOT / "solver/lowering").glob("*.py") if p.stem != "__init__")
    assert lowered == FILES


@pytest.mark.parametrize("kind", RULE_KINDS, ids=file_of)
def test_a_kind_has_two_sides_tests_and_a_page(kind: type[Rule]) -> None:
    name = file_of(kind)
    assert kind in LOWERINGS
    assert "audit" in vars(kind), "no audit of its own"
    assert (ROOT / f"tests/models/rules/test_{name}.py").is_file()
    page = (ROOT / f"docs/rules/{name}.md").read_text("utf-8")
    for parameter in vars(kind)["__annotations__"]:
        if parameter not in ("TITLE", "rule", "hard"):
            assert f"`{parameter}`" in page, f"docs/rules/{name}.md does not name {parameter}"


def test_every_kind_stands_in_some_rulebook() -> None:
    used = {line.rule for book in rulebook_ids() for line in rulebook(book).lines}
    # these name units or cells, so they can only stand in a ward's own lines
    assert used == set(KINDS) - {"not_alone", "changes"}


def test_rulebooks_are_packaged() -> None:
    assert (resources.files("models") / "rulebooks" / "ks-turnus.json").is_file()
