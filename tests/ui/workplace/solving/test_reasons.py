"""Why there is no roster, as the solver says it and as the page does."""

from __future__ import annotations

import pytest

from models.contradictions import check_contradictions
from models.instance import Instance
from models.problems import InputError
from models.roster import Status
from solver.settings import SolveSettings
from solver.solve import solve
from tests.build import line, person, shift, ward
from ui.workplace.solving.reasons import why


def ended(instance: Instance, seconds: float = 5.0) -> tuple[Status, str | None]:
    roster = solve(instance, SolveSettings(seconds=seconds))
    return roster.status, roster.message


def test_hours_that_no_shifts_make_are_told_of_whom_they_are_about() -> None:
    """Away for the whole plan without being credited for it, and still to work the hours of a full position."""
    instance = ward(
        employees=[
            {
                **person("a"),
                "name": "Kari Nordmann",
                "exemptions": {"unavailable_weekdays": ["mon", "tue", "wed", "thu", "fri"]},
            }
        ],
        rules=[line("contract_hours", tolerance_minutes=60), line("availability")],
    )
    status, message = ended(instance)
    assert status is Status.INFEASIBLE
    found = why(message, instance)
    assert found.sentences == (
        "Kari Nordmann, mandag i uke 1 til søndag i uke 1: «Timer etter kontrakt» kan ikke holdes, samme hvordan vaktene legges.",
    )
    assert found.advice[0].startswith("Timene i stillingen går ikke opp")


def test_a_cell_with_nothing_left_is_told_with_its_day_and_both_rules() -> None:
    instance = ward(
        kind="calendar",
        rules=[line("pins"), line("availability")],
        pins=[{"employee": "a", "date": "2027-01-05", "shift": "D"}],
        absences=[{"employee": "a", "first": "2027-01-05", "last": "2027-01-05", "kind": "ferie"}],
    )
    status, message = ended(instance)
    assert status is Status.INFEASIBLE
    found = why(message, instance)
    (said,) = found.sentences
    assert said.startswith("Person a, tir. 5. jan.: verken en vakt eller fri er lov, på grunn av")
    assert "«Låste celler»" in said
    assert "«Tilgjengelighet»" in said
    assert found.advice == (
        "Lås opp cellene på siden Turnus, eller lås noe annet der.",
        "Se om fraværet og ukedagene på siden Ansatte er riktige.",
    )


def test_what_only_a_search_can_prove_is_told_without_rules() -> None:
    instance = ward(
        employees=[person("a", norm="35.5")],
        shifts=[shift("D", "07:00", "15:00"), shift("A", "15:00", "22:00", "evening")],
        rules=[
            line("contract_hours", tolerance_minutes=0),
            line("run_length", of="work", maximum=6),
        ],
    )
    status, message = ended(instance)
    assert status is Status.INFEASIBLE
    (said,) = why(message, instance).sentences
    assert said.startswith("Det er bevist") or "kan ikke holdes" in said


def test_locked_cells_that_break_a_rule_are_told_without_paths() -> None:
    instance = ward(
        rules=[line("daily_rest", minimum_minutes=660, normal_minutes=660)],
        pins=[
            {"employee": "a", "date": "2027-01-05", "shift": "A"},
            {"employee": "a", "date": "2027-01-06", "shift": "D"},
        ],
    )
    with pytest.raises(InputError) as raised:
        check_contradictions(instance)
    (said,) = why(str(raised.value), instance).sentences
    assert said.startswith("Person a: bryter den harde regelen")
    assert "pins" not in said


def test_several_things_that_are_wrong_are_counted() -> None:
    instance = ward(
        competences=[{"id": "sp", "name": "Sykepleier"}],
        demand=[
            {
                "id": one,
                "name": one,
                "units": ["u"],
                "start": "07:00",
                "end": "15:00",
                "days": ["mon"],
                "competences": ["sp"],
                "minimum": 1,
                "wanted": 1,
            }
            for one in ("x", "y")
        ],
    )
    with pytest.raises(InputError) as raised:
        check_contradictions(instance)
    count, *told = why(str(raised.value), instance).sentences
    assert count == "2 ting i avdelingen kan ikke stemme:"
    assert len(told) == 2
    assert "ingen ansatte har kompetansen Sykepleier" in told[0]
    assert "demand" not in " ".join(told)


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (
            "Ingen plan uten brudd på harde regler ble funnet i tiden som var satt av. Gi mer tid.",
            "Tiden gikk ut",
        ),
        ("Stoppet før en plan uten brudd var funnet.", "Tiden gikk ut"),
        ("Løsingen brøt sammen 3 ganger på rad: Arbeidsprosessen tok for mye minne.", "Maskinen klarte ikke"),
        ("Bevist: ingen plan kan holde alle harde regler.", "Det er bevist"),
    ],
)
def test_other_endings_are_told_in_plain_words(reason: str, said: str) -> None:
    (found,) = why(reason, ward()).sentences
    assert found.startswith(said)


def test_a_reader_who_may_not_know_why_is_told_nothing() -> None:
    assert why(None, ward()).sentences == ()
