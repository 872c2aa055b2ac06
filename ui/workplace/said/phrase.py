"""Marks a text as one that the service writes, so that it comes into the message catalogues."""

from __future__ import annotations


def phrase(text: str) -> str:
    """The same text, in bokmål, with ``{…}`` for what is filled in."""
    return text
