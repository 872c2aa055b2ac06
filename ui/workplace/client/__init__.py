"""The service over HTTP, typed, for the pages.

Every call may raise a ``ServiceError``; ``ui.workplace.shell.trouble`` says it to people.
"""

from ui.workplace.client.answers import (
    Candidate,
    Cell,
    JobEvent,
    JobInfo,
    Judgement,
    Me,
    Pins,
    RevisionStep,
    RosterInfo,
    Rulebook,
    RuleLine,
    Stage,
    Standing,
    Start,
    Step,
    WardInfo,
)
from ui.workplace.client.client import Client, service_address
from ui.workplace.client.errors import (
    ChangedError,
    NoServerError,
    NotAllowedError,
    NotSignedInError,
    NotThereError,
    RefusedError,
    ServiceError,
)

__all__ = [
    "Candidate",
    "Cell",
    "ChangedError",
    "Client",
    "JobEvent",
    "JobInfo",
    "Judgement",
    "Me",
    "NoServerError",
    "NotAllowedError",
    "NotSignedInError",
    "NotThereError",
    "Pins",
    "RefusedError",
    "RevisionStep",
    "RosterInfo",
    "RuleLine",
    "Rulebook",
    "ServiceError",
    "Stage",
    "Standing",
    "Start",
    "Step",
    "WardInfo",
    "service_address",
]
