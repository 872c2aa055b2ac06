"""Who may do what."""

from __future__ import annotations

import secrets

import sqlalchemy as sa
from alembic import op

from api.database import columns

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String(length=16), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("role", sa.String(length=12), nullable=False),
        sa.Column("units", sa.Text(), nullable=False),
        sa.Column("scopes", sa.String(length=120), nullable=False),
        sa.Column("names", sa.Boolean(), nullable=False),
        sa.Column("created_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("created_by", sa.String(length=200), nullable=False),
        sa.Column("expires_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("revoked_at", columns.UtcDateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_api_keys")),
    )
    op.create_table(
        "log",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), nullable=False),
        sa.Column("at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=36), nullable=False),
        sa.Column("detail", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_log")),
        sqlite_autoincrement=True,
    )
    with op.batch_alter_table("log", schema=None) as batch_op:
        batch_op.create_index("ix_log_subject_id", ["subject", "id"], unique=False)

    op.create_table(
        "instance_units",
        sa.Column("instance_id", sa.String(length=36), nullable=False),
        sa.Column("unit", sa.String(length=200), nullable=False),
        sa.ForeignKeyConstraint(
            ["instance_id"],
            ["instances.id"],
            name=op.f("fk_instance_units_instance_id_instances"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("instance_id", "unit", name=op.f("pk_instance_units")),
    )
    # plain changes, not batches: a batch makes a table of SQLite anew, and its children would go with the old one
    op.add_column("instances", sa.Column("salt", sa.String(length=32), nullable=False, server_default=""))
    op.add_column(
        "publications", sa.Column("by_name", sa.String(length=200), nullable=False, server_default="")
    )
    op.add_column("rosters", sa.Column("pins", sa.Text(), nullable=False, server_default="[]"))
    _fill()
    _only_appended()


def _fill() -> None:
    """Salts and units for what is there."""
    connection = op.get_bind()
    for (instance,) in connection.execute(sa.text("SELECT id FROM instances")).all():
        connection.execute(
            sa.text("UPDATE instances SET salt = :salt WHERE id = :id"),
            {"salt": secrets.token_hex(16), "id": instance},
        )
    found = connection.execute(sa.text("SELECT instance_id, units FROM instance_revisions")).all()
    for instance, unit in sorted({(row[0], unit) for row in found for unit in row[1].split()}):
        connection.execute(
            sa.text("INSERT INTO instance_units (instance_id, unit) VALUES (:instance, :unit)"),
            {"instance": instance, "unit": unit},
        )


def _only_appended() -> None:
    """Let the database itself refuse to change the log."""
    if op.get_bind().dialect.name == "postgresql":
        op.execute(
            "CREATE FUNCTION refuse_log_change() RETURNS trigger LANGUAGE plpgsql AS "
            "$$ BEGIN RAISE EXCEPTION 'the log is only appended to'; END $$"
        )
        op.execute(
            "CREATE TRIGGER log_is_only_appended_to BEFORE UPDATE OR DELETE OR TRUNCATE ON log "
            "FOR EACH STATEMENT EXECUTE FUNCTION refuse_log_change()"
        )
        return
    for change in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER log_refuses_{change.lower()} BEFORE {change} ON log "
            "BEGIN SELECT RAISE(ABORT, 'the log is only appended to'); END"
        )


def downgrade() -> None:
    op.drop_column("rosters", "pins")
    op.drop_column("publications", "by_name")
    op.drop_column("instances", "salt")
    op.drop_table("instance_units")
    with op.batch_alter_table("log", schema=None) as batch_op:
        batch_op.drop_index("ix_log_subject_id")

    op.drop_table("log")
    op.drop_table("api_keys")
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_log_change()")
