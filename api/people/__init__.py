"""What is kept about one person: handed out, or erased."""
