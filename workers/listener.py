"""The RQ worker: one queue a process, in the process itself, with our jobs only.

One queue, because a worker on two loses jobs for ever when it is killed between taking and registering one. Not
forking, because a job is a bell for a whole batch and a fork costs more than most batches; the supervisor restarts a
worker that dies, and a worker ends itself after a bounded number of jobs.
"""

from __future__ import annotations

from rq import SimpleWorker
from rq.serializers import JSONSerializer

from service import queues
from service.queues import AllowedJob

JOBS_A_LIFE = 20_000


class Listener(SimpleWorker):
    """A worker without the command channel: whoever can write to Redis cannot stop or steer it."""

    job_class = AllowedJob

    def subscribe(self) -> None:
        """No thread, no channel: the supervisor steers by signals."""

    def unsubscribe(self) -> None:
        """There is no channel."""


def listen(redis_url: str, queue: str, *, burst: bool = False) -> bool:
    """Work on one queue until told to stop; with `burst` until it is empty. Returns whether any job was run."""
    redis = queues.connect(redis_url, timeout=None)
    worker = Listener(
        [queues.queue(queue, redis)],
        connection=redis,
        serializer=JSONSerializer,
        default_result_ttl=0,
        log_job_description=False,
        maintenance_interval=120,
        worker_ttl=90,
    )
    worker.log_result_lifespan = False
    return bool(worker.work(burst=burst, logging_level="WARNING", max_jobs=JOBS_A_LIFE, with_scheduler=False))
