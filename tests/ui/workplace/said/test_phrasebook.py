"""The service's sentences in the languages of the pages: every one of them is known, and nothing in it is left in bokmål."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from pathlib import Path

import pytest

import models.capacity
import models.rules
from instances.library import load_named
from models.audit import audit
from models.capacity import capacity
from models.rulebook import rulebook, rulebook_ids
from tests.ui.workplace.grid.ward import korgen, small
from tests.ui.workplace.said.only_nb import ONLY_BOKMÅL
from ui.workplace.language.update import TRANSLATED
from ui.workplace.said import said_in
from ui.workplace.said.finding_sentences import FINDINGS
from ui.workplace.said.need_sentences import NEEDS
from ui.workplace.said.phrasebook import PLACE, _known, _sentences
from ui.workplace.said.rule_sentences import RULES

SAMPLES = ("hemnes/korgen", "hemnes/hemnesberget")

EXAMPLES = {
    "hours": "11 t 30 min",
    "date_text": "ma 04.01.2027",
    "clock_text": "07:30",
    "stretch": "kl. 07:30–15:00",
    "_days": "2 dager",
    "_percent": "62,5 %",
    "_decimal": "12,5",
    "_clock": "fredag kl. 16:00",
    "_when": "ma 04.01.2027 kl. 07:00",
    "when": "lørdag og søndag",
    "len": "4",
}
"""What functions that sentences call give, for example."""

PARTS = {
    "why": ("er i et fravær", "er utenfor ansettelsen", "krever spl eller hfa"),
    "how": ("overlapper", "begynner samme dag"),
    "wished": ("fri", "vakt", "D eller A"),
    "pins.wanted": ("fri", "vakten D i u"),
    "got": ("fri", "D og A"),
    "planned": ("fri", "D i u"),
    "what": ("arbeid", "vakt D", "vakt av typen natt/langvakt"),
    "where": ("en annen enhet enn hjemmeenheten", "et annet sted enn hjemmeenheten"),
    "name": ("minimum er", "ønsket er", "maksimum er"),
    "said": ("Nattevakter",),
    "average": ("", ", og høyst 48 t i snitt over 8 uker"),
    "extra": ("", ", og inntil 1 ekstra (hinkehelg) per 12 uker"),
    "other_units.limit": ("", ", høyst 2 ganger i uka"),
    "period": ("hele planen", "hver 6-ukersperiode"),
    "text": ("Timene fra ma 04.01.2027 til sø 10.01.2027 er 40 t, 4 t 30 min over stillingens 35 t 30 min",),
}
"""What stands in names that sentences use; some only in one rule."""


CAPITALS = {"Subscript": "Kvelder", "Call": "Minst 3 og høyst 5"}
"""What begins a sentence, by the expression that it is made of."""


@pytest.mark.parametrize("language", TRANSLATED)
def test_every_rule_of_every_rulebook_is_said_in_the_language(language: str) -> None:
    for name in rulebook_ids():
        book = rulebook(name)
        for text in (book.name, book.description, *(line.sentence() for line in book.lines)):
            assert _known(_sentences(), text), text
        for line in book.lines:
            assert not ONLY_BOKMÅL.search(said_in(language, line.sentence())), said_in(
                language, line.sentence()
            )
            assert not ONLY_BOKMÅL.search(said_in(language, line.hjemmel)), said_in(language, line.hjemmel)


@pytest.mark.parametrize("language", TRANSLATED)
def test_findings_and_needs_of_wards_are_said_in_the_language(language: str) -> None:
    told = [row.sentence for name in SAMPLES for row in capacity(load_named(name)).rows]
    for instance, roster in (korgen(), small()):
        told += [finding.message for finding in audit(instance, roster).findings]
    assert len(set(told)) > 100
    for text in set(told):
        assert not ONLY_BOKMÅL.search(said_in(language, text)), said_in(language, text)


@pytest.mark.parametrize("text", sorted({*RULES, *FINDINGS, *NEEDS}))
def test_what_is_filled_in_comes_out_again(text: str) -> None:
    """A sentence is known by its own pattern and no other one's."""
    samples = {
        "hours": "11 t 30 min",
        "date": "ma 04.01.2027",
        "clock": "07:30",
        "times": "kl. 07:30–15:00",
        "days": "2 dager",
        "n": "3",
        "kinds": "natt",
        "Kind": "Natt",
        "when": "lørdag og søndag",
        "Shifts": "Nattevakter",
        "Goals": "Ingen under 50 %",
        "run": "arbeid",
        "share": "kvelder",
        "Share": "Kvelder",
        "Group": "Alle",
    }
    found = _known(_sentences(), PLACE.sub(lambda place: samples.get(place[1].split("_")[0], "D"), text))
    assert found is not None
    assert found[0].text == text


def test_hours_dates_and_lists_are_written_as_the_language_does() -> None:
    rest = "8 t 30 min hvile før vakten D ma 04.01.2027; grensen er 11 t."
    assert said_in("en", rest) == "8 h 30 min of rest before shift D on Mon 4 Jan 2027; the limit is 11 h."
    assert said_in("nn", rest) == "8 t 30 min kvile før vakta D må 04.01.2027; grensa er 11 t."
    assert said_in("nb", rest) == rest
    goals = "Minst 50 % av de ansatte i hel stilling; ingen under 62,5 %."
    assert said_in("en", goals) == "At least 50 % of the staff in full positions; nobody below 62.5 %."
    days = "Langvakter og vakten N i u går bare lørdag og søndag, men ikke på helligdager, og fra kl. 18:00 dagen før."
    assert said_in("en", days) == (
        "Long shifts and shift N in u are worked only Saturday and Sunday, but not on public holidays, and from 18:00 "
        "on the day before."
    )
    needs = "Sykepleier, Pleie og omsorg: minimum er 10,0 t (ønsket 12,5 t), og de ansatte kan gi høyst 9,0 t. Det er knapt."
    assert said_in("en", needs) == (
        "Sykepleier, Pleie og omsorg: the minimum is 10.0 h (12.5 h wanted), and the staff can give at most 9.0 h. "
        "It is tight."
    )


def test_what_a_ward_has_written_itself_stays_as_it_is() -> None:
    for text in ("Lokal avtale: ingen alene der vedtaket er to til én", "AML §10-8 (1)", "", "Noe annet."):
        assert said_in("en", text) == text


@pytest.mark.parametrize(
    "path", sorted(Path(models.rules.__file__).parent.glob("*.py")), ids=lambda path: path.stem
)
def test_no_sentence_in_the_code_of_a_rule_is_unknown(path: Path) -> None:
    """A message that is written anew must come into the phrasebook too."""
    for text in sentences(path):
        assert _known(_sentences(), text), f"{text!r}: add it to ui/workplace/said"


def sentences(path: Path) -> Iterator[str]:
    """Examples of all sentences that the code of a rule says of it and of what breaks it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise | ast.Module | ast.ClassDef | ast.FunctionDef):
            for inner in ast.iter_child_nodes(node):
                if isinstance(node, ast.Raise) or isinstance(inner, ast.Expr):  # complaints and docstrings
                    for one in ast.walk(inner):
                        one.skipped = True  # type: ignore[attr-defined]
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr | ast.Constant) and not hasattr(node, "skipped"):
            for inner in ast.iter_child_nodes(node):
                for one in ast.walk(inner):
                    one.skipped = True  # type: ignore[attr-defined]
            for text in _texts(path.stem, node):
                if " " in text and text.endswith("."):
                    yield text


def _texts(rule: str, node: ast.expr) -> list[str]:
    """What an expression may give."""
    match node:
        case ast.Constant(value=value):
            return [value] if isinstance(value, str) else ["3"]
        case ast.JoinedStr(values=values):
            return ["".join(parts) for parts in itertools.product(*(_texts(rule, one) for one in values))]
        case ast.FormattedValue(value=value):
            return _texts(rule, value)
        case ast.IfExp(body=body, orelse=orelse):
            return [*_texts(rule, body), *_texts(rule, orelse)]
        case ast.Call(func=ast.Attribute(attr="capitalize", value=value)):
            return ["Ingen under 50 %" if isinstance(value, ast.BoolOp) else CAPITALS[type(value).__name__]]
        case ast.Call(func=ast.Name(id=name)) | ast.Call(func=ast.Attribute(attr=name)):
            return [EXAMPLES.get(name, "D")]
        case ast.Name(id=name):
            return list(PARTS.get(f"{rule}.{name}", PARTS.get(name, ("3",))))
        case ast.Attribute(attr="id" | "name" | "unit"):
            return ["D"]
        case ast.Subscript():
            return ["natt"]
    return ["3"]
