"""Re-checks: what is to be read again, how far it has come. One of a site runs at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, func, insert, select, update

from service.comments.sites import SiteId
from service.comments.states import Status
from service.store.tables import comments, outbox
from service.store.tables_of_rules import rechecks

TASK = "recheck"


@dataclass(frozen=True, slots=True)
class Recheck:
    """One re-check. `everything`: also what has results of the present version. `total` is None until it was counted;
    `fed` are those that were handed to the checks so far, `last_id` is the last of them, `waiting` those of them that
    have not answered; `changed` are those whose state is another one now.
    """

    id: UUID
    site_id: SiteId
    status: Status
    everything: bool
    asked_by: str
    total: int | None
    fed: int
    changed: int
    last_id: UUID | None
    begun_at: datetime
    finished_at: datetime | None
    waiting: int

    @property
    def done(self) -> int:
        return max(self.fed - self.waiting, 0)


def add(connection: Connection, row: Mapping[str, Any]) -> None:
    connection.execute(insert(rechecks), {"total": None, "fed": 0, "changed": 0, "last_id": None, **row})


def one(connection: Connection, recheck_id: UUID) -> Recheck | None:
    """How far a re-check has come."""
    return _first(connection, rechecks.c.id == recheck_id)


def latest(connection: Connection, site_id: SiteId) -> Recheck | None:
    """The last one that was begun on a site."""
    return _first(connection, rechecks.c.site_id == site_id)


def running(connection: Connection) -> list[Recheck]:
    """Every re-check of the installation that has not finished."""
    rows = connection.execute(select(rechecks).where(rechecks.c.finished_at.is_(None))).mappings()
    return [_typed(connection, row) for row in rows.all()]


def change(connection: Connection, recheck_id: UUID, **columns: Any) -> None:
    connection.execute(update(rechecks).where(rechecks.c.id == recheck_id).values(**columns))


def count_changed(connection: Connection, site_id: UUID, number: int) -> None:
    """Note that so many comments have another state after they were checked again."""
    running_there = (rechecks.c.site_id == site_id, rechecks.c.finished_at.is_(None))
    connection.execute(update(rechecks).where(*running_there).values(changed=rechecks.c.changed + number))


def waiting(connection: Connection, site_id: UUID) -> int:
    """How many comments of a site wait to be checked again."""
    query = (
        select(func.count())
        .select_from(outbox.join(comments, comments.c.id == outbox.c.comment_id))
        .where(outbox.c.task == TASK, comments.c.site_id == site_id)
    )
    return connection.scalar(query) or 0


def _first(connection: Connection, which: Any) -> Recheck | None:
    query = select(rechecks).where(which).order_by(rechecks.c.begun_at.desc(), rechecks.c.id.desc()).limit(1)
    row = connection.execute(query).mappings().first()
    return _typed(connection, row) if row is not None else None


def _typed(connection: Connection, row: RowMapping) -> Recheck:
    left = waiting(connection, row["site_id"]) if row["finished_at"] is None else 0
    return Recheck(**{**row, "status": Status(row["status"])}, waiting=left)
