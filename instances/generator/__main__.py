"""Write every stored sample as a readable file: one line for each person, shift, need and assignment."""

from __future__ import annotations

import json
from pathlib import Path

from instances.generator import ON_DEMAND, SAMPLES, SEED, generate
from instances.generator.everything import everything_roster
from models.instance import Instance
from models.roster import Roster


def text(document: Instance | Roster) -> str:
    """The document as JSON with each item of a list on its own line, without fields left at their default."""
    parts = [] if isinstance(document, Instance) else [f' "format": "{document.format}"']
    for key, value in document.model_dump(mode="json", exclude_defaults=True).items():
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
    documents: dict[str, Instance | Roster] = {
        name: generate(name, SEED) for name in SAMPLES if name not in ON_DEMAND
    }
    documents["everything-roster"] = everything_roster(generate("everything", SEED))
    written = []
    for name, document in documents.items():
        path = folder / f"{name}.json"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text(document), encoding="utf-8", newline="\n")
        written.append(path)
    return written


if __name__ == "__main__":
    for path in write(Path(__file__).parents[1]):
        print(path)
