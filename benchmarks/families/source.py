"""The text of an instance or roster file, or an error that says what to do."""

from __future__ import annotations

from pathlib import Path

from instances.strict_json import decode
from models.problems import InputError, InputProblem

LARGEST_FILE_BYTES = 50_000_000
"""The largest public instance is a few hundred thousand bytes."""

HEAD_BYTES = 4096


def source_text(path: Path) -> str:
    """The whole file as text with ``\\n`` line ends and no byte order mark.

    Raises
    ------
    InputError
        When it is missing, no file, empty, too large or not UTF-8.
    """
    try:
        if path.is_dir():
            raise _trouble(path, "er en mappe, ikke en fil", "Velg en fil i mappen")
        size = path.stat().st_size
        if size > LARGEST_FILE_BYTES:
            raise _trouble(path, f"filen er på {size / 1e6:.0f} MB, og grensen er 50 MB", "Velg en annen fil")
        text = decode(path.read_bytes())
    except FileNotFoundError:
        raise _trouble(path, "filen finnes ikke", "Se etter skrivefeil i filnavnet") from None
    except InputError as error:
        raise error.of(str(path)) from None
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise _trouble(path, f"filen kan ikke leses ({reason})", "Velg en annen fil") from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def head_text(path: Path) -> str:
    """The first few kilobytes of a file; empty when there is no such file or it cannot be read."""
    try:
        with path.open("rb") as file:
            return file.read(HEAD_BYTES).decode("utf-8-sig", errors="replace")
    except (OSError, ValueError):
        return ""


def _trouble(path: Path, message: str, advice: str) -> InputError:
    return InputError([InputProblem("", None, message, advice)], str(path))
