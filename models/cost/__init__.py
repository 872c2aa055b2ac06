"""What a roster costs a year, by kind, from dated tariff tables."""
