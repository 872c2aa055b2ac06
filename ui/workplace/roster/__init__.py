"""The page with the roster grid: a roster as it is on the screen, edits of it, and what is told of them."""
