"""What others have reached: ``best_known.csv`` of the benchmark folder.

The table is not part of this product. It has a line for each public instance with at least the columns
``family, instance, split, best_known, best_bound``; values are whole numbers, ``feasible`` or
``infeasible`` for families without an objective, or blank. For our own wards the best known is the best in
the store.
"""

from __future__ import annotations

import csv
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from benchmarks.families.plain_text import file_text
from benchmarks.record import RunRecord
from models.problems import InputError, InputProblem, shown

FILE = "best_known.csv"
VARIABLE = "TURNUS_BENCHMARKS"
COLUMNS = ("family", "instance", "split", "best_known", "best_bound")

Verdict = Literal["feasible", "infeasible"]

OWN_FAMILY = "ward"

STATIC = "inrc2-static"
"""Lines of ``inrc2`` under this name know all weeks at once, as we do; those under ``inrc2`` do not and are no yardstick."""


@dataclass(frozen=True)
class BestKnown:
    """The best published for an instance.

    Attributes
    ----------
    penalty, bound:
        None when not known, and in families without an objective.
    verdict:
        Only in families without an objective: whether a roster exists.
    """

    penalty: int | None = None
    bound: int | None = None
    verdict: Verdict | None = None


@dataclass(frozen=True)
class Listed:
    """A line of the table: an instance, and whether it may be used for tuning (``shared``)."""

    family: str
    instance: str
    split: str
    best: BestKnown


def benchmark_folder(given: Path | None = None) -> Path | None:
    """The folder of public benchmarks: the given one or that of the environment; None when neither is set.

    Raises
    ------
    InputError
        When it is not there.
    """
    named = given or (Path(os.environ[VARIABLE]) if os.environ.get(VARIABLE) else None)
    if named is not None and not named.is_dir():
        where = "--benchmarks" if given else VARIABLE
        raise InputError([InputProblem(where, str(named), "mappen finnes ikke", "Rett stien")])
    return named


def read_table(folder: Path | None) -> tuple[Listed, ...]:
    """Every line of the folder's table; none when there is no folder or no table.

    Raises
    ------
    InputError
        When the table lacks a column or holds something else than the values above.
    """
    if folder is None or not (folder / FILE).exists():
        return ()
    path = folder / FILE
    reader = csv.DictReader(file_text(path).splitlines())
    missing = [name for name in COLUMNS if name not in (reader.fieldnames or ())]
    if missing:
        raise InputError(
            [
                InputProblem(
                    "linje 1", None, f"mangler kolonnen {', '.join(missing)}", "Hent tabellen på nytt"
                )
            ],
            str(path),
        )
    lines, problems = [], []
    for row in reader:
        where = f"linje {reader.line_num}"
        try:
            lines.append(_listed(row))
        except ValueError as error:
            problems.append(
                InputProblem(where, shown(str(error)), "er verken et heltall eller feasible/infeasible")
            )
    if problems:
        raise InputError(problems, str(path))
    return tuple(lines)


def best_known(table: Iterable[Listed], records: Iterable[RunRecord]) -> Mapping[tuple[str, str], BestKnown]:
    """The best known by family and instance: the table's, and for our own wards the best in the store."""
    found = {(line.family, line.instance): line.best for line in table}
    for record in records:
        place = (record.key.family, record.key.instance)
        if record.key.family != OWN_FAMILY or record.outcome == "failed" or record.penalty is None:
            continue
        before = found.get(place, BestKnown())
        found[place] = BestKnown(
            penalty=record.penalty if before.penalty is None else min(before.penalty, record.penalty),
            bound=max((b for b in (before.bound, record.bound) if b is not None), default=None),
        )
    return found


def _listed(row: Mapping[str, str | None]) -> Listed:
    family, instance = (row["family"] or "").strip(), (row["instance"] or "").strip()
    said, bound = (row["best_known"] or "").strip(), (row["best_bound"] or "").strip()
    best = BestKnown()
    if family == STATIC or family != "inrc2":
        if said == "feasible" or said == "infeasible":
            best = BestKnown(verdict="feasible" if said == "feasible" else "infeasible")
        elif said not in ("", "unknown"):
            best = BestKnown(_whole(said), _whole(bound) if bound else None)
    return Listed("inrc2" if family == STATIC else family, instance, (row["split"] or "").strip(), best)


def _whole(text: str) -> int:
    try:
        return int(text)
    except ValueError:
        raise ValueError(text) from None
