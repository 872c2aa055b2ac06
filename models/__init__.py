"""What a rostering problem and a roster are, and what makes a roster right.

This package knows pydantic and the calendar, and nobody else: no solver, no screen.
"""
