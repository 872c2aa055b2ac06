"""The figures of a policy, measured on its roster."""
