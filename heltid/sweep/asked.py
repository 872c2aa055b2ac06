"""What the results of a folder were asked with: the budgets of every run, kept beside them."""

from __future__ import annotations

import datetime as dt
import hashlib
from pathlib import Path

from pydantic import ValidationError

from heltid.sweep.task import Budgets
from instances.saving import put_in_place
from models.base import Model

FOLDER = "budgets"


class Asked(Model):
    """Budgets, and when a run last had them."""

    at: dt.datetime
    budgets: Budgets


def keep_asked(results: Path, budgets: Budgets, at: dt.datetime) -> None:
    """Keep the budgets of a run beside its results.

    Raises
    ------
    InputError
        When they cannot be written.
    """
    folder = results / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256(budgets.model_dump_json().encode()).hexdigest()[:16]
    put_in_place(folder / f"{digest}.json", Asked(at=at, budgets=budgets).model_dump_json().encode())


def asked_in(results: Path) -> list[Asked]:
    """The budgets of every run that had its results in a folder, the newest first; what cannot be read is left out."""
    found = []
    for path in (results / FOLDER).glob("*.json"):
        try:
            found.append(Asked.model_validate_json(path.read_bytes()))
        except (OSError, ValidationError):
            continue
    return sorted(found, key=lambda asked: asked.at, reverse=True)
