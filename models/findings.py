"""What an audit reports: one finding per breach, with the measure, the limit and the paragraph."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum

from models.base import Id, Model


class Severity(StrEnum):
    """How much a finding weighs.

    ``hard``: the roster is not legal, or not as agreed. ``deviation``: below the law's or the
    tariff's ordinary limit, allowed by an agreement (named in ``hjemmel``). ``soft``: a wish or a
    quality goal missed. ``waived``: would be hard or soft, but a waiver covers it.
    """

    HARD = "hard"
    DEVIATION = "deviation"
    SOFT = "soft"
    WAIVED = "waived"


class Finding(Model):
    """One breach of one rule line.

    Attributes
    ----------
    rule:
        Id of the rule line in the rulebook in force.
    first, last:
        Dates it concerns; ``first`` is also the date that waivers are matched against unless the rule
        page says otherwise.
    measured, limit:
        Both in ``measure`` (``minutes``, ``days``, ``times``, ``people``, ``person_minutes``, ``percent``).
    penalty:
        Points in the objective; 0 for hard findings and waived ones.
    message:
        One Norwegian sentence, without the person's name.
    """

    rule: Id
    severity: Severity
    employee: Id | None = None
    unit: Id | None = None
    demand: Id | None = None
    first: dt.date
    last: dt.date
    measured: int
    limit: int
    measure: str
    penalty: int = 0
    hjemmel: str
    message: str
