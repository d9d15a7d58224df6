"""The jobs that RQ runs: thin, without arguments. What they work on stands in the outbox."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

import structlog

from service.actions import Services
from service.actions import second_opinion as opinions
from service.actions.publish import publish, retry_later, withdrawn
from service.actions.recall import recall
from service.actions.record_checks import Answer, gave_up, record_checks
from service.comments.comment import CheckedText, CommentId
from service.comments.errors import StoreAway
from service.comments.findings import CheckResult, Outcome, own_params
from service.comments.sites import SiteId
from service.queues import CHECKS, CONSULTATIONS, OPINIONS, PUBLISHING
from service.store import comments, findings, outbox, threads
from service.store.opinions import SPAM
from service.store.outbox import Due
from service.store.rechecks import TASK as RECHECK
from workers import pulse, rechecks
from workers.checks.runner import run_checks
from workers.consultations import answer_due
from workers.learning import learn
from workers.models import learnt_of
from workers.opinions import seek_opinions
from workers.publishers import PublisherAway, publisher_for
from workers.runtime import LINGER_SECONDS, MAX_ATTEMPTS, services, work_off

LEARN = "learn"
CHECK_SECONDS = 10.0  # for one batch: well inside the lease of its rows

log = structlog.get_logger()


class JobFailed(Exception):
    """A job ended with an exception, named by its class alone: RQ writes an exception's text into Redis."""


def check_due() -> None:
    """Check what waits for its checks, and what is to be checked again."""
    with discreetly():
        rechecks.go_on(services())
        work_off(services(), CHECKS, check, LINGER_SECONDS)


def publish_due() -> None:
    """Publish what is approved, take back what is withdrawn."""
    with discreetly():
        work_off(services(), PUBLISHING, hand_over, LINGER_SECONDS)


def consult_due() -> None:
    """Answer what other blogs' software asks, and learn from its examples."""
    with discreetly():
        answer_due(services(), LINGER_SECONDS)


def opinions_due() -> None:
    """Ask another service about what waits for its opinion."""
    with discreetly():
        work_off(services(), OPINIONS, seek_opinions)


@contextmanager
def discreetly() -> Iterator[None]:
    """Let no exception out whose text might quote a comment: a database driver's quotes the row."""
    try:
        yield
    except Exception as error:
        log.error("job_failed", error=type(error).__name__)
        raise JobFailed(type(error).__name__) from None


def work_through(on: Services, queues: Iterable[str]) -> int:
    """Work off what is due in these queues without RQ, in turn until all are empty; returns how many rows."""
    work = {CHECKS: check, PUBLISHING: hand_over, OPINIONS: seek_opinions}

    def once(queue: str) -> int:
        return answer_due(on) if queue == CONSULTATIONS else work_off(on, queue, work[queue])

    total = 0
    while worked := sum(once(queue) for queue in queues):
        total += worked
    return total


def check(on: Services, dues: list[Due]) -> None:
    """Run every check on each comment and record the answers. A comment that killed its worker too often is held.

    What people decided is learnt last, so that nothing about it can delay a comment.
    """
    lessons = [due for due in dues if due.task == LEARN]
    again = any(due.task == RECHECK for due in dues)
    if again:
        on.sites.forget()  # a re-check that follows a change of the lists must not read under those of two seconds ago
    check_comments(on, [due for due in dues if due.task != LEARN])
    if again:
        rechecks.go_on(on)
    learn(on, lessons)


def check_comments(on: Services, dues: list[Due]) -> None:
    if not dues:
        return
    with on.database.read() as connection:
        rows = comments.to_check(connection, [due.comment_id for due in dues])
        before = findings.earlier(connection, rows.values())
    recalled = recall(on, rows.values())
    asked = opinions.so_far(on, dues)
    learnt = learnt_of(on, {row["site_id"] for row in rows.values()})
    answers: list[Answer] = []
    unsure: list[Due] = []
    until = time.monotonic() + CHECK_SECONDS
    for due in dues:
        if time.monotonic() > until:
            break
        row = rows.get(CommentId(due.comment_id))
        if due.attempts > MAX_ATTEMPTS:
            log.error("check_given_up", comment_id=str(due.comment_id), attempts=due.attempts)
            answers.append(gave_up(due))
        elif row is None or row["revision"] != due.revision:
            answers.append(Answer(due, ()))
        else:
            site = on.sites.find(SiteId(row["site_id"]))
            assert site is not None
            known = recalled[CommentId(row["id"])]
            text = comments.checked_text(row, site, known.history)
            text = replace(text, called_spam=asked.get(due.id) == SPAM, learnt=learnt.get(site.id), thread=known.thread)
            earlier = before.get(CommentId(row["id"]), {})
            text = _read_again(text, earlier)
            with pulse.beat(pulse.inherited()):
                results = run_checks(text)
            if due.task == RECHECK:
                answers.append(Answer(due, results, earlier=earlier))
            elif due.id not in asked and opinions.is_wanted(on, site, results):
                unsure.append(due)
            else:
                answers.append(Answer(due, results, known.traces))
    counts = record_checks(on, answers)
    opinions.ask(on, unsure)
    give_back(on, dues[len(answers) + len(unsure) :])
    log.info("checked", count=len(answers), outcome={str(status): count for status, count in counts.items()})


def _read_again(text: CheckedText, earlier: Mapping[str, CheckResult]) -> CheckedText:
    """The text with what the spam check said of it before; as it is where that check never answered."""
    spam = earlier.get("spam")
    if spam is None or spam.outcome is not Outcome.DONE:
        return text
    return replace(text, earlier=tuple((finding.rule, own_params(finding)) for finding in spam.findings))


def give_back(on: Services, dues: list[Due]) -> None:
    """What slow comments left no time for goes back, so that no lease runs out under a worker that is alive."""
    if dues:
        with on.database.write() as connection:
            outbox.release(connection, [due.id for due in dues], on.clock.now())


def hand_over(on: Services, dues: list[Due]) -> None:
    """Give comments to their site's publisher, and take back those that are no longer to be read.

    What is public again since it was to be taken back, which a publisher that was away can delay, stays.
    """
    ready: list[Due] = []
    gone: list[Due] = []
    with on.database.read() as connection:
        again = threads.published(connection, (due.comment_id for due in dues if due.task == "withdraw"))
    for due in dues:
        publisher = publisher_for(on)
        try:
            if due.task == "publish":
                publisher.publish(due.comment_id, due.revision)
                ready.append(due)
            else:
                if due.comment_id not in again:
                    publisher.withdraw(due.comment_id)
                gone.append(due)
        except PublisherAway as error:
            log.warning("publisher_away", comment_id=str(due.comment_id), attempts=due.attempts, error=error.code)
            retry_later(on, due, error.code)
    if ready:
        publish_together(on, ready)
    if gone:
        withdrawn(on, gone)


def publish_together(on: Services, dues: list[Due]) -> None:
    """Publish in one transaction; where that fails, one by one, and what fails alone later: it holds up no other."""
    try:
        log.info("published", count=publish(on, dues))
    except StoreAway:
        raise
    except Exception as error:
        if len(dues) > 1:
            for due in dues:
                publish_together(on, [due])
            return
        (due,) = dues
        log.error("publish_failed", comment_id=str(due.comment_id), attempts=due.attempts, error=type(error).__name__)
        retry_later(on, due, "internal")
