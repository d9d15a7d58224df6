"""What a job leaves behind when it fails."""

from __future__ import annotations

from pathlib import Path

import pytest
from redis import Redis
from rq.serializers import JSONSerializer

from service import queues
from service.queues import CHECKS, RedisBell
from tests import builders
from workers import jobs
from workers.jobs import JobFailed, discreetly
from workers.listener import Listener

SECRET = "Kanariefågeln på Storgatan 1"


def test_an_exception_leaves_without_its_text() -> None:
    with pytest.raises(JobFailed) as failure, discreetly():
        raise ValueError(SECRET)

    assert str(failure.value) == "ValueError"
    assert failure.value.__cause__ is None
    assert failure.value.__suppress_context__


def test_a_failed_job_leaves_nothing_of_a_comment_in_redis(
    valkey_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The store breaks under the job, with an exception that quotes the comment."""
    on = builders.services(tmp_path)
    builders.submitted(on, builders.a_site(on), comment=SECRET)
    redis = queues.connect(valkey_url)

    def broken(*_: object) -> None:
        raise RuntimeError(f"cannot write {SECRET}")

    monkeypatch.setattr(jobs, "services", lambda: on)
    monkeypatch.setattr(jobs, "check", broken)
    RedisBell(redis).ring(CHECKS)
    Listener([queues.queue(CHECKS, redis)], connection=redis, serializer=JSONSerializer).work(
        burst=True, logging_level="CRITICAL"
    )

    everything = repr([(key, redis.dump(key)) for key in Redis.from_url(valkey_url).keys("*")])
    assert "rq:job" in everything
    assert "Kanarie" not in everything
    assert "Kanarie" not in repr([redis.hgetall(key) for key in redis.keys("rq:job:*")])
    on.database.close()
