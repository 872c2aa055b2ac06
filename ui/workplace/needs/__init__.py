"""The page about needs: who is needed when, as tables and curves, and whether the staff can meet it."""
