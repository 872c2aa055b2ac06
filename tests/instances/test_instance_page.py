"""The page about the file format: its example is read, and no field is left out."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from instances.json_file import parse_instance
from models.calendar import Horizon
from models.demand import Demand, Event
from models.instance import History, Instance, Worked
from models.roster import Assignment, Position, Roster
from models.rules.base import AppliesTo, Rule, Waiver
from models.shifts import Shift
from models.staff import Absence, Competence, Contract, Employee, Exemptions, Pin, Wish
from models.units import Site, Travel, Unit

PAGE = (Path(__file__).parents[2] / "docs" / "instance.md").read_text("utf-8")

MODELS = (
    Instance,
    Horizon,
    Site,
    Travel,
    Unit,
    Competence,
    Employee,
    Contract,
    Exemptions,
    Shift,
    Demand,
    Event,
    Absence,
    Wish,
    Pin,
    History,
    Worked,
    Rule,
    AppliesTo,
    Waiver,
    Roster,
    Assignment,
    Position,
)


@pytest.mark.parametrize("model", MODELS, ids=lambda m: m.__name__)
def test_every_field_is_on_the_page(model):
    tables = re.sub(r"```json\n.*?```", "", PAGE, flags=re.DOTALL)
    named = set(re.findall(r"[a-z_]+", " ".join(re.findall(r"`([^`]+)`", tables))))
    assert set(model.model_fields) <= named


def test_the_example_can_be_read():
    (example,) = re.findall(r"```json\n(.*?)```", PAGE, re.DOTALL)
    assert len(parse_instance(example).employees) == 2
