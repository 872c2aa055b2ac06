"""Ports for servers that tests start."""

from __future__ import annotations

import random
import socket

OURS = range(20_000, 32_000)
"""Below those that systems give to whoever connects somewhere: there a port that was free a moment ago is soon taken."""

_draw = random.SystemRandom()


def free_port() -> int:
    """A port of this machine that nothing uses."""
    while True:
        port = _draw.choice(OURS)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
