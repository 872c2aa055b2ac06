"""Lists of wards and rosters: nothing in them is called the same."""

from __future__ import annotations

from ui.workplace.shell.sidebar import told_apart


def test_the_oldest_keeps_its_label() -> None:
    """The newest stands first, as the service gives them."""
    assert told_apart({"c": "Korgen", "b": "Skogly", "a": "Korgen"}) == {
        "c": "Korgen (2)",
        "b": "Skogly",
        "a": "Korgen",
    }


def test_three_of_a_kind() -> None:
    assert list(told_apart(dict.fromkeys("abc", "x")).values()) == ["x (3)", "x (2)", "x"]
