"""The page with the roster in a real browser: how long an edit takes to be answered, and how smoothly the grid scrolls."""
