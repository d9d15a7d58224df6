"""Sites and pages. Both are read far more often than written, so a process keeps what it read for a moment."""

from __future__ import annotations

import threading
import time
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, RowMapping, bindparam, insert, select, update
from sqlalchemy.exc import IntegrityError

from service.clock import Clock, SystemClock, new_id
from service.comments.comment import PageId
from service.comments.errors import StoreAway
from service.comments.site_lists import SiteLists
from service.comments.sites import Site, SiteId, rules_from, rules_to
from service.store import site_lists
from service.store.database import Database
from service.store.prepared import Prepared, Row
from service.store.tables import pages, sites

KEPT_SECONDS = 2.0  # how old a site's rules may be in another process after they were changed


class SiteShelf:
    """Sites with their lists by slug and by id, read again when older than `KEPT_SECONDS`.

    The lists stay the same object until they change or an entry expires, so that what is made of them can be kept.
    """

    def __init__(self, database: Database, clock: Clock | None = None) -> None:
        self._database = database
        self._clock = clock or SystemClock()
        self._lists: dict[SiteId, SiteLists] = {}
        self._lock = threading.Lock()
        self._kept: dict[str | UUID, tuple[float, Site]] = {}

    def find(self, key: str | SiteId) -> Site | None:
        """The site with this slug or id, or None; while the store is away, as it was last read. Raises `StoreAway`."""
        kept = self._kept.get(key)
        if kept is not None and time.monotonic() - kept[0] < KEPT_SECONDS:
            return kept[1]
        if isinstance(key, str) and "\x00" in key:  # PostgreSQL would refuse the question
            return None
        try:
            with self._database.read() as connection:
                site = by_slug(connection, key) if isinstance(key, str) else by_id(connection, key)
                if site is not None:
                    site = replace(site, lists=self._lists_of(connection, site))
        except StoreAway:
            # A refused form must come back with its text, and for that its site must be known.
            if kept is None:
                raise
            return kept[1]
        with self._lock:
            if site is not None:
                self._kept[site.slug] = self._kept[site.id] = (time.monotonic(), site)
            else:
                self._kept.pop(key, None)
        return site

    def _lists_of(self, connection: Connection, site: Site) -> SiteLists:
        now, kept = self._clock.now(), self._lists.get(site.id)
        expired = kept is not None and kept.until is not None and kept.until <= now
        if kept is None or kept.version != site.lists.version or expired:
            kept = self._lists[site.id] = site_lists.load(connection, site.id, site.lists.version, now)
        return kept

    def forget(self) -> None:
        with self._lock:
            self._kept.clear()


_BY_SLUG = select(sites).where(sites.c.slug == bindparam("slug"))
_BY_ID = select(sites).where(sites.c.id == bindparam("id"))


def by_slug(connection: Connection, slug: str) -> Site | None:
    return _site(connection.execute(_BY_SLUG, {"slug": slug}).mappings().first())


def by_id(connection: Connection, site_id: SiteId) -> Site | None:
    return _site(connection.execute(_BY_ID, {"id": site_id}).mappings().first())


def every(connection: Connection) -> list[Site]:
    rows = connection.execute(select(sites).order_by(sites.c.slug)).mappings()
    return [site for row in rows if (site := _site(row)) is not None]


def add(connection: Connection, site: Site, now: datetime) -> None:
    connection.execute(
        insert(sites).values(
            id=site.id,
            slug=site.slug,
            title=site.title,
            language=site.language,
            origins=list(site.origins),
            rules=rules_to(site.rules),
            created_at=now,
        )
    )


def save(connection: Connection, site: Site) -> None:
    connection.execute(
        update(sites)
        .where(sites.c.id == site.id)
        .values(title=site.title, language=site.language, origins=list(site.origins), rules=rules_to(site.rules))
    )


def _site(row: RowMapping | None) -> Site | None:
    if row is None:
        return None
    return Site(
        id=SiteId(row["id"]),
        slug=row["slug"],
        title=row["title"],
        language=row["language"],
        origins=tuple(row["origins"]),
        rules=rules_from(row["rules"]),
        lists=SiteLists(version=row["lists_version"]),  # the shelf fills them in
    )


_INSERT_PAGE = insert(pages)
_PAGE = Prepared(select(pages).where(pages.c.site_id == bindparam("site_id"), pages.c.url == bindparam("url")))


def find_page(connection: Connection, site_id: SiteId, url: str) -> Row | None:
    """The row of the page with this canonical URL, or None."""
    return _PAGE.first(connection, {"site_id": site_id, "url": url})


def page_by_id(connection: Connection, page_id: PageId) -> RowMapping | None:
    return connection.execute(select(pages).where(pages.c.id == page_id)).mappings().first()


def find_or_add_page(connection: Connection, site_id: SiteId, url: str, title: str, now: datetime) -> Row:
    """The page's row, made when this is its first comment; safe when two arrive at once."""
    found = find_page(connection, site_id, url)
    if found is not None:
        return found
    row = {"id": new_id(now), "site_id": site_id, "url": url, "title": title, "created_at": now}
    with suppress(IntegrityError), connection.begin_nested():
        connection.execute(_INSERT_PAGE, row)
    made = find_page(connection, site_id, url)
    assert made is not None
    return made
