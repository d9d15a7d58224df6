"""Traces of comments"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "traces",
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("comment_id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("page_id", sa.Uuid(), nullable=False),
        sa.Column("sender_hash", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("value", "comment_id", name=op.f("pk_traces")),
        sqlite_with_rowid=False,
    )
    with op.batch_alter_table("traces", schema=None) as batch_op:
        batch_op.create_index("ix_traces_comment", ["comment_id"], unique=False)


def downgrade() -> None:
    op.drop_table("traces")
