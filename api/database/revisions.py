"""What instances and rosters have in common: revisions that are added and never changed."""

from __future__ import annotations


class RevisionError(ValueError):
    """There is another latest revision than the client thought."""

    def __init__(self, latest: int) -> None:
        self.latest = latest
        super().__init__(f"the latest revision is {latest}")
