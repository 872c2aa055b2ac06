"""``turnus key`` and ``turnus serve``: nobody from outside before somebody can sign in."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pytest

from tests.api.access.provider import AUDIENCE, provider
from tests.ports import free_port
from tests.ui.test_cli import ROOT, turnus


@contextmanager
def served(folder: Path, *options: str, **environment: str) -> Iterator[str]:
    """The address of ``turnus serve`` in a folder, when it answers."""
    port = free_port()
    process = subprocess.Popen(
        [
            sys.executable,
            "-m",
            "ui",
            "serve",
            "--no-ui",
            "--port",
            str(port),
            "--at-once",
            "0",
            "--no-ui",
            *options,
        ],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        for _ in range(900):
            assert process.poll() is None, "it ended"
            try:
                httpx2.get(f"{address}/health", timeout=5)
                break
            except httpx2.TransportError:
                time.sleep(0.2)
        yield address
    finally:
        process.terminate()
        process.wait(120)


def asked(address: str, token: str | None = None) -> tuple[int, dict[str, object]]:
    """Status and body of ``/v1/me``."""
    headers = {} if token is None else {"Authorization": f"Bearer {token}"}
    answer = httpx2.get(f"{address}/v1/me", headers=headers)
    return answer.status_code, answer.json()


def test_other_addresses_need_somebody_who_can_sign_in(tmp_path: Path) -> None:
    refused = turnus("serve", "--host", "0.0.0.0", "--no-ui", cwd=tmp_path)  # noqa: S104 - it is refused
    assert refused.returncode == 2
    assert "turnus key create" in refused.stderr.replace("\n", " ")
    assert "Traceback" not in refused.stderr


def test_a_key_from_the_command_line(tmp_path: Path) -> None:
    """Made, used on all addresses, listed without its secret, revoked."""
    made = turnus("key", "create", "lønn", "--role", "leader", "--unit", "korgen", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    key = made.stdout.strip()
    with served(tmp_path, "--host", "0.0.0.0") as address:  # noqa: S104 - that is what is tried
        assert asked(address)[0] == 401
        status, me = asked(address, key)
        assert (status, me["name"], me["units"]) == (200, "lønn", ["korgen"])
        listed = turnus("key", "list", cwd=tmp_path).stdout
        identity = key.split("_")[1]
        assert identity in listed
        assert key.split("_", 2)[2] not in listed
        assert turnus("key", "revoke", identity, cwd=tmp_path).returncode == 0
        assert asked(address, key)[0] == 401
    again = turnus("key", "revoke", "0123", cwd=tmp_path)
    assert (again.returncode, "Traceback" in again.stderr) == (2, False)


@pytest.mark.parametrize(
    "options",
    [
        ("--role", "leader"),
        ("--role", "hr", "--unit", "korgen"),
        ("--role", "hr", "--scope", "alt"),
        ("--role", "sjef"),
        ("--role", "hr", "--days", "0"),
    ],
)
def test_a_key_that_makes_no_sense_is_refused(tmp_path: Path, options: tuple[str, ...]) -> None:
    answer = turnus("key", "create", "x", *options, cwd=tmp_path)
    assert answer.returncode == 2
    assert answer.stdout == ""
    assert "Traceback" not in answer.stderr


def test_tokens_of_a_provider(tmp_path: Path) -> None:
    with provider() as local:
        environment = {"TURNUS_OIDC_ISSUER": local.issuer, "TURNUS_OIDC_AUDIENCE": AUDIENCE}
        with served(tmp_path, **environment) as address:
            assert asked(address)[0] == 401
            assert asked(address, local.token(aud="another"))[0] == 401
            status, me = asked(address, local.token())
            assert (status, me["roles"], me["units"]) == (200, ["leader"], ["korgen"])
