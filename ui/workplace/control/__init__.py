"""Kontroll og drøfting: what a roster breaks and gives, how it is shared, and its way to the wall."""
