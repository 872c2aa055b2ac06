"""Files put in place whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from pathlib import Path

from models.problems import InputError, InputProblem


def put_in_place(path: str | Path, content: bytes) -> None:
    """Write beside the file and move it into place at once, so that no half-written file is ever seen.

    Raises
    ------
    InputError
        When the file cannot be written; an existing file is then unchanged.
    """
    path = Path(path)
    try:
        if path.is_dir():
            raise IsADirectoryError(str(path))
        target = Path(os.path.realpath(path))
        beside = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}.tmp")
        try:
            with beside.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            if target.exists():
                shutil.copymode(target, beside)
            beside.replace(target)
        finally:
            beside.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError | ValueError) -> InputError:
    if isinstance(error, FileNotFoundError):
        message, advice = f'mappen "{path.parent}" finnes ikke', "Lag mappen først, eller velg en annen"
    elif isinstance(error, PermissionError):
        message = "filen kan ikke skrives"
        advice = "Lukk den hvis den er åpen i et annet program, eller velg et annet sted"
    elif isinstance(error, (IsADirectoryError, NotADirectoryError)):
        message = "er en mappe, ikke en fil" if path.is_dir() else "stien går gjennom en fil"
        advice = "Rett stien"
    else:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        message, advice = f"filen kan ikke skrives ({reason})", "Velg et annet sted"
    return InputError([InputProblem("", None, message, advice)], str(path))
