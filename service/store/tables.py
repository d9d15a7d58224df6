"""The tables. Migrations in `migrations/versions` make them; a test holds the two together.

Texts of a comment live in `revisions` (the sealed original) and, once published, in `publications` (the public copy):
readers' queries touch `publications` only. Times are UTC with microseconds; ids are UUIDv7 (RFC 9562). A submission
writes to four tables in one durable transaction, whose cost is the number of b-trees that it touches: an index on one
of them must earn its place.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    Dialect,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
    Uuid,
    text,
)

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Instant(TypeDecorator[datetime]):
    """An aware time, kept as whole microseconds since 1970 in UTC: the same exact order in both stores."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:  # noqa: ARG002
        return None if value is None else (value - _EPOCH) // _MICROSECOND

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        return None if value is None else _EPOCH + timedelta(microseconds=int(value))


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_N_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

sites = Table(
    "sites",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("slug", Text, nullable=False, unique=True),
    Column("title", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("origins", JSON, nullable=False),
    Column("rules", JSON, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("lists_version", Integer, nullable=False, server_default="0"),
)

pages = Table(
    "pages",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("site_id", Uuid, ForeignKey("sites.id"), nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False, default=""),
    Column("closed_at", Instant),
    Column("created_at", Instant, nullable=False),
    UniqueConstraint("site_id", "url"),
)

_HELD = text("status = 'held'")

comments = Table(
    "comments",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("site_id", Uuid, ForeignKey("sites.id"), nullable=False),
    Column("page_id", Uuid, ForeignKey("pages.id"), nullable=False),
    Column("parent_id", Uuid, ForeignKey("comments.id")),
    Column("status", Text, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("spam_score", Float, nullable=False, default=0.0),
    Column("risk", Float, nullable=False, default=0.0),
    Column("email", Text),
    Column("email_hash", Text),
    Column("network_hash", Text),
    Column("network_expires_at", Instant),
    Column("fingerprint", Text, nullable=False),
    Column("sender_hash", Text, nullable=False),
    Column("evidence", JSON, nullable=False),
    Column("language", Text, nullable=False),
    Column("notify", Boolean, nullable=False),
    Column("acknowledged", Boolean, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("seen_at", Instant),
    Column("decided_at", Instant),
    Column("published_at", Instant),
    Column("supervise_by", Instant),
    Column("retain_until", Instant),
    Column("object_until", Instant),
    Index("ix_comments_queue", "site_id", "status", "received_at", "id"),
    Index("ix_comments_fingerprint", "fingerprint"),
    Index("ix_comments_supervision", "supervise_by", sqlite_where=_HELD, postgresql_where=_HELD),
    Index("ix_comments_risk", "site_id", "status", "risk", "id"),
    Index("ix_comments_sender", "site_id", "sender_hash", "received_at"),
)

revisions = Table(
    "revisions",
    metadata,
    Column("comment_id", Uuid, ForeignKey("comments.id"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("plain", Text, nullable=False),
    Column("links", JSON, nullable=False),
    Column("removed", JSON, nullable=False),
    Column("policy_version", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    PrimaryKeyConstraint("comment_id", "number"),
)

check_results = Table(
    "check_results",
    metadata,
    Column("comment_id", Uuid, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("check_name", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("score", Float, nullable=False),
    Column("version", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    PrimaryKeyConstraint("comment_id", "revision", "check_name"),
    ForeignKeyConstraint(["comment_id", "revision"], ["revisions.comment_id", "revisions.number"]),
)

findings = Table(
    "findings",
    metadata,
    Column("comment_id", Uuid, nullable=False),
    Column("revision", Integer, nullable=False),
    Column("check_name", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("kind", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("rule", Text, nullable=False),
    Column("field", Text, nullable=False),
    Column("start", Integer),
    Column("end", Integer),
    Column("score", Float, nullable=False),
    Column("message", Text, nullable=False),
    Column("params", JSON, nullable=False),
    Column("replacement", Text, nullable=False),
    Column("mark", Text),
    PrimaryKeyConstraint("comment_id", "revision", "check_name", "number"),
    ForeignKeyConstraint(
        ["comment_id", "revision", "check_name"],
        ["check_results.comment_id", "check_results.revision", "check_results.check_name"],
    ),
)

# Written by workers. No foreign key: what is traced may be erased, and all traces go after thirty days.
traces = Table(
    "traces",
    metadata,
    Column("value", Text, nullable=False),
    Column("comment_id", Uuid, nullable=False),
    Column("site_id", Uuid, nullable=False),
    Column("page_id", Uuid, nullable=False),
    Column("sender_hash", Text, nullable=False),
    PrimaryKeyConstraint("value", "comment_id"),
    Index("ix_traces_comment", "comment_id"),
    sqlite_with_rowid=False,
)

decisions = Table(
    "decisions",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("comment_id", Uuid, ForeignKey("comments.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("action", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("reasons", JSON, nullable=False),
    Column("note", Text, nullable=False, default=""),
    Column("redactions", JSON, nullable=False),
    Column("actor", Text, nullable=False),
    Column("rule_version", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Index("ix_decisions_comment", "comment_id", "created_at"),
)

publications = Table(
    "publications",
    metadata,
    Column("comment_id", Uuid, ForeignKey("comments.id"), primary_key=True),
    Column("site_id", Uuid, ForeignKey("sites.id"), nullable=False),
    Column("page_id", Uuid, ForeignKey("pages.id"), nullable=False),
    Column("parent_id", Uuid),
    Column("revision", Integer, nullable=False),
    Column("author", Text, nullable=False),
    Column("url", Text, nullable=False),
    Column("html", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("redacted", Boolean, nullable=False),
    Column("policy_version", Text, nullable=False),
    Column("json", Text, nullable=False),
    Column("fragment", Text, nullable=False),
    Column("received_at", Instant, nullable=False),
    Column("published_at", Instant, nullable=False),
    Column("edited_at", Instant),
    Index("ix_publications_page", "page_id", "received_at", "comment_id"),
    Index("ix_publications_site", "site_id", "published_at"),
)

threads = Table(
    "threads",
    metadata,
    Column("page_id", Uuid, ForeignKey("pages.id"), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("count", Integer, nullable=False),
    Column("changed_at", Instant, nullable=False),
)

audit = Table(
    "audit",
    metadata,
    Column("chain", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("at", Instant, nullable=False),
    Column("event", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("comment_id", Uuid),
    Column("body", Text, nullable=False),
    Column("previous", Text, nullable=False),
    Column("hash", Text, nullable=False),
    PrimaryKeyConstraint("chain", "number"),
    Index("ix_audit_comment", "comment_id"),
    sqlite_with_rowid=False,
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("queue", Text, nullable=False),
    Column("task", Text, nullable=False),
    Column("comment_id", Uuid, ForeignKey("comments.id"), nullable=False),
    Column("revision", Integer, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("attempts", Integer, nullable=False, default=0),
    Column("error", Text, nullable=False, default=""),
    Column("created_at", Instant, nullable=False),
    Index("ix_outbox_due", "queue", "due_at"),
    sqlite_with_rowid=False,
)

idempotency = Table(
    "idempotency",
    metadata,
    Column("site_id", Uuid, ForeignKey("sites.id"), nullable=False),
    Column("key_hash", Text, nullable=False),
    Column("request_hash", Text, nullable=False),
    Column("comment_id", Uuid, ForeignKey("comments.id"), nullable=False),
    Column("expires_at", Instant, nullable=False),
    PrimaryKeyConstraint("site_id", "key_hash"),
)

people = Table(
    "people",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("email", Text, nullable=False, unique=True),
    Column("password_hash", Text, nullable=False),
    Column("provisional", Boolean, nullable=False),
    Column("language", Text, nullable=False, default="sv"),
    Column("shortcuts", Boolean, nullable=False, default=True),
    Column("created_at", Instant, nullable=False),
    Column("disabled_at", Instant),
)

memberships = Table(
    "memberships",
    metadata,
    Column("person_id", Uuid, ForeignKey("people.id"), nullable=False),
    Column("site_id", Uuid, ForeignKey("sites.id"), nullable=False),
    Column("role", Text, nullable=False),
    PrimaryKeyConstraint("person_id", "site_id"),
)

sessions = Table(
    "sessions",
    metadata,
    Column("token_hash", Text, primary_key=True),
    Column("person_id", Uuid, ForeignKey("people.id"), nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("expires_at", Instant, nullable=False),
    Column("revoked_at", Instant),
    Index("ix_sessions_person", "person_id"),
)

sign_in_attempts = Table(
    "sign_in_attempts",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("key_hash", Text, nullable=False),
    Column("at", Instant, nullable=False),
    Index("ix_sign_in_attempts_key", "key_hash", "at"),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", Uuid, primary_key=True),
    Column("token_hash", Text, nullable=False, unique=True),
    Column("site_id", Uuid, ForeignKey("sites.id"), nullable=False),
    Column("scope", Text, nullable=False),
    Column("created_at", Instant, nullable=False),
    Column("revoked_at", Instant),
)
