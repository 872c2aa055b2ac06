"""Typst: a template and data become a PDF. What people have written reaches it as data, never as markup."""

from __future__ import annotations

import json
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

PRESS = Path(str(resources.files("instances.paper"))) / "press.py"


def typeset(template: str, data: dict[str, Any]) -> bytes:
    """The PDF that ``templates/TEMPLATE.typ`` makes of the data: PDF/UA-1, tagged, so that it can be read aloud.

    The fonts are our own, so the same data make the same pages on every machine. A letter that they lack is looked for
    among the machine's; one that no font has is shown as a box, in a PDF that is tagged but not PDF/UA.

    It is set in a process of its own: the typesetter keeps what it has set, names and all, in hundreds of megabytes
    of memory for the next time.
    """
    order = json.dumps({"template": template, "data": data}).encode("ascii")
    done = subprocess.run([sys.executable, "-I", str(PRESS)], input=order, capture_output=True, check=True)
    return done.stdout
