"""The bell, and what may stand in Redis."""

from __future__ import annotations

import json
import time
import zlib

import pytest
from redis import Redis
from rq import Queue
from rq.serializers import JSONSerializer

from service import queues
from service.queues import CHECKS, JOBS, AllowedJob, BatchingBell, ForeignJob, RedisBell, SilentBell
from tests.builders import NOWHERE
from workers import jobs
from workers.listener import Listener

import_paths = [pytest.param(path, id=queue) for queue, path in JOBS.items()]


@pytest.fixture
def redis(valkey_url: str) -> Redis:
    return queues.connect(valkey_url)


def waiting(redis: Redis, queue: str = CHECKS) -> int:
    return len(queues.queue(queue, redis))


def test_many_rings_are_one_job(redis: Redis) -> None:
    bell = RedisBell(redis)

    for _ in range(50):
        bell.ring(CHECKS)

    assert waiting(redis) == 1


def test_a_ring_after_the_answer_is_another_job(redis: Redis) -> None:
    bell = RedisBell(redis)
    bell.ring(CHECKS)

    bell.answer(CHECKS)
    bell.ring(CHECKS)

    assert waiting(redis) == 2


def test_the_flag_of_a_lost_job_expires(redis: Redis) -> None:
    RedisBell(redis).ring(CHECKS)

    assert 0 < redis.ttl("kommentera:bell:checks") <= queues.FLAG_SECONDS


def test_without_redis_a_ring_neither_raises_nor_lingers() -> None:
    bell = RedisBell(queues.connect(NOWHERE))

    began = time.monotonic()
    for _ in range(1_000):
        bell.ring(CHECKS)

    assert time.monotonic() - began < 5


def test_requests_hand_their_rings_to_a_thread(redis: Redis) -> None:
    bell = BatchingBell(RedisBell(redis))

    bell.ring(CHECKS)

    until = time.monotonic() + 5
    while waiting(redis) == 0 and time.monotonic() < until:
        time.sleep(0.005)
    assert waiting(redis) == 1


@pytest.mark.parametrize("path", import_paths)
def test_every_job_name_is_a_job(path: str) -> None:
    module, _, name = path.rpartition(".")

    assert module == "workers.jobs"
    assert callable(getattr(jobs, name))


def test_every_task_has_a_queue_and_every_queue_a_job() -> None:
    assert set(queues.TASKS.values()) == set(queues.QUEUES) == set(JOBS)


def test_a_job_in_redis_holds_nothing_of_a_comment(redis: Redis) -> None:
    RedisBell(redis).ring(CHECKS)

    (key,) = redis.keys("rq:job:*")
    job = redis.hgetall(key)
    assert job[b"description"] == b"checks"
    assert json.loads(_unpacked(job[b"data"])) == [JOBS[CHECKS], None, [], {}]
    assert 0 < redis.ttl(key) <= 2 * queues.JOB_SECONDS


def _unpacked(data: bytes) -> bytes:
    return zlib.decompress(data) if data[:1] == b"x" else data


@pytest.mark.parametrize(
    "enqueue",
    [
        pytest.param(lambda queue, mark: queue.enqueue("os.system", f"touch {mark}"), id="another function"),
        pytest.param(lambda queue, mark: queue.enqueue(JOBS[CHECKS], str(mark)), id="with arguments"),
        pytest.param(
            lambda queue, mark: queue.enqueue("pathlib.Path.touch", str(mark)), id="a function of the standard library"
        ),
    ],
)
def test_a_foreign_job_is_not_run(redis: Redis, tmp_path, enqueue) -> None:
    mark = tmp_path / "was-here"
    enqueue(Queue(CHECKS, connection=redis, serializer=JSONSerializer), mark)

    work(redis)

    assert not mark.exists()
    assert waiting(redis) == 0


def test_callbacks_and_webhooks_named_in_redis_are_not_called(redis: Redis) -> None:
    foreign = Queue(CHECKS, connection=redis, serializer=JSONSerializer)
    job = foreign.enqueue("os.system", "true")
    redis.hset(f"rq:job:{job.id}", mapping={"success_callback_name": "os.abort", "failure_callback_name": "os.abort"})

    work(redis)

    assert waiting(redis) == 0


def test_only_the_allowed_functions_resolve(redis: Redis) -> None:
    job = AllowedJob.create("os.system", args=("true",), connection=redis, serializer=JSONSerializer)

    with pytest.raises(ForeignJob):
        _ = job.func


def test_a_silent_bell_notes_what_was_rung() -> None:
    bell = SilentBell()

    bell.ring(CHECKS)

    assert bell.rung == [CHECKS]


def work(redis: Redis) -> None:
    worker = Listener([queues.queue(CHECKS, redis)], connection=redis, serializer=JSONSerializer, default_result_ttl=0)
    worker.work(burst=True, logging_level="CRITICAL")
