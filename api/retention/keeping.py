"""The setting is kept to by every worker: at its start, and every hour."""

from __future__ import annotations

import logging
import threading

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from api.retention.expiring import expire

EVERY_SECONDS = 3600.0
"""Time between two looks for what is old."""

AGAIN_SECONDS = 60.0
"""Time until the next when the database did not answer."""

log = logging.getLogger(__name__)


def keep(engine: Engine, days: int, stopping: threading.Event) -> None:
    """Delete what is older than so many days, until it is time to stop."""
    wait = 0.0
    while not stopping.wait(wait):
        try:
            found = expire(engine, days)
        except DBAPIError as error:
            # the address of the database may hold a password, so the error is not quoted
            log.warning("the database does not answer (%s); trying again", type(error.orig).__name__)
            wait = AGAIN_SECONDS
            continue
        if found:
            log.info(
                "older than %s days, deleted: %s rosters, %s jobs, %s studies, %s revisions of instances",
                *(days, found.rosters, found.jobs, found.studies, found.revisions),
            )
        wait = EVERY_SECONDS
