"""Instances: stored with every revision they have had."""
