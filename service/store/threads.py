"""The public copies, and the version of each page's thread: all that readers' queries touch."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, bindparam, delete, func, insert, select, update

from service.store.tables import pages, publications, threads

_INSERT = insert(publications)
_COUNT = select(func.count()).select_from(publications).where(publications.c.page_id == bindparam("page_id"))


def publish(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Add public copies; a copy that stood there before is replaced. Call `renew` for their pages after it."""
    for row in rows:
        unpublish(connection, row["comment_id"])
    connection.execute(_INSERT, rows)


def unpublish(connection: Connection, comment_id: UUID) -> UUID | None:
    """Take a public copy away; the page that it stood on, or None. Call `renew` for the page after it."""
    gone = connection.execute(
        delete(publications).where(publications.c.comment_id == comment_id).returning(publications.c.page_id)
    )
    page_id: UUID | None = gone.scalar()
    return page_id


def renew(connection: Connection, page_ids: Iterable[UUID], now: datetime) -> None:
    """Give each page's thread its new count and version; what readers have kept is out of date from this commit on."""
    for page_id in sorted(set(page_ids)):
        count = connection.scalar(_COUNT, {"page_id": page_id})
        changed = connection.execute(
            update(threads)
            .where(threads.c.page_id == page_id)
            .values(count=count, version=threads.c.version + 1, changed_at=now)
        )
        if not changed.rowcount:
            connection.execute(insert(threads).values(page_id=page_id, count=count, version=1, changed_at=now))


_HEAD = (
    select(
        pages.c.id,
        pages.c.url,
        pages.c.title,
        pages.c.closed_at,
        threads.c.version,
        threads.c.count,
        threads.c.changed_at,
    )
    .outerjoin(threads, threads.c.page_id == pages.c.id)
    .where(pages.c.site_id == bindparam("site_id"), pages.c.url == bindparam("url"))
)


def head(connection: Connection, site_id: UUID, page_url: str) -> RowMapping | None:
    """A page's thread without its comments: `id`, `version` and `count` (None before the first publication)."""
    return connection.execute(_HEAD, {"site_id": site_id, "url": page_url}).mappings().first()
