"""The base of what clients send."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints


class Sent(BaseModel):
    """Frozen, and refuses keys it does not know. Its errors never quote what was sent.

    Not strict as ``models.base.Model`` is: the framework reads JSON before it looks at types, and a date is text then.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, hide_input_in_errors=True)


Key = Annotated[str, StringConstraints(min_length=1, max_length=36, pattern="^[0-9a-f-]+$")]
"""The id of something stored."""

Revision = Annotated[int, Field(ge=1, le=1_000_000_000)]
