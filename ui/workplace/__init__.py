"""The ward leader's workplace: pages in a browser."""
