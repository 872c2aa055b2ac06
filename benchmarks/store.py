"""Results of benchmark runs on disk: one JSON line for each run, only ever added to.

A line is on disk before the next run begins, so a kill costs the run it hits and nothing else. A last
line cut short by a kill is reported and left where it is.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO

from pydantic import ValidationError

from benchmarks.record import RunKey, RunRecord
from models.problems import InputError, InputProblem

FILE = "runs.jsonl"
LOCK = ".lock"


class Store:
    """A folder of results: ``runs.jsonl``, ``rosters/`` and ``logs/``.

    Attributes
    ----------
    records:
        Every run kept, in the order they ended.
    torn:
        Numbers (from 1) of lines that cannot be read, such as one cut short by a kill.
    """

    def __init__(self, folder: Path) -> None:
        """Read a store; a folder that does not exist is an empty one and is made at the first ``add``.

        Raises
        ------
        InputError
            When the folder or its file cannot be read.
        """
        self.folder = folder
        self.refresh()

    def refresh(self) -> None:
        """Read the folder again, for what another program has added; raises as the constructor."""
        self.records: list[RunRecord] = []
        self.torn: list[int] = []
        self._whole = True
        self._keys: set[RunKey] = set()
        for number, line in enumerate(self._lines(), 1):
            try:
                self._keep(RunRecord.model_validate_json(line))
            except ValidationError:
                self.torn.append(number)

    def holds(self, key: RunKey, *, failed: bool = True) -> bool:
        """Whether the run is there to its end; runs that failed count unless ``failed`` is False."""
        if failed:
            return key in self._keys
        return any(r.key == key and r.outcome == "done" for r in self.records)

    def add(self, record: RunRecord) -> None:
        """Put a run on disk before returning.

        Raises
        ------
        InputError
            When the file cannot be written.
        """
        line = record.model_dump_json(exclude_defaults=True).encode() + b"\n"
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            with (self.folder / FILE).open("ab") as file:
                file.write(line if self._whole else b"\n" + line)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise _trouble(self.folder, "kan ikke skrives", error) from None
        self._whole = True
        self._keep(record)

    def _keep(self, record: RunRecord) -> None:
        self.records.append(record)
        if record.outcome != "interrupted":
            self._keys.add(record.key)

    def _lines(self) -> list[bytes]:
        try:
            content = (self.folder / FILE).read_bytes()
        except FileNotFoundError:
            return []
        except OSError as error:
            raise _trouble(self.folder, "kan ikke leses", error) from None
        self._whole = not content or content.endswith(b"\n")
        return content.splitlines()


class StoreLock:
    """Held while runs are made, so that two programs never make the same run or measure each other.

    The system lets go of it when the process ends, however it ends.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._file: BinaryIO | None = None

    def __enter__(self) -> StoreLock:
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            self._file = (self.folder / LOCK).open("ab")
        except OSError as error:
            raise _trouble(self.folder, "kan ikke skrives", error) from None
        try:
            _lock(self._file)
        except OSError:
            self._file.close()
            raise InputError(
                [
                    InputProblem(
                        "",
                        None,
                        "et annet program kjører målinger hit nå",
                        "Vent til det er ferdig, eller velg en annen mappe",
                    )
                ],
                str(self.folder),
            ) from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._file is not None:
            self._file.close()


def _lock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _trouble(folder: Path, message: str, error: OSError) -> InputError:
    reason = error.strerror or str(error)
    return InputError(
        [InputProblem("", None, f"mappen med resultater {message} ({reason})", "Velg en annen mappe")],
        str(folder),
    )
