"""An OpenID Connect provider on this machine: its description, its keys, tokens signed with them, and signing in."""

from __future__ import annotations

import base64
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

AUDIENCE = "turnus"

CLIENT, SECRET = "turnus-pages", "a secret of the tests alone"


class LocalProvider:
    """Signs tokens; ``keys`` are those it tells of, the last is the one it signs with.

    Attributes
    ----------
    person:
        What the tokens say of who signs in.
    access:
        What the access token alone says otherwise.
    """

    def __init__(self, issuer: str) -> None:
        self.issuer = issuer
        self.keys: list[tuple[str, rsa.RSAPrivateKey]] = []
        self.asked = 0
        self.answers = True
        self.person: dict[str, Any] = {}
        self.access: dict[str, Any] = {}
        self._codes: dict[str, str] = {}
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

    def described(self) -> dict[str, Any]:
        """What stands at ``/.well-known/openid-configuration``."""
        return {
            "issuer": self.issuer,
            "jwks_uri": f"{self.issuer}/keys",
            "authorization_endpoint": f"{self.issuer}/authorize",
            "token_endpoint": f"{self.issuer}/token",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
        }

    def signed_in(self, query: dict[str, list[str]]) -> str:
        """Where somebody who signs in without being asked for anything is sent, with a code for the pages."""
        assert query["client_id"] == [CLIENT]
        code = f"code-{len(self._codes)}"
        self._codes[code] = query["nonce"][0]
        return f"{query['redirect_uri'][0]}?{urlencode({'code': code, 'state': query['state'][0]})}"

    def tokens(self, form: dict[str, list[str]]) -> dict[str, Any]:
        """What a code is worth, once."""
        nonce = self._codes.pop(form["code"][0])
        return {
            "access_token": self.token(**self.person, **self.access),
            "id_token": self.token(**self.person, aud=CLIENT, nonce=nonce),
            "token_type": "Bearer",
            "expires_in": 300,
        }


@contextmanager
def provider() -> Iterator[LocalProvider]:
    """A provider that answers on a free port."""

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            made.asked += 1
            if not made.answers:
                self.send_error(503)
                return
            asked = urlsplit(self.path)
            if asked.path == "/authorize":
                self.send_response(302)
                self.send_header("Location", made.signed_in(parse_qs(asked.query)))
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            self._say(made.described() if asked.path.startswith("/.well-known/") else made.jwks())

        def do_POST(self) -> None:
            basic = base64.b64encode(f"{CLIENT}:{SECRET}".encode()).decode()
            assert self.path == "/token"
            assert self.headers["Authorization"] == f"Basic {basic}"
            sent = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._say(made.tokens(parse_qs(sent)))

        def _say(self, said: dict[str, Any]) -> None:
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
