"""What a solve may spend: options of the command line, and the settings they make."""

from __future__ import annotations

from typing import Annotated

import typer

from models.problems import InputError, InputProblem
from solver.settings import Engine, SolveSettings

USUAL_SECONDS = 60.0
"""Time of a solve when nothing is said of it."""

LONGEST_SECONDS = 7 * 86400.0
"""Time of a solve that is to end when its steps are taken, whatever the machine: the longest there is."""

TimeOption = Annotated[float, typer.Option("--time", metavar="S", help="Sekunder søket får bruke")]
TimeOrStepsOption = Annotated[
    float | None,
    typer.Option(
        "--time", metavar="S", help="Sekunder søket får bruke (60; med --iterations så lenge stegene tar)"
    ),
]
IterationsOption = Annotated[
    int | None,
    typer.Option(
        "--iterations",
        metavar="N",
        help="Steg i søket i stedet for tid: samme frø, steg og tråder gir samme plan, om ikke --time er kortere",
    ),
]
SeedOption = Annotated[int, typer.Option("--seed", metavar="N", help="Frø: samme frø og steg gir samme plan")]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", metavar="N", help="Antall tråder (alle kjerner)")
]


def solve_settings(
    time: float | None,
    seed: int,
    workers: int | None,
    *,
    engine: Engine = "auto",
    iterations: int | None = None,
    cluster: str | None = None,
) -> SolveSettings:
    """Settings of a solve; without a time, the usual one, or with steps as long as they take.

    Raises
    ------
    InputError
        When a value is out of range, or they do not go together.
    """
    if iterations is not None and engine == "cpsat":
        message, advice = 'motoren "cpsat" teller ikke steg', "Velg --engine search"
        raise InputError([InputProblem("--iterations", str(iterations), message, advice)])
    if time is None:
        time = USUAL_SECONDS if iterations is None else LONGEST_SECONDS
    try:
        return SolveSettings(time, seed, workers, engine, iterations, cluster)
    except ValueError as error:
        raise InputError([InputProblem("", None, str(error))]) from None


def shown_seconds(settings: SolveSettings) -> float | None:
    """The time limit as progress shows it; None when steps decide and no time was given."""
    return (
        None if settings.iterations is not None and settings.seconds == LONGEST_SECONDS else settings.seconds
    )
