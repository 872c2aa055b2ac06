"""Old rosters are deleted when the setting says so."""
