"""The Nottingham collection of .ros files, as far as its elements are documented well enough to score a roster."""
