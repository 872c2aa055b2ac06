"""Who signed an agreement that a rule line rests on, and when."""

from __future__ import annotations

import datetime as dt

from pydantic import model_validator

from models.base import Model, Name


class Signature(Model):
    """The signing of the agreement behind a rule line.

    Attributes
    ----------
    on:
        The date it was signed.
    employer, representatives:
        Who signed for each side, as people write it ("Ola Hansen, Fagforbundet").
    until:
        The last day it holds; None while nobody has ended it.
    """

    on: dt.date
    employer: Name
    representatives: Name
    until: dt.date | None = None

    @model_validator(mode="after")
    def _check(self) -> Signature:
        if self.until is not None and self.until < self.on:
            raise ValueError(f"avtalen slutter {self.until}, før den er signert {self.on}; bytt om datoene")
        return self

    def covers(self, last: dt.date) -> bool:
        """Whether the agreement still holds on the last day of a plan."""
        return self.until is None or last <= self.until
