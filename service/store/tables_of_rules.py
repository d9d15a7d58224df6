"""The table of what a site decides for itself beside its rules: the entries of its lists."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Table, Text, UniqueConstraint, Uuid

from service.store.tables import Instant, metadata

list_entries = Table(
    "list_entries",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("site_id", Uuid, ForeignKey("sites.id"), nullable=False),
    Column("list", Text, nullable=False),
    Column("value", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("added_by", Text, nullable=False),
    Column("added_at", Instant, nullable=False),
    Column("expires_at", Instant),
    UniqueConstraint("site_id", "list", "value"),
)
