"""Regler: the rules in force, which agreements allow more, and what is changed in them."""
