"""A data set of one's own: two weeks and three nurses, contracts that allow everything, shift types that do not."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from benchmarks.families.inrc2.family import FAMILY, Inrc2Case
from solver.core import Cells
from tests.benchmarks.families.agreement import agreed

SCENARIO = """SCENARIO = tiny

WEEKS = 2

SKILLS = 2
Head
Nurse

SHIFT_TYPES = 2
Early (2,4)
Night (1,3)

FORBIDDEN_SHIFT_TYPES_SUCCESSIONS
Early 0
Night 1 Early

CONTRACTS = 2
Full (0,14) (1,28) (1,28) 2 0
Half (0,14) (1,28) (1,28) 2 0

NURSES = 3
Ada Full 2 Head Nurse
Bo Half 1 Nurse
Cy Full 1 Nurse
"""

HISTORY = """HISTORY
0 tiny

NURSE_HISTORY
Ada 0 0 None 0 0 1
Bo 0 0 None 0 0 2
Cy 0 0 None 0 0 1
"""

NOTHING = " ".join(["(0,0)"] * 7)

WEEK = f"""WEEK_DATA
tiny

REQUIREMENTS
Early Head {NOTHING}
Early Nurse {NOTHING}
Night Head {NOTHING}
Night Nurse {NOTHING}

SHIFT_OFF_REQUESTS = 0
"""

FREE = "." * 14


def data_set(folder: Path, changes: Mapping[str, Mapping[str, str]] | None = None) -> Path:
    """Write the files; ``changes`` tells what to replace in ``Sc``, ``H0`` and ``WD`` (week 1). Path of the instance."""
    texts = {"Sc": SCENARIO, "H0": HISTORY, "WD": WEEK}
    for file, replaced in (changes or {}).items():
        for old, new in replaced.items():
            assert old in texts[file], old
            texts[file] = texts[file].replace(old, new)
    files = {"Sc-tiny.txt": texts["Sc"], "H0-tiny-0.txt": texts["H0"], "WD-tiny-1.txt": texts["WD"]}
    for name, text in {**files, "WD-tiny-0.txt": WEEK}.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder / "tiny_0_1-0"


def case(folder: Path, changes: Mapping[str, Mapping[str, str]] | None = None) -> Inrc2Case:
    """The small instance, opened."""
    return FAMILY.open(data_set(folder, changes))


def roster(*rows: str) -> Cells:
    """Rows of E and N (as Nurse), H and M (the same as Head) and ``.``; people left out are free."""
    numbers = {".": 0, "H": 1, "E": 2, "M": 3, "N": 4}
    padded = [row.ljust(14, ".") for row in (*rows, FREE, FREE, FREE)[:3]]
    return [[numbers[letter] for letter in row] for row in padded]


def parts(opened: Inrc2Case, cells: Cells) -> dict[str, int]:
    """What is not 0 in the score, after checking that the lowering says the same in all."""
    found = agreed(opened, cells, units=True)
    return {name: points for name, points in found.parts.items() if points}
