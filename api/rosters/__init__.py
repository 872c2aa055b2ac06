"""Rosters: stored with every revision they have had, and judged as they are read."""
