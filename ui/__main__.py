"""``python -m ui`` is the ``turnus`` command."""

from ui.cli import main

main()
