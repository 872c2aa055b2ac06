"""Rotating workforce scheduling (Musliu 2006): one cyclic line that everyone walks through."""
