"""Instances of our own in the format of a public family: one that is proved at once, one that takes long."""

from __future__ import annotations

from pathlib import Path

BEST = 600
"""Least penalty of ``week_file``."""


def week_file(folder: Path, name: str = "Uke") -> Path:
    """Three people who may work five days of one week, three wanted every day at 100 for each one missing.

    21 are wanted and 15 can work, so six are missing and the least penalty is ``BEST``.
    """
    return _write(folder / f"{name}.txt", people=3, weeks=1, shifts={"D": ""}, need=3, weekends=1)


def long_file(folder: Path, name: str = "Lang") -> Path:
    """Sixteen people, four weeks, early and late shifts, runs, weekends and too few people: not proved in half a minute."""
    return _write(
        folder / f"{name}.txt", people=16, weeks=4, shifts={"T": "", "S": "T"}, need=6, weekends=2, shortest=3
    )


def _write(
    path: Path,
    *,
    people: int,
    weeks: int,
    shifts: dict[str, str],
    need: int,
    weekends: int,
    shortest: int = 1,
) -> Path:
    days = 7 * weeks
    most = "|".join(f"{shift}={days}" for shift in shifts)
    lines = ["SECTION_HORIZON", str(days), "SECTION_SHIFTS"]
    lines += [f"{shift},480,{not_next}" for shift, not_next in shifts.items()]
    lines += ["SECTION_STAFF"]
    lines += [
        f"P{k},{most},{2400 * weeks},0,5,{shortest},{shortest - shortest // 2},{weekends}"
        for k in range(people)
    ]
    lines += ["SECTION_DAYS_OFF", "SECTION_SHIFT_ON_REQUESTS", "SECTION_SHIFT_OFF_REQUESTS"]
    if shortest > 1:
        wishes = [(k, day) for k in range(people) for day in range(days) if (7 * k + day * day) % 5 == 0]
        lines += [f"P{k},{day},{'TS'[(k + day) % 2]},{1 + (k * day) % 3}" for k, day in wishes]
    lines += ["SECTION_COVER"]
    lines += [f"{day},{shift},{need},100,1" for day in range(days) for shift in shifts]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
