"""Lag turnus: the button, what is found while it runs, and what came of it."""
