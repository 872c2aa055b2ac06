"""Tables that come with the product: they parse, tell their sources, and the right one is in force."""

from __future__ import annotations

import datetime as dt
import json
from fractions import Fraction

import pytest

from models.problems import InputError
from models.tariff.employer import Employer
from models.tariff.library import (
    employer_on,
    employers,
    in_force,
    read_employer,
    read_tariff,
    table_ids,
    tariff_on,
    tariffs,
)
from models.tariff.sourced import Confidence
from models.tariff.tariff import Tariff


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def test_every_file_is_a_table_with_its_own_name() -> None:
    assert {t.id for t in tariffs("hta-ks")} == set(table_ids("agreements"))
    assert {e.id for name in ("kommune", "hemnes") for e in employers(name)} == set(table_ids("employers"))


@pytest.mark.parametrize(
    ("date", "table"),
    [
        ("2023-01-01", "hta-ks-2023"),
        ("2024-04-30", "hta-ks-2023"),
        ("2024-05-01", "hta-ks-2024"),
        ("2026-04-30", "hta-ks-2024"),
        ("2026-05-01", "hta-ks-2026"),
        ("2031-01-01", "hta-ks-2026"),
    ],
)
def test_the_latest_version_that_has_begun_is_in_force(date: str, table: str) -> None:
    assert tariff_on("hta-ks", day(date)).id == table


def test_a_day_before_every_version_is_told_in_words() -> None:
    with pytest.raises(
        InputError, match=r"2022-12-31: ingen utgave gjelder .* fra 2023-01-01\. Velg en senere dag"
    ):
        tariff_on("hta-ks", day("2022-12-31"))
    with pytest.raises(InputError, match="ingen utgave gjelder"):
        employer_on("hemnes", day("2023-04-30"))
    with pytest.raises(InputError, match="det er ingen utgaver"):
        in_force((), day("2027-01-01"))


def test_an_unknown_table_is_told_with_the_closest() -> None:
    with pytest.raises(InputError, match=r'avtalen finnes ikke\. Mente du "hta-ks"'):
        tariff_on("hta-k", day("2027-01-01"))
    with pytest.raises(InputError, match=r'arbeidsgiveren finnes ikke\. Velg en av "hemnes", "kommune"'):
        employer_on("oslo", day("2027-01-01"))


def test_the_rates_of_2023() -> None:
    t = tariff_on("hta-ks", day("2023-06-01"))
    assert (t.saturday_sunday_percent.value, t.saturday_sunday_minimum_nok_per_hour.value) == (22, 70)
    assert (t.night_percent.value, t.night_minimum_nok_per_hour.value) == (25, 70)
    assert (t.evening_nok_per_hour.value, t.holiday_percent.value) == (56, Fraction(400, 3))
    assert [t.year_hours.of(n) for n in ("37.5", "35.5", "33.6")] == [1950, 1846, Fraction("1747.2")]
    assert t.overtime_year_hours.value == 1850
    near, far, holiday = t.overtime_near_percent, t.overtime_far_percent, t.overtime_holiday_percent
    assert (near.value, far.value, holiday.value) == (50, 100, Fraction(400, 3))
    assert t.saturday_sunday_percent.confidence is Confidence.SURE


def test_what_is_carried_over_says_so() -> None:
    t = tariff_on("hta-ks", day("2026-05-01"))
    for figure in (t.saturday_sunday_percent, t.evening_nok_per_hour, t.night_percent, t.holiday_percent):
        assert figure.confidence is Confidence.UNVERIFIED
        assert "ikke kontrollert" in figure.note
    assert t.notes[-1].startswith("Resultatet av oppgjøret i 2026 er ikke funnet")


@pytest.mark.parametrize(
    "table", [*tariffs("hta-ks"), *employers("kommune"), *employers("hemnes")], ids=lambda t: t.id
)
def test_every_number_has_a_source_or_says_that_it_is_unverified(table: Tariff | Employer) -> None:
    for a in table.assumptions():
        assert a.sources or (a.confidence is Confidence.UNVERIFIED and a.note), a.what


def test_hemnes_pays_nurses_a_recruitment_supplement_and_lies_in_zone_4() -> None:
    hemnes = employer_on("hemnes", day("2024-01-01"))
    assert hemnes.recruitment_nok_per_year(["sykepleier"]) == 40_000
    assert hemnes.recruitment_nok_per_year(["helsefagarbeider"]) == 0
    assert (hemnes.payroll_tax_zone, hemnes.payroll_tax_percent.value) == ("4", Fraction("5.1"))
    assert employer_on("kommune", day("2024-01-01")).recruitment_nok_per_year(["sykepleier"]) == 0


def test_base_pay_is_the_highest_that_fits() -> None:
    kommune = employer_on("kommune", day("2026-06-01"))
    nurse, worker, other = (
        kommune.base_nok_per_year(held)
        for held in (["helsefagarbeider", "sykepleier", "natt"], ["helsefagarbeider"], ["natt"])
    )
    assert nurse == 620_800
    assert worker is not None
    assert other is not None
    assert nurse > worker > other == kommune.base_nok_per_year([])


def test_a_table_of_ones_own_extends_one_of_the_products() -> None:
    own = read_tariff(
        json.dumps(
            {
                "extends": "hta-ks-2026",
                "id": "lokal-2027",
                "agreement": "lokal",
                "from_date": "2027-01-01",
                "sources": [{"id": "lokal", "title": "Særavtale 12", "address": "arkivet"}],
                "evening_nok_per_hour": {"value": "75", "confidence": "sure", "sources": ["lokal"]},
            }
        )
    )
    assert (own.evening_nok_per_hour.value, own.night_percent.value) == (75, 25)
    assert {"lokal", "nsf-ks"} <= {s.id for s in own.sources}
    assert in_force([*tariffs("hta-ks"), own], day("2027-01-04")).id == "lokal-2027"
    assert read_tariff(own.model_dump_json()) == own


def problem(text: str) -> str:
    with pytest.raises(InputError) as error:
        read_tariff(text)
    return str(error.value)


def test_faults_in_a_table_are_told_in_words() -> None:
    assert "er ikke gyldig JSON" in problem("{")
    assert 'Mente du "hta-ks-2026"' in problem('{"extends": "hta-ks-202"}')
    assert "skal være et objekt" in problem("[]")
    unknown = {"value": "60", "confidence": "sure", "sources": ["nabo"]}
    assert "kilden 'nabo' står ikke i sources" in problem(
        json.dumps({"extends": "hta-ks-2023", "evening_nok_per_hour": unknown})
    )
    assert "skrives i anførselstegn" in problem(
        json.dumps({"extends": "hta-ks-2023", "night_percent": {"value": 25.5, "confidence": "sure"}})
    )
    assert "uten å dekke hverandre" in problem(json.dumps({"extends": "hta-ks-2023", "evening_end": "22:00"}))
    zero = {"value": "0", "confidence": "sure"}
    assert "kan ikke være 0" in problem(json.dumps({"extends": "hta-ks-2023", "overtime_year_hours": zero}))


def test_faults_in_an_employers_settings_are_told_in_words() -> None:
    line = {"competences": ["sykepleier"], "nok_per_year": {"value": "1", "confidence": "sure"}}
    for changed, told in (
        ({"base_pay": [line, line]}, "grunnlønnen for 'sykepleier' står to ganger"),
        ({"recruitment": [{"nok_per_year": line["nok_per_year"]}]}, "må nevne kompetansene"),
        ({"base_pay": []}, "må ha minst 1"),
    ):
        with pytest.raises(InputError, match=told):
            read_employer(json.dumps({"extends": "kommune-2026", **changed}))
