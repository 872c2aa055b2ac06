"""The sentences on a memo's first page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from heltid.report.answers import answers
from heltid.sweep.carrying_out import carry_out
from tests.heltid.report.asked import STUDY, kept, with_cost, with_figures
from tests.heltid.report.conftest import Found
from tests.heltid.sweep.small import LARGER, TODAY, small_ward, task


def test_the_small_study(found: Found, tmp_path: Path) -> None:
    today = with_figures(with_cost(found["i-dag", 1], 2_000_000), weekends_per_person_per_year=26.0)
    larger = with_figures(with_cost(found["storre", 1], 2_350_000), weekends_per_person_per_year=25.8)
    results = [today, larger, found["fjerde", 1], found["umulig", 1]]
    said = answers(kept(tmp_path, results, STUDY.model_copy(update={"seeds": (1,)})))
    assert said[:-1] == (
        "Alt er sammenlignet med «Som i dag» (tiltak 1), ordningen slik den er i dag.",
        "Der er 33,3 % av 3 ansatte på heltid, stillingen er 78,3 % i snitt, hver arbeider 26,0 helger i året, og lønnskostnaden er 2,00 mill. kr i året.",
        "2 av 4 tiltak ga en turnus som kan brukes.",
        "Uten turnus som kan brukes: tiltak 3, 4. Grunnen står ved hvert av dem.",
        "Flest på heltid: «Større» (tiltak 2) med 66,7 %, 33,3 prosentpoeng mer enn i tiltak 1, til 0,35 mill. kr mer i året. Hver ansatt arbeider 25,8 helger i året, mot 26,0.",
        "Ingen tiltak gir flere på heltid uten å koste mer.",
    )
    assert said[-1].startswith(
        "Bemannet på nytt gir «Som i dag» (tiltak 1) de største stillingene: 3 ansatte med 86,7 %"
    )
    assert "mot 3 ansatte i dag" in said[-1]
    assert said[-1].endswith("En egen turnus viser at det går.")


def test_nothing_better_is_said(found: Found, tmp_path: Path) -> None:
    study = STUDY.model_copy(update={"policies": (TODAY, LARGER), "seeds": (1,)})
    worse = with_figures(found["storre", 1], full_time_share=0.1, weekends_per_person_per_year=60.0)
    said = answers(kept(tmp_path, [found["i-dag", 1], worse], study))
    assert "Alle 2 tiltak ga en turnus som kan brukes." in said
    assert "Ingen av de andre tiltakene gir flere på heltid enn «Som i dag» (tiltak 1)." in said
    assert not any("uten å koste mer" in sentence or "Færrest helger" in sentence for sentence in said)


def test_cheaper_and_fewer_weekends(found: Found, tmp_path: Path) -> None:
    study = STUDY.model_copy(update={"policies": (TODAY, LARGER), "seeds": (1,)})
    today = found["i-dag", 1]
    assert today.figures is not None
    dream = found["storre", 1].model_copy(update={"cost": today.cost})
    dream = with_figures(dream, full_time_share=1.0, weekends_per_person_per_year=13.0)
    said = " ".join(answers(kept(tmp_path, [today, dream], study)))
    assert "Flest på heltid uten å koste mer: «Større» (tiltak 2) med 100,0 %, 66,7 prosentpoeng mer" in said
    assert "til samme kostnad. Hver ansatt arbeider 13,0 helger i året" in said
    assert (
        "Færrest helger: «Større» (tiltak 2) med 13,0 helger per ansatt i året og 100,0 % på heltid." in said
    )


def test_no_policy_without_changes_and_no_roster_for_the_first(found: Found, tmp_path: Path) -> None:
    study = STUDY.model_copy(update={"policies": (STUDY.policies[3], LARGER), "seeds": (1,)})
    said = answers(kept(tmp_path, [found["umulig", 1], found["storre", 1]], study))
    assert (
        said[0] == "Studien har ikke noe tiltak uten endringer. Alt er sammenlignet med «Umulig» (tiltak 1)."
    )
    assert said[1] == "Det er ikke funnet noen turnus for den, så forskjeller kan ikke regnes ut."
    assert said[2] == "1 av 2 tiltak ga en turnus som kan brukes."


def test_one_policy_alone(found: Found, tmp_path: Path) -> None:
    study = STUDY.model_copy(update={"policies": (TODAY,), "seeds": (1,)})
    assert "Tiltaket ga en turnus som kan brukes." in answers(kept(tmp_path, [found["i-dag", 1]], study))


def test_a_unit_without_people_is_answered_by_those_it_may_have(tmp_path: Path) -> None:
    result = carry_out(task(employees=[]))
    study = STUDY.model_copy(update={"policies": (TODAY,), "seeds": (1,)})
    said = answers(replace(kept(tmp_path, [result], study), ward=small_ward(employees=[])))
    assert said[0].startswith("Enheten har ingen ansatte ennå")
    assert len(said) == 2
    assert "En egen turnus viser at det går." in said[1]
