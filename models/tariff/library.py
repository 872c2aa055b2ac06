"""The tables that come with the product, and the one in force on a day.

A table lies in ``models/tariff/agreements/ID.json`` or ``models/tariff/employers/ID.json``. It may ``extend``
another: fields replace those of the other, sources are added to them.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import Any, Literal, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from models.problems import InputError, InputProblem, choice_advice, shown
from models.tariff.employer import Employer
from models.tariff.tariff import Tariff
from models.translation import problems_of

Folder = Literal["agreements", "employers"]


class Dated(Protocol):
    """Something that holds from a date until the next of its kind."""

    @property
    def from_date(self) -> dt.date: ...


D = TypeVar("D", bound=Dated)
M = TypeVar("M", bound=BaseModel)


def read_tariff(text: str) -> Tariff:
    """A version of an agreement from JSON, which may extend one of the product's.

    Raises
    ------
    InputError
        With everything that is wrong with it.
    """
    return _read(Tariff, "agreements", text)


def read_employer(text: str) -> Employer:
    """A version of an employer's settings from JSON, which may extend one of the product's.

    Raises
    ------
    InputError
        With everything that is wrong with it.
    """
    return _read(Employer, "employers", text)


def tariffs(agreement: str) -> tuple[Tariff, ...]:
    """The versions of an agreement that come with the product, earliest first.

    Raises
    ------
    InputError
        When there is no such agreement.
    """
    return _named("avtalen", agreement, [(t.agreement, t) for t in _tariffs()])


def employers(employer: str) -> tuple[Employer, ...]:
    """The versions of an employer's settings that come with the product, earliest first.

    Raises
    ------
    InputError
        When there is no such employer.
    """
    return _named("arbeidsgiveren", employer, [(e.employer, e) for e in _employers()])


def in_force(versions: Iterable[D], date: dt.date) -> D:
    """The version in force on a day: the latest that has begun.

    Raises
    ------
    InputError
        When none has begun by then.
    """
    by_date = sorted(versions, key=lambda v: v.from_date)
    begun = [v for v in by_date if v.from_date <= date]
    if not begun:
        first = f"den eldste gjelder fra {by_date[0].from_date}" if by_date else "det er ingen utgaver"
        raise InputError(
            [
                InputProblem(
                    "",
                    str(date),
                    f"ingen utgave gjelder denne dagen; {first}",
                    "Velg en senere dag, eller legg inn en utgave for den",
                )
            ]
        )
    return begun[-1]


def tariff_on(agreement: str, date: dt.date) -> Tariff:
    """The product's version of an agreement in force on a day.

    Raises
    ------
    InputError
        When there is no such agreement, or it does not reach back so far.
    """
    return in_force(tariffs(agreement), date)


def employer_on(employer: str, date: dt.date) -> Employer:
    """The product's version of an employer's settings in force on a day.

    Raises
    ------
    InputError
        When there is no such employer, or its settings do not reach back so far.
    """
    return in_force(employers(employer), date)


def _named(noun: str, name: str, tables: list[tuple[str, D]]) -> tuple[D, ...]:
    found = [table for kind, table in tables if kind == name]
    if not found:
        known = sorted({kind for kind, _ in tables})
        raise InputError([InputProblem("", shown(name), f"{noun} finnes ikke", choice_advice(name, known))])
    return tuple(sorted(found, key=lambda table: table.from_date))


@lru_cache(maxsize=1)
def _tariffs() -> tuple[Tariff, ...]:
    return tuple(read_tariff(_text("agreements", name)) for name in table_ids("agreements"))


@lru_cache(maxsize=1)
def _employers() -> tuple[Employer, ...]:
    return tuple(read_employer(_text("employers", name)) for name in table_ids("employers"))


def table_ids(folder: Folder) -> tuple[str, ...]:
    """Ids of the tables that come with the product."""
    files = (resources.files("models.tariff") / folder).iterdir()
    return tuple(sorted(f.name.removesuffix(".json") for f in files if f.name.endswith(".json")))


def _text(folder: Folder, table: str) -> str:
    return (resources.files("models.tariff") / folder / f"{table}.json").read_text("utf-8")


def _read(model: type[M], folder: Folder, text: str) -> M:
    try:
        raw = json.loads(text)
    except ValueError:
        raise InputError([InputProblem("", None, "er ikke gyldig JSON", "Rett skrivemåten")]) from None
    try:
        return model.model_validate_json(
            json.dumps(_extended(folder, raw, ()) if isinstance(raw, dict) else raw)
        )
    except ValidationError as error:
        raise InputError(problems_of(error, model)) from None


def _extended(folder: Folder, raw: dict[str, Any], seen: tuple[str, ...]) -> dict[str, Any]:
    """A table with what it does not say itself taken from the one it extends."""
    base_id = raw.get("extends")
    if base_id is None:
        return raw
    known = table_ids(folder)
    if base_id not in known or base_id in seen:
        message = "utvider seg selv" if base_id in seen else "tabellen finnes ikke"
        raise InputError([InputProblem("extends", shown(base_id), message, choice_advice(base_id, known))])
    base = _extended(folder, json.loads(_text(folder, base_id)), (*seen, base_id))
    own = {key: value for key, value in raw.items() if key != "extends"}
    merged = {**base, **own}
    if isinstance(own.get("sources"), list):
        mine = {s.get("id") for s in own["sources"] if isinstance(s, dict)}
        merged["sources"] = [s for s in base["sources"] if s["id"] not in mine] + own["sources"]
    return merged
