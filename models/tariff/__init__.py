"""Dated tariff tables and employers' pay settings, as data with their sources."""
