"""The log of changes: who did what, when. It is only ever appended to; the database refuses anything else."""
