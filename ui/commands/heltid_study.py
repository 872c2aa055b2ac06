"""What the heltid commands share: which study, which results, and how much is done for each policy."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from models.problems import InputError, InputProblem

if TYPE_CHECKING:
    from heltid.sweep.task import Budgets, Task
    from instances.policies_file import ReadyStudy

StudyArgument = Annotated[
    str, typer.Argument(metavar="STUDIE", help="Fil med tiltak (.toml), eller kortnavn: hemnes, korgen")
]
ResultsOption = Annotated[Path, typer.Option("--results", metavar="MAPPE", help="Mappen med resultater")]
SecondsOption = Annotated[
    float | None,
    typer.Option("--time", metavar="SEKUNDER", help="Søketid for hvert tiltak, i stedet for studiens"),
]
IterationsOption = Annotated[
    int | None,
    typer.Option(
        "--iterations", metavar="N", help="Antall steg i stedet for tid: samme frø gir samme tabell"
    ),
]
AbsenceOption = Annotated[
    int | None,
    typer.Option(
        "--absence", metavar="N", help="Gjentakelser av simulert fravær for hvert tiltak (100); 0 uten"
    ),
]
OpenOption = Annotated[
    float | None,
    typer.Option(
        "--open", metavar="PROSENT", help="Så mye av minstebemanningen kan stå åpent i en brukbar turnus (1)"
    ),
]
AnewOption = Annotated[
    bool | None,
    typer.Option(
        "--anew/--no-anew",
        help="Lag turnus også for enheten bemannet på nytt, som om ingen var ansatt fra før (vanligvis ja)",
        show_default=False,
    ),
]

RESULTS = Path("heltid-results")
USUAL_ABSENCE = 100
USUAL_OPEN = 1.0


def open_study(what: str) -> ReadyStudy:
    """A study by its short name or file.

    Raises
    ------
    InputError
        With everything that is wrong with it.
    """
    from instances.policies_file import STUDIES, read_study, sample_study

    return sample_study(what) if what in STUDIES else read_study(what)


@dataclass(frozen=True)
class Wanted:
    """What the options say of how much is done for each policy; None where they say nothing."""

    seconds: float | None
    iterations: int | None
    absence: int | None
    open_percent: float | None
    anew: bool | None

    def fits(self, budgets: Budgets) -> bool:
        """Whether budgets are as the options say."""
        pairs = (
            (self.seconds, budgets.seconds),
            (self.iterations, budgets.iterations),
            (self.absence, budgets.replications),
            (self.open_percent, budgets.open_percent_most),
            (self.anew, budgets.anew),
        )
        return all(said is None or said == had for said, had in pairs)


NO_OPTIONS = Wanted(None, None, None, None, None)


def budgets_of(ready: ReadyStudy, wanted: Wanted) -> Budgets:
    """How much is done for each policy: what is asked for, else what the study says.

    Raises
    ------
    InputError
        When a number is outside its range.
    """
    from pydantic import ValidationError

    from heltid.sweep.task import Budgets
    from models.translation import problems_of

    study = ready.study
    try:
        return Budgets(
            seconds=study.seconds_per_policy if wanted.seconds is None else wanted.seconds,
            iterations=study.iterations_per_policy
            if wanted.iterations is None and wanted.seconds is None
            else wanted.iterations,
            anew=wanted.anew is not False,
            replications=USUAL_ABSENCE if wanted.absence is None else wanted.absence,
            open_percent_most=USUAL_OPEN if wanted.open_percent is None else wanted.open_percent,
        )
    except ValidationError as error:
        options = {
            "seconds": "--time",
            "iterations": "--iterations",
            "replications": "--absence",
            "open_percent_most": "--open",
        }
        raise InputError(
            InputProblem(options.get(p.where, p.where), p.value, p.message, p.advice)
            for p in problems_of(error, Budgets)
        ) from None


def tasks_in(ready: ReadyStudy, budgets: Budgets) -> tuple[Task, ...]:
    """Every policy of a study with every seed, for this edition of the product."""
    from heltid.sweep.edition import edition
    from heltid.sweep.task import tasks_of

    return tasks_of(ready.study, ready.instance, budgets, edition())
