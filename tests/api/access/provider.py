"""An OpenID Connect provider on this machine: its description, its keys, and tokens signed with them."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

AUDIENCE = "turnus"


class LocalProvider:
    """Signs tokens; ``keys`` are those it tells of, the last is the one it signs with."""

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.keys: list[tuple[str, rsa.RSAPrivateKey]] = []
        self.asked = 0
        self.answers = True
        self.turn("first")

    def turn(self, kid: str) -> None:
        """Sign with a new key from now on."""
        self.keys.append((kid, rsa.generate_private_key(public_exponent=65537, key_size=2048)))

    def jwks(self) -> dict[str, Any]:
        found = []
        for kid, key in self.keys:
            public = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(key.public_key()))
            found.append({**public, "kid": kid, "use": "sig", "alg": "RS256"})
        return {"keys": found}

    def claims(self, **changes: Any) -> dict[str, Any]:
        now = int(time.time())
        claims = {
            "iss": self.issuer,
            "aud": AUDIENCE,
            "sub": "0a1b",
            "iat": now,
            "exp": now + 300,
            "name": "Kari Leder",
            "roles": ["leader"],
            "units": ["korgen"],
            **changes,
        }
        return {key: value for key, value in claims.items() if value is not None}

    def token(self, **changes: Any) -> str:
        kid, key = self.keys[-1]
        return jwt.encode(self.claims(**changes), key, algorithm="RS256", headers={"kid": kid})


@contextmanager
def provider() -> Iterator[LocalProvider]:
    """A provider that answers on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked += 1
            if not made.answers:
                self.send_error(503)
                return
            said: dict[str, Any] = made.jwks()
            if self.path == "/.well-known/openid-configuration":
                said = {"issuer": made.issuer, "jwks_uri": f"{made.issuer}/keys"}
            body = json.dumps(said).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = LocalProvider(f"http://127.0.0.1:{server.server_address[1]}")
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield made
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
