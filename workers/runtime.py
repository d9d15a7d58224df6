"""Services once per worker process, and the loop around every job: bell, claim, work, ring again.

The job answers the bell before it reads what is due, works for a while on batches of fresh rows and, one at a time, on
rows that a dead worker left, and rings again when it stops before the queue is empty.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from datetime import datetime
from functools import lru_cache

import structlog

from service.actions import Services
from service.comments.errors import StoreAway
from service.metrics import BATCH_SECONDS, WORKED
from service.settings import read_settings
from service.store import outbox
from service.store.outbox import Due
from service.wiring import build
from workers import pulse

BATCH = 50
WORK_SECONDS = 20.0  # with one more batch still inside the job's time limit: RQ never has to interrupt one
MAX_ATTEMPTS = 3
LINGER_SECONDS = 0.1
POLL_SECONDS = 0.005

log = structlog.get_logger()


def services() -> Services:
    """This process's services; a forked child builds its own."""
    return _built_for(os.getpid())


@lru_cache(maxsize=1)
def _built_for(pid: int) -> Services:  # noqa: ARG001
    return build(read_settings())


def work_off(on: Services, queue: str, work: Callable[[Services, list[Due]], None], linger: float = 0.0) -> int:
    """Claim and work until nothing has been due for `linger` seconds or the time is up; returns how many rows.

    Lingering saves RQ's share, which is more than that of a comment's checks: under load one job goes on taking what
    comes in instead of one job being rung for every few comments.
    """
    on.bell.answer(queue)
    until = time.monotonic() + WORK_SECONDS
    idle_since = time.monotonic()
    worked = 0
    while True:
        try:
            fresh, tried = _claim(on, queue)
            for batch in filter(None, (fresh, tried)):
                began = time.perf_counter()
                work(on, batch)
                BATCH_SECONDS.labels(queue).observe(time.perf_counter() - began)
                WORKED.labels(queue).inc(len(batch))
        except StoreAway:
            # The rows are leased and fall due again; the sweep rings for them.
            log.warning("store_away", queue=queue)
            return worked
        worked += len(fresh) + len(tried)
        if fresh or tried:
            idle_since = time.monotonic()
        elif not worked or time.monotonic() - idle_since >= linger:
            return worked
        else:
            time.sleep(POLL_SECONDS)
        if time.monotonic() > until:
            on.bell.ring(queue)
            return worked


def _claim(on: Services, queue: str) -> tuple[list[Due], list[Due]]:
    now = on.clock.now()
    with on.database.read() as connection:
        if not outbox.anything_due(connection, queue, now):
            return [], []
    pulse.lease(pulse.inherited(), now + outbox.LEASE)
    with on.database.write() as connection:
        return outbox.claim(connection, queue, now, BATCH), outbox.claim_tried(connection, queue, now)


def take_back(on: Services, queue: str, until: datetime) -> None:
    """Have what a dead worker had leased worked on at once."""
    try:
        with on.database.write() as connection:
            count = outbox.take_back(connection, queue, until, on.clock.now())
    except StoreAway:
        log.warning("store_away", task="take_back", queue=queue)
        return
    if count:
        log.info("taken_back", queue=queue, count=count)
        on.bell.ring(queue)
