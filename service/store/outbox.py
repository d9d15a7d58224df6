"""What remains to be done, as rows: the truth that the queue's bell points to.

A row is claimed under a lease by pushing `due_at` into the future and counting an attempt, and deleted in the
transaction that records its result. A worker that dies leaves the row, which falls due again when its supervisor takes
the lease back, or without one when the lease is over.
Rows that were attempted before are claimed one at a time, so that a comment that kills its worker takes no others
along.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, CursorResult, bindparam, delete, func, select, update

from service.clock import new_id
from service.comments.comment import CommentId
from service.queues import TASKS
from service.store.prepared import insert_all
from service.store.tables import outbox

LEASE = timedelta(seconds=30)


@dataclass(frozen=True, slots=True)
class Due:
    """One claimed row. `attempts` counts this claim too."""

    id: UUID
    task: str
    comment_id: CommentId
    revision: int
    attempts: int
    error: str


_INSERT = insert_all(outbox)
_FRESH = (
    select(outbox)
    .where(outbox.c.queue == bindparam("queue"), outbox.c.due_at <= bindparam("now"), outbox.c.attempts == 0)
    .order_by(outbox.c.due_at)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_TRIED = (
    select(outbox)
    .where(outbox.c.queue == bindparam("queue"), outbox.c.due_at <= bindparam("now"), outbox.c.attempts > 0)
    .order_by(outbox.c.due_at)
    .limit(1)
    .with_for_update(skip_locked=True)
)
_LEASE = (
    update(outbox)
    .where(outbox.c.id == bindparam("row_id"))
    .values(due_at=bindparam("until"), attempts=outbox.c.attempts + 1)
)


def add(connection: Connection, task: str, comment_id: UUID, revision: int, now: datetime) -> None:
    _INSERT.run(
        connection,
        {
            "id": new_id(now),
            "queue": TASKS[task],
            "task": task,
            "comment_id": comment_id,
            "revision": revision,
            "due_at": now,
            "attempts": 0,
            "error": "",
            "created_at": now,
        },
    )


def claim(connection: Connection, queue: str, now: datetime, limit: int) -> list[Due]:
    """Up to `limit` rows that nobody tried yet, leased for `LEASE`."""
    return _leased(connection, connection.execute(_FRESH, {"queue": queue, "now": now, "limit": limit}), now)


def claim_tried(connection: Connection, queue: str, now: datetime) -> list[Due]:
    """The one row longest overdue of those that were tried before; leased for `LEASE`."""
    return _leased(connection, connection.execute(_TRIED, {"queue": queue, "now": now}), now)


def _leased(connection: Connection, found: CursorResult[Any], now: datetime) -> list[Due]:
    rows = found.mappings().all()
    if rows:
        connection.execute(_LEASE, [{"row_id": row["id"], "until": now + LEASE} for row in rows])
    return [
        Due(row["id"], row["task"], CommentId(row["comment_id"]), row["revision"], row["attempts"] + 1, row["error"])
        for row in rows
    ]


def done(connection: Connection, ids: Sequence[UUID]) -> None:
    if ids:
        connection.execute(delete(outbox).where(outbox.c.id.in_(ids)))


def release(connection: Connection, ids: Sequence[UUID], now: datetime) -> None:
    """Give claimed rows back untried: due at once, and this claim does not count."""
    if ids:
        connection.execute(
            update(outbox).where(outbox.c.id.in_(ids)).values(due_at=now, attempts=outbox.c.attempts - 1)
        )


def take_back(connection: Connection, queue: str, until: datetime, now: datetime) -> int:
    """What a dead worker had leased until then is due at once, and its attempt counts; how many rows that was.

    The end of a lease, to the microsecond, is as good as the worker's name. Should two ever be the same, a row is
    worked on twice at once, and recorded once.
    """
    dead = update(outbox).where(outbox.c.queue == queue, outbox.c.due_at == until).values(due_at=now)
    return connection.execute(dead).rowcount


def postpone(connection: Connection, row_id: UUID, until: datetime, error: str) -> None:
    """Try again at `until`; `error` is a code, never an exception's text."""
    connection.execute(update(outbox).where(outbox.c.id == row_id).values(due_at=until, error=error))


def hasten(connection: Connection, ids: Sequence[UUID], now: datetime) -> None:
    """Rows that wait are due at once."""
    if ids:
        connection.execute(update(outbox).where(outbox.c.id.in_(ids), outbox.c.due_at > now).values(due_at=now))


def due_queues(connection: Connection, now: datetime) -> list[str]:
    """The queues in which something is due: what the sweep rings for."""
    return list(connection.scalars(select(outbox.c.queue).where(outbox.c.due_at <= now).distinct()))


_ANYTHING = (
    select(outbox.c.id).where(outbox.c.queue == bindparam("queue"), outbox.c.due_at <= bindparam("now")).limit(1)
)


def anything_due(connection: Connection, queue: str, now: datetime) -> bool:
    """Whether claiming is worth a write transaction."""
    return connection.execute(_ANYTHING, {"queue": queue, "now": now}).first() is not None


def oldest(connection: Connection, queue: str) -> datetime | None:
    """When the oldest unfinished row of a queue was written."""
    found: datetime | None = connection.scalar(select(func.min(outbox.c.created_at)).where(outbox.c.queue == queue))
    return found


def depth(connection: Connection, queue: str) -> int:
    return connection.scalar(select(func.count()).select_from(outbox).where(outbox.c.queue == queue)) or 0
