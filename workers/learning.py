"""Learns from what people decided: a site's model follows the last person's decision on each comment.

A row of the outbox says only that something was decided on a comment. What it teaches is read anew under the model's
lock, so it makes no difference how often or in which order such rows are worked on. Nothing is learnt from rules.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import structlog
from sqlalchemy import Connection, RowMapping

from service.actions import Services
from service.comments.comment import CheckedText, CommentId
from service.comments.consultation import Purpose
from service.comments.findings import CheckResult, Outcome
from service.comments.lesson import last_of_person, teaches
from service.comments.sites import Site, SiteId
from service.comments.states import Status
from service.store import comments, findings, outbox
from service.store.outbox import Due
from workers.checks import spam
from workers.checks.spam.model import Name
from workers.checks.spam.model_tokens import names
from workers.checks.spam.reading import Reading
from workers.models import Book, opened
from workers.runtime import MAX_ATTEMPTS

_GONE = (Status.WITHDRAWN, Status.ERASED)

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class _Words:
    """What can be learnt from the present revision of a comment."""

    revision: int
    names: Sequence[Name]


def learn(on: Services, dues: Sequence[Due]) -> None:
    """Bring the models into line with what people decided on these comments."""
    given_up = [due for due in dues if due.attempts > MAX_ATTEMPTS]
    for due in given_up:
        log.error("lesson_given_up", comment_id=str(due.comment_id), attempts=due.attempts)
    if given_up:
        with on.database.write() as connection:
            outbox.done(connection, [due.id for due in given_up])
    tried = [due for due in dues if due.attempts <= MAX_ATTEMPTS]
    with on.database.read() as connection:
        rows = comments.to_check(connection, [due.comment_id for due in tried])
        words = {comment_id: _words(on, connection, row) for comment_id, row in rows.items()}
    by_site: dict[SiteId, list[Due]] = defaultdict(list)
    for due in tried:
        by_site[SiteId(rows[due.comment_id]["site_id"])].append(due)
    for site_id, those in by_site.items():
        with opened(on, site_id) as book:
            for comment_id in dict.fromkeys(due.comment_id for due in those):
                _follow(book, comment_id, words[comment_id])
            outbox.done(book.connection, [due.id for due in those])
        log.info("learnt", site_id=str(site_id), count=len(those))


def _words(on: Services, connection: Connection, row: RowMapping) -> _Words | None:
    """What can be learnt from a comment as it stands; nothing from one that its author took back."""
    if row["status"] in _GONE:
        return None
    site = on.sites.find(SiteId(row["site_id"]))
    assert site is not None
    said = findings.of_revision(connection, CommentId(row["id"]), row["revision"]).get(spam.NAME)
    return _Words(row["revision"], _names(comments.checked_text(row, site), said))


def _follow(book: Book, comment_id: CommentId, words: _Words | None) -> None:
    decision = last_of_person(findings.decisions_of(book.connection, comment_id))
    is_spam = None if decision is None else teaches(decision["action"], decision["reasons"])
    if decision is None or is_spam is None:
        book.unlearn(comment_id)
    elif words is None or words.revision != decision["revision"]:
        # Other words than those that were decided on, or none any more: what was learnt before stands if it is right.
        book.unlearn(comment_id, unless=is_spam)
    else:
        book.learn(comment_id, words.revision, words.names, is_spam)


def learn_text(on: Services, site_id: SiteId, text: CheckedText, is_spam: bool) -> None:
    """Learn from a text that is no comment of ours. The same text again changes nothing; the other way takes it back
    and learns that. Raises `StoreAway`.
    """
    # A keyed hash of what was sent: nobody keeps the text, and two of the same are known as one.
    content = "\0".join((str(site_id), text.rendering.plain, text.author, text.url))
    with opened(on, site_id) as book:
        book.learn(UUID(hex=on.seals.hash("example", content)), 1, _names(text, None), is_spam)


def learn_example(on: Services, site: Site, text: CheckedText, purpose: Purpose) -> None:
    """Learn from what another blog's software holds up as an example. Raises `StoreAway`."""
    learn_text(on, site.id, text, purpose is Purpose.SPAM)


def _names(text: CheckedText, said: CheckResult | None) -> list[Name]:
    """What is counted of a text, with what the scorecard said when it was checked."""
    if said is None or said.outcome is not Outcome.DONE:
        said = spam.check(text)
    return names(Reading(text), said.findings)
