"""docs/policies.md and the code have the same kinds, parameters and examples; every kind is registered."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from instances.policies_file import AXIS_NAMES, parse_study
from models.policy.changes import CHANGE_KINDS, Change, kind_of
from models.policy.sources import SOURCES, Basis

ROOT = Path(__file__).resolve().parents[3]
PAGE = (ROOT / "docs/policies.md").read_text("utf-8")
KINDS = [kind_of(kind) for kind in CHANGE_KINDS]
SECTIONS = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##)", PAGE, re.MULTILINE | re.DOTALL))


def test_every_file_is_registered_under_its_own_name() -> None:
    files = {p.stem for p in (ROOT / "models/policy/changes").glob("*.py")} - {"__init__"}
    assert sorted(files) == sorted(KINDS)
    assert [kind.__module__.rsplit(".", 1)[1] for kind in CHANGE_KINDS] == KINDS
    assert set(AXIS_NAMES.values()) == set(KINDS)


def test_the_page_lists_the_kinds_of_the_code_in_order() -> None:
    assert list(SECTIONS) == KINDS
    rows = re.findall(r"^\| \[`(\w+)`\]\(#\1\) \| (.*?) \| (.*?) \| (.*?) \|$", PAGE, re.MULTILINE)
    assert rows == [
        (
            kind_of(kind),
            kind.TITLE,
            f"`{kind.SHORT}`" if kind.SHORT else "-",
            "yes" if kind.HJEMMEL else "no",
        )
        for kind in CHANGE_KINDS
    ]


@pytest.mark.parametrize("kind", CHANGE_KINDS, ids=kind_of)
def test_a_section_names_every_parameter_and_what_the_kind_rests_on(kind: type[Change]) -> None:
    section = SECTIONS[kind_of(kind)]
    named = {
        name
        for row in re.findall(r"^\| (`.*?) \|", section, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    assert named == set(kind.model_fields) - {"kind"}
    if kind.HJEMMEL is None:
        assert "Rests on no agreement" in section
    else:
        assert f"*{kind.HJEMMEL.confidence.capitalize()}.*" in section
        rests = section[section.index("Rests on:") :]
        assert set(re.findall(r"\[([^\]]+)\]", rests)) == set(kind.HJEMMEL.sources)


@pytest.mark.parametrize("kind", CHANGE_KINDS, ids=kind_of)
def test_the_example_of_a_section_is_such_a_change(kind: type[Change]) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", SECTIONS[kind_of(kind)], re.DOTALL)
    raw = tomllib.loads(f"change = {example}")["change"]
    change = kind.model_validate_json(json.dumps(raw))
    assert change.model_dump(exclude_unset=True, mode="json") == raw
    assert change.words()
    assert re.fullmatch(r"[0-9A-Za-zæøåÆØÅ.-]+", change.slug())


def test_the_study_of_the_page_can_be_read() -> None:
    (text,) = re.findall(r"```toml\n(format.*?)```", PAGE, re.DOTALL)
    ready = parse_study(text, ROOT)
    assert [a.policy.id for a in ready.applied[:2]] == ["i-dag", "langvakt-fjerde"]
    assert len(ready.applied) == 2 + 3 * 2 * 2
    assert "helg3-uten-lang-hvile11" in [policy.id for policy in ready.study.policies]


def test_a_basis_without_a_source_is_unverified() -> None:
    used = {name for kind in CHANGE_KINDS if kind.HJEMMEL for name in kind.HJEMMEL.sources}
    assert used == set(SOURCES)
    with pytest.raises(ValueError, match="kilden"):
        Basis(text="Loven", confidence="sure")
