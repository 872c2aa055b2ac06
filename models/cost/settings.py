"""How the cost of a roster is reckoned: which tables, and the choices that law and agreements leave open."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from models.base import Id, Model


class CostSettings(Model):
    """Choices behind a yearly cost.

    Attributes
    ----------
    agreement, employer:
        Ids of the tariff and of the employer's pay settings; the versions in force on ``on`` are used.
    on:
        Null: the first day of the plan.
    supplements:
        ``clock``: Saturday/Sunday, evening and night supplements for the hours of the plan. ``flat_month``: as
        a fixed sum each month, which reckons with 1900 hours a year (HTA chapter 3.7). Holiday supplements go by
        the hour either way.
    overtime_from:
        Where a part-timer's overtime begins: at the hours of a full position (today's practice in KS, hours
        below are paid plainly as *merarbeid*) or at those of the contract (what the EU court held on
        29 July 2024; not decided in Norway).
    planned_overtime:
        Which rate hours above the plan's norm get; the plan does not say which hours they are.
    holidays:
        How a weekday holiday is staffed where the plan has none: as its Sundays, or as that weekday.
    hire_in_to:
        Whether people are hired in up to the minimum of the demand, or up to what is wanted.
    year:
        Whose public holidays are reckoned with; null: the year the plan begins.
    """

    agreement: Id = "hta-ks"
    employer: Id = "kommune"
    on: dt.date | None = None
    supplements: Literal["clock", "flat_month"] = "clock"
    overtime_from: Literal["full_time", "contract"] = "full_time"
    planned_overtime: Literal["near", "far"] = "near"
    holidays: Literal["as_sunday", "as_planned"] = "as_sunday"
    hire_in_to: Literal["minimum", "wanted"] = "minimum"
    year: int | None = Field(default=None, ge=1971, le=2100)
