"""Studies of policies."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from api.database import columns

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

RISING = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    op.create_table(
        "studies",
        sa.Column("number", RISING, nullable=False),
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("instance_id", sa.String(length=36), nullable=False),
        sa.Column("instance_revision", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("request", sa.Text(), nullable=False),
        sa.Column("submitted_at", columns.UtcDateTime(timezone=True), nullable=False),
        sa.Column("submitted_by", sa.String(length=200), nullable=False),
        sa.Column("idempotency_key", sa.String(length=200), nullable=True),
        sa.ForeignKeyConstraint(
            ["instance_id"],
            ["instances.id"],
            name=op.f("fk_studies_instance_id_instances"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_studies")),
        sa.UniqueConstraint("id", name=op.f("uq_studies_id")),
        sa.UniqueConstraint(
            "submitted_by", "idempotency_key", name=op.f("uq_studies_submitted_by_idempotency_key")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_studies_instance_id"), "studies", ["instance_id"], unique=False)
    op.create_table(
        "study_tasks",
        sa.Column("number", RISING, nullable=False),
        sa.Column("study_number", RISING, nullable=False),
        sa.Column("policy_id", sa.String(length=40), nullable=False),
        sa.Column("policy_name", sa.String(length=120), nullable=False),
        sa.Column("seed", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=12), nullable=False),
        sa.Column("started_at", columns.UtcDateTime(timezone=True), nullable=True),
        sa.Column("ended_at", columns.UtcDateTime(timezone=True), nullable=True),
        sa.Column("reason", sa.Text(), nullable=True),
        sa.Column("worker", sa.String(length=200), nullable=True),
        sa.Column("token", sa.String(length=36), nullable=True),
        sa.Column("lease_until", sa.Double(), nullable=True),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("losses", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["study_number"],
            ["studies.number"],
            name=op.f("fk_study_tasks_study_number_studies"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_study_tasks")),
        sa.UniqueConstraint(
            "study_number", "policy_id", "seed", name=op.f("uq_study_tasks_study_number_policy_id_seed")
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_study_tasks_state_number", "study_tasks", ["state", "number"], unique=False)
    op.create_table(
        "study_results",
        sa.Column("task_number", RISING, autoincrement=False, nullable=False),
        sa.Column("document", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["task_number"],
            ["study_tasks.number"],
            name=op.f("fk_study_results_task_number_study_tasks"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("task_number", name=op.f("pk_study_results")),
    )


def downgrade() -> None:
    op.drop_table("study_results")
    op.drop_table("study_tasks")
    op.drop_table("studies")
