"""Exit codes of the command line."""

from __future__ import annotations

from enum import IntEnum

from models.audit import Audit
from models.roster import Roster, Status


class Exit(IntEnum):
    """What a command ends with."""

    CLEAN = 0
    FINDINGS = 1
    BAD_INPUT = 2
    INFEASIBLE = 3
    NOTHING_FOUND = 4
    INTERRUPTED = 130


def exit_code(roster: Roster, audit: Audit | None) -> Exit:
    """The exit code a solve or an audit of a roster ends with."""
    if roster.status is Status.INFEASIBLE:
        return Exit.INFEASIBLE
    if audit is None:
        return Exit.NOTHING_FOUND
    return Exit.CLEAN if audit.clean else Exit.FINDINGS
