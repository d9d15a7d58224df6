"""The timetable: what is done without anybody asking."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import timedelta

import structlog
from sqlalchemy import delete

from service.actions import Services
from service.actions.rerender import rerender
from service.comments.errors import StoreAway
from service.queues import CONSULTATIONS
from service.store import consultations, outbox, site_lists, traces
from service.store.tables import comments, idempotency, sessions, sign_in_attempts
from workers import rechecks
from workers.consultations import anything_due

SWEEP_SECONDS = 30.0
PURGE_SECONDS = 3600.0

log = structlog.get_logger()


def sweep(on: Services) -> list[str]:
    """Ring for every queue in which something is due; returns the queues. Texts that nobody waits for go at once.

    Re-checks go on from where a worker left them.
    """
    rechecks.go_on(on)
    with on.database.read() as connection:
        has_old = consultations.anything_old(connection, on.clock.now())
        due = outbox.due_queues(connection, on.clock.now())
    if has_old:
        with on.database.write() as connection:
            consultations.forget(connection, on.clock.now())
    if anything_due(on):
        due.append(CONSULTATIONS)
    for queue in due:
        on.bell.ring(queue)
    if due:
        log.info("swept", due=due)
    return due


def purge(on: Services) -> None:
    """Let go of what has had its time: networks, traces, idempotency keys, sessions, sign-in attempts."""
    now = on.clock.now()
    with on.database.write() as connection:
        connection.execute(
            comments.update()
            .where(comments.c.network_expires_at <= now, comments.c.network_hash.is_not(None))
            .values(network_hash=None)
        )
        traces.purge(connection, now)
        connection.execute(delete(idempotency).where(idempotency.c.expires_at <= now))
        site_lists.let_go(connection, now)
        connection.execute(delete(sessions).where(sessions.c.expires_at <= now))
        connection.execute(delete(sign_in_attempts).where(sign_in_attempts.c.at <= now - timedelta(days=1)))


def run(on: Services, stopping: Callable[[float], bool]) -> None:
    """Keep the timetable until `stopping(seconds)`, which waits that long, says so."""
    next_purge = time.monotonic()
    while True:
        try:
            sweep(on)
            while rerender(on):
                log.info("rerendered")
            if time.monotonic() >= next_purge:
                purge(on)
                next_purge = time.monotonic() + PURGE_SECONDS
        except StoreAway:
            log.warning("store_away", task="sweep")
        if stopping(SWEEP_SECONDS):
            return
