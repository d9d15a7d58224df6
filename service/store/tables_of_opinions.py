"""The tables of opinions: what others ask about their texts, and what another service was asked about ours."""

from __future__ import annotations

from sqlalchemy import JSON, Column, ForeignKey, Index, Integer, PrimaryKeyConstraint, Table, Text, Uuid

from service.store.tables import Instant, metadata

consultations = Table(
    "consultations",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("site_id", Uuid, ForeignKey("sites.id"), nullable=False),
    Column("purpose", Text, nullable=False),
    Column("content", JSON, nullable=False),
    Column("answer", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index("ix_consultations_age", "created_at"),
)

opinions = Table(
    "opinions",
    metadata,
    Column("comment_id", Uuid, ForeignKey("comments.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("said", Text, nullable=False),
    Column("check_id", Uuid, nullable=False),
    Column("asked_at", Instant, nullable=False),
    PrimaryKeyConstraint("comment_id", "revision"),
)
