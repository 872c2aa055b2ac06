"""Whatever clients and workers do, in whatever order: a job that has ended stays as it is, and has at most one roster."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, invariant, multiple, rule
from sqlalchemy import func, select, update

from api.database.engine import open_database
from api.database.migrate import upgrade
from api.database.sessions import reading, writing
from api.database.tables import Job, JobEvent, RosterRow
from api.jobs.holding import MOST_FAILURES, LeaseLostError
from api.jobs.leases import Claim, Leases
from api.jobs.queue import StateError, cancel, find, finish_now, remove
from api.jobs.states import HELD, State
from tests.api.jobs.filling import put_instance, put_job, small_ward


class LifeCycle(RuleBasedStateMachine):
    """A queue with jobs, claims of them (also old ones), and what should be true of each job."""

    jobs: Bundle[str] = Bundle("jobs")
    claims: Bundle[Claim] = Bundle("claims")

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.engine = open_database(f"sqlite:///{Path(self.folder.name)}/turnus.db")
        upgrade(self.engine)
        self.instance = put_instance(self.engine, small_ward())
        self.leases = Leases(self.engine, "w", 3600)
        self.state: dict[str, State] = {}
        self.holder: dict[str, str] = {}
        self.failures: dict[str, int] = {}
        self.rosters = 0

    def teardown(self) -> None:
        self.engine.dispose()
        self.folder.cleanup()

    @rule(target=jobs)
    def submit(self) -> str:
        job = put_job(self.engine, self.instance)
        self.state[job], self.failures[job] = State.QUEUED, 0
        return job

    @rule(target=claims)
    def claim(self) -> object:
        claim = self.leases.claim()
        waiting = [job for job, state in self.state.items() if state is State.QUEUED]
        assert (claim is None) == (not waiting)
        if claim is None:
            return multiple()
        assert claim.id == waiting[0], "the one that came first"
        self.state[claim.id] = State.FINISHING if claim.finish else State.RUNNING
        self.holder[claim.id] = claim.token
        return claim

    def holds(self, claim: Claim) -> bool:
        return self.state.get(claim.id) in HELD and self.holder[claim.id] == claim.token

    @rule(claim=claims, better=st.booleans())
    def keep(self, claim: Claim, better: bool) -> None:
        held = self.holds(claim)
        try:
            self.leases.keep(claim, 1.0, "a roster" if better else None, [{"penalty": 1}])
        except LeaseLostError:
            assert not held
            return
        assert held
        if better:
            self.failures[claim.id] = 0

    @rule(claim=claims)
    def renew(self, claim: Claim) -> None:
        held = self.holds(claim)
        try:
            finishing = self.leases.renew(claim)
        except LeaseLostError:
            assert not held
            return
        assert held
        assert finishing == (self.state[claim.id] is State.FINISHING)

    @rule(claim=claims)
    def succeed(self, claim: Claim) -> None:
        held = self.holds(claim)
        try:
            self.leases.succeed(claim, "{}", 1.0)
        except LeaseLostError:
            assert not held
            return
        assert held
        self.state[claim.id] = State.SUCCEEDED
        self.rosters += 1

    @rule(claim=claims)
    def break_down(self, claim: Claim) -> None:
        held = self.holds(claim)
        try:
            self.leases.break_down(claim, "Noe gikk galt.")
        except LeaseLostError:
            assert not held
            return
        assert held
        self.failures[claim.id] += 1
        over = self.failures[claim.id] >= MOST_FAILURES
        self.state[claim.id] = State.FAILED if over else State.QUEUED

    @rule(claim=claims)
    def hand_back(self, claim: Claim) -> None:
        held = self.holds(claim)
        try:
            self.leases.hand_back(claim)
        except LeaseLostError:
            assert not held
            return
        assert held
        self.state[claim.id] = State.QUEUED

    @rule()
    def leases_run_out(self) -> None:
        with writing(self.engine) as session:
            session.execute(update(Job).where(Job.state.in_(HELD)).values(lease_until=0.0, losses=0))
        for job, state in self.state.items():
            if state in HELD:
                self.state[job] = State.QUEUED
        # the next claim takes them back; a worker that comes first may still write
        with writing(self.engine) as session:
            self.leases.reclaim(session)

    @rule(job=jobs)
    def finish(self, job: str) -> None:
        self.ask(job, finish_now, {State.RUNNING: State.FINISHING, State.FINISHING: State.FINISHING})

    @rule(job=jobs)
    def drop(self, job: str) -> None:
        self.ask(job, cancel, dict.fromkeys((State.QUEUED, *HELD, State.CANCELLED), State.CANCELLED))

    def ask(self, job: str, what: object, leads: dict[State, State]) -> None:
        with writing(self.engine) as session:
            found = find(session, job, lock=True)
            if found is None:
                assert job not in self.state
                return
            now = self.state[job]
            if now in leads:
                what(session, found)  # type: ignore[operator]
                self.state[job] = leads[now]
            else:
                with pytest.raises(StateError):
                    what(session, found)  # type: ignore[operator]

    @rule(job=jobs)
    def delete(self, job: str) -> None:
        with writing(self.engine) as session:
            found = find(session, job, lock=True)
            if found is None:
                return
            if self.state[job].final:
                remove(session, found)
                del self.state[job]
            else:
                with pytest.raises(StateError):
                    remove(session, found)

    @invariant()
    def as_reckoned(self) -> None:
        with reading(self.engine) as session:
            found = {job.id: job for job in session.scalars(select(Job))}
            assert {key: State(job.state) for key, job in found.items()} == self.state
            assert session.scalar(select(func.count()).select_from(RosterRow)) == self.rosters
            for job in found.values():
                assert (job.token is not None) == (job.state in HELD)
                assert (job.roster_id is not None) == (job.state == State.SUCCEEDED)
                ends = session.scalars(
                    select(JobEvent.data).where(JobEvent.job_number == job.number, JobEvent.kind == "state")
                ).all()
                final = [data for data in ends if any(f'"{state}"' in data for state in State if state.final)]
                assert len(final) == State(job.state).final


TestLifeCycle = LifeCycle.TestCase
TestLifeCycle.settings = settings(max_examples=40, stateful_step_count=30, deadline=None, derandomize=True)
TestLifeCycle = pytest.mark.slow(TestLifeCycle)
