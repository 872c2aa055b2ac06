"""Write every stored sample again: one line for each person, shift, need and assignment."""

from __future__ import annotations

from pathlib import Path

from instances.generator import ON_DEMAND, SAMPLES, SEED, generate
from instances.generator.everything import everything_roster
from instances.json_file import write_instance, write_roster


def write(folder: Path) -> list[Path]:
    """Write the stored samples under a folder; returns the files."""
    written = []
    for name in SAMPLES:
        if name not in ON_DEMAND:
            path = folder / f"{name}.json"
            path.parent.mkdir(parents=True, exist_ok=True)
            write_instance(generate(name, SEED), path)
            written.append(path)
    path = folder / "everything-roster.json"
    write_roster(everything_roster(generate("everything", SEED)), path)
    return [*written, path]


if __name__ == "__main__":
    for path in write(Path(__file__).parents[1]):
        print(path)
