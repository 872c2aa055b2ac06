"""The OpenAPI description of the service as a file: ``python -m api.describe > docs/openapi.json``."""

from __future__ import annotations

import json
import sys

from api.app import create_app
from api.database.engine import open_database


def description() -> str:
    """The description as JSON text, the same each time."""
    app = create_app(open_database("sqlite://"))
    return json.dumps(app.openapi(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    sys.stdout.write(description())
