"""Rows of the workbook to the JSON of an instance and back, and which cell each JSON path came from."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from instances.excel.layout import Kind, Table
from instances.excel.sheets import PLAN, PLAN_SHEET, RULES, TABLES
from instances.excel.staff_tables import CONTRACTS
from instances.excel.tables import Row, Rows
from models.base import WEEKDAYS
from models.problems import InputProblem

Json = dict[str, Any]
Path = tuple[str | int, ...]

_SPECIAL = {"contracts", "history.worked", "overrides", "notes"}
_DAY_KINDS = (*WEEKDAYS, "holiday")


@dataclass
class Document:
    """The JSON of an instance as read, with the cell each part came from.

    ``broken`` holds paths of objects that have a cell with a problem, ``private`` cells not to be quoted.
    """

    json: Json = field(default_factory=dict)
    places: dict[Path, str] = field(default_factory=dict)
    broken: set[Path] = field(default_factory=set)
    private: set[str] = field(default_factory=set)
    problems: list[InputProblem] = field(default_factory=list)

    def place(self, path: Path) -> str:
        """Sheet and cell of a JSON path: its own, or of the nearest thing around it."""
        for length in range(len(path), 0, -1):
            found = self.places.get(path[:length])
            if found is not None:
                return found
        return PLAN_SHEET

    def add(self, path: Path, row: Row) -> None:
        """Note where an object's fields stand."""
        self.places[path] = row.where
        self.private |= row.private
        for key, where in row.places.items():
            steps = tuple(int(s) if s.isdigit() else s for s in key.split("."))
            self.places[(*path, *(steps[:1] if steps[0] == "days" else steps))] = where
        if not row.ok:
            self.broken.add(path)


def read_document(rows: Rows) -> Document:
    """The JSON of the instance the rows describe; cells with problems are left out."""
    document = Document(json={"format": "turnus-instance-1"}, problems=list(rows.problems))
    document.add((), rows.plan)
    del document.places[()]
    for group, key in (("horizon", "horizon.start"), ("history", "history.known_from")):
        document.places[(group,)] = rows.plan.places.get(key, rows.plan.where)
    _nest(document.json, rows.plan.values)
    history = document.json.pop("history", None)
    for table in TABLES:
        if table.key not in _SPECIAL:
            document.json[table.key] = []
            for position, row in enumerate(rows.tables[table.key]):
                document.add((table.key, position), row)
                document.json[table.key].append(_object(row.values))
    _read_contracts(document, rows.tables[CONTRACTS.key])
    _read_history(document, rows, history)
    _read_overrides(document, rows.tables[RULES.key])
    document.json["notes"] = [row.values.get("note", "") for row in rows.tables["notes"]]
    for index, row in enumerate(rows.tables["notes"]):
        document.add(("notes", index), row)
    return document


def _nest(target: Json, values: Json) -> None:
    """Put values with dotted keys in nested objects and lists."""
    for key, value in values.items():
        here: Any = target
        steps = key.split(".")
        for step, after in pairwise(steps):
            here = _child(here, step, [] if after.isdigit() else {})
        if isinstance(here, list):
            here.append(value)
        else:
            here[steps[-1]] = value


def _child(parent: Any, step: str, empty: Any) -> Any:
    if isinstance(parent, dict):
        return parent.setdefault(step, empty)
    while len(parent) <= int(step):
        parent.append(empty)
    return parent[int(step)]


def _object(values: Json) -> Json:
    marks = [
        (number, _DAY_KINDS.index(key.removeprefix("days.")))
        for key, numbers in values.items()
        if key.startswith("days.") and numbers is not None
        for number in (numbers or [0])
    ]
    found: Json = {"days": [_DAY_KINDS[day] for _, day in sorted(marks)]} if marks else {}
    _nest(found, {key: value for key, value in values.items() if not key.startswith("days.")})
    return found


def _read_contracts(document: Document, rows: list[Row]) -> None:
    index_of: dict[Any, int] = {}
    for index, employee in enumerate(document.json["employees"]):
        index_of.setdefault(employee.get("id"), index)
    for row in sorted(rows, key=lambda r: str(r.values.get("from_date", ""))):
        position = index_of.get(row.values.get("employee"))
        if position is None:
            continue
        contracts = document.json["employees"][position].setdefault("contracts", [])
        document.add(("employees", position, "contracts", len(contracts)), row)
        if not row.ok:
            document.broken.add(("employees", position))
        contracts.append({key: value for key, value in row.values.items() if key != "employee"})


def _read_history(document: Document, rows: Rows, history: Json | None) -> None:
    worked = rows.tables["history.worked"]
    if worked and history is None and "history.known_from" not in rows.plan.values:
        where = rows.plan.places.get("history.known_from", PLAN_SHEET)
        document.problems.append(
            InputProblem(
                where,
                None,
                "arket Historikk har rader, men «Historikk kjent fra» er ikke fylt ut",
                "Skriv mandagen historikken er fullstendig fra",
            )
        )
    if history is not None or worked:
        document.json["history"] = {**(history or {}), "worked": [row.values for row in worked]}
    for index, row in enumerate(worked):
        document.add(("history", "worked", index), row)


def _read_overrides(document: Document, rows: list[Row]) -> None:
    """Rows of the same rule line make one override, in the order of the first row."""
    overrides: dict[str, Json] = {}
    for row in rows:
        line_id = row.values.get("id")
        if line_id is None:
            continue
        index = list(overrides).index(line_id) if line_id in overrides else len(overrides)
        line = overrides.setdefault(line_id, {"id": line_id})
        path = ("overrides", index)
        document.places.setdefault(path, row.where)
        document.places.setdefault((*path, "id"), row.where)
        if not row.ok:
            document.broken.add(path)
        parameter = row.values.get("parameter")
        for key, value, place in (
            ("enabled", row.values.get("enabled"), row.places.get("enabled", row.where)),
            (parameter, row.values.get("value"), row.places.get("value", row.where)),
        ):
            if key is None or (key == "enabled" and value is None):
                continue
            if key in line:
                document.problems.append(
                    InputProblem(
                        place,
                        str(key),
                        "feltet er satt to ganger for samme regellinje",
                        "Slett den ene raden",
                    )
                )
            line[key] = value
            document.places[(*path, key)] = place
        if parameter is not None and row.ok and "value" not in row.values:
            document.problems.append(
                InputProblem(
                    row.places.get("value", row.where),
                    None,
                    "verdien mangler",
                    "Skriv verdien; skriv null for å tømme feltet",
                )
            )
        if parameter is None and "value" in row.values:
            document.problems.append(
                InputProblem(
                    row.places["value"],
                    None,
                    "verdien har ingen parameter",
                    "Skriv parameterens navn i kolonnen ved siden av",
                )
            )
    document.json["overrides"] = list(overrides.values())


def plan_values(instance: Json) -> Json:
    """Values of the sheet Om planen by column key."""
    return {column.key: _dig(instance, column.key) for column in PLAN}


def table_rows(instance: Json, table: Table) -> list[Json]:
    """The rows of a table for the JSON of an instance: values by column key."""
    if table.key == "overrides":
        return [row for line in instance["overrides"] for row in _override_rows(line)]
    if table.key == "notes":
        return [{"note": note} for note in instance["notes"]]
    if table.key == "contracts":
        return [
            {"employee": employee["id"], **contract}
            for employee in instance["employees"]
            for contract in employee["contracts"][1:]
        ]
    objects = _dig(instance, table.key) or []
    columns = [c for c in table.columns if c.kind is not Kind.MARK]
    rows = [{c.key: _dig(item, c.key) for c in columns} for item in objects]
    if len(columns) < len(table.columns):
        for row, item in zip(rows, objects, strict=True):
            row.update(_marks(item["days"]))
    return rows


def _dig(value: Any, key: str) -> Any:
    for step in key.split("."):
        if value is None:
            return None
        value = value[int(step)] if step.isdigit() else value.get(step)
    return value


def _marks(days: list[str]) -> Json:
    """A cross for each day kind; numbered when the days stand in another order than on the sheet."""
    usual = [day for day in _DAY_KINDS if day in days] == days
    marks: dict[str, list[str]] = {}
    for number, day in enumerate(days, start=1):
        marks.setdefault(f"days.{day}", []).append("x" if usual else f"x{number}")
    return {key: ",".join(crosses) for key, crosses in marks.items()}


def _override_rows(line: Json) -> list[Json]:
    """One row for each parameter; ``enabled`` stands in its own column on the row of the next one."""
    rows: list[Json] = []
    enabled: Json = {}
    for key, value in line.items():
        if key == "enabled" and isinstance(value, bool):
            enabled = {"enabled": value}
        elif key != "id":
            rows.append({"id": line["id"], **enabled, "parameter": key, "value": value})
            enabled = {}
    if enabled or not rows:
        rows.append({"id": line["id"], **enabled})
    return rows
