"""Policies: named, composable changes to a ward, as data, and what each does to an instance (docs/policies.md)."""
