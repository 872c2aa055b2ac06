"""The heltid laboratory: what a policy does to positions, people, cover and cost, measured on rosters."""
