"""Answers what other blogs' software asks: the same checks and the same decision as for a comment of our own.

What cannot be checked is never answered with "no spam": a text that is refused, too long or fails a check is `held`.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

import structlog

from service.actions import Services
from service.comments.comment import CheckedText, Evidence
from service.comments.consultation import Opinion, Purpose, opinion_of
from service.comments.errors import InvalidFields, StoreAway
from service.comments.learnt import Learnt
from service.comments.sites import LENGTH_CAP, Site
from service.policy.sanitise import sanitise
from service.queues import CONSULTATIONS
from service.store import consultations
from service.store.consultations import HandedIn
from workers import pulse
from workers.checks.runner import run_checks
from workers.learning import learn_example
from workers.models import learnt_of
from workers.runtime import BATCH, POLL_SECONDS, WORK_SECONDS

LONGEST_FIELD = 2_000  # characters of any field but the comment: an address may be as long, a name is not

Learn = Callable[[Services, Site, CheckedText, Purpose], None]

LEARN: Learn | None = learn_example
"""What learns from an example; without anything, examples wait in the store."""

log = structlog.get_logger()


def anything_due(on: Services, learn: Learn | None = LEARN) -> bool:
    """Whether there is something to answer or to learn from."""
    now = on.clock.now()
    with on.database.read() as connection:
        return consultations.any_question(connection, now) or (
            learn is not None and consultations.any_example(connection, now)
        )


def answer_due(on: Services, linger: float = 0.0, learn: Learn | None = LEARN) -> int:
    """Answer until nothing has been asked for `linger` seconds or the time is up; returns how many rows."""
    on.bell.answer(CONSULTATIONS)
    now = time.monotonic()
    until, idle_since, worked = now + WORK_SECONDS, now, 0
    while True:
        try:
            done = _once(on, learn)
        except StoreAway:
            log.warning("store_away", queue=CONSULTATIONS)
            return worked
        worked += done
        now = time.monotonic()
        if done:
            idle_since = now
        elif not worked or now - idle_since >= linger:
            return worked
        else:
            time.sleep(POLL_SECONDS)
        if now > until:
            on.bell.ring(CONSULTATIONS)
            return worked


def _once(on: Services, learn: Learn | None) -> int:
    if not anything_due(on, learn):
        return 0
    now = on.clock.now()
    with on.database.write() as connection:
        questions = consultations.claim_questions(connection, now, BATCH)
        examples = consultations.claim_examples(connection, now, BATCH) if learn else []
    if questions:
        answers = _answers(on, questions)
        with on.database.write() as connection:
            consultations.settle(connection, answers)
        log.info("consulted", count=len(answers))
    if examples and learn:
        _learn(on, examples, learn)
    return len(questions) + len(examples)


def _answers(on: Services, questions: Sequence[HandedIn]) -> dict[UUID, Opinion]:
    answers: dict[UUID, Opinion] = {}
    learnt = learnt_of(on, {question.site_id for question in questions})
    for question in questions:
        site = on.sites.find(question.site_id)
        assert site is not None
        with pulse.beat(pulse.inherited()):
            answers[question.id] = judge(site, question.content, learnt.get(site.id))
    return answers


def judge(site: Site, content: Mapping[str, Any], learnt: Learnt | None = None) -> Opinion:
    """The opinion on one text by the rules and word lists of the site, and by what its people taught."""
    text = text_of(site, content)
    if text is None:
        return Opinion.HELD
    return opinion_of(site.rules, {result.check: result for result in run_checks(replace(text, learnt=learnt))})


def text_of(site: Site, content: Mapping[str, Any]) -> CheckedText | None:
    """What the checks may read, or None where the text is past what they are made for."""
    if any(len(content[name]) > LONGEST_FIELD for name in ("author", "email", "url", "page")):
        return None
    try:
        rendering = sanitise(content["comment"], max_length=LENGTH_CAP)
    except InvalidFields:
        return None
    return CheckedText(
        rendering=rendering,
        author=content["author"],
        email=content["email"],
        url=content["url"],
        language=content["language"],
        page_url=content["page"],
        site_language=site.language,
        lists=site.lists,
        shadow=site.rules.shadow,
        min_fill_seconds=site.rules.min_fill_seconds,
        evidence=Evidence(channel="api", honeypot=bool(content["honeypot"].strip())),
    )


def _learn(on: Services, examples: Sequence[HandedIn], learn: Learn) -> None:
    learnt: list[UUID] = []
    for example in examples:
        site = on.sites.find(example.site_id)
        assert site is not None
        text = text_of(site, example.content)
        if text is not None:
            learn(on, site, text, example.purpose)
        learnt.append(example.id)
    with on.database.write() as connection:
        consultations.drop(connection, learnt)
    log.info("examples_learnt", count=len(learnt))
