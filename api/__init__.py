"""The service: instances, solve jobs and rosters over HTTP, kept in a database."""
