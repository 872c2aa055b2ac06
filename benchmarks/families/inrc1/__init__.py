"""The First International Nurse Rostering Competition, 2010."""
