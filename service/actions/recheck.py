"""Check again what is held or published, under newer rules or with other lists: fed to the checks' queue bit by bit.

Whoever asks only notes what is to be read. Workers feed it, a few rows of the outbox at a time, so that new comments
never wait behind a whole archive; how far they have come stands in the store, so it makes no difference who of them
dies when.
"""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from sqlalchemy import Select, and_, exists, func, or_, select

from service.actions import Services
from service.clock import new_id
from service.comments.errors import RecheckRunning
from service.comments.sites import Site
from service.comments.states import Status
from service.store import audit, outbox, rechecks
from service.store.rechecks import TASK, Recheck
from service.store.tables import check_results, comments

AHEAD = 100  # rows that wait at the same time
STATUSES = (Status.HELD, Status.PUBLISHED)

Versions = Mapping[str, str]
"""The present version of each check."""


def begin(services: Services, site: Site, status: Status, *, everything: bool, actor: str) -> Recheck:
    """Have what is in this state checked again: what has no results of the present versions, or `everything`.

    The same again while it runs is the one that runs. Raises `RecheckRunning` while another one does.
    """
    now = services.clock.now()
    with services.database.write() as connection:
        services.database.one_at_a_time(connection, _lock(site.id))
        found = rechecks.latest(connection, site.id)
        if found is not None and found.finished_at is None:
            if (found.status, found.everything) != (status, everything):
                raise RecheckRunning
        else:
            recheck_id = new_id(now)
            row = {"id": recheck_id, "site_id": site.id, "status": status, "everything": everything}
            rechecks.add(connection, {**row, "asked_by": actor, "begun_at": now, "finished_at": None})
            body = {"status": status, "all": everything}
            audit.append(connection, str(site.id), [audit.Line("recheck_begun", actor, body=body)], now)
            found = rechecks.one(connection, recheck_id)
    assert found is not None
    services.bell.ring("checks")
    return found


def go_on(services: Services, versions: Versions, *, ahead: int = AHEAD) -> int:
    """Feed the re-checks that run, so far that `ahead` comments of a site wait, and end those that have nothing left.

    Returns how many comments were fed. Raises `StoreAway`.
    """
    with services.database.read() as connection:
        running = rechecks.running(connection)
    fed = sum(_feed(services, each, versions, ahead) for each in running)
    if fed:
        services.bell.ring("checks")
    return fed


def _feed(services: Services, seen: Recheck, versions: Versions, ahead: int) -> int:
    """What comes next is looked for before the writers' turn is taken: in a large archive that may take a while."""
    query = _outdated(seen, {} if seen.everything else versions)
    total = seen.total
    with services.database.read() as connection:
        if total is None:
            total = connection.scalar(query.with_only_columns(func.count())) or 0
        if seen.last_id is not None:
            query = query.where(comments.c.id > seen.last_id)
        room = max(ahead - seen.waiting, 0)
        found = connection.execute(query.order_by(comments.c.id).limit(room)).all() if room else []
    now = services.clock.now()
    with services.database.write() as connection:
        services.database.one_at_a_time(connection, _lock(seen.site_id))
        present = rechecks.one(connection, seen.id)
        if present is None or present.finished_at is not None or present.last_id != seen.last_id:
            return 0  # another worker was first
        for row in found:
            outbox.add(connection, TASK, row.id, row.revision, now)
        if found:
            rechecks.change(connection, seen.id, total=total, fed=seen.fed + len(found), last_id=found[-1].id)
        elif room and not present.waiting:
            # What left the state before its turn is not counted.
            rechecks.change(connection, seen.id, total=seen.fed, finished_at=now)
        elif seen.total is None:
            rechecks.change(connection, seen.id, total=total)
    return len(found)


def _outdated(of: Recheck, versions: Versions) -> Select[tuple[UUID, int]]:
    """Comments that had come when the re-check was begun: later ones are checked under the present rules anyway."""
    query = select(comments.c.id, comments.c.revision).where(
        comments.c.site_id == of.site_id, comments.c.status == of.status, comments.c.received_at <= of.begun_at
    )
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


def _lock(site_id: UUID) -> str:
    return f"recheck:{site_id}"
