"""What the review screens read: the queue by pages, what is in it, and one comment with everything about it.

Paging is by keys (place in the order, id), and each page costs the same at the end of a million rows as at the
beginning. A search or a filter by reason looks at no more than `SCAN` comments at a time; where that ends before the
page is full, the page says so and the next one goes on from there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from itertools import product
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Select,
    Subquery,
    Text,
    and_,
    bindparam,
    cast,
    func,
    or_,
    select,
)

from service.comments.sites import SiteId
from service.comments.states import Status
from service.store.tables import comments, pages, revisions

SCAN = 20_000  # comments that one search looks through before it answers with what it found
COUNTED = 10_000  # higher counts are given as this many and more
EXCERPT = 600  # characters of a comment in a list
LONGEST_SEARCH = 200  # characters


class Sort(StrEnum):
    """The order of a queue. Among comments of equal risk the newest comes first."""

    OLDEST = "oldest"
    RISK = "risk"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one comment stands in an order: by its time of arrival or by its risk, and by its id among equals."""

    value: datetime | float
    id: UUID

    @property
    def key(self) -> tuple[Any, int]:
        return self.value, self.id.int


@dataclass(frozen=True, slots=True)
class Filters:
    """Which comments of which sites, in which order. `statuses` empty means all; `after` is where a page begins."""

    sites: tuple[SiteId, ...]
    statuses: tuple[Status, ...] = (Status.HELD,)
    reason: str = ""
    q: str = ""
    sort: Sort = Sort.OLDEST
    after: Place | None = None
    limit: int = 25


@dataclass(frozen=True, slots=True)
class Page:
    """Some comments in order. `next` is where the next page begins, None at the end; `partial` when a search stopped
    before the page was full."""

    items: tuple[RowMapping, ...]
    next: Place | None = None
    partial: bool = False


@dataclass(frozen=True, slots=True)
class Tally:
    """How many there are, at most `COUNTED`; `more` when there are more than that."""

    number: int
    more: bool = False

    def __add__(self, other: Tally) -> Tally:
        total = self.number + other.number
        return Tally(min(total, COUNTED), self.more or other.more or total > COUNTED)


def queue(connection: Connection, filters: Filters) -> Page:
    """One page of the queue, each row with its page, author and the beginning of its text."""
    found: list[Place] = []
    cuts: list[Place] = []
    for site_id, status in product(filters.sites, filters.statuses or tuple(Status)):
        places, cut = _stream(connection, filters, site_id, status)
        found += places
        cuts += cut
    backwards = filters.sort is not Sort.OLDEST
    found.sort(key=_key, reverse=backwards)
    horizon = (max if backwards else min)(cuts, key=_key, default=None)
    if horizon is not None:  # beyond it some stream was not looked at, so what others have there comes later
        found = [place for place in found if place == horizon or (place.key < horizon.key) is not backwards]
    shown = found[: filters.limit]
    full = len(found) > filters.limit
    items = _items(connection, [place.id for place in shown])
    return Page(items, shown[-1] if full else horizon, partial=horizon is not None and not full)


def following(connection: Connection, filters: Filters, place: Place) -> UUID | None:
    """The comment that comes after this place, from the beginning again at the end; None when the queue is empty."""
    for after in (place, None):
        for row in queue(connection, replace(filters, after=after, limit=1)).items:
            if row["id"] != place.id:
                return UUID(str(row["id"]))
    return None


def place_of(row: RowMapping, sort: Sort) -> Place:
    """Where a comment stands in the queue sorted this way."""
    return Place(row["risk"] if sort is Sort.RISK else row["received_at"], row["id"])


def count_by_status(connection: Connection, sites: Sequence[SiteId]) -> dict[Status, Tally]:
    """How many of these sites' comments are in each state."""
    return {status: count(connection, sites, status) for status in Status}


def count(connection: Connection, sites: Iterable[SiteId], status: Status) -> Tally:
    total = Tally(0)
    for site_id in sites:
        number = connection.scalar(_COUNT, {"site_id": site_id, "status": status}) or 0
        total += Tally(min(number, COUNTED), number > COUNTED)
    return total


def count_by_reason(connection: Connection, sites: Iterable[SiteId], status: Status) -> dict[str, Tally]:
    """How many of those in this state are there for which reason, among the oldest `COUNTED` of each site."""
    totals: Counter[str] = Counter()
    for site_id in sites:
        for row in connection.execute(_REASONS, {"site_id": site_id, "status": status}):
            totals.update(dict.fromkeys(orjson.loads(row.kept), row.number))
    return {reason: Tally(min(number, COUNTED), number >= COUNTED) for reason, number in totals.most_common()}


_HERE = (comments.c.site_id == bindparam("site_id"), comments.c.status == bindparam("status"))
_SOME = select(comments.c.id).where(*_HERE).limit(COUNTED + 1).subquery()
_COUNT = select(func.count()).select_from(_SOME)
_FIRST = (
    select(cast(comments.c.reasons, Text).label("kept"))
    .where(*_HERE)
    .order_by(comments.c.received_at, comments.c.id)
    .limit(COUNTED)
    .subquery()
)
_REASONS = select(_FIRST.c.kept, func.count().label("number")).group_by(_FIRST.c.kept)


def _key(place: Place) -> tuple[Any, int]:
    return place.key


def _stream(
    connection: Connection, filters: Filters, site_id: SiteId, status: Status
) -> tuple[list[Place], list[Place]]:
    """The next places of one site and state, and where the search was cut off, if it was."""
    at = comments.c.risk if filters.sort is Sort.RISK else comments.c.received_at
    query = select(comments.c.id, at.label("at")).where(comments.c.site_id == site_id, comments.c.status == status)
    if filters.after is not None:
        value, beside = filters.after.value, filters.after.id
        if filters.sort is Sort.OLDEST:
            query = query.where(at >= value, or_(at > value, comments.c.id > beside))
        else:
            query = query.where(at <= value, or_(at < value, comments.c.id < beside))
    order = [at, comments.c.id] if filters.sort is Sort.OLDEST else [at.desc(), comments.c.id.desc()]
    query = query.order_by(*order)
    if not (filters.reason or filters.q):
        return _places(connection, query.limit(filters.limit + 1)), []
    scanned = query.limit(SCAN).subquery()
    last = _places(connection, query.offset(SCAN - 1).limit(2))
    return _places(connection, _narrowed(connection, scanned, filters)), last[:1] if len(last) == 2 else []


def _narrowed(connection: Connection, scanned: Subquery, filters: Filters) -> Select[Any]:
    """Those of the scanned comments that were asked for."""
    query = (
        select(scanned)
        .join(comments, comments.c.id == scanned.c.id)
        .join(revisions, _PRESENT)
        .join(pages, pages.c.id == comments.c.page_id)
    )
    if filters.reason:
        query = query.where(cast(comments.c.reasons, Text).contains(f'"{filters.reason}"', autoescape=True))
    if filters.q:
        searched = (revisions.c.plain, revisions.c.author, revisions.c.title, pages.c.url, pages.c.title)
        fold = connection.dialect.name != "sqlite"
        query = query.where(or_(*(_holds(column, filters.q, fold) for column in searched)))
    order = (scanned.c.at, scanned.c.id)
    if filters.sort is not Sort.OLDEST:
        return query.order_by(*(column.desc() for column in order)).limit(filters.limit + 1)
    return query.order_by(*order).limit(filters.limit + 1)


def _holds(column: ColumnElement[str], words: str, fold: bool) -> ColumnElement[bool]:
    """Whether a text has these words, in upper or lower case. SQLite folds ASCII only, so it is asked for å and Å."""
    if fold:
        return column.icontains(words, autoescape=True)
    ways = dict.fromkeys((words, words.lower(), words.upper(), words.capitalize(), words.title()))
    return or_(*(column.contains(way, autoescape=True) for way in ways))


def _places(connection: Connection, query: Select[Any]) -> list[Place]:
    return [Place(row.at, row.id) for row in connection.execute(query)]


_PRESENT = and_(revisions.c.comment_id == comments.c.id, revisions.c.number == comments.c.revision)
_ITEMS = (
    select(
        comments,
        revisions.c.author,
        func.substr(revisions.c.plain, 1, EXCERPT + 1).label("excerpt"),
        pages.c.url.label("page_url"),
        pages.c.title.label("page_title"),
    )
    .join(revisions, _PRESENT)
    .join(pages, pages.c.id == comments.c.page_id)
    .where(comments.c.id.in_(bindparam("ids", expanding=True)))
)


def _items(connection: Connection, ids: Sequence[UUID]) -> tuple[RowMapping, ...]:
    rows = {row["id"]: row for row in connection.execute(_ITEMS, {"ids": list(ids)}).mappings()}
    return tuple(rows[comment_id] for comment_id in ids if comment_id in rows)
