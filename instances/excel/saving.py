"""Files put in place whole or not at all."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from models.problems import InputError, InputProblem


def put_in_place(path: str | Path, content: bytes) -> None:
    """Write beside the file and move it into place at once, so that no half-written file is ever seen.

    Raises
    ------
    InputError
        When the file cannot be written; an existing file is then unchanged.
    """
    target = Path(os.path.realpath(path))
    beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
    try:
        with beside.open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, target)
    except FileNotFoundError:
        raise _unwritable(path, f"mappen «{target.parent}» finnes ikke", "Lag mappen først") from None
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise _unwritable(
            path,
            f"filen kan ikke skrives ({error.strerror})",
            "Lukk den hvis den er åpen i Excel, eller velg et annet sted",
        ) from None


def _unwritable(path: str | Path, message: str, advice: str) -> InputError:
    return InputError([InputProblem("", None, message, advice)], str(path))
