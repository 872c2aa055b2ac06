"""Durable solve jobs: a queue in the database, workers that take from it, a process for each solve."""
