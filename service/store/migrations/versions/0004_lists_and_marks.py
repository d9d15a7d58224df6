"""Lists of a site, marks of findings; the rules that were lists become entries"""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

from service.clock import new_id

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

RULES = {"hold_words": "hold-word", "reject_words": "reject-word"}


def upgrade() -> None:
    op.add_column("findings", sa.Column("mark", sa.Text(), nullable=True))
    op.add_column("sites", sa.Column("lists_version", sa.Integer(), server_default="0", nullable=False))
    op.create_table(
        "list_entries",
        sa.Column("id", sa.Uuid(), nullable=False),
        sa.Column("site_id", sa.Uuid(), nullable=False),
        sa.Column("list", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("expires_at", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(["site_id"], ["sites.id"], name=op.f("fk_list_entries_site_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_list_entries")),
        sa.UniqueConstraint("site_id", "list", "value", name=op.f("uq_list_entries_site_id_list_value")),
    )
    _words_to_entries()


def _words_to_entries() -> None:
    """`hold_words` and `reject_words` of a site's rules become entries of its lists."""
    connection, now = op.get_bind(), datetime.now(UTC)
    sites = sa.table("sites", sa.column("id", sa.Uuid()), sa.column("rules", sa.JSON()))
    entries = sa.table(
        "list_entries",
        *(sa.column(name, sa.Uuid()) for name in ("id", "site_id")),
        *(sa.column(name, sa.Text()) for name in ("list", "value", "note", "added_by")),
        sa.column("added_at", sa.BigInteger()),
    )
    for site in connection.execute(sa.select(sites)).mappings().all():
        rules = dict(site["rules"])
        kept = {rule: rules.pop(rule) for rule in RULES if rule in rules}
        if not kept:
            continue
        rows = [
            {
                "id": new_id(now),
                "site_id": site["id"],
                "list": RULES[rule],
                "value": word,
                "note": "",
                "added_by": "operator",
                "added_at": int(now.timestamp() * 1_000_000),
            }
            for rule, words in kept.items()
            for word in dict.fromkeys(" ".join(word.split()) for word in words)
            if word
        ]
        if rows:
            connection.execute(entries.insert(), rows)
        connection.execute(sites.update().where(sites.c.id == site["id"]).values(rules=rules))


def downgrade() -> None:
    op.drop_table("list_entries")
    op.drop_column("sites", "lists_version")
    op.drop_column("findings", "mark")
