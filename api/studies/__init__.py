"""Studies of policies: asked for over HTTP, worked on one policy at a time by the workers, results kept in the database."""
