"""A sample ward from Hemnes, rostered by the engine: the whole audit of what is worked, and figures that are sane."""

from __future__ import annotations

from functools import lru_cache

import pytest

from heltid.robustness.figures import figures
from heltid.robustness.settings import Step, defaults
from heltid.robustness.simulation import Simulator
from instances.library import load_named
from models.instance import Instance
from models.roster import Roster, Status
from solver.settings import SolveSettings
from solver.solve import solve
from tests.heltid.robustness.audited import assert_no_hard_rule_is_broken
from tests.heltid.robustness.small import filling, settings

pytestmark = pytest.mark.slow


@lru_cache(maxsize=1)
def hemnesberget() -> tuple[Instance, Roster]:
    instance = load_named("hemnes/hemnesberget")
    plan = solve(instance, SolveSettings(seconds=15, seed=1, workers=1))
    assert plan.status is Status.FEASIBLE
    return instance, plan


@pytest.mark.parametrize("willing", [False, True])
def test_what_is_worked_breaks_no_hard_rule(willing: bool) -> None:
    """As people are; and with everybody willing, nobody moved and far more absence and overtime than there is."""
    wide = filling(
        order=(Step.EXTRA_HOURS, Step.SAME_SITE, Step.OVERTIME),
        overtime_week_minutes=6000,
        overtime_4_weeks_minutes=6000,
        overtime_day_minutes=2000,
    )
    usual = defaults().model_copy(update={"weeks": 12, "replications": 10})
    chosen = settings(short=0.1, long=0.15, weeks=12, fill=wide) if willing else usual
    simulator = Simulator(*hemnesberget(), chosen)
    assert assert_no_hard_rule_is_broken(simulator, range(4)) > (200 if willing else 40)


def test_figures_of_a_winter() -> None:
    usual = defaults().model_copy(update={"weeks": 12, "replications": 30})
    whole = figures(Simulator(*hemnesberget(), usual).run()).whole
    assert whole.absence is not None
    assert 0.07 < whole.absence.mean < 0.12
    assert whole.filled is not None
    assert 0.5 < whole.filled.low < whole.filled.high < 1
    shares = {figure.step: figure.share for figure in whole.steps}
    assert all(share is not None for share in shares.values())
    assert sum(share.mean for share in shares.values() if share is not None) == pytest.approx(
        whole.filled.mean
    )
    assert whole.open_minutes_per_year.mean > whole.planned_open_minutes_per_year
    far = shares[Step.OTHER_SITE]
    assert far is not None
    assert far.mean == 0, "there is one site"
