"""The files of a data set: scenario (``Sc-``), history (``H0-``) and week (``WD-``)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from benchmarks.families.inrc2.instance import (
    DAYS,
    Contract,
    Inrc2Instance,
    Nurse,
    Past,
    Scenario,
    ShiftType,
    Week,
)
from benchmarks.families.inrc2.table import Table, fresh, pair_of, position_of
from benchmarks.families.plain_text import Line, errors_of

ANY = "Any"
NONE = "None"
RENAME = "Gi hver sitt navn"
OF_ANOTHER = "filen hører til noe annet"


def read_instance(folder: Path, data_set: str, history: int, weeks: Sequence[int]) -> Inrc2Instance:
    """The instance ``<data_set>_<history>_<week>-<week>-...`` of a data set's folder.

    Raises
    ------
    InputError
        When a file is missing or breaks the format, or the scenario has another number of weeks.
    """
    scenario_file, history_file, *week_files = instance_files(folder, data_set, history, weeks)
    scenario = read_scenario(scenario_file, len(weeks))
    past = read_history(history_file, scenario)
    read = {file: read_week(file, scenario) for file in dict.fromkeys(week_files)}
    return Inrc2Instance(scenario, history, past, tuple(weeks), tuple(read[file] for file in week_files))


def instance_files(folder: Path, data_set: str, history: int, weeks: Sequence[int]) -> list[Path]:
    """The files of an instance: scenario, history, and one for each week in order, where one may come again."""
    return [
        folder / f"Sc-{data_set}.txt",
        folder / f"H0-{data_set}-{history}.txt",
        *(folder / f"WD-{data_set}-{week}.txt" for week in weeks),
    ]


def read_scenario(path: Path, weeks_named: int) -> Scenario:
    """The scenario of ``Sc-<data set>.txt``.

    Raises
    ------
    InputError
        When the file breaks the format or is for another number of weeks than the instance's name tells.
    """
    with errors_of(path):
        return _scenario(Table(path), weeks_named)


def _scenario(table: Table, weeks_named: int) -> Scenario:
    name = table.entry("SCENARIO")
    weeks = table.count("WEEKS", 1)
    if weeks != weeks_named:
        table.fail(
            f"scenariet er for {weeks} uker, men navnet på instansen har {weeks_named}",
            f"Gi {weeks} ukenumre, som i {name}_0_" + "-".join(["1"] * min(weeks, 12)),
        )
    seen: set[str] = set()

    def skill(line: Line) -> str:
        words = line.exactly(1, "Nurse")
        return fresh(line, words[0], seen, "kompetansen står to ganger", RENAME)

    skills = tuple(table.rows(table.count("SKILLS", 1), skill, "kompetanse"))
    shifts = _shift_types(table)
    contracts = tuple(_contracts(table))
    nurses = tuple(_nurses(table, [c.name for c in contracts], skills))
    table.end()
    return Scenario(name, weeks, skills, shifts, contracts, nurses)


def _shift_types(table: Table) -> tuple[ShiftType, ...]:
    seen = {NONE, ANY}

    def limits(line: Line) -> tuple[str, tuple[int, int]]:
        words = line.exactly(2, "Early (2,5)")
        return fresh(line, words[0], seen, "navnet er opptatt", RENAME), pair_of(line, words[1])

    found = table.rows(table.count("SHIFT_TYPES", 1), limits, "vakttype")
    names = [name for name, _ in found]
    table.heading("FORBIDDEN_SHIFT_TYPES_SUCCESSIONS")
    told: set[str] = set()

    def succession(line: Line) -> tuple[int, frozenset[int]]:
        words = line.words
        if len(words) < 2 or len(words) != 2 + line.number_of(words[1]):
            message = "antallet stemmer ikke med vakttypene etter det"
            raise line.wrong(message, 'Skriv linjen som "Late 1 Early"')
        first = position_of(
            line, fresh(line, words[0], told, "vakttypen står to ganger"), names, "en vakttype"
        )
        return first, frozenset(position_of(line, word, names, "en vakttype") for word in words[2:])

    not_next = dict(table.rows(len(found), succession, "forbudt rekkefølge"))
    return tuple(ShiftType(name, *pair, not_next[k]) for k, (name, pair) in enumerate(found))


def _contracts(table: Table) -> list[Contract]:
    seen: set[str] = set()

    def contract(line: Line) -> Contract:
        words = line.exactly(6, "FullTime (15,22) (3,5) (2,3) 2 1")
        name = fresh(line, words[0], seen, "kontrakten står to ganger", RENAME)
        if words[5] not in ("0", "1"):
            raise line.wrong("er ikke 0 eller 1", "Skriv 1 når helger ønskes hele, ellers 0", words[5])
        return Contract(
            name,
            pair_of(line, words[1]),
            pair_of(line, words[2]),
            pair_of(line, words[3]),
            line.number_of(words[4]),
            words[5] == "1",
        )

    return table.rows(table.count("CONTRACTS", 1), contract, "kontrakt")


def _nurses(table: Table, contracts: Sequence[str], skills: Sequence[str]) -> list[Nurse]:
    seen: set[str] = set()

    def nurse(line: Line) -> Nurse:
        words = line.words
        if len(words) < 4 or len(words) != 3 + line.number_of(words[2], least=1):
            message = "antallet stemmer ikke med kompetansene etter det"
            raise line.wrong(message, 'Skriv linjen som "Sara PartTime 1 Nurse"')
        return Nurse(
            fresh(line, words[0], seen, "sykepleieren står to ganger", RENAME),
            position_of(line, words[1], contracts, "en kontrakt"),
            frozenset(position_of(line, word, skills, "en kompetanse") for word in words[3:]),
        )

    return table.rows(table.count("NURSES", 1), nurse, "sykepleier")


def read_history(path: Path, scenario: Scenario) -> tuple[Past, ...]:
    """What every nurse of the scenario did before, in the scenario's order, from ``H0-<data set>-<number>.txt``.

    Raises
    ------
    InputError
        When the file breaks the format, lacks a nurse or contradicts itself.
    """
    with errors_of(path):
        return _history(Table(path), scenario)


def _history(table: Table, scenario: Scenario) -> tuple[Past, ...]:
    table.heading("HISTORY")
    table.heading(f"0 {scenario.name}", OF_ANOTHER)
    table.heading("NURSE_HISTORY")
    names = [nurse.name for nurse in scenario.nurses]
    shifts = [shift.name for shift in scenario.shifts]
    seen: set[str] = set()

    def past(line: Line) -> tuple[int, Past]:
        words = line.exactly(7, "Sara 0 0 Late 1 4 0")
        nurse = position_of(
            line, fresh(line, words[0], seen, "sykepleieren står to ganger"), names, "en sykepleier"
        )
        shift = None if words[3] == NONE else position_of(line, words[3], [*shifts, NONE], "en vakttype")
        assignments, weekends, shift_days, work_days, free_days = map(
            line.number_of, (*words[1:3], *words[4:])
        )
        if shift is None and (shift_days or work_days or not free_days):
            raise line.wrong(
                "siste dag var fri, men tallene etter sier noe annet",
                "Etter None skal det stå 0 0 og antall fridager",
                NONE,
            )
        if shift is not None and (free_days or not 1 <= shift_days <= work_days):
            raise line.wrong(
                "siste dag var arbeid, men tallene etter sier noe annet",
                "Etter vakttypen skal det stå dager med den, minst like mange arbeidsdager, og 0 fridager",
                words[3],
            )
        return nurse, Past(assignments, weekends, shift, shift_days, work_days, free_days)

    found = dict(table.rows(len(names), past, "sykepleier"))
    table.end()
    return tuple(found[k] for k in range(len(names)))


def read_week(path: Path, scenario: Scenario) -> Week:
    """What a week asks for, from ``WD-<data set>-<number>.txt``.

    Raises
    ------
    InputError
        When the file breaks the format or lacks a shift type in a skill.
    """
    with errors_of(path):
        return _week(Table(path), scenario)


def _week(table: Table, scenario: Scenario) -> Week:
    table.heading("WEEK_DATA")
    table.heading(scenario.name, OF_ANOTHER)
    table.heading("REQUIREMENTS")
    shifts = [shift.name for shift in scenario.shifts]
    seen: set[str] = set()

    def staff(line: Line) -> tuple[tuple[int, int], tuple[tuple[int, int], ...]]:
        words = line.exactly(9, "Early Nurse (1,1) (1,2) (1,2) (1,2) (1,2) (0,1) (0,1)")
        shift = position_of(line, words[0], shifts, "en vakttype")
        skill = position_of(line, words[1], scenario.skills, "en kompetanse")
        fresh(line, f"{words[0]}/{words[1]}", seen, "behovet står to ganger")
        return (shift, skill), tuple(pair_of(line, word) for word in words[2:])

    found = dict(table.rows(len(shifts) * len(scenario.skills), staff, "behov"))
    names = [nurse.name for nurse in scenario.nurses]

    def request(line: Line) -> tuple[int, int | None, int]:
        words = line.exactly(3, "Sara Any Thu")
        shift = None if words[1] == ANY else position_of(line, words[1], [*shifts, ANY], "en vakttype")
        return (
            position_of(line, words[0], names, "en sykepleier"),
            shift,
            position_of(line, words[2], DAYS, "en ukedag"),
        )

    requests = table.rows(table.count("SHIFT_OFF_REQUESTS", 0), request, "ønske")
    table.end()
    return Week(
        tuple(
            tuple(found[shift, skill] for skill in range(len(scenario.skills)))
            for shift in range(len(shifts))
        ),
        tuple(requests),
    )
