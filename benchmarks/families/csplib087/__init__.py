"""Rotating rostering, problem 087 of csplib.org (Löffler, Becker, Hofstedt): one cyclic line of off, early, late, night."""
