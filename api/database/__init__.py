"""What the service keeps: tables, connections and migrations."""
