"""Write every stored sample as a readable file: one line for each person, shift and need."""

from __future__ import annotations

import json
from pathlib import Path

from instances.generator import ON_DEMAND, SAMPLES, SEED, generate
from models.instance import Instance


def text(instance: Instance) -> str:
    """The instance as JSON with each item of a list on its own line, without fields left at their default."""
    parts = []
    for key, value in instance.model_dump(mode="json", exclude_defaults=True).items():
        if isinstance(value, list):
            items = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f' "{key}": [\n{items}\n ]')
        elif key == "history":
            worked = ",\n".join("   " + json.dumps(w, ensure_ascii=False) for w in value["worked"])
            parts.append(f' "history": {{"known_from": "{value["known_from"]}", "worked": [\n{worked}\n ]}}')
        else:
            parts.append(f' "{key}": {json.dumps(value, ensure_ascii=False)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


def write(folder: Path) -> list[Path]:
    """Write the stored samples under a folder; returns the files."""
    written = []
    for name in SAMPLES:
        if name in ON_DEMAND:
            continue
        path = folder / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(generate(name, SEED)), encoding="utf-8", newline="\n")
        written.append(path)
    return written


if __name__ == "__main__":
    for path in write(Path(__file__).parents[1]):
        print(path)
