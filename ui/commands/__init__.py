"""The commands, by subject: making plans, checking them, files."""
