"""What another service said of a revision, so that it is asked once and its word is still there at the next check."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import Connection, delete, insert, select, update

from service.store.outbox import Due
from service.store.tables_of_opinions import opinions

ASKED = ""
SPAM, HAM, FAILED = "spam", "ham", "failed"


def of_checks(connection: Connection, check_ids: Sequence[UUID]) -> dict[UUID, str]:
    """What was said, by the outbox row of the check that waits for it; `ASKED` where nothing was said yet."""
    query = select(opinions.c.check_id, opinions.c.said).where(opinions.c.check_id.in_(check_ids))
    return {row.check_id: row.said for row in connection.execute(query)}


def add(connection: Connection, check: Due, now: datetime) -> None:
    """Note that the check of `check` waits for an opinion, in place of an older one on the same revision."""
    key = {"comment_id": check.comment_id, "revision": check.revision}
    connection.execute(delete(opinions).filter_by(**key))
    connection.execute(insert(opinions).values(**key, said=ASKED, check_id=check.id, asked_at=now))


def record(connection: Connection, comment_id: UUID, revision: int, said: str) -> UUID | None:
    """Keep what was said; returns the outbox row of the check that waits for it."""
    this = (opinions.c.comment_id == comment_id) & (opinions.c.revision == revision)
    connection.execute(update(opinions).where(this).values(said=said))
    return connection.scalar(select(opinions.c.check_id).where(this))
