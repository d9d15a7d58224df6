"""The entries of sites' own lists. Each change raises `lists_version`, by which others know to read again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, and_, delete, func, insert, or_, select, update

from service.comments.site_lists import ListName, SiteLists
from service.comments.sites import SiteId
from service.store.tables import sites
from service.store.tables_of_rules import list_entries


def load(connection: Connection, site_id: SiteId, version: int, now: datetime) -> SiteLists:
    """Everything on a site's lists that has not expired."""
    query = select(list_entries.c.list, list_entries.c.value, list_entries.c.expires_at).where(
        list_entries.c.site_id == site_id, _alive(now)
    )
    values: dict[ListName, list[str]] = {}
    until: datetime | None = None
    for row in connection.execute(query.order_by(list_entries.c.added_at, list_entries.c.id)):
        if row.expires_at is not None and (until is None or row.expires_at < until):
            until = row.expires_at
        values.setdefault(ListName(row.list), []).append(row.value)
    return SiteLists({name: tuple(every) for name, every in values.items()}, version, until)


def entries(
    connection: Connection,
    site_id: SiteId,
    name: ListName,
    now: datetime,
    *,
    after: tuple[datetime, UUID] | None = None,
    limit: int | None = None,
) -> Sequence[RowMapping]:
    """One list, newest first; `after` is where the entry before the first one stands."""
    query = select(list_entries).where(_key(site_id, name), _alive(now))
    at, entry_id = list_entries.c.added_at, list_entries.c.id
    if after is not None:
        query = query.where(at <= after[0], or_(at < after[0], entry_id < after[1]))
    return connection.execute(query.order_by(at.desc(), entry_id.desc()).limit(limit)).mappings().all()


def sizes(connection: Connection, site_id: SiteId, now: datetime) -> dict[ListName, int]:
    """How many entries each list has."""
    query = select(list_entries.c.list, func.count().label("number")).where(
        list_entries.c.site_id == site_id, _alive(now)
    )
    found = {row.list: row.number for row in connection.execute(query.group_by(list_entries.c.list))}
    return {name: found.get(name, 0) for name in ListName}


def find(connection: Connection, site_id: SiteId, name: ListName, value: str) -> RowMapping | None:
    """The entry with this value, also when it has expired."""
    query = select(list_entries).where(_key(site_id, name), list_entries.c.value == value)
    return connection.execute(query).mappings().first()


def count(connection: Connection, site_id: SiteId) -> int:
    query = select(func.count()).select_from(list_entries).where(list_entries.c.site_id == site_id)
    return connection.scalar(query) or 0


def add(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Add entries of one site."""
    if rows:
        connection.execute(insert(list_entries), [dict(row) for row in rows])
        _changed(connection, rows[0]["site_id"])


def renew(connection: Connection, entry: RowMapping, **changes: Any) -> None:
    """Change an entry's note, expiry, or who added it when."""
    connection.execute(update(list_entries).where(list_entries.c.id == entry["id"]).values(**changes))
    _changed(connection, entry["site_id"])


def remove(connection: Connection, site_id: SiteId, name: ListName, entry_id: UUID) -> bool:
    """Take one entry away; False when there is none."""
    gone = connection.execute(delete(list_entries).where(_key(site_id, name), list_entries.c.id == entry_id))
    if gone.rowcount:
        _changed(connection, site_id)
    return bool(gone.rowcount)


def empty(connection: Connection, site_id: SiteId, name: ListName) -> None:
    """Take every entry of one list away."""
    connection.execute(delete(list_entries).where(_key(site_id, name)))
    _changed(connection, site_id)


def let_go(connection: Connection, now: datetime) -> None:
    """Delete what has expired."""
    connection.execute(delete(list_entries).where(list_entries.c.expires_at <= now))


def _key(site_id: SiteId, name: ListName) -> Any:
    return and_(list_entries.c.site_id == site_id, list_entries.c.list == name)


def _alive(now: datetime) -> Any:
    return or_(list_entries.c.expires_at.is_(None), list_entries.c.expires_at > now)


def _changed(connection: Connection, site_id: SiteId) -> None:
    connection.execute(update(sites).where(sites.c.id == site_id).values(lists_version=sites.c.lists_version + 1))
