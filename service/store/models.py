"""Sites' models as bytes that only workers can read, and the lessons that can be taken back from them."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, RowMapping, delete, insert, select, update

from service.comments.sites import SiteId
from service.store.database import Database
from service.store.tables_of_models import lessons, models


def lock(database: Database, connection: Connection, site_id: SiteId) -> None:
    """Let nobody else change this site's model until the transaction ends."""
    database.one_at_a_time(connection, f"model:{site_id}")


def load(connection: Connection, site_id: SiteId) -> RowMapping | None:
    """`version` and `content` of a site's model; None where nothing was ever taught."""
    query = select(models.c.version, models.c.content, models.c.changed_at).where(models.c.site_id == site_id)
    return connection.execute(query).mappings().first()


def versions(connection: Connection, site_ids: Iterable[UUID]) -> dict[UUID, int]:
    """Which version the model of each of these sites has; sites without one are left out."""
    query = select(models.c.site_id, models.c.version).where(models.c.site_id.in_(list(site_ids)))
    return {row.site_id: row.version for row in connection.execute(query)}


def save(connection: Connection, site_id: SiteId, content: bytes, now: datetime) -> None:
    """Keep a new version. The caller has the lock."""
    new = {"content": content, "changed_at": now}
    changed = connection.execute(
        update(models).where(models.c.site_id == site_id).values(version=models.c.version + 1, **new)
    )
    if not changed.rowcount:
        connection.execute(insert(models).values(site_id=site_id, version=1, **new))


def lesson(connection: Connection, source_id: UUID) -> RowMapping | None:
    """What was learnt from a comment, or from another text."""
    return connection.execute(select(lessons).where(lessons.c.source_id == source_id)).mappings().first()


def add_lesson(
    connection: Connection,
    source_id: UUID,
    site_id: SiteId,
    *,
    revision: int,
    is_spam: bool,
    number: int,
    tokens: bytes,
) -> None:
    connection.execute(
        insert(lessons).values(
            source_id=source_id, site_id=site_id, revision=revision, is_spam=is_spam, number=number, tokens=tokens
        )
    )


def drop_lesson(connection: Connection, source_id: UUID) -> None:
    connection.execute(delete(lessons).where(lessons.c.source_id == source_id))


def drop_lessons(connection: Connection, site_id: SiteId) -> None:
    """Forget every lesson of a site: its model no longer holds them."""
    connection.execute(delete(lessons).where(lessons.c.site_id == site_id))
