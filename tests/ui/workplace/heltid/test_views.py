"""What is made of a report for the page: table, chart, two policies, employees."""

from __future__ import annotations

import pytest

from heltid.report.columns import COLUMN_BY_KEY
from heltid.report.people import PersonLine
from heltid.report.table import Row, Table, Value
from ui.workplace.client.studies import StudyReport, StudyTask, waiting_first
from ui.workplace.heltid.anew import staffed_anew
from ui.workplace.heltid.basis_part import basis_table
from ui.workplace.heltid.compare_view import (
    Both,
    both,
    figures_table,
    meaning,
    measures,
    people_table,
    person_table,
    spread,
)
from ui.workplace.heltid.following_part import arriving
from ui.workplace.heltid.pareto_chart import (
    ChartWords,
    Point,
    frontier,
    label_places,
    pareto_chart,
    points,
    short,
)
from ui.workplace.heltid.pareto_part import points_table
from ui.workplace.heltid.table_view import MAIN, best_text, policies_table, shown_columns, unusable
from ui.workplace.heltid.wording import about_minutes, figure_text, verdict_text

WORDS = ChartWords("kr", "%", {kind: kind for kind in ("base", "best", "other", "unusable")}, "best")


def line(name: str, **figures: float) -> PersonLine:
    """An employee with some figures, the others 0."""
    zeros = dict.fromkeys(
        (
            "days_at_work_per_year", "weekends_per_year", "weekend_hours_per_year", "evenings_per_year",
            "nights_per_year", "nights_alone_per_year", "short_shifts_per_year", "long_shifts_per_year",
            "quick_returns_per_year",
        ),
        0.0,
    )  # fmt: skip
    known = {
        "position_percent": 100.0,
        "base_percent": 100.0,
        "wishes_met": 0,
        "wishes": 0,
        "nok_per_year": None,
    }
    return PersonLine.model_validate({"name": name, **zeros, **known, **figures})


def row(number: int, *, usable: bool = True, best: tuple[str, ...] = (), **values: float) -> Row:
    return Row(
        number=number,
        policy=f"p{number}",
        name=f"Tiltak {number}",
        sentence="",
        note="",
        seeds=(1,),
        usable_seeds=(1,) if usable else (),
        refused="",
        failures=() if usable else ("Brudd.",),
        values={key: Value(mean=v, low=v, high=v) for key, v in values.items()},
        unbeaten=best,
    )


# -- the table --------------------------------------------------------------------------------


def test_the_table_marks_the_base_and_what_can_be_used(found: StudyReport) -> None:
    shown = policies_table(found.table, MAIN)
    assert shown["Tiltak"][0] == "Som i dag (sammenlignes med)"
    assert shown["Kan brukes"] == ["Ja", "Ja", "Nei", "Lar seg ikke gjøre"]
    assert shown["Heltid"][1] == "66,7"
    assert shown["Heltid"][3] == "–"
    assert all(len(column) == 4 for column in shown.values())


def test_every_view_has_the_figures_that_are_there(found: StudyReport) -> None:
    assert policies_table(found.table, "Stillinger")["Årsverk"][0] == "2,35"
    paid = [c.key for c in shown_columns("Kostnad", found.table)]
    assert "cost_fixed_pay" in paid
    without = Table(base=None, rows=(row(1, cost_total=1.0),))
    assert [c.key for c in shown_columns("Kostnad", without)] == ["cost_total"]


def test_those_that_cannot_be_used_are_told_with_why(found: StudyReport) -> None:
    told = {one.number: one for one in unusable(found.rows)}
    assert set(told) == {3, 4}
    assert told[4].verdict == "Lar seg ikke gjøre"
    assert "lege" in told[4].why


def test_some_seeds_may_be_usable() -> None:
    some = row(1).model_copy(update={"seeds": (1, 2), "failures": ("Frø 2: brudd.",)})
    assert verdict_text(some) == "Ja, i 1 av 2 forsøk"
    assert unusable([some])[0].why == "Frø 2: brudd."


def test_what_no_other_beats_is_told_in_words() -> None:
    assert best_text(row(1, best=("cost_total", "weekends"))) == "kostnad og helger"
    assert best_text(row(1)) == ""


def test_figures_have_their_unit_and_none_is_a_dash() -> None:
    column = COLUMN_BY_KEY["cost_total"]
    assert (
        figure_text(row(1, cost_total=1234567.0), column)
        == "1\N{NO-BREAK SPACE}234\N{NO-BREAK SPACE}567 kr/år"
    )
    assert figure_text(row(1), column) == "–"


def test_names_are_hidden_in_what_the_page_has(found: StudyReport) -> None:
    assert not found.names_shown
    assert "Nordmann" not in found.model_dump_json()
    assert [person.name for person in found.rows[0].people] == ["Ansatt 1", "Ansatt 2", "Ansatt 3"]


def test_what_it_rests_on_has_sources(found: StudyReport) -> None:
    shown = basis_table(found)
    assert len({len(column) for column in shown.values()}) == 1
    assert any("arbeidstilsynet" in source for source in shown["Kilde"])
    assert found.not_known
    assert found.answers


def test_the_ward_staffed_anew_is_read_like_todays_people() -> None:
    """What no other beats is found anew: the one that cannot be used beats nobody."""
    anew = {"anew_seeds": (1,), "anew_usable_seeds": (1,)}
    rows = (
        row(1, full_time_share=50.0, new_full_time_share=80.0, new_weekends=17.0).model_copy(update=anew),
        row(2, full_time_share=90.0, new_full_time_share=70.0, new_weekends=18.0).model_copy(update=anew),
        row(3, new_full_time_share=99.0, new_weekends=1.0).model_copy(
            update={"anew_seeds": (1,), "anew_failures": ("Åpne timer.",)}
        ),
        row(4, full_time_share=60.0),
    )
    found = staffed_anew(Table(base="p1", rows=rows))
    assert found.base == "p1"
    assert [r.number for r in found.rows] == [1, 2, 3]
    assert [r.unbeaten for r in found.rows] == [("weekends",), (), ()]
    assert found.rows[0].mean("full_time_share") == 80.0
    assert unusable(found.rows)[0].why == "Åpne timer."
    assert [p.number for p in points(found, "weekends", unusable=False)] == [1, 2]


# -- the chart --------------------------------------------------------------------------------


@pytest.fixture
def wide() -> Table:
    """A base, two that no other beats on weekends, one that is beaten, one that cannot be used."""
    return Table(
        base="p1",
        rows=(
            row(1, full_time_share=50.0, weekends=17.0),
            row(2, full_time_share=60.0, weekends=18.0, best=("weekends",)),
            row(3, full_time_share=40.0, weekends=13.0, best=("weekends",)),
            row(4, full_time_share=41.0, weekends=19.0),
            row(5, usable=False, full_time_share=90.0, weekends=10.0),
            row(6),
        ),
    )


def test_those_that_cannot_be_used_are_in_the_chart_only_when_asked_for(wide: Table) -> None:
    kinds = {p.number: p.kind for p in points(wide, "weekends", unusable=True)}
    assert kinds == {1: "base", 2: "best", 3: "best", 4: "other", 5: "unusable"}
    assert [p.number for p in points(wide, "weekends", unusable=False)] == [1, 2, 3, 4]


def test_the_line_goes_through_what_no_other_beats(wide: Table) -> None:
    shown = points(wide, "weekends", unusable=True)
    assert [p.number for p in frontier(wide, "weekends", shown)] == [3, 2]
    drawn = pareto_chart(wide, "weekends", shown, WORDS)
    assert sorted(note.text for note in drawn.layout.annotations) == [f"{n} Tiltak {n}" for n in range(1, 6)]
    assert len({trace.marker.symbol for trace in drawn.data if trace.mode == "markers"}) == 4


def test_kroner_are_in_millions() -> None:
    table = Table(base="p1", rows=(row(1, full_time_share=50.0, cost_total=41_600_000.0),))
    assert points(table, "cost_total", unusable=False)[0].x == pytest.approx(41.6)


def test_one_point_alone_has_room_around_it() -> None:
    table = Table(base="p1", rows=(row(1, full_time_share=50.0, weekends=17.0),))
    drawn = pareto_chart(table, "weekends", points(table, "weekends", unusable=False), WORDS)
    low, high = drawn.layout.xaxis.range
    assert low < 17 < high


def test_names_of_points_that_lie_near_each_other_stand_apart() -> None:
    near = [Point(n, f"Tiltak {n}", "best", 17.0 + n / 1000, 50.0) for n in range(4)]
    far = [Point(9, "Tiltak 9", "best", 30.0, 90.0)]
    places = label_places([*near, *far])
    assert len({places[p.number] for p in near}) == 4
    assert places[9] == max(places.values(), key=lambda shift: -abs(shift)) == 16
    assert label_places([]) == {}


def test_a_name_without_room_is_left_out() -> None:
    crowd = [Point(n, f"Tiltak {n}", "other", 17.0, 50.0) for n in range(20)]
    crowd.append(Point(20, "Dagens", "base", 17.0, 50.0))
    places = label_places(crowd)
    assert places[20] == 16
    assert len(places) == len(set(places.values())) < 20


def test_of_many_points_only_the_telling_ones_have_names() -> None:
    rows = tuple(row(n, full_time_share=float(n), weekends=float(n)) for n in range(1, 30))
    table = Table(base="p1", rows=rows)
    drawn = pareto_chart(table, "weekends", points(table, "weekends", unusable=False), WORDS)
    assert [note.text for note in drawn.layout.annotations] == ["1 Tiltak 1"]


def test_a_long_name_is_cut_beside_its_point() -> None:
    assert short("Langvakter på 12,5 timer hver tredje helg for alle") == "Langvakter på 12,5 timer hver tre…"
    assert short("Annenhver helg") == "Annenhver helg"


def test_the_chart_as_a_table(wide: Table) -> None:
    shown = points_table(wide, "weekends", points(wide, "weekends", unusable=True))
    assert shown["Ikke slått"] == ["", "ja", "ja", "", ""]
    assert shown["Kan brukes"] == ["", "", "", "", "nei"]


# -- two policies -----------------------------------------------------------------------------


def test_two_policies_figure_by_figure(found: StudyReport) -> None:
    shown = figures_table(found.rows[0], found.rows[1])
    place = shown["Tall"].index("Andel på heltid, %")
    assert [column[place] for column in shown.values()][2:] == ["33,3", "66,7", "+33,3"]


def test_every_employee_under_both(found: StudyReport) -> None:
    people = both(found.rows[0].people, found.rows[1].people)
    assert [p.name for p in people] == ["Ansatt 1", "Ansatt 2", "Ansatt 3"]
    position = measures()[0]
    shown = people_table(people, position, found.rows[0], found.rows[1])
    assert shown["Forskjell"] == [25.0, 0.0, 0.0]
    assert (
        spread(people, position)
        == "Stilling, %: 1 ansatt får mer, 0 ansatte får mindre, 2 ansatte har det som før."
    )
    assert meaning(people[0]).startswith("Stillingen går fra 75,0 til 100,0 %")


def test_two_with_the_same_name_are_two() -> None:
    left = [line("Kari", weekends_per_year=10), line("Kari", weekends_per_year=12)]
    right = [line("Kari", weekends_per_year=11), line("Kari", weekends_per_year=13), line("Ola")]
    people = both(left, right)
    assert [(p.left.weekends_per_year if p.left else None) for p in people] == [10, 12, None]
    assert [(p.right.weekends_per_year if p.right else None) for p in people] == [11, 13, 0]


def test_what_it_means_for_somebody_in_a_sentence() -> None:
    before = line("Kari", position_percent=75.0, weekends_per_year=17.3, nights_per_year=20)
    after = line("Kari", position_percent=75.0, weekends_per_year=13.0, nights_per_year=30)
    assert meaning(Both("Kari", before, after)) == "4,3 færre helger; 10 flere netter."
    assert meaning(Both("Kari", before, before)) == "Ingen forskjell av betydning."
    assert meaning(Both("Kari", before, None)) == "Det er bare en turnus i det ene tiltaket."


def test_a_person_without_cost_has_no_line_for_it() -> None:
    shown = person_table(Both("Kari", line("Kari"), line("Kari")), row(1), row(2))
    assert "Kostnad, kr" not in shown["Per år"]
    assert "Helger" in shown["Per år"]


# -- while it goes on -------------------------------------------------------------------------


def test_results_arrive_beside_what_waits(found: StudyReport) -> None:
    tasks = [
        StudyTask(policy_id="i-dag", policy_name="Som i dag", seed=1, state="succeeded"),
        StudyTask(policy_id="storre", policy_name="Større", seed=1, state="running"),
        StudyTask(
            policy_id="fjerde", policy_name="Hver fjerde", seed=1, state="failed", reason="Tom for minne"
        ),
    ]
    ordered = waiting_first(tasks)
    assert [task.policy_id for task in ordered] == ["storre", "i-dag", "fjerde"]
    shown = arriving(ordered, found)
    assert shown["Status"] == ["Pågår", "Ferdig", "Mislyktes: Tom for minne"]
    assert shown["Andel på heltid"] == ["", "33,3 %", ""]
    assert "Forsøk" not in shown
    assert arriving(ordered, None)["Andel på heltid"] == ["", "", ""]


def test_how_long_it_takes_is_rounded() -> None:
    assert [about_minutes(s) for s in (5, 300, 5400, 7200)] == [
        "1 minutt",
        "5 minutter",
        "2 timer",
        "2 timer",
    ]
