"""Words that Streamlit writes itself, in English, said in the language of the page by its style sheet.

They cannot be set otherwise. What is hidden here is hidden from screen readers too, and what is shown instead is read by them.
The rest that Streamlit says is listed in docs/workplace.md.
"""

from __future__ import annotations

import json

from ui.workplace.language import _

_HINT = '[data-testid="InputInstructions"] > span:first-child'

_INSTEAD = """
{at} {{ visibility: hidden; font-size: 0; }}
{at}::after {{ content: {text}; visibility: visible; font-size: 0.8rem; }}
"""


def built_in_words() -> str:
    """Rules of CSS."""
    said = {
        _HINT: _("Trykk Enter for å bruke"),
        f'[data-testid="stForm"] {_HINT}': _("Trykk Enter for å sende inn"),
        f".stTextArea {_HINT}": _("Trykk Ctrl+Enter for å bruke"),
        f'[data-testid="stForm"] .stTextArea {_HINT}': _("Trykk Ctrl+Enter for å sende inn"),
    }
    return "".join(
        _INSTEAD.format(at=at, text=json.dumps(text, ensure_ascii=False)) for at, text in said.items()
    )
