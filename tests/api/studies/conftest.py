"""Tasks in processes of their own find the search compiled: nobody is killed while that is done."""

from __future__ import annotations

import pytest

from solver.bounds import warm_up as warm_up_pricing
from solver.search import warm_up


@pytest.fixture(scope="session")
def compiled() -> None:
    warm_up()
    warm_up_pricing()
