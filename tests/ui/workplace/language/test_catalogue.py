"""The message catalogues say everything that the code says, and nothing else."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from ui.workplace.language import LANGUAGES, translations
from ui.workplace.language.update import TRANSLATED, WORKPLACE, catalogue, texts

PLACES = re.compile(r"\{\w*\}")


def ids(said: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)


def test_every_text_of_the_code_is_found() -> None:
    found = {ids(message.id)[0] for message in texts() if message.id}
    assert {"Turnus", "Lag turnus", "Nøkkeltall", "{count} celle"} <= found


@pytest.mark.parametrize(
    "path", sorted(WORKPLACE.rglob("*.py")), ids=lambda path: path.relative_to(WORKPLACE).as_posix()
)
def test_no_text_stands_where_it_is_not_found(path: Path) -> None:
    """Within an f-string a text is not found, so that it never comes into the catalogues."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr):
            hidden = [
                ast.unparse(one)
                for one in ast.walk(node)
                if isinstance(one, ast.Call)
                and isinstance(one.func, ast.Name)
                and one.func.id in ("_", "ngettext")
            ]
            assert not hidden, f"line {node.lineno}: take it out of the f-string: {hidden}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_text_lacks_its_translation(language: str) -> None:
    known = {ids(message.id): ids(message.string) for message in catalogue(language) if message.id}
    missing = [
        text
        for text in (ids(message.id) for message in texts() if message.id)
        if not all(known.get(text, ()) or [""])
    ]
    assert not missing, f"python -m ui.workplace.language.update, and translate: {missing}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_no_translation_is_left_of_a_text_that_is_gone(language: str) -> None:
    said = {ids(message.id) for message in texts() if message.id}
    gone = [ids(message.id) for message in catalogue(language) if message.id and ids(message.id) not in said]
    assert not gone, f"python -m ui.workplace.language.update: {gone}"


@pytest.mark.parametrize("language", TRANSLATED)
def test_what_is_put_in_is_called_the_same_in_every_language(language: str) -> None:
    for message in catalogue(language):
        wanted = set(PLACES.findall(ids(message.id)[0]))
        for text in filter(None, ids(message.string)):
            assert set(PLACES.findall(text)) == wanted, text


@pytest.mark.parametrize("language", TRANSLATED)
def test_nothing_is_marked_as_uncertain(language: str) -> None:
    assert not [message.id for message in catalogue(language) if message.id and message.fuzzy]


def test_languages_speak() -> None:
    assert [translations(language).gettext("Ansatte") for language in LANGUAGES] == [
        "Ansatte",
        "Tilsette",
        "Staff",
    ]
    assert translations("nn").ngettext("{count} celle", "{count} celler", 1) == "{count} celle"
    assert translations("nn").ngettext("{count} celle", "{count} celler", 2) == "{count} celler"
    assert translations("en").ngettext("{count} celle", "{count} celler", 2) == "{count} cells"
