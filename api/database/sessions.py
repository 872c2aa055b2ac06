"""Transactions: one to read, and one to write."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Engine
from sqlalchemy.orm import Session


@contextmanager
def reading(engine: Engine) -> Iterator[Session]:
    """A view of the database at one moment; whoever writes does not wait for it. Objects can be used afterwards."""
    with Session(engine.execution_options(reading=True), expire_on_commit=False) as session, session.begin():
        yield session


@contextmanager
def writing(engine: Engine) -> Iterator[Session]:
    """All that is changed in the block is stored when it ends, or nothing is when it raises."""
    with Session(engine, expire_on_commit=False) as session, session.begin():
        yield session
