"""Whatever a ward is called and whatever its plan looks like, its papers and calendars can be made."""

from __future__ import annotations

import datetime as dt
import itertools
import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from instances.calendar_file import calendar_file
from instances.paper import discussion, person_pages, wall_plan
from models.audit import audit
from models.instance import Instance
from models.roster import Roster
from tests.instances.paper.reading import pages
from tests.instances.random_instance import instances


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)
@given(instances(), st.randoms(use_true_random=False))
def test_papers_of_any_ward(instance: Instance, random: Any) -> None:
    cells = itertools.product(instance.employees, range(min(instance.horizon.days, 60)))
    shifts = [
        (s.id, u.id) for s in instance.shifts for u in instance.units if instance.shift_runs_in(s.id, u.id)
    ]
    assignments = [
        {"employee": e.id, "date": str(instance.horizon.date(d)), **dict(zip(("shift", "unit"), random.choice(shifts), strict=True))}
        for e, d in cells
        if shifts and random.random() < 0.5
    ]  # fmt: skip
    raw = {
        "instance": instance.id,
        "instance_hash": instance.hash,
        "status": "unknown",
        "assignments": assignments,
    }
    made = Roster.model_validate_json(json.dumps(raw))
    found = audit(instance, made)
    for paper in (wall_plan, discussion):
        assert pages(paper(instance, made, found, stage="Kladd", revision=1))
    assert len(pages(person_pages(instance, made, found))) >= len(instance.employees)
    for employee in instance.employees:
        content = calendar_file(instance, made, employee.id, stamp=dt.datetime(2027, 1, 1, tzinfo=dt.UTC))
        events = Calendar.from_ical(content).events
        assert len(events) == sum(a["employee"] == employee.id for a in assignments)
