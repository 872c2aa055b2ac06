"""What figures rest on, and what they do not know."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest

from heltid.report.assumptions import ABOUT, CHOICES, assumptions, exact_figure
from heltid.report.report import Report
from heltid.report.unknown import unknown
from heltid.robustness.settings import defaults
from models.cost.settings import CostSettings
from tests.heltid.report.asked import STUDY, kept
from tests.heltid.report.conftest import Found
from tests.heltid.sweep.small import TODAY


def test_every_source_of_the_simulation_has_a_title() -> None:
    assert set(ABOUT) == {source.about for source in defaults().sources}


def test_every_choice_of_cost_has_words() -> None:
    choices = {
        name: set(get_args(field.annotation))
        for name, field in CostSettings.model_fields.items()
        if get_origin(field.annotation) is Literal
    }
    assert {name: set(meaning) for name, (_, meaning) in CHOICES.items()} == choices


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(620800), "620 800"),
        (Fraction(141, 10), "14,1"),
        (Fraction(400, 3), "133 1/3"),
        (Fraction(0), "0"),
    ],
)
def test_exact_figures(value: Fraction, text: str) -> None:
    assert exact_figure(value).replace("\N{NO-BREAK SPACE}", " ") == text


def test_settings_are_told_in_words(hidden: Report) -> None:
    told = {a.what: a for a in assumptions(hidden)}
    assert told["Sykefravær, andel av dagene"].value == "alle: 2 % korttid, 6,5 % langtid"
    assert told["Sykefravær, andel av dagene"].confidence == "har kilde"
    assert "overtid 20 %" in told["Sjanse for ja når noen spørres"].value
    assert told["Hvile mellom vakter, timer"].value == "11"
    assert told["Sjanse for å få leid inn"].value == "35 %"
    assert told["Søk etter turnus for hvert tiltak"].value == "20\N{NO-BREAK SPACE}000 steg"
    assert told["Frø"].value == "1, 2"
    assert told["Tilbud om større stilling"].subject == "Hjemmel"
    assert "ks.no" in told["Tilbud om større stilling"].sources[0]
    assert len(told) == len(assumptions(hidden))


def test_without_simulation_nothing_is_assumed_of_absence(found: Found, tmp_path: Path) -> None:
    bare = found["i-dag", 1].model_copy(update={"absence": None})
    report = kept(tmp_path, [bare], STUDY.model_copy(update={"policies": (TODAY,), "seeds": (1,)}))
    assert "Fravær" not in {a.subject for a in assumptions(report)}
    assert "Hvordan turnusen tåler fravær: det er ikke simulert her." in unknown(report)


def test_what_could_not_be_reckoned_is_not_known(found: Found, tmp_path: Path) -> None:
    bare = found["i-dag", 1].model_copy(update={"cost": None, "cost_refused": "lønn mangler for kari"})
    report = kept(tmp_path, [bare], STUDY.model_copy(update={"policies": (TODAY,)}))
    told = unknown(report)
    assert any(text.startswith("Kostnaden ved 1 beregning") for text in told)
    assert any(text.startswith("1 beregning i studien er ikke gjort ennå") for text in told)
    assert not any(text.startswith("Ikke med i kostnaden") for text in told)
