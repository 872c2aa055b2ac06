"""The strategic position model: how many people, in which positions, cover a demand on given terms."""
