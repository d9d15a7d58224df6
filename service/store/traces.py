"""What comments leave behind to be recognised by: keyed hashes of their form, network, hosts and bands of words.

Written by workers with the result of the checks, never by a request. A trace says only which comment has it; when it
was left stands in the comment's id (UUIDv7), by which the rows of one value lie in order. All go after thirty days.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Select, bindparam, delete, func, select, union_all
from sqlalchemy.dialects import postgresql, sqlite

from service.store.prepared import Prepared, Row
from service.store.tables import comments, decisions, traces

KEPT = timedelta(days=30)
LOOK_BACK = 32  # of one value, the newest; what stands on more has been seen often enough
_PURGED_AT_ONCE = 5_000


@dataclass(frozen=True, slots=True)
class Trace:
    """One value of one comment."""

    value: str
    comment_id: UUID
    site_id: UUID
    page_id: UUID
    sender_hash: str


_SAME = Prepared(
    select(traces)
    .where(traces.c.value == bindparam("value"), traces.c.comment_id != bindparam("comment_id"))
    .order_by(traces.c.comment_id.desc())
    .limit(LOOK_BACK)
)
_OF_SENDER = Prepared(
    select(comments.c.id, comments.c.page_id, comments.c.status, comments.c.network_hash, comments.c.received_at)
    .where(comments.c.site_id == bindparam("site_id"), comments.c.sender_hash == bindparam("sender_hash"))
    .order_by(comments.c.received_at.desc())
    .limit(LOOK_BACK)
)


_RECENTLY = Prepared(
    select(func.count().label("count")).select_from(
        select(traces.c.comment_id)
        .where(
            traces.c.value == bindparam("value"),
            traces.c.comment_id >= bindparam("first"),
            traces.c.comment_id != bindparam("comment_id"),
        )
        .limit(LOOK_BACK)
        .subquery()
    )
)


def _newest_of(number: int) -> Select[Any]:
    newest = (
        select(traces.c.comment_id, traces.c.page_id, traces.c.sender_hash)
        .where(traces.c.value == bindparam(f"value_{number}"), traces.c.comment_id != bindparam("comment_id"))
        .order_by(traces.c.comment_id.desc())
        .limit(LOOK_BACK)
        .subquery()
    )
    return select(newest)


def _sharing(values: int) -> Prepared:
    each = union_all(*(_newest_of(number) for number in range(values))).subquery()
    columns = (each.c.comment_id, each.c.page_id, each.c.sender_hash)
    times = func.count().label("times")
    return Prepared(select(*columns, times).group_by(*columns).having(times >= bindparam("least")))


_sharing_of = lru_cache(maxsize=32)(_sharing)


def sharing(connection: Connection, values: Sequence[str], comment_id: UUID, least: int) -> list[Row]:
    """Comments that have at least `least` of these values: `comment_id`, `page_id`, `sender_hash`.

    Of each value only the newest `LOOK_BACK` comments are asked. Counted in the store: most share one value or two.
    """
    if not values:
        return []
    named = {f"value_{number}": value for number, value in enumerate(values)}
    return _sharing_of(len(values)).every(connection, {**named, "comment_id": comment_id, "least": least})


def recently(connection: Connection, value: str, comment_id: UUID, since: datetime) -> int:
    """How many others have had this value since then, at most `LOOK_BACK`."""
    found = _RECENTLY.first(connection, {"value": value, "comment_id": comment_id, "first": first_id(since)})
    return int(found["count"]) if found else 0


def same(connection: Connection, value: str, comment_id: UUID) -> list[Trace]:
    """Who else has this value, the newest first, at most `LOOK_BACK` of them."""
    return [Trace(**row) for row in _SAME.every(connection, {"value": value, "comment_id": comment_id})]


def of_sender(connection: Connection, site_id: UUID, sender_hash: str) -> list[Row]:
    """The newest comments with this e-mail address on this site: id, page, status, network and time."""
    return _OF_SENDER.every(connection, {"site_id": site_id, "sender_hash": sender_hash})


def decided(connection: Connection, ids: Iterable[UUID]) -> dict[UUID, str]:
    """The present status of those of these comments that a person or a program in its name has decided on."""
    wanted = list(ids)
    if not wanted:
        return {}
    by_people = select(decisions.c.comment_id).where(
        decisions.c.comment_id.in_(wanted), decisions.c.actor.not_like("system:%")
    )
    query = select(comments.c.id, comments.c.status).where(comments.c.id.in_(by_people))
    return {row.id: row.status for row in connection.execute(query)}


def add(connection: Connection, found: Sequence[Trace]) -> None:
    """Keep traces; one that is kept already stays."""
    if not found:
        return
    rows: list[dict[str, Any]] = [
        {
            "value": trace.value,
            "comment_id": trace.comment_id,
            "site_id": trace.site_id,
            "page_id": trace.page_id,
            "sender_hash": trace.sender_hash,
        }
        for trace in found
    ]
    connection.execute(_ADD[connection.dialect.name], rows)


_ADD = {
    "sqlite": sqlite.insert(traces).on_conflict_do_nothing(),
    "postgresql": postgresql.insert(traces).on_conflict_do_nothing(),
}


def purge(connection: Connection, now: datetime) -> int:
    """Let go of the oldest of what has had its time, a bounded number at once; returns how many."""
    oldest = (
        select(traces.c.value, traces.c.comment_id)
        .where(traces.c.comment_id < first_id(now - KEPT))
        .order_by(traces.c.comment_id)
        .limit(_PURGED_AT_ONCE)
    )
    rows = connection.execute(oldest).all()
    if rows:
        gone = traces.c.value == bindparam("of_value"), traces.c.comment_id == bindparam("of_comment")
        connection.execute(
            delete(traces).where(*gone), [{"of_value": r.value, "of_comment": r.comment_id} for r in rows]
        )
    return len(rows)


def first_id(moment: datetime) -> UUID:
    """The least UUIDv7 of a moment: ids of comments received earlier are below it."""
    return UUID(int=int(moment.timestamp() * 1000) << 80)
