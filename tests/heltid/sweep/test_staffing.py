"""What the position model is asked about a policy."""

from __future__ import annotations

import pytest

from heltid.sweep.staffing import asked
from models.policy.applying import apply
from models.policy.changes.resource_staffing import ResourceStaffing
from models.policy.policy import Policy
from tests.heltid.sweep.small import STEPS, TODAY, need, small_ward


def fte(policy: Policy) -> float:
    """Full-time equivalents of a ward staffed anew under a policy; ten people are wanted each weekday."""
    ten = need("dag", "07:00", "15:00", ["mon", "tue", "wed", "thu", "fri"]) | {"wanted": 10}
    applied = apply(small_ward(demand=[ten]), policy)
    plan = asked(applied.instance, applied.terms, STEPS, seed=1)[0].anew
    assert plan is not None
    return plan.fte


def test_resource_staffing_is_reckoned_once() -> None:
    """Its people stand in the needs already: ten per cent more are ten per cent more positions, not twenty."""
    more = Policy(id="ressurs", name="Ressurs", changes=(ResourceStaffing(percent=10),))
    assert fte(more) == pytest.approx(1.1 * fte(TODAY), rel=0.02)
