"""Texts of the code that people meet on pages are known there: a new one must come into ``ui/workplace/said``."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path

import pytest

from heltid.report.assumptions import _SURE, OWN_CHOICE
from heltid.report.conditions import OUTCOMES
from heltid.robustness.settings import STEP_NAMES, defaults
from instances.excel.reader import _WORDS as IN_WORKBOOKS
from instances.policies_file import sample_study
from models.tariff.library import _employers, _tariffs
from models.tariff.sourced import CONFIDENCE_NAMES
from models.translation import _SENTENCES
from tests.ui.workplace.grid.ward import small
from tests.ui.workplace.said.only_nb import ONLY_BOKMÅL
from tests.ui.workplace.said.written import texts
from ui.workplace.heltid.ready_made import tried
from ui.workplace.language import spoken_in
from ui.workplace.language.update import TRANSLATED
from ui.workplace.said import measure_spoken, said_in, title_spoken
from ui.workplace.said.fields import COLUMNS, OTHERS
from ui.workplace.said.phrasebook import PATTERNS, PLACE, _sentences, _words

ROOT = Path(__file__).parents[4]

MODULES = (
    *sorted(ROOT.glob("models/policy/changes/*.py")),
    *(ROOT / "models" / "policy" / f"{name}.py" for name in ("policy", "codes", "altering", "applying")),
    *(ROOT / "heltid" / "report" / f"{name}.py" for name in ("answers", "assumptions", "conditions", "unknown")),
    ROOT / "heltid" / "sweep" / "acceptance.py",
    *(
        ROOT / "models" / f"{name}.py"
        for name in (
            "base", "calendar", "checker", "contradictions", "demand", "instance", "legal_limits", "next_period",
            "references", "rulebook", "shifts", "signature", "staff",
        )
    ),
    ROOT / "models" / "cost" / "cost.py",
    ROOT / "models" / "rules" / "base.py",
    *(ROOT / "instances" / "excel" / f"{name}.py" for name in ("cells", "document", "opening", "tables")),
    ROOT / "solver" / "replan.py",
)  # fmt: skip
"""What says something to people that the service passes on to the pages."""

EXAMPLES = {
    "_shares": ("3 %, 3 prosentpoeng mer enn i tiltak 3",),
    "_money": ("",),
    "_weekends": ("",),
    "_named": ("«D» (tiltak 3)",),
    "in_words": ("3 tiltak",),
    "people": ("3 ansatte",),
    "persons": ("3 personer",),
    "weeks": ("3",),
}
"""What functions and names that texts use give, for example."""

PARTS = frozenset(
    {
        "3 %, 3 prosentpoeng mer enn i tiltak 3",
        ", til 3 mill. kr 3 i året",
        "3. En egen turnus viser at det går.",
        "På sikt gir behovet rom for størst stillinger med «D» (tiltak 3): 3 ansatte med 3 % i snitt",
        ", 3 færre samtidig",
        ", 3 færre 3",
        "3 om vakter inntil 3 timer",
        ", (3); avtale med tillitsvalgte om 3 mot kompenserende hvile",
        "3 ansatte kan nå arbeide i flere enheter",
        "3 (3 er med i ordningen).",
        "3; 3 av dem er tilbudt mer.",
        "3 % ressursbemanning3 for planlagt fravær",
        " på hverdager",
    }
)
"""Parts of sentences that are known as wholes."""

NAMES = frozenset(
    {
        "AT-en 10-5", "AT-en 10-8", "Sykepleien langvakt 2019", "Sykepleien helgefloka 2019", "Compendia week rest",
        "Arbeidstilsynet", "Langvakt", "Sen langvakt", "3, 3 eller 3", "lang3 t3alle", "lang33alle", "Change",
        "3 is not JSON", "AnyChange",
    }
)  # fmt: skip
"""Names of sources and authorities, of what becomes part of a ward, and of the code."""


@lru_cache
def _loose() -> tuple[re.Pattern[str], ...]:
    return tuple(_loosened(one.text) for one in (*_sentences(), *_words()))


def _loosened(text: str) -> re.Pattern[str]:
    """A pattern that lets anything stand in most places: an example says little of what does."""
    kept = ("field", "choices", "n", "Goals")
    parts = PLACE.split(text)
    return re.compile(
        "".join(
            re.escape(part)
            if k % 2 == 0
            else f"(?:{PATTERNS[part.split('_')[0]]}|3)"
            if part.split("_")[0] in kept
            else ".*?"
            for k, part in enumerate(parts)
        )
    )


def known(text: str) -> bool:
    """Whether a text is one that the pages know, also with a capital and a full stop."""
    capital = text[:1].upper() + text[1:]
    return any(
        pattern.fullmatch(one) for one in (text, text.strip(), capital, f"{capital}.") for pattern in _loose()
    )


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_text_in_the_code_is_unknown(path: Path) -> None:
    missing = [
        text for text in dict.fromkeys(texts(path, EXAMPLES)) if text not in PARTS | NAMES and not known(text)
    ]
    assert not missing, f"add to ui/workplace/said: {missing}"


def test_what_is_wrong_with_a_field_is_known() -> None:
    for message, advice in _SENTENCES.values():
        for text in filter(None, (message, advice)):
            assert known(PLACE.sub("3", text)), text


def test_an_unknown_text_would_be_found() -> None:
    for text in ("feltet er blått", "Mal det rødt", "3 ansatte er borte.", "Alt ble bedre."):
        assert not known(text)


def test_every_field_that_a_text_names_has_a_name_on_the_page() -> None:
    named = {*COLUMNS, *OTHERS}
    assert {word for word in IN_WORKBOOKS if " " not in word} <= named


@pytest.mark.parametrize("language", TRANSLATED)
def test_measures_that_come_with_the_product_are_said_in_the_language(language: str) -> None:
    ward, _roster = small()
    measures = sample_study("hemnes").study.policies
    with spoken_in(language):
        for policy in measures:
            found = tried(ward, policy)
            told = [title_spoken(policy.name), measure_spoken(policy.sentence())]
            told += [
                said_in(language, text)
                for text in (policy.note, *(n.text for n in found.notes), found.refused)
            ]
            assert title_spoken(policy.name) != policy.name or language == "nn"
            for text in told:
                assert not ONLY_BOKMÅL.search(text), text
        for policy in sample_study("korgen").study.policies:
            assert not ONLY_BOKMÅL.search(title_spoken(policy.name)), title_spoken(policy.name)


@pytest.mark.parametrize("language", TRANSLATED)
def test_assumptions_are_said_in_the_language(language: str) -> None:
    told = [source.source for source in defaults().sources] + list(STEP_NAMES.values())
    told += [OWN_CHOICE, *_SURE.values(), *CONFIDENCE_NAMES.values(), *OUTCOMES.values()]
    for table in (*_tariffs(), *_employers()):
        told += [text for one in table.assumptions() for text in (one.what, one.note)]
    for text in filter(None, told):
        assert not ONLY_BOKMÅL.search(said_in(language, text)), text
        assert said_in(language, text) != text or language == "nn", text


def test_what_is_wrong_is_said_of_columns_as_the_page_calls_them() -> None:
    need = "behovet mangler dager; skriv days eller dates"
    assert said_in("en", need) == "the need has no days; fill in crosses for days or “Dates”"
    assert said_in("nn", need) == "behovet manglar dagar; skriv kryss for dagar eller «Datoar»"
    workbook = "behovet mangler dager; skriv kryss for dager eller «Datoer»"
    assert said_in("en", workbook) == "the need has no days; fill in crosses for days or «Datoer»"
    assert said_in("en", "fraværet slutter 2027-02-01, før det begynner 2027-02-03; bytt om datoene") == (
        "the absence ends 1 Feb 2027, before it begins 3 Feb 2027; swap the dates"
    )


def test_answers_of_a_study_are_said_with_their_figures() -> None:
    best = (
        "Flest på heltid: «Annenhver helg» (tiltak 5) med 52,6 %, 12,0 prosentpoeng mer enn i tiltak 1, til 1,25 mill. kr mer i "
        "året. Hver ansatt arbeider 22,5 helger i året, mot 17,3."
    )
    assert said_in("en", best) == (
        "Most full-time staff: “Every other weekend” (measure 5) with 52.6 %, 12.0 percentage points more than in measure 1, "
        "for NOK 1.25 million more a year. Each employee works 22.5 weekends a year, against 17.3."
    )
    there = "Der er 30,0 % av 57 ansatte på heltid, stillingen er 70,2 % i snitt, og lønnskostnaden er 31,20 mill. kr i året."
    assert said_in("en", there) == (
        "There, 30.0 % of 57 employees are full-time, positions are 70.2 % on average, and the pay bill is NOK 31.20 million a year."
    )
    assert said_in("en", "Frø 2: Kontrollen finner 3 brudd på harde regler.") == (
        "Seed 2: The audit finds 3 breaches of hard rules."
    )
    refused = 'tiltaket "hver 2. helg" lar seg ikke gjøre i korgen: en rullerende grunnturnus har ingen historikk. Ta bort history'
    assert said_in("en", refused).startswith(
        "the measure “one weekend in 2” cannot be carried out in korgen: a base rota"
    )


def test_a_measure_of_ones_own_keeps_its_name() -> None:
    with spoken_in("en"):
        assert title_spoken("Mer fri og mindre natt") == "Mer fri og mindre natt"
        assert title_spoken("Hver 3. helg; ingen langvakter") == "One weekend in 3; no long shifts"
