"""The tables of what a site decides for itself beside its rules: the entries of its lists, and re-checks under them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, Table, Text, UniqueConstraint, Uuid

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

# `total` is empty until it has been counted, `last_id` until something was fed. No foreign key there: it is a place in
# an order.
rechecks = Table(
    "rechecks",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("site_id", Uuid, ForeignKey("sites.id"), nullable=False),
    Column("status", Text, nullable=False),
    Column("everything", Boolean, nullable=False),
    Column("asked_by", Text, nullable=False),
    Column("total", Integer),
    Column("fed", Integer, nullable=False),
    Column("changed", Integer, nullable=False),
    Column("last_id", Uuid),
    Column("begun_at", Instant, nullable=False),
    Column("finished_at", Instant),
    Index("ix_rechecks_site", "site_id", "begun_at"),
)
