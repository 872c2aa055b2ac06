"""The ward staffed anew in memo, workbook, CSV, JSON and on the screen, read back; and a ward where nobody is employed yet."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from heltid.report.answers import answers
from heltid.report.delimited import report_csv, report_json
from heltid.report.memo import memo, memo_data
from heltid.report.report import Report, report
from heltid.report.staff import STAFF_HEADS, staff_rows
from heltid.report.summary import ANEW_HEADS, HEADS, MOST_ROWS
from heltid.report.told import Told, told
from heltid.sweep.carrying_out import carry_out
from heltid.sweep.edition import edition
from heltid.sweep.store import ResultStore
from heltid.sweep.task import Task, tasks_of
from instances.json_file import write_instance
from tests.heltid.report.asked import BUDGETS, STUDY
from tests.heltid.report.test_command import STUDY_TOML
from tests.heltid.report.test_files import lines, workbook
from tests.heltid.sweep.small import LARGER, TODAY, small_ward
from tests.instances.paper.reading import whole
from tests.ui.test_cli import turnus

EMPTY = small_ward(name="Tunet", employees=[])
"""Shifts that somebody must take, and nobody employed."""

NEW = STUDY.model_copy(update={"name": "Hvem trenger Tunet?", "policies": (TODAY, LARGER), "seeds": (1,)})

TASKS = tasks_of(NEW, EMPTY, BUDGETS, edition())


class Made:
    """Results that were made for a test."""

    def get(self, task: Task) -> Told | None:
        return told(carry_out(task))


@pytest.fixture(scope="module")
def nobody() -> Report:
    return report(NEW, EMPTY, TASKS, Made(), show_names=False)


# -- beside today's people --------------------------------------------------------------------


def test_the_workbook_tells_what_was_tried_and_has_a_line_for_each_of_the_new(hidden: Report) -> None:
    anew = hidden.shown_anew["i-dag"]
    assert anew.anew is not None
    assert anew.figures is not None
    found = lines(workbook(hidden)["1 Som i dag"])
    firsts = [line[0] for line in found]
    verdicts = [text for text in firsts if str(text).startswith("Brukbar turnus: ")]
    assert verdicts == ["Brukbar turnus: Ja."] * 2
    tried = found[firsts.index("Hva som ble prøvd") + 1]
    last = anew.anew.attempts[-1]
    assert tried[:5] == [last.sentence, "ja", last.heads, pytest.approx(last.fte), last.open_hours_per_week]
    heads = next(line for line in found if line[0] == "Ansatte, bemannet på nytt")
    assert heads[2] == anew.figures.heads
    top = next(k for k, text in enumerate(firsts) if str(text).startswith("Hver ansatt, bemannet på nytt"))
    people = found[top + 2 : top + 2 + anew.figures.heads]
    assert firsts[top] == f"Hver ansatt, bemannet på nytt ({len(people)} linjer)"
    assert all(line[0].startswith("Helsefagarbeider ") and " nr " in line[0] for line in people)
    assert sum(line[1] for line in people) == pytest.approx(100 * anew.figures.fte)
    assert [line[2] for line in people] == [None] * len(people)  # nobody has a position today


def test_the_memo_tells_who_they_are_and_what_their_roster_comes_to(hidden: Report) -> None:
    first = memo_data(hidden)["blocks"][0]["anew"]
    anew = hidden.shown_anew["i-dag"]
    assert anew.figures is not None
    rows = staff_rows(hidden, hidden.table.rows[0])
    assert first["staff"] == rows
    assert {len(row) for row in rows} == {len(STAFF_HEADS)}
    assert sum(int(row[1]) for row in rows) == anew.figures.heads
    weekends = sum(int(row[1]) * float(row[2].replace(",", ".")) for row in rows) / anew.figures.heads
    assert weekends == pytest.approx(anew.figures.weekends_per_person_per_year, abs=0.05)
    assert first["absence"].startswith("Med simulert fravær på")
    text = " ".join(whole(memo(hidden)).split())
    for said in (
        "Bemannet på nytt, i en egen turnus: Turnusen kan brukes.",
        "Stillingsmodellens svar, i alt",
        rows[0][0],
    ):
        assert said in text, said


def test_csv_and_json_tell_it_too(hidden: Report) -> None:
    (row, *_) = report_json(hidden)["rows"]
    anew = hidden.shown_anew["i-dag"]
    assert anew.figures is not None
    assert (row["anew"]["usable"], row["anew"]["verdict"]) == (True, "Ja")
    assert len(row["anew"]["people"]) == anew.figures.heads
    head, line, *_ = csv.reader(io.StringIO(report_csv(hidden).decode("utf-8-sig")), delimiter=";")
    cells = dict(zip(head, line, strict=True))
    assert cells["Brukbar turnus, bemannet på nytt"] == "Ja"
    assert cells["Ansatte, bemannet på nytt"] == str(anew.figures.heads)


# -- nobody employed yet ----------------------------------------------------------------------


def test_where_nobody_is_employed_the_first_table_is_of_the_ward_staffed_anew(nobody: Report) -> None:
    assert answers(nobody)[0] == "Enheten har ingen ansatte ennå: svaret er enheten bemannet på nytt."
    data = memo_data(nobody)
    assert data["heads"] == list(ANEW_HEADS)
    assert [row[1] for row in data["rows"]] == ["Som i dag", "Større"]
    assert all(row[2] not in ("", "–") for row in data["rows"])
    assert (data["anew_rows"], data["all_rows"]) == ([], [])
    assert {(b["verdict"], b["usable"]) for b in data["blocks"]} == {
        ("Enheten har ingen ansatte ennå.", True)
    }
    assert len(ANEW_HEADS) == len(HEADS)
    assert len(data["rows"]) <= MOST_ROWS
    text = " ".join(whole(memo(nobody)).split())
    assert "Turnusen kan brukes." in text
    assert "ikke funnet noen turnus" not in text


def test_a_ward_without_needs_says_that_it_has_none() -> None:
    bare = small_ward(employees=[], demand=[])
    said = answers(report(NEW, bare, tasks_of(NEW, bare, BUDGETS, edition()), Made(), show_names=False))
    assert said[0].endswith("den er ikke bemannet på nytt i noen av tiltakene.")
    assert said[1:] == ("utsikten har ingen behov å dekke; skriv behov (demand) først",)


def test_the_screen_shows_only_the_ward_staffed_anew_and_spares_the_wards_file(tmp_path: Path) -> None:
    write_instance(EMPTY, tmp_path / "utsikten.json")
    (tmp_path / "studie.toml").write_text(
        STUDY_TOML[: STUDY_TOML.index('[[policies]]\nid = "storre"')].replace("[1, 2]", "[1]"),
        encoding="utf-8",
    )
    ResultStore(tmp_path / "funnet").put(TASKS[0], carry_out(TASKS[0]))
    words = ("heltid", "report", "studie.toml", "--results", "funnet", "--absence", "10")
    done = turnus(*words, cwd=tmp_path, columns=100)
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ansatte Årsverk" in done.stdout
    assert "Dager" not in done.stdout
    before = (tmp_path / "utsikten.json").read_bytes()
    over = turnus(*words, "--out", "utsikten.json", cwd=tmp_path)
    assert over.returncode == 2
    assert "skrevet over" in " ".join(over.stderr.split())
    assert (tmp_path / "utsikten.json").read_bytes() == before
