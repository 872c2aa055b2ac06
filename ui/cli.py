"""The ``turnus`` command."""

from __future__ import annotations

import json
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.text import Text

from instances.json_file import write_instance
from instances.library import sample_names
from models.audit import Audit, audit
from models.capacity import capacity
from models.instance import Instance
from models.kpi import kpis
from models.problems import InputError, InputProblem
from models.roster import Roster, Status
from models.rulebook import rulebook, rulebook_ids
from solver.settings import Engine, SolveSettings
from ui.exits import Exit, exit_code
from ui.files import check_outputs, open_instance, open_roster, save_roster
from ui.grid import print_grid
from ui.live import LiveProgress
from ui.tables import (
    print_audit,
    print_capacity,
    print_impossible,
    print_kpis,
    print_rules,
    print_status,
)

app = typer.Typer(
    name="turnus",
    help="Lager og kontrollerer turnusplaner for kommunal helse og omsorg.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

InstanceArgument = Annotated[
    str, typer.Argument(metavar="INSTANS", help="Fil (.json, .xlsx) eller kortnavn som hemnes/korgen")
]
RosterArgument = Annotated[str, typer.Argument(metavar="PLAN", help="Planen: .json, .xlsx eller .csv")]
JsonOption = Annotated[bool, typer.Option("--json", help="Skriv JSON til andre programmer")]
TimeOption = Annotated[float, typer.Option("--time", metavar="S", help="Sekunder søket får bruke")]
SeedOption = Annotated[int, typer.Option("--seed", metavar="N", help="Frø: samme frø og steg gir samme plan")]
WorkersOption = Annotated[
    int | None, typer.Option("--workers", metavar="N", help="Antall tråder (alle kjerner)")
]
OutOption = Annotated[
    list[Path] | None,
    typer.Option("--out", metavar="FIL", help="Lagre planen (.json, .xlsx, .csv); kan gjentas"),
]


PIPE_WIDTH = 160
"""Columns when the output is no terminal and ``COLUMNS`` says nothing."""


def _console(*, stderr: bool = False) -> Console:
    console = Console(stderr=stderr, highlight=False)
    if not console.is_terminal and "COLUMNS" not in os.environ:
        console.width = PIPE_WIDTH
    return console


def _consoles() -> tuple[Console, Console]:
    """Standard output, and standard error for progress."""
    return _console(), _console(stderr=True)


def _print_json(value: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")


@app.command()
def solve(
    instance: InstanceArgument,
    time: TimeOption = 60.0,
    seed: SeedOption = 0,
    workers: WorkersOption = None,
    engine: Annotated[Engine, typer.Option(help="auto, cpsat eller search")] = "auto",
    iterations: Annotated[int | None, typer.Option(metavar="N", help="Steg i søket i stedet for tid")] = None,
    out: OutOption = None,
    as_json: JsonOption = False,
) -> None:
    """Lag en turnusplan."""
    settings = _settings(time, seed, workers, engine, iterations)
    check_outputs(out or [])
    problem = open_instance(instance)
    console, errors = _consoles()
    roster, found = _solve(problem, settings, errors)
    for path in out or []:
        if found is not None:
            save_roster(path, problem, roster, found)
    if as_json:
        _print_json(_solved_json(problem, roster, found))
    else:
        _show_result(console, problem, roster, found)
        for path in out or []:
            if found is not None:
                console.print(Text(f"Lagret {path}"))
    raise typer.Exit(exit_code(roster, found))


@app.command()
def demo(
    time: TimeOption = 60.0,
    seed: SeedOption = 0,
    workers: WorkersOption = None,
    out: Annotated[Path, typer.Option("--out", metavar="FIL", help="Regnearket som skrives")] = Path(
        "korgen-turnus.xlsx"
    ),
) -> None:
    """Lag en plan for Korgen omsorgssenter, vis den og skriv regnearket."""
    check_outputs([out])
    problem = open_instance("hemnes/korgen")
    console, errors = _consoles()
    roster, found = _solve(problem, _settings(time, seed, workers, "auto", None), errors)
    if found is not None:
        print_grid(console, problem, roster)
        save_roster(out, problem, roster, found)
    _show_result(console, problem, roster, found)
    if found is not None:
        console.print(Text(f"Regnearket ligger i {out}"))
    raise typer.Exit(exit_code(roster, found))


@app.command(name="audit")
def audit_command(
    instance: InstanceArgument,
    roster: RosterArgument,
    every: Annotated[bool, typer.Option("--all", help="Vis alle funn, ikke bare brudd")] = False,
    as_json: JsonOption = False,
) -> None:
    """Kontroller en plan mot alle regler."""
    problem = open_instance(instance)
    plan = open_roster(roster, problem)
    found = audit(problem, plan)
    if as_json:
        _print_json(_audit_json(problem, plan, found))
    else:
        console, _ = _consoles()
        if plan.instance_hash != problem.hash:
            console.print(Text("Merk: planen er laget for en annen utgave av instansen.", style="yellow"))
        print_audit(console, problem, found, every=every)
        print_kpis(console, problem, kpis(problem, plan))
    raise typer.Exit(Exit.CLEAN if found.clean else Exit.FINDINGS)


@app.command()
def validate(instance: InstanceArgument, as_json: JsonOption = False) -> None:
    """Sjekk en fil og si hva som ikke kan gå opp, før noen plan lages."""
    from solver.diagnose import contradictions
    from solver.lower import lower

    problem = open_instance(instance)
    report = capacity(problem)
    clashes = [c.sentence(problem) for c in contradictions(lower(problem))]
    if as_json:
        _print_json(
            {
                "instance": problem.id,
                "hash": problem.hash,
                "contradictions": clashes,
                "capacity": report.model_dump(mode="json"),
            }
        )
    else:
        console, _ = _consoles()
        console.print(
            Text(
                f"{problem.name}: {len(problem.employees)} ansatte, {len(problem.units)} enheter, "
                f"{len(problem.shifts)} vaktkoder, {problem.horizon.weeks} uker"
            )
        )
        print_capacity(console, report)
        for sentence in clashes:
            console.print(Text(f"  {sentence}", style="bold red"))
        if not clashes:
            console.print(Text("Filen er i orden.", style="green"))
    raise typer.Exit(Exit.BAD_INPUT if clashes else Exit.CLEAN)


@app.command()
def show(
    instance: InstanceArgument,
    roster: Annotated[
        str | None, typer.Argument(metavar="[PLAN]", help="Planen: .json, .xlsx eller .csv")
    ] = None,
    weeks: Annotated[
        str | None, typer.Option(metavar="FRA-TIL", help="Uker i planen, for eksempel 1-3")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """Vis en instans, eller en plan som fargelagt rutenett."""
    problem = open_instance(instance)
    first, last = _weeks(weeks, problem)
    plan = _empty(problem) if roster is None else open_roster(roster, problem)
    if as_json:
        if roster is None:
            sys.stdout.write(problem.model_dump_json(indent=2) + "\n")
        else:
            _print_json(_audit_json(problem, plan, audit(problem, plan)))
        return
    console, _ = _consoles()
    console.print(Text(problem.name, style="bold"))
    for note in problem.notes if roster is None else ():
        console.print(Text(f"  {note}"))
    print_grid(console, problem, plan, first, last)
    if roster is not None:
        print_kpis(console, problem, kpis(problem, plan))


@app.command()
def rules(
    instance: Annotated[
        str | None, typer.Argument(metavar="[INSTANS]", help="Reglene som gjelder her")
    ] = None,
    book: Annotated[str | None, typer.Option("--rulebook", help="En regelbok i stedet")] = None,
    as_json: JsonOption = False,
) -> None:
    """Vis reglene med hjemmel."""
    if book is not None and book not in rulebook_ids():
        raise InputError(
            [InputProblem("--rulebook", book, "finnes ikke", f"Regelbøkene er {', '.join(rulebook_ids())}")]
        )
    shown = open_instance(instance).rules_in_force if instance else rulebook(book or "ks-turnus")
    if as_json:
        _print_json(
            {
                "rulebook": shown.id,
                "name": shown.name,
                "lines": [
                    {**line.model_dump(mode="json"), "title": line.TITLE, "sentence": line.sentence()}
                    for line in shown.lines
                ],
            }
        )
        return
    console, _ = _consoles()
    console.print(Text(f"{shown.name}: {shown.description}", style="bold"))
    print_rules(console, shown.lines)


@app.command()
def generate(
    name: Annotated[str, typer.Argument(metavar="NAVN", help="For eksempel hemnes/korgen eller ha")],
    seed: SeedOption = 0,
    out: Annotated[Path | None, typer.Option("--out", metavar="FIL", help=".json eller .xlsx")] = None,
) -> None:
    """Lag en eksempelinstans på nytt, med et annet frø om ønskelig."""
    if name not in sample_names():
        raise InputError(
            [InputProblem("", name, "er ikke et eksempel", f"Eksemplene er {', '.join(sample_names())}")]
        )
    from instances.generator import generate as generate_sample

    made = generate_sample(name, seed)
    if out is None:
        sys.stdout.write(made.model_dump_json(indent=2) + "\n")
    else:
        _save_instance(out, made)


@app.command()
def template(
    out: Annotated[Path, typer.Argument(metavar="FIL", help="Regnearket som skrives (.xlsx)")],
    instance: Annotated[
        str | None, typer.Option("--from", metavar="INSTANS", help="Fyll ut med denne")
    ] = None,
) -> None:
    """Skriv et regneark til å fylle ut med ansatte, behov, vakter, fravær og ønsker."""
    if out.suffix.lower() != ".xlsx":
        raise InputError(
            [InputProblem("", str(out), "er ikke et regneark", "Oppgi et navn som slutter på .xlsx")]
        )
    check_outputs([out])
    from instances.excel import write_template

    write_template(out, open_instance(instance) if instance else None)
    _consoles()[0].print(Text(f"Regnearket ligger i {out}"))


@app.command()
def convert(
    instance: InstanceArgument,
    out: Annotated[Path, typer.Argument(metavar="FIL", help=".json eller .xlsx")],
) -> None:
    """Gjør en instans om fra regneark til JSON eller omvendt."""
    _save_instance(out, open_instance(instance))


def _save_instance(out: Path, instance: Instance) -> None:
    if out.suffix.lower() not in (".json", ".xlsx"):
        raise InputError([InputProblem("", str(out), "har en ukjent filendelse", "Bruk .json eller .xlsx")])
    check_outputs([out])
    if out.suffix.lower() == ".xlsx":
        from instances.excel import write_template

        write_template(out, instance)
    else:
        write_instance(instance, out)
    _consoles()[0].print(Text(f"Lagret {out}"))


def _settings(
    time: float, seed: int, workers: int | None, engine: Engine, iterations: int | None
) -> SolveSettings:
    try:
        return SolveSettings(seconds=time, seed=seed, workers=workers, engine=engine, iterations=iterations)
    except ValueError as error:
        raise InputError([InputProblem("", None, str(error))]) from None


def _solve(instance: Instance, settings: SolveSettings, errors: Console) -> tuple[Roster, Audit | None]:
    """Solve with progress; the first Ctrl-C finishes now and keeps the best roster."""
    from solver.solve import solve as find_roster  # takes seconds to load, so only when it is needed

    print_impossible(errors, capacity(instance))
    stop = threading.Event()
    before = signal.signal(signal.SIGINT, lambda *_: stop.set())
    try:
        with LiveProgress(errors, settings.seconds) as progress:
            roster = find_roster(instance, settings, on_progress=progress, stop=stop)
    finally:
        signal.signal(signal.SIGINT, before)
    has_plan = roster.status in (Status.OPTIMAL, Status.FEASIBLE)
    return roster, audit(instance, roster) if has_plan else None


def _show_result(console: Console, instance: Instance, roster: Roster, found: Audit | None) -> None:
    print_status(console, roster)
    if found is not None:
        print_audit(console, instance, found)
        print_kpis(console, instance, kpis(instance, roster))


def _solved_json(instance: Instance, roster: Roster, found: Audit | None) -> dict[str, Any]:
    if found is None:
        return {"roster": roster.model_dump(mode="json")}
    return _audit_json(instance, roster, found)


def _audit_json(instance: Instance, roster: Roster, found: Audit) -> dict[str, Any]:
    return {
        "roster": roster.model_dump(mode="json"),
        "clean": found.clean,
        "findings": [f.model_dump(mode="json") for f in found.findings],
        "penalties": found.penalties,
        "kpis": kpis(instance, roster).model_dump(mode="json"),
    }


def _empty(instance: Instance) -> Roster:
    return Roster(instance=instance.id, instance_hash=instance.hash, status=Status.UNKNOWN)


def _weeks(text: str | None, instance: Instance) -> tuple[int, int | None]:
    """Weeks counted from 0 of ``FRA-TIL`` counted from 1."""
    if text is None:
        return 0, None
    first, _, last = text.partition("-")
    try:
        span = int(first), int(last or first)
    except ValueError:
        span = (0, 0)
    if not 1 <= span[0] <= span[1] <= instance.horizon.weeks:
        raise InputError(
            [
                InputProblem(
                    "--weeks", text, "er ikke uker i planen", f"Skriv for eksempel 1-{instance.horizon.weeks}"
                )
            ]
        )
    return span[0] - 1, span[1] - 1


def main() -> None:
    """Entry point: bad input ends with one clear message and code 2, never a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app()
    except InputError as error:
        if "--json" in sys.argv:
            _print_json(
                {
                    "error": str(error),
                    "problems": [
                        {"where": p.where, "value": p.value, "message": p.message, "advice": p.advice}
                        for p in error.problems
                    ],
                }
            )
        else:
            _console(stderr=True).print(Text(str(error)))
        raise SystemExit(int(Exit.BAD_INPUT)) from None
    except KeyboardInterrupt:
        raise SystemExit(130) from None
    except OSError as error:
        _console(stderr=True).print(
            Text(f"Filen kunne ikke leses eller skrives: {error.strerror} ({error.filename})")
        )
        raise SystemExit(int(Exit.BAD_INPUT)) from None
