"""What is bokmål and none of the other languages."""

from __future__ import annotations

import re

ONLY_BOKMÅL = re.compile(
    r"\b(ikke|uke|uken|uker|ukene|minst mulig|hver|høyst|vakten|fra|dager|grensen|stede|søndager|ønsket|hvile)\b"
)
"""Words that are written otherwise in both other languages."""
