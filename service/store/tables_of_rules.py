"""The tables of what a site decides for itself beside its rules: entries of its lists, and re-checks by new rules."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, Uuid

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

rechecks = Table(
    "rechecks",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("site_id", Uuid, ForeignKey("sites.id"), nullable=False),
    Column("status", Text, nullable=False),
    Column("requested_by", Text, nullable=False),
    Column("total", Integer, nullable=False),
    Column("fed", Integer, nullable=False),
    Column("done", Integer, nullable=False),
    Column("decided", Integer, nullable=False),
    Column("taken_back", Integer, nullable=False),
    Column("second_look", Integer, nullable=False),
    Column("failed", Integer, nullable=False),
    Column("fed_until", Instant),
    Column("fed_id", Uuid),
    Column("created_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Index("ix_rechecks_site", "site_id", "created_at"),
)
