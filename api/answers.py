"""Parts that many answers share."""

from __future__ import annotations

from typing import Annotated, Generic, TypeVar

from fastapi import Path, Query
from pydantic import BaseModel

Item = TypeVar("Item")

Limit = Annotated[int, Query(ge=1, le=200, description="Most items in the answer")]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="Items to leave out first")]
KeyPath = Annotated[str, Path(min_length=1, max_length=36, pattern="^[0-9a-f-]+$")]
NumberPath = Annotated[int, Path(ge=1, le=1_000_000_000)]
KeyQuery = Annotated[str, Query(min_length=1, max_length=36, pattern="^[0-9a-f-]+$")]
NumberQuery = Annotated[int, Query(ge=1, le=1_000_000_000)]


class Page(BaseModel, Generic[Item]):
    """Some items of a list, and how many there are in all."""

    items: list[Item]
    total: int
