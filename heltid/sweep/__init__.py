"""Policies side by side: each carried out, staffed, rostered and measured; the results kept on disk."""
