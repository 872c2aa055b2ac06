"""``turnus ui``, and the pages of ``turnus serve``."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest

from tests.ports import free_port
from tests.ui.workplace.service import ROOT, Service, answers

WITHOUT_STREAMLIT = "import sys; sys.modules['streamlit'] = None; from ui.cli import main; main()"


def turnus(*arguments: str, cwd: Path, without_streamlit: bool = False) -> subprocess.CompletedProcess[str]:
    start = ["-c", WITHOUT_STREAMLIT] if without_streamlit else ["-m", "ui"]
    return subprocess.run(
        [sys.executable, *start, *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "200"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=120,
    )


def test_an_address_that_is_none_is_refused(tmp_path: Path) -> None:
    done = turnus("ui", "--api", "her", cwd=tmp_path)
    assert done.returncode == 2
    assert "her" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_told(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        done = turnus("ui", "--port", port, cwd=tmp_path)
        both = turnus("serve", "--port", str(free_port()), "--ui-port", port, cwd=tmp_path)
    assert (done.returncode, both.returncode) == (2, 2)
    assert f"--port = {port}" in done.stderr
    assert f"--ui-port = {port}" in both.stderr


def test_without_its_packages_it_says_what_to_install(tmp_path: Path) -> None:
    done = turnus("ui", cwd=tmp_path, without_streamlit=True)
    assert done.returncode == 2
    assert "streamlit mangler" in done.stderr
    assert "turnus[ui]" in done.stderr


@pytest.mark.slow
def test_the_service_starts_and_ends_its_pages(tmp_path: Path) -> None:
    running = Service(tmp_path, pages=True)
    running.start()
    try:
        with urllib.request.urlopen(running.pages, timeout=20) as page:  # noqa: S310
            assert b"<title>" in page.read()
    finally:
        running.stop()
    assert not answers(running.pages)


@pytest.mark.slow
def test_the_service_does_without_pages_that_are_not_installed(tmp_path: Path) -> None:
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "-c", WITHOUT_STREAMLIT, "serve", "--port", str(port), "--at-once", "0"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "COLUMNS": "200"},
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    ) as process:
        assert process.stderr is not None
        said = process.stderr.readline() + process.stderr.readline()
        process.terminate()
    assert "Sidene startes ikke: streamlit mangler" in said
    assert f"http://127.0.0.1:{port}" in said
