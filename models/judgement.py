"""A roster with everything that is said of it: its audit and its key figures."""

from __future__ import annotations

from dataclasses import dataclass

from models.audit import Audit, audit
from models.instance import Instance
from models.kpi import Kpis, kpis
from models.roster import Roster


@dataclass(frozen=True)
class Judgement:
    """What one roster of an instance breaks, costs and gives."""

    instance: Instance
    roster: Roster
    audit: Audit
    kpis: Kpis


def judge(instance: Instance, roster: Roster) -> Judgement:
    """Judge a roster.

    Raises
    ------
    InputError
        When the roster does not fit the instance; see ``models.references.check_roster``.
    """
    return Judgement(instance, roster, audit(instance, roster), kpis(instance, roster))


def judge_again(before: Judgement, roster: Roster) -> Judgement:
    """Judge another roster of the same instance: the same as ``judge``, sooner when few people's rows differ.

    Raises
    ------
    InputError
        When the roster does not fit the instance; see ``models.references.check_roster``.
    """
    return judge(before.instance, roster)
