"""Check again what is held or published, under newer rules or with other lists: fed to the checks' queue bit by bit.

The rows of the outbox are a few at a time, so that new comments never wait behind a whole archive, and nothing else is
kept: what a re-check has reached has results of the present version, so one that was broken off goes on where it was.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from sqlalchemy import Connection, Select, and_, exists, func, or_, select

from service.actions import Services
from service.comments.comment import CommentId
from service.comments.sites import Site
from service.comments.states import Status
from service.store import outbox as rows_of_outbox
from service.store.tables import check_results, comments, outbox

TASK = "recheck"
AHEAD = 100  # rows that wait at the same time
STATUSES = (Status.HELD, Status.PUBLISHED)

Versions = Mapping[str, str]
"""The present version of each check; empty: whatever the version, check again."""


def count(services: Services, site: Site, status: Status, versions: Versions) -> int:
    """How many comments a re-check would read."""
    with services.database.read() as connection:
        query = _outdated(site, status, versions).with_only_columns(func.count())
        return connection.scalar(query) or 0


def feed(
    services: Services, site: Site, status: Status, versions: Versions, after: CommentId | None, *, ahead: int = AHEAD
) -> list[CommentId]:
    """Have the next comments behind `after`, in the order of their ids, checked again. Returns them.

    Only so many that `ahead` wait at the same time.
    """
    now = services.clock.now()
    query = _outdated(site, status, versions).order_by(comments.c.id)
    with services.database.write() as connection:
        room = ahead - waiting(connection, site)
        if room <= 0:
            return []
        if after is not None:
            query = query.where(comments.c.id > after)
        found = connection.execute(query.limit(room)).all()
        for row in found:
            rows_of_outbox.add(connection, TASK, row.id, row.revision, now)
    if found:
        services.bell.ring("checks")
    return [CommentId(row.id) for row in found]


def waiting(connection: Connection, site: Site) -> int:
    """How many re-checks of this site are not done yet."""
    query = (
        select(func.count())
        .select_from(outbox.join(comments, comments.c.id == outbox.c.comment_id))
        .where(outbox.c.task == TASK, comments.c.site_id == site.id)
    )
    return connection.scalar(query) or 0


def statuses(services: Services, ids: Sequence[UUID]) -> dict[str, int]:
    """How many of these comments are in which state now."""
    counts: dict[str, int] = {}
    with services.database.read() as connection:
        for first in range(0, len(ids), 500):
            query = select(comments.c.status, func.count()).where(comments.c.id.in_(ids[first : first + 500]))
            for status, number in connection.execute(query.group_by(comments.c.status)):
                counts[status] = counts.get(status, 0) + number
    return counts


def _outdated(site: Site, status: Status, versions: Versions) -> Select[tuple[UUID, int]]:
    query = select(comments.c.id, comments.c.revision).where(comments.c.site_id == site.id, comments.c.status == status)
    fresh = [
        exists().where(
            and_(
                check_results.c.comment_id == comments.c.id,
                check_results.c.revision == comments.c.revision,
                check_results.c.check_name == check,
                check_results.c.version == version,
            )
        )
        for check, version in versions.items()
    ]
    return query.where(or_(*(~one for one in fresh))) if fresh else query
