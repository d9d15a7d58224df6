"""What tests of readers' pages share: comments that are public, and pages as trees."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from selectolax.lexbor import LexborHTMLParser, LexborNode
from werkzeug.test import TestResponse

from service.actions import Services
from service.actions.record_checks import Answer, record_checks
from service.comments.decision import REQUIRED_CHECKS
from service.comments.findings import CheckResult, Outcome
from service.comments.sites import Site
from service.queues import CHECKS, PUBLISHING
from service.store import outbox
from tests import builders
from tests.builders import PAGE
from workers.jobs import work_through

THREADS = "/api/v1/sites/blog/threads"
THREAD = "/sites/blog/thread"
FORM = "/sites/blog/comments"


def published(on: Services, site: Site, **changes: Any) -> UUID:
    """A comment that everybody can read, whatever checks would say of it; the site must publish what is clean."""
    comment_id = builders.submitted(on, site, **changes).comment_id
    with on.database.write() as connection:
        dues = outbox.claim(connection, CHECKS, on.clock.now(), 50)
    clean = tuple(CheckResult(check, Outcome.DONE, "1") for check in REQUIRED_CHECKS)
    record_checks(on, [Answer(due, clean) for due in dues])
    work_through(on, [PUBLISHING])
    return comment_id


def tree(response: TestResponse) -> LexborHTMLParser:
    return LexborHTMLParser(response.text)


def one(response: TestResponse, selector: str) -> LexborNode:
    """The only node that the selector finds."""
    found = tree(response).css(selector)
    assert len(found) == 1, f"{len(found)} × {selector}"
    return found[0]


def texts(response: TestResponse, selector: str) -> list[str]:
    return [node.text().strip() for node in tree(response).css(selector)]


def filled(**changes: str) -> dict[str, str]:
    """The form as a person fills it in."""
    fields = {
        "page": PAGE,
        "author": "Kerstin",
        "email": "kerstin@example.org",
        "url": "",
        "comment": "Det här känner vi igen från vår egen skola. Tack för att ni skriver om det.",
        "language": "sv",
    }
    return {**fields, **changes}
