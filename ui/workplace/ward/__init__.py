"""A ward that is edited in tables: what is typed, what is wrong with it, and storing it beside others who edit it too."""
