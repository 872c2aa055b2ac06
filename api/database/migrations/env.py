"""How Alembic reaches the database: by the connection that ``api.database.migrate`` hands it."""

from __future__ import annotations

from alembic import context

from api.database.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    compare_type=True,
    user_module_prefix="columns.",
)
context.run_migrations()
