"""The tables of what sites' people have taught: a model for each site, and a row for each lesson that it holds."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, ForeignKey, Index, Integer, LargeBinary, Table, Uuid

from service.store.tables import Instant, metadata

models = Table(
    "models",
    metadata,
    Column("site_id", Uuid, ForeignKey("sites.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("content", LargeBinary, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

# No foreign key to comments: a lesson may come from another blog's text, and outlives the words that it was drawn from.
lessons = Table(
    "lessons",
    metadata,
    Column("source_id", Uuid, primary_key=True),
    Column("site_id", Uuid, ForeignKey("sites.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("is_spam", Boolean, nullable=False),
    Column("number", Integer, nullable=False),
    Column("tokens", LargeBinary, nullable=False),
    Index("ix_lessons_site", "site_id"),
)
