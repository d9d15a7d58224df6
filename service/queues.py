"""Queue names, job names, and the bell.

The outbox in the store is the truth; an RQ job is only a bell that says "look into the outbox". `ring` sets a flag in
Redis and enqueues one job when the flag was not set; the job clears the flag *before* it reads what is due, so a ring
is never lost, and the flag expires, so a lost job is rung for again. When Redis is away nothing is lost either: the
sweep rings from the store.
"""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from typing import Any, Protocol

import structlog
from redis import Redis
from redis.backoff import NoBackoff
from redis.exceptions import RedisError
from redis.retry import Retry
from rq import Queue
from rq.job import Job
from rq.serializers import JSONSerializer
from rq.utils import import_attribute

CHECKS = "checks"
PUBLISHING = "publishing"
CONSULTATIONS = "consultations"
OPINIONS = "opinions"
QUEUES = (CHECKS, PUBLISHING, CONSULTATIONS, OPINIONS)

TASKS = {
    "check": CHECKS,
    "recheck": CHECKS,
    "learn": CHECKS,
    "publish": PUBLISHING,
    "withdraw": PUBLISHING,
    "consult": CONSULTATIONS,
    "second_opinion": OPINIONS,
}
"""Which queue each task is worked on. All are rows of the outbox but `consult`, which has a table of its own."""

JOBS = {
    CHECKS: "workers.jobs.check_due",
    PUBLISHING: "workers.jobs.publish_due",
    CONSULTATIONS: "workers.jobs.consult_due",
    OPINIONS: "workers.jobs.opinions_due",
}
"""The one job of each queue, by dotted path: `service` never imports `workers`."""

JOB_SECONDS = 60  # a job works on what is due for at most a third of this, then rings again
FLAG_SECONDS = 15
_JOB_LIMITS: dict[str, Any] = {"job_timeout": JOB_SECONDS, "ttl": JOB_SECONDS, "result_ttl": 0, "failure_ttl": 60}
_SILENCE_SECONDS = 2.0

log = structlog.get_logger()


class ForeignJob(Exception):
    """Somebody put a job into Redis that is not ours; it is not run."""


class AllowedJob(Job):
    """An RQ job that runs only the functions in `JOBS`, without callbacks, arguments and webhooks.

    RQ resolves any dotted path that stands in Redis, whatever the serializer; whoever can write to Redis could
    otherwise run `os.system` in a worker.
    """

    @property
    def func(self) -> Callable[..., Any]:
        name = self.func_name
        if name is None or name not in JOBS.values() or self.args or self.kwargs or self.instance is not None:
            raise ForeignJob
        function: Callable[..., Any] = import_attribute(name)
        return function

    @property
    def success_callback(self) -> None:
        return None

    @property
    def failure_callback(self) -> None:
        return None

    @property
    def stopped_callback(self) -> None:
        return None

    def send_webhooks(self, *args: Any, **kwargs: Any) -> None:
        """Nothing: a job in Redis may not make the worker call an address."""


class Bell(Protocol):
    def ring(self, queue: str) -> None:
        """Have the queue's job run soon. Never raises: what cannot be rung for now is swept up later."""
        ...

    def answer(self, queue: str) -> None:
        """Called by the job before it reads what is due: a ring from now on means another job."""
        ...


class RedisBell:
    """The bell in Redis or Valkey. After a failure it stays silent for two seconds, so that requests stay fast."""

    def __init__(self, redis: Redis) -> None:
        self._redis = redis
        self._queues = {name: queue(name, redis) for name in QUEUES}
        self._silent_until = 0.0

    def ring(self, queue: str) -> None:
        if time.monotonic() < self._silent_until:
            return
        try:
            if self._redis.set(_flag(queue), b"1", nx=True, ex=FLAG_SECONDS):
                self._queues[queue].enqueue(JOBS[queue], description=queue, **_JOB_LIMITS)
        except RedisError as error:
            self._silent_until = time.monotonic() + _SILENCE_SECONDS
            log.warning("bell_silent", queue=queue, error=type(error).__name__)

    def answer(self, queue: str) -> None:
        try:
            self._redis.delete(_flag(queue))
        except RedisError as error:
            log.warning("bell_silent", queue=queue, error=type(error).__name__)


class BatchingBell:
    """Rings from a thread of its own, so that no request waits for Redis, and once for all rings of a few milliseconds.

    A process that dies before its thread has rung loses nothing but time: the sweep rings from the store.
    """

    PAUSE_SECONDS = 0.004

    def __init__(self, bell: Bell) -> None:
        self._bell = bell
        self._asked: set[str] = set()
        self._wake = threading.Event()
        self._lock = threading.Lock()
        self._pid = 0

    def ring(self, queue: str) -> None:
        self._asked.add(queue)
        if self._pid != os.getpid():
            self._start()
        self._wake.set()

    def answer(self, queue: str) -> None:
        self._bell.answer(queue)

    def _start(self) -> None:
        with self._lock:
            if self._pid != os.getpid():
                self._pid = os.getpid()
                threading.Thread(target=self._run, name="bell", daemon=True).start()

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            for queue in tuple(self._asked):
                self._asked.discard(queue)
                self._bell.ring(queue)
            time.sleep(self.PAUSE_SECONDS)


class SilentBell:
    """No Redis: what is submitted waits in the outbox. For commands and tests that work the outbox themselves."""

    def __init__(self) -> None:
        self.rung: list[str] = []

    def ring(self, queue: str) -> None:
        self.rung.append(queue)

    def answer(self, queue: str) -> None:
        """Nothing to clear."""


def connect(url: str, timeout: float | None = 1.0) -> Redis:
    """A client that fails fast instead of hanging. Workers pass None: they wait on the queue."""
    return Redis.from_url(
        url, socket_timeout=timeout, socket_connect_timeout=1.0, retry=Retry(NoBackoff(), 0), health_check_interval=30
    )


def queue(name: str, redis: Redis) -> Queue:
    return Queue(name, connection=redis, job_class=AllowedJob, serializer=JSONSerializer)


def _flag(queue: str) -> str:
    return f"kommentera:bell:{queue}"
