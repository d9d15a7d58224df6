"""The public copies, and the version of each page's thread: all that readers' queries touch."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, and_, bindparam, delete, func, insert, literal, select, tuple_, update

from service.store.database import Database
from service.store.prepared import Prepared, Row
from service.store.tables import Instant, pages, publications, revisions, threads
from service.store.tables import comments as submissions

_INSERT = insert(publications)
_COUNT = select(func.count()).select_from(publications).where(publications.c.page_id == bindparam("page_id"))

_UNPUBLISH = (
    delete(publications).where(publications.c.comment_id == bindparam("comment_id")).returning(publications.c.page_id)
)
_UNPUBLISH_ALL = delete(publications).where(publications.c.comment_id.in_(bindparam("ids", expanding=True)))
_RENEW = (
    update(threads)
    .where(threads.c.page_id == bindparam("of_page"))
    .values(count=bindparam("counted"), version=threads.c.version + 1, changed_at=bindparam("now"))
)
_BEGIN = insert(threads)


def publish(connection: Connection, rows: list[dict[str, Any]]) -> None:
    """Add public copies; a copy that stood there before is replaced. Call `renew` for their pages after it."""
    connection.execute(_UNPUBLISH_ALL, {"ids": [row["comment_id"] for row in rows]})
    connection.execute(_INSERT, rows)


def unpublish(connection: Connection, comment_id: UUID) -> UUID | None:
    """Take a public copy away; the page that it stood on, or None. Call `renew` for the page after it."""
    gone = connection.execute(_UNPUBLISH, {"comment_id": comment_id})
    page_id: UUID | None = gone.scalar()
    return page_id


def published(connection: Connection, comment_ids: Iterable[UUID]) -> set[UUID]:
    """Those of the comments that have a public copy now."""
    ids = list(comment_ids)
    found = select(publications.c.comment_id).where(publications.c.comment_id.in_(ids))
    return set(connection.scalars(found)) if ids else set()


def renew(connection: Connection, page_ids: Iterable[UUID], now: datetime) -> None:
    """Give each page's thread its new count and version; what readers have kept is out of date from this commit on."""
    for page_id in sorted(set(page_ids)):
        count = connection.scalar(_COUNT, {"page_id": page_id})
        changed = connection.execute(_RENEW, {"of_page": page_id, "counted": count, "now": now})
        if not changed.rowcount:
            connection.execute(_BEGIN, {"page_id": page_id, "count": count, "version": 1, "changed_at": now})


_SAID = Prepared(
    select(revisions.c.plain)
    .select_from(publications)
    .join(
        revisions,
        and_(revisions.c.comment_id == publications.c.comment_id, revisions.c.number == publications.c.revision),
    )
    .join(submissions, submissions.c.id == publications.c.comment_id)
    .where(
        publications.c.page_id == bindparam("page_id"),
        publications.c.redacted.is_(False),
        submissions.c.sender_hash != bindparam("sender_hash"),
    )
    .order_by(publications.c.received_at.desc(), publications.c.comment_id.desc())
    .limit(20)
)


def said_by_others(connection: Connection, page_id: UUID, sender_hash: str) -> tuple[str, ...]:
    """The newest published texts of a page, without those of this sender and those of which a part is not public."""
    return tuple(row["plain"] for row in _SAID.every(connection, {"page_id": page_id, "sender_hash": sender_hash}))


_HEAD = Prepared(
    select(pages.c.id, pages.c.closed_at, threads.c.version, threads.c.count)
    .outerjoin(threads, threads.c.page_id == pages.c.id)
    .where(pages.c.site_id == bindparam("site_id"), pages.c.url == bindparam("url"))
)


def head(database: Database, site_id: UUID, page_url: str) -> Row | None:
    """A page's thread without its comments: `id`, `closed_at`, and `version` and `count`, None before the first one."""
    return database.first(_HEAD, {"site_id": site_id, "url": page_url})


@dataclass(frozen=True, slots=True)
class Place:
    """Where a comment stands in the order of its page: what keyset paging goes on from."""

    received_at: datetime
    comment_id: UUID


_parents = publications.alias("parents")
_READ = select(
    publications,
    (publications.c.parent_id.is_not(None) & _parents.c.comment_id.is_(None)).label("orphan"),
).outerjoin(_parents, _parents.c.comment_id == publications.c.parent_id)
_ORDER = (publications.c.received_at, publications.c.comment_id)


def comments(
    connection: Connection,
    page_id: UUID,
    *,
    after: Place | None = None,
    limit: int | None = None,
    newest: bool = False,
) -> Sequence[RowMapping]:
    """Public copies of a page, oldest or newest first; `orphan` where the parent is no longer public."""
    query = _READ.where(publications.c.page_id == page_id).limit(limit)
    query = query.order_by(*(column.desc() if newest else column.asc() for column in _ORDER))
    if after is not None:
        here = tuple_(literal(after.received_at, Instant), literal(after.comment_id))
        there = tuple_(*_ORDER)
        query = query.where(there < here if newest else there > here)
    return connection.execute(query).mappings().all()


_ONE = select(publications).where(
    publications.c.comment_id == bindparam("comment_id"), publications.c.page_id == bindparam("page_id")
)


def comment(connection: Connection, page_id: UUID, comment_id: UUID) -> RowMapping | None:
    """The public copy of one comment of this page, or None."""
    return connection.execute(_ONE, {"comment_id": comment_id, "page_id": page_id}).mappings().first()


def counts(connection: Connection, site_id: UUID, urls: Iterable[str]) -> dict[str, int]:
    """How many public comments each of these pages has; pages without any are left out."""
    query = (
        select(pages.c.url, threads.c.count)
        .join(threads, threads.c.page_id == pages.c.id)
        .where(pages.c.site_id == site_id, pages.c.url.in_(list(urls)))
    )
    return {row["url"]: row["count"] for row in connection.execute(query).mappings()}


def latest(connection: Connection, site_id: UUID, page_url: str | None, limit: int) -> Sequence[RowMapping]:
    """The newest public copies of a site or of one of its pages, with `page_url`.

    Not with the page's title: whoever sent the first comment wrote it, and nobody has approved it.
    """
    query = (
        select(publications, pages.c.url.label("page_url"))
        .join(pages, pages.c.id == publications.c.page_id)
        .where(publications.c.site_id == site_id)
        .order_by(publications.c.published_at.desc(), publications.c.comment_id.desc())
        .limit(limit)
    )
    if page_url is not None:
        page = select(pages.c.id).where(pages.c.site_id == site_id, pages.c.url == page_url)
        query = query.where(publications.c.page_id == page.scalar_subquery())
    return connection.execute(query).mappings().all()
