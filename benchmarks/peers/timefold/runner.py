"""The process that runs Timefold: the tables of a ward in, better rosters out, one JSON message a line.

Runs in the virtual environment of requirements.txt and imports nothing of the product. The Java sources beside
it are compiled against the jars that the ``timefold`` package carries, once for each version of either.

Arguments: a folder for the compiled classes, the formulation and the search (keys of ``FORMULATIONS`` and
``SEARCHES``).
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import jpype
import timefold.solver
from timefold.solver._timefold_java_interop import extract_timefold_jars

HERE = Path(__file__).resolve().parent
FAR = 1 << 50
"""A limit that no sum reaches, where there is none."""

CALCULATOR = "<incrementalScoreCalculatorClass>turnus.peer.Calculator</incrementalScoreCalculatorClass>"
WEIGHT = (
    "<incrementalScoreCalculatorCustomProperties>"
    '<property name="hardWeight" value="2000"/>'
    "</incrementalScoreCalculatorCustomProperties>"
)
FORMULATIONS = {
    "streams": "<constraintProviderClass>turnus.peer.Streams</constraintProviderClass>",
    "incremental": CALCULATOR,
    "weighted": CALCULATOR + WEIGHT,
}
"""Constraint streams; a score calculator; the same with a hard unit as 2000 points while it searches."""

LOCAL_SEARCH = """
<constructionHeuristic><constructionHeuristicType>FIRST_FIT</constructionHeuristicType></constructionHeuristic>
<localSearch>
  <unionMoveSelector>
    <changeMoveSelector/>
    <moveIteratorFactory><moveIteratorFactoryClass>turnus.peer.BlockSwaps</moveIteratorFactoryClass></moveIteratorFactory>
  </unionMoveSelector>
  <acceptor>{acceptor}</acceptor>
  <forager><acceptedCountLimit>1</acceptedCountLimit></forager>
</localSearch>
"""
SEARCHES = {
    "default": "",
    "late-acceptance": LOCAL_SEARCH.format(
        acceptor="<lateAcceptanceSize>1000</lateAcceptanceSize>",
    ),
    "annealing": LOCAL_SEARCH.format(
        acceptor="<simulatedAnnealingStartingTemperature>1hard/1000soft</simulatedAnnealingStartingTemperature>",
    ),
}
"""What Timefold does when nothing is said; first fit and then the moves of a rostering user, two ways accepted."""


def main() -> None:
    classes, formulation, search = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
    jars = extract_timefold_jars()
    timefold.solver.init(path=[str(compiled(classes, jars)), *jars], include_timefold_jars=False)
    runner = jpype.JClass("turnus.peer.Runner")
    config = configuration(formulation, search)
    print(json.dumps({"ready": True}), flush=True)
    ward = json.loads(sys.stdin.readline())
    runner.run(
        config,
        formulation == "streams",
        ward["activities"],
        *(flat(ward[name]) for name in ("cells", "literals", "conjunctions")),
        jpype.JArray(jpype.JLong)([number for row in ward["sums"] for number in sum_row(row)]),
        ward["points"],
        ward["hard"],
        int(1000 * ward["seconds"]),
        ward["seed"],
        ward["workers"],
    )


def compiled(folder: Path, jars: list[str]) -> Path:
    """The folder of the compiled classes, compiled when the sources or the jars are new."""
    sources = sorted((HERE / "jvm").rglob("*.java"))
    digest = hashlib.sha256("\n".join(sorted(Path(jar).name for jar in jars)).encode())
    for source in sources:
        digest.update(source.read_bytes())
    target = folder / digest.hexdigest()[:16]
    if target.is_dir():
        return target
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder) as half:
        made = Path(half) / "classes"
        command = ["javac", "-encoding", "UTF-8", "-cp", os.pathsep.join(jars), "-d", str(made)]
        subprocess.run([*command, *map(str, sources)], check=True, stdout=sys.stderr)  # noqa: S603
        if not target.is_dir():
            made.rename(target)
    return target


def configuration(formulation: str, search: str) -> str:
    """Timefold's configuration as XML; the clock and the seed are set by Runner.java."""
    return (
        '<solver xmlns="https://timefold.ai/xsd/solver">'
        "<environmentMode>NO_ASSERT</environmentMode>"
        "<solutionClass>turnus.peer.Ward</solutionClass><entityClass>turnus.peer.Cell</entityClass>"
        f"<scoreDirectorFactory>{FORMULATIONS[formulation]}</scoreDirectorFactory>{SEARCHES[search]}</solver>"
    )


def flat(rows: list[list[Any]]) -> Any:
    """Rows behind their lengths, as an array of Java ints."""
    numbers: list[int] = []
    for row in rows:
        numbers.append(len(row))
        numbers += row
    return jpype.JArray(jpype.JInt)(numbers)


def sum_row(row: list[int | None]) -> list[int]:
    """One sum in nine numbers: no limit is one out of reach, a hard weight is -1."""
    start, low, high, weight, *rest = row
    return [
        start or 0,
        -FAR if low is None else low,
        FAR if high is None else high,
        -1 if weight is None else weight,
        *(number or 0 for number in rest),
    ]


if __name__ == "__main__":
    main()
