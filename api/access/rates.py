"""How often somebody may ask. Counted by each process of the service for itself."""

from __future__ import annotations

import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from api.problem_details import ProblemError

REQUESTS_PER_MINUTE = 1200
"""Of one user: a page that draws itself asks for some ten things, and a grid sends each change."""

FAILURES_PER_MINUTE = 30
"""Sign-ins that fail, from one address."""


class Rates:
    """Counts requests by who asks, and sign-ins that failed by where they come from."""

    def __init__(self, per_minute: int = REQUESTS_PER_MINUTE) -> None:
        self._limiter = MovingWindowRateLimiter(MemoryStorage())
        self._requests = RateLimitItemPerMinute(per_minute)
        self._failures = RateLimitItemPerMinute(FAILURES_PER_MINUTE)

    def count(self, subject: str) -> None:
        """Count a request; raise a problem (429) when there were too many."""
        if not self._limiter.hit(self._requests, "request", subject):
            raise self._too_many(self._requests, "request", subject)

    def count_failure(self, address: str) -> None:
        self._limiter.hit(self._failures, "failure", address)

    def check_failures(self, address: str) -> None:
        """Raise a problem (429) when too many sign-ins from an address have failed."""
        if not self._limiter.test(self._failures, "failure", address):
            raise self._too_many(self._failures, "failure", address)

    def _too_many(self, item: RateLimitItemPerMinute, *names: str) -> ProblemError:
        reset = self._limiter.get_window_stats(item, *names).reset_time
        seconds = max(1, round(reset - time.time()))
        return ProblemError(
            429,
            "too-many",
            "Det kommer for mange forespørsler",
            f"Prøv igjen om {seconds} s",
            {"Retry-After": str(seconds)},
        )
