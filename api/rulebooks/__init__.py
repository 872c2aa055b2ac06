"""Rulebooks: the presets that come with the product, and the rules in force for an instance."""
