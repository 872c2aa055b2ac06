"""The machine and the program that a run was made with."""

from __future__ import annotations

import datetime as dt
import platform
import shutil
import subprocess
import sys
from functools import cache
from hashlib import sha256
from importlib import metadata
from pathlib import Path

import psutil

from benchmarks.engines import OWN
from benchmarks.record import Surroundings

ROOT = Path(__file__).resolve().parents[1]
"""The folder that this product's packages lie in."""

LIBRARIES = ("ortools", "numba", "numpy", "highspy", "timefold")
"""Libraries whose versions are recorded where they are installed."""

PEER_SOURCES = (
    "benchmarks/peers",
    "solver/core.py",
    "solver/cpsat",
    "solver/lower.py",
    "solver/lowering",
    "solver/frame",
)
"""What a peer's result depends on; our own engines' depend on all of ``solver``."""


def machine() -> str:
    """Processor, cores and memory in one line."""
    gigabytes = round(psutil.virtual_memory().total / 2**30)
    return f"{processor()}, {cores()} cores, {gigabytes} GB, {platform.system()} {platform.machine()}"


def cores() -> int:
    """Cores that this process may use."""
    if sys.platform in ("linux", "win32"):
        return len(psutil.Process().cpu_affinity())
    return psutil.cpu_count() or 1


@cache
def processor() -> str:
    """The processor's name as its maker gives it, or its architecture."""
    found = ""
    try:
        if sys.platform == "linux":
            for line in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines():
                if line.startswith("model name"):
                    found = line.partition(":")[2]
                    break
        elif sys.platform == "darwin":
            found = _said("/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string")
        elif sys.platform == "win32":
            import winreg

            with winreg.OpenKey(
                winreg.HKEY_LOCAL_MACHINE, r"HARDWARE\DESCRIPTION\System\CentralProcessor\0"
            ) as key:
                found = str(winreg.QueryValueEx(key, "ProcessorNameString")[0])
    except OSError:
        pass
    return " ".join(found.split()) or platform.processor() or platform.machine()


def surroundings() -> Surroundings:
    """What is true of the machine and the program right now."""
    try:
        load: float | None = round(psutil.getloadavg()[0], 2)
    except OSError:
        load = None
    return Surroundings(
        started=dt.datetime.now(dt.UTC).isoformat(timespec="seconds"),
        cores=cores(),
        memory_mb=psutil.virtual_memory().total >> 20,
        processor=processor(),
        system=platform.platform(),
        python=platform.python_version(),
        libraries=libraries(),
        load=load,
        revision=revision(),
    )


@cache
def libraries() -> dict[str, str]:
    """Versions of the libraries that solve, those that are installed."""
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def code_fingerprint(engine: str, family: str) -> str:
    """Ten digits that change when the sources or libraries do that decide an engine's result on a family."""
    own = any(engine == known.name for known in OWN)
    sources = ["solver"] if own else [*PEER_SOURCES]
    shared = (ROOT / "benchmarks" / "families").glob("*.py")  # how files are read, whatever the family
    sources += sorted(f"benchmarks/families/{file.name}" for file in shared if file.stem != "__init__")
    sources.append(f"benchmarks/families/{family}")
    if family == "ward":
        sources.append("models")
    digest = sha256(f"{sys.version_info[:2]} {sorted(libraries().items())}".encode())
    for source in sources:
        path = ROOT / source
        for file in [path] if path.is_file() else sorted(path.rglob("*.py")):
            digest.update(file.relative_to(ROOT).as_posix().encode() + b"\0" + file.read_bytes() + b"\0")
    return digest.hexdigest()[:10]


def revision() -> str:
    """The commit of the sources, with ``+`` when files were changed since; empty outside a clone."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        return ""
    commit = _said(git, "-C", str(ROOT), "rev-parse", "--short", "HEAD")
    changed = _said(git, "-C", str(ROOT), "status", "--porcelain", "--untracked-files=no")
    return f"{commit}+" if commit and changed else commit


def _said(*command: str) -> str:
    try:
        done = subprocess.run(  # noqa: S603
            command, capture_output=True, text=True, encoding="utf-8", timeout=20, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
