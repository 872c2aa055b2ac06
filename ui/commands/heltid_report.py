"""What came of a study of policies: ``heltid report``."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.table import Table as Grid
from rich.text import Text

from instances.saving import put_in_place
from models.problems import InputError, InputProblem
from ui.commands.heltid_study import (
    NO_OPTIONS,
    RESULTS,
    AbsenceOption,
    AnewOption,
    IterationsOption,
    OpenOption,
    ResultsOption,
    SecondsOption,
    StudyArgument,
    Wanted,
    budgets_of,
    open_study,
    tasks_in,
)
from ui.commands.shared import JsonOption, consoles, print_json
from ui.exits import Exit
from ui.files import check_outputs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console

    from heltid.report.report import Report
    from heltid.sweep.task import Budgets, Task
    from instances.policies_file import ReadyStudy

ENDINGS = (".pdf", ".xlsx", ".csv", ".json")

MOST_NAMED = 5
"""Policies without a result that are named."""


def report(
    study: StudyArgument,
    results: ResultsOption = RESULTS,
    out: Annotated[
        list[Path] | None,
        typer.Option("--out", metavar="FIL", help="Skriv hit (.pdf, .xlsx, .csv, .json); kan gjentas"),
    ] = None,
    names: Annotated[
        bool, typer.Option("--names", help="Vis navnene på de ansatte, ellers står de som Ansatt 1, 2, …")
    ] = False,
    time: SecondsOption = None,
    iterations: IterationsOption = None,
    absence: AbsenceOption = None,
    open_percent: OpenOption = None,
    anew: AnewOption = None,
    as_json: JsonOption = False,
) -> None:
    """Sett tiltakene i en studie side om side: tabell, regneark og notat til beslutning."""
    from heltid.report.report import report as make
    from heltid.report.told import OnDisk
    from heltid.sweep.store import ResultStore

    wanted = out or []
    check_outputs(wanted, ENDINGS)
    ready = open_study(study)
    _spare_the_ward(Path(study).parent / ready.study.ward, wanted)
    options = Wanted(time, iterations, absence, open_percent, anew)
    usual = budgets_of(ready, options)
    chosen, *others = _made_with(ready, results, options) or [usual]
    tasks = tasks_in(ready, chosen)
    made = make(ready.study, ready.instance, tasks, OnDisk(ResultStore(results)), show_names=names)
    if not made.results:
        raise _nothing(results, tasks, _made_with(ready, results, NO_OPTIONS))
    written = [(path, _content(made, path)) for path in wanted]
    for path, content in written:
        put_in_place(path, content)
    screen, errors = consoles()
    if chosen != usual or others:
        errors.print(Text(_chosen_text(chosen, others)))
    if as_json:
        from heltid.report.delimited import report_json

        print_json(report_json(made))
    else:
        _print(screen, made)
        for path in wanted:
            screen.print(Text(f"Lagret {path}"))
    if made.missing:
        errors.print(Text(_missing_text(made.missing, len(tasks))))
    raise typer.Exit(Exit.FINDINGS if made.missing else Exit.CLEAN)


def _spare_the_ward(ward: Path, wanted: Sequence[Path]) -> None:
    """Refuse to write a report over the file that the study takes its ward from."""
    for path in wanted:
        if ward.is_file() and path.resolve() == ward.resolve():
            message = "er filen som studien henter enheten fra, og den ville blitt skrevet over"
            raise InputError([InputProblem("--out", str(path), message, "Velg et annet filnavn")])


def _made_with(ready: ReadyStudy, results: Path, options: Wanted) -> list[Budgets]:
    """The budgets with which there are results of the study, as the options say; those of the newest run first."""
    from heltid.sweep.asked import asked_in
    from heltid.sweep.store import ResultStore

    store = ResultStore(results)
    return [
        asked.budgets
        for asked in asked_in(results)
        if options.fits(asked.budgets)
        and any(store.path(task).exists() for task in tasks_in(ready, asked.budgets))
    ]


def _content(made: Report, path: Path) -> bytes:
    match path.suffix.lower():
        case ".xlsx":
            from heltid.report.excel import report_workbook

            return report_workbook(made)
        case ".pdf":
            from heltid.report.memo import memo

            return memo(made)
        case ".csv":
            from heltid.report.delimited import report_csv

            return report_csv(made)
        case _:
            from heltid.report.delimited import report_json

            return (json.dumps(report_json(made), ensure_ascii=False, indent=2) + "\n").encode()


def _print(screen: Console, made: Report) -> None:
    from heltid.report.answers import answers
    from heltid.report.summary import (
        ANEW_HEADS,
        ANEW_KEY,
        ANEW_TEXT_COLUMNS,
        HEADS,
        KEY,
        TEXT_COLUMNS,
        anew_cells,
        anew_rows,
        cells,
    )

    rows, anew = made.table.rows, anew_rows(made.table)
    screen.print(Text(f"{made.names.prose(made.study.name)} · {made.ward.name}"), style="bold")
    if made.ward.employees or not anew:
        screen.print(_grid(HEADS, TEXT_COLUMNS, ((cells(row), row.usable) for row in rows)))
        screen.print(Text(KEY), style="dim")
        for row in rows:
            if row.why_not:
                screen.print(Text(f"{row.number}. {row.name}: {row.why_not}"))
    if anew:
        screen.print()
        screen.print(Text("Bemannet på nytt"), style="bold")
        screen.print(
            _grid(ANEW_HEADS, ANEW_TEXT_COLUMNS, ((anew_cells(row), row.anew_usable) for row in anew))
        )
        screen.print(Text(ANEW_KEY), style="dim")
        for row in anew:
            if row.anew_why_not:
                screen.print(Text(f"{row.number}. {row.name}: {row.anew_why_not}"))
    screen.print()
    for sentence in answers(made):
        screen.print(Text(sentence))


def _grid(heads: Sequence[str], texts: Sequence[int], rows: Iterable[tuple[list[str], bool]]) -> Grid:
    """Policies side by side; those that cannot be used are faint."""
    grid = Grid(box=None, padding=(0, 1, 0, 0), header_style="bold")
    for column, head in enumerate(heads):
        text = column in texts
        grid.add_column(
            head,
            justify="left" if text else "right",
            no_wrap=column != 1,
            overflow="fold",
            ratio=1 if column == 1 else None,
        )
    for cells, usable in rows:
        grid.add_row(*map(Text, cells), style="" if usable else "dim")
    return grid


def _nothing(results: Path, tasks: Sequence[Task], others: Sequence[Budgets]) -> InputError:
    """There is no result of the study as asked for; says whether other results lie there."""
    if not results.is_dir():
        message = "mappen finnes ikke"
    elif others:
        message = f"har resultater av studien, men bare med {' og med '.join(map(_options_text, others))}"
    elif any(results.glob("*.json")):
        message = "har resultater, men ingen av dem er av denne studien med disse valgene og denne utgaven av programmet"
    else:
        message = "har ingen resultater"
    advice = f"Lag dem med turnus heltid run ({_count(len(tasks))}), med samme studie og --results"
    return InputError([InputProblem("--results", str(results), message, advice)])


def _chosen_text(chosen: Budgets, others: Sequence[Budgets]) -> str:
    """Which results were taken, and which more there are."""
    text = f"Viser resultatene fra siste kjøring: {_options_text(chosen)}."
    if others:
        text += f" Det finnes også resultater med {' og med '.join(map(_options_text, others))}."
    return text


def _options_text(budgets: Budgets) -> str:
    """The options that ask for budgets, as they are typed."""
    search = f"--time {budgets.seconds:g}"
    if budgets.iterations is not None:
        search = f"--iterations {budgets.iterations}"
    anew = "" if budgets.anew else " --no-anew"
    return f"{search} --absence {budgets.replications} --open {budgets.open_percent_most:g}{anew}"


def _missing_text(missing: Sequence[Task], of: int) -> str:
    named = ", ".join(f"{task.policy.name} (frø {task.seed})" for task in missing[:MOST_NAMED])
    more = f" og {len(missing) - MOST_NAMED} til" if len(missing) > MOST_NAMED else ""
    return (
        f"{len(missing)} av {_count(of)} mangler: {named}{more}. "
        "Lag dem med turnus heltid run og de samme valgene; det som er regnet, regnes ikke igjen."
    )


def _count(number: int) -> str:
    return "1 beregning" if number == 1 else f"{number} beregninger"
