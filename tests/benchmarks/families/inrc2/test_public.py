"""The public data sets: all are read, and the competition's own validator is agreed with."""

from __future__ import annotations

import re
from pathlib import Path

from benchmarks.families.inrc2.family import FAMILY
from tests.benchmarks import data
from tests.benchmarks.families.agreement import agreed

PARTS = {
    "Minimal coverage constraints": "minimal coverage",
    "Required skill constraints": "required skill",
    "Illegal shift type succession constraints": "shift type succession",
    "Total assignment constraints": "total assignments",
    "Consecutive constraints": "consecutive",
    "Non working days constraints": "non working days",
    "Preferences": "preferences",
    "Max working weekend": "max working weekends",
    "Complete weekends": "complete weekends",
    "Optimal coverage constraints": "optimal coverage",
}


def _solutions(root: Path) -> list[tuple[Path, Path]]:
    """Instance and folder of every published roster."""
    found = []
    for folder in sorted(root.glob("*/Solution_H_*")):
        match = re.fullmatch(r"Solution_H_(\d+)-WD_(.+)", folder.name)
        assert match is not None
        found.append((folder.parent / f"{folder.parent.name}_{match[1]}_{match[2]}", folder))
    return found


def test_the_validators_report_in_every_part() -> None:
    root = data.folder("inrc2") / "n005w4"
    folder = root / "Solution_H_0-WD_1-2-3-3"
    report = dict(re.findall(r"^(.+): (\d+)$", (folder / "validator.txt").read_text(encoding="utf-8"), re.M))
    case = FAMILY.open(root / "n005w4_0_1-2-3-3")
    found = case.score(case.read(folder))
    assert {name: int(report[title]) for title, name in PARTS.items()} == found.parts
    assert (found.hard, found.penalty) == (0, int(report["Total cost"])) == (0, 1695)


def test_published_rosters_keep_every_hard_rule_and_both_sides_agree() -> None:
    solutions = _solutions(data.folder("inrc2"))
    assert len(solutions) == 9
    for name, folder in solutions:
        case = FAMILY.open(name)
        assert agreed(case, case.read(folder)).hard == 0


def test_a_published_roster_written_again_is_the_same(tmp_path: Path) -> None:
    name, folder = _solutions(data.folder("inrc2"))[3]
    case = FAMILY.open(name)
    written = case.write(case.read(folder), tmp_path / "again")
    for path in written:
        published = (folder / path.name).read_text(encoding="utf-8").split()
        assert path.read_text(encoding="utf-8").split() == published


def test_every_data_set_can_be_read_with_all_its_files() -> None:
    folders = sorted(path for path in data.folder("inrc2").iterdir() if path.is_dir())
    assert folders
    for folder in folders:
        ids = sorted(int(path.stem.rsplit("-", 1)[1]) for path in folder.glob("WD-*.txt"))
        weeks = 8 if folder.name.endswith("w8") else 4
        for first in range(0, len(ids), weeks):
            chosen = (ids + ids)[first : first + weeks]
            history = first // weeks % 3
            case = FAMILY.open(folder / f"{folder.name}_{history}_{'-'.join(map(str, chosen))}")
            assert case.problem.days == 7 * weeks
