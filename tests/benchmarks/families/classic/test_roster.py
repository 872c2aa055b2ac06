"""Roster files: what is written is read back, and a file that does not fit is told."""

import random
from pathlib import Path

import pytest

from models.problems import InputError
from tests.benchmarks.families.agreement import random_cells
from tests.benchmarks.families.classic.tiny import cells, opened, with_limits


def test_round_trip(tmp_path: Path) -> None:
    tiny, rng = opened(with_limits(people=3), tmp_path), random.Random(2)
    for _ in range(20):
        roster = random_cells(rng, tiny)
        assert tiny.write(roster, tmp_path / "a.roster") == [tmp_path / "a.roster"]
        assert tiny.read(tmp_path / "a.roster") == roster


def test_the_file_tells_its_instance_and_the_penalty_only_of_a_valid_roster(tmp_path: Path) -> None:
    tiny = opened(with_limits(days=7, wanted={("Monday", "D"): 2}), tmp_path)
    path = tmp_path / "a.roster"
    tiny.write(cells("D-----N"), path)
    text = path.read_text(encoding="utf-8")
    assert "<SchedulingPeriodFile>tiny.ros</SchedulingPeriodFile>\n <Penalty>1000</Penalty>" in text
    assert "<Assign><Day>6</Day><Shift>N</Shift></Assign>" in text
    tiny.write(cells("ND-----"), path)
    assert "Penalty" not in path.read_text(encoding="utf-8")


def test_names_are_written_so_that_xml_holds_them(tmp_path: Path) -> None:
    content = with_limits(days=7).replace('"P0"', '"P&lt;&amp;&quot;0"').replace('"D"', '"&lt;D&gt;"')
    tiny = opened(content.replace("<Shift>D<", "<Shift>&lt;D&gt;<"), tmp_path)
    tiny.write(cells("D-----N"), tmp_path / "a.roster")
    assert tiny.read(tmp_path / "a.roster") == cells("D-----N")


P0 = '<Employee ID="P0"><Assign><Day>3</Day><Shift>N</Shift></Assign></Employee>'
P1 = '<Employee ID="P1"></Employee>'


def test_a_roster_as_others_write_it(tmp_path: Path) -> None:
    path = tmp_path / "a.roster"
    path.write_text(
        f"<Roster><Penalty>5</Penalty><DateFound>29 August 2008</DateFound><CPU>x</CPU>{P1}\n{P0}</Roster>",
        encoding="utf-8",
    )
    assert opened(with_limits(people=2, days=7), tmp_path).read(path) == cells("---N---", "-------")


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (f"<Roster>{P0}</Roster>", ("P1", "1 ansatte mangler")),
        (f"<Roster>{P0}{P1}{P1}</Roster>", ('"P1"', "to ganger")),
        (f"<Roster>{P0}{P1}<Employee ID='x'/></Roster>", ('"x"', "finnes ikke")),
        (f"<Roster>{P0.replace('>3<', '>7<')}{P1}</Roster>", ('"7"', "fra 0 til 6")),
        (f"<Roster>{P0.replace('>3<', '>tre<')}{P1}</Roster>", ('"tre"', "helt tall")),
        (f"<Roster>{P0.replace('>N<', '>n<')}{P1}</Roster>", ('"n"', "ukjent verdi")),
        (f"<Roster>{P0.replace('<Day>3</Day>', '')}{P1}</Roster>", ("<Day> mangler",)),
        (
            f"<Roster>{P0.replace('</Employee>', '<Assign><Day>3</Day><Shift>N</Shift></Assign></Employee>')}{P1}</Roster>",
            ("to vakter",),
        ),
        (f"<Roster>{P0}{P1}<Group/></Roster>", ("<Group> i <Roster>",)),
        ("<SchedulingPeriod/>", ("ikke en Roster",)),
        ("P0: N", ("ikke gyldig XML",)),
    ],
)
def test_a_roster_that_does_not_fit_is_told(tmp_path: Path, content: str, words: tuple[str, ...]) -> None:
    path = tmp_path / "a.roster"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        opened(with_limits(people=2, days=7), tmp_path).read(path)
    for word in ("a.roster", *words):
        assert word in str(caught.value)
