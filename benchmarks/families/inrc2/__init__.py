"""The Second International Nurse Rostering Competition, static: whole instances of some weeks with history."""
