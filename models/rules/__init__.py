"""The registry: every kind of rule there is, once.

A kind of rule has one file here (parameters, hjemmel, sentence, audit), one of the same name in
``solver/lowering`` and one page in ``docs/rules``. A test fails when one of the three is missing.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from models.rules.allowed_units import AllowedUnits
from models.rules.availability import Availability
from models.rules.base import AppliesTo, Level, Rule, Waiver
from models.rules.changes import Changes
from models.rules.contract_hours import ContractHours
from models.rules.cover import Cover
from models.rules.daily_rest import DailyRest
from models.rules.day_length import DayLength
from models.rules.events import Events
from models.rules.exemptions import PersonalExemptions
from models.rules.fair_shares import FairShares
from models.rules.fragmentation import Fragmentation
from models.rules.free_after_nights import FreeAfterNights
from models.rules.free_run import FreeRun
from models.rules.free_weekend import FreeWeekend
from models.rules.heltid import Heltid
from models.rules.newcomer import Newcomer
from models.rules.night_average import NightAverage
from models.rules.not_alone import NotAlone
from models.rules.one_shift import OneShift
from models.rules.other_units import OtherUnits
from models.rules.pins import Pins
from models.rules.rotation import Rotation
from models.rules.run_length import RunLength
from models.rules.shift_competence import ShiftCompetence
from models.rules.shift_days import ShiftDays
from models.rules.sundays import Sundays
from models.rules.week_length import WeekLength
from models.rules.weekends import Weekends
from models.rules.weekly_norm import WeeklyNormRight
from models.rules.weekly_rest import WeeklyRest
from models.rules.whole_weekends import WholeWeekends
from models.rules.wishes import Wishes

AnyRule = Annotated[
    OneShift
    | AllowedUnits
    | ShiftCompetence
    | ShiftDays
    | Availability
    | Pins
    | Changes
    | PersonalExemptions
    | DailyRest
    | WeeklyRest
    | DayLength
    | WeekLength
    | ContractHours
    | WeeklyNormRight
    | Sundays
    | Weekends
    | WholeWeekends
    | FreeWeekend
    | RunLength
    | FreeRun
    | FreeAfterNights
    | Rotation
    | NightAverage
    | Cover
    | Newcomer
    | NotAlone
    | Wishes
    | FairShares
    | Fragmentation
    | Heltid
    | OtherUnits
    | Events,
    Field(discriminator="rule"),
]

RULE_KINDS: tuple[type[Rule], ...] = AnyRule.__origin__.__args__  # type: ignore[attr-defined]
"""Every kind of rule, in the order they are shown."""

__all__ = ["RULE_KINDS", "AnyRule", "AppliesTo", "Level", "Rule", "Waiver"]
