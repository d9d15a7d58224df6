"""What a job leaves behind when it fails."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from redis import Redis
from rq.serializers import JSONSerializer

from service import queues
from service.actions import Services
from service.actions import publish as publishing
from service.actions.moderate import moderate
from service.comments.decision import Action, Ground
from service.comments.people import Role
from service.public import PublicComment
from service.queues import CHECKS, RedisBell
from tests import builders
from tests.people import a_person
from workers import jobs
from workers.jobs import JobFailed, discreetly
from workers.listener import Listener
from workers.publishers import PublisherAway

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


def test_what_cannot_be_published_holds_up_nothing_else_and_is_tried_again(
    services_on_each: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    on = services_on_each
    site = builders.a_site(on, mode="review-flagged")
    texts = ("Tack för en klok text om skolan.", "Går det att läsa enkäten?", "När kommer nästa inlägg?")
    ids = [builders.submitted(on, site, comment=text).comment_id for text in texts]
    as_it_is = publishing.as_fragment

    def broken(comment: PublicComment, language: str) -> str:
        if comment.id == ids[1]:
            raise ValueError(SECRET)
        return as_it_is(comment, language)

    monkeypatch.setattr(publishing, "as_fragment", broken)
    jobs.work_through(on, ["checks", "publishing"])

    assert [builders.status_of(on, comment_id) for comment_id in ids] == ["published", "approved", "published"]
    monkeypatch.undo()
    on.clock.forward(seconds=publishing.RETRY_AFTER[0].total_seconds() + 1)
    jobs.work_through(on, ["publishing"])
    assert builders.status_of(on, ids[1]) == "published"


class OutwardPublisher:
    """Notes what it is told, and is away while `away`."""

    def __init__(self) -> None:
        self.away = False
        self.told: list[str] = []

    def publish(self, comment_id: UUID, revision: int) -> None:  # noqa: ARG002
        self.told.append("publish")

    def withdraw(self, comment_id: UUID) -> None:  # noqa: ARG002
        if self.away:
            raise PublisherAway("timeout")
        self.told.append("withdraw")


def test_what_is_public_again_is_not_taken_away_late(services: Services, monkeypatch: pytest.MonkeyPatch) -> None:
    outward = OutwardPublisher()
    monkeypatch.setattr(jobs, "publisher_for", lambda _: outward)
    site = builders.a_site(services, mode="review-flagged")
    moderator = a_person(services, "moderator@example.org", site, Role.MODERATOR)
    comment_id = builders.submitted(services, site).comment_id
    jobs.work_through(services, ["checks", "publishing"])
    outward.away = True
    moderate(services, moderator, comment_id, Action.REMOVE, ground=Ground.OFF_TOPIC)
    jobs.work_through(services, ["publishing"])

    outward.away = False
    moderate(services, moderator, comment_id, Action.RESTORE)
    moderate(services, moderator, comment_id, Action.APPROVE)
    jobs.work_through(services, ["publishing"])
    services.clock.forward(hours=2)
    jobs.work_through(services, ["publishing"])

    assert builders.status_of(services, comment_id) == "published"
    assert outward.told == ["publish", "publish"]
