"""The service under load: many people who read and edit rosters over HTTP while a solve runs on the same machine."""
