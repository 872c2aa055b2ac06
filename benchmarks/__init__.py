"""Runs on sample and public instances, peers side by side, published results."""
