"""Make approved comments readable, once their publisher has confirmed; and take them back.

Rows of `publications` are the public copies: a comment is public exactly while it has one. They are written in the
transaction that makes the comment `published`, and only here.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from service.actions import Services
from service.comments.comment import SafeHtml
from service.comments.decision import REQUIRED_CHECKS, Reason, Redaction
from service.comments.errors import InvalidFields
from service.comments.sites import LENGTH_CAP, Site, SiteId
from service.comments.states import Status
from service.policy.sanitise import sanitise
from service.public import PublicComment, as_fragment, as_json
from service.store import audit, comments, findings, outbox, threads
from service.store.outbox import Due


def publish(services: Services, dues: Sequence[Due]) -> int:
    """Publish what is still approved in the revision that was approved; returns how many. The rest leaves the outbox.

    What is approved but fails the gate is held again with the reason "check failed", and nothing of it becomes public.
    """
    now = services.clock.now()
    with services.database.write() as connection:
        rows = comments.locked(connection, [due.comment_id for due in dues])
        wanted = {(due.comment_id, due.revision) for due in dues}  # once, however often it was approved meanwhile
        approved = [
            row
            for comment_id, row in rows.items()
            if (comment_id, row["revision"]) in wanted and row["status"] == Status.APPROVED
        ]
        copies = copies_of(services, connection, approved, now)
        lines: dict[UUID, list[audit.Line]] = defaultdict(list)
        for row in approved:
            copy = copies.get(row["id"])
            if copy is None:
                after = Status.HELD
                comments.move(connection, row, after, reasons=[Reason.CHECK_FAILED], decided_at=None)
            else:
                after = Status.PUBLISHED
                comments.move(connection, row, after, published_at=copy["published_at"])
            body = {"from": row["status"], "to": after, "revision": row["revision"]}
            lines[row["site_id"]].append(audit.Line(after, "system:hosted", row["id"], body))
        if copies:
            threads.publish(connection, list(copies.values()))
            threads.renew(connection, (copy["page_id"] for copy in copies.values()), now)
        outbox.done(connection, [due.id for due in dues])
        for site_id, written in sorted(lines.items()):
            audit.append(connection, str(site_id), written, now)
    return len(copies)


def take_back(connection: Connection, row: RowMapping, now: datetime) -> None:
    """Remove a comment's public copy in this transaction, and have outward publishers do the same.

    What stands in the outbox for it may stay: its worker finds another state and does nothing.
    """
    page_id = threads.unpublish(connection, row["id"])
    if page_id is not None:
        threads.renew(connection, [page_id], now)
        outbox.add(connection, "withdraw", row["id"], row["revision"], now)


def withdrawn(services: Services, dues: Sequence[Due]) -> None:
    """Note that the publisher has taken comments back."""
    with services.database.write() as connection:
        outbox.done(connection, [due.id for due in dues])


def copies_of(
    services: Services, connection: Connection, rows: Sequence[RowMapping], now: datetime
) -> dict[UUID, dict[str, Any]]:
    """The public copies of those approved or published comments that pass the gate, by comment.

    The gate (law 1): it reads again, from the store, that every required check has answered for the revision or that a
    named person approved it, instead of trusting the state.
    """
    ids = [row["id"] for row in rows]
    answered = findings.answered(connection, ids)
    approvals = findings.last_approvals(connection, ids)
    texts = comments.present_revisions(connection, ids)
    copies = {}
    for row in rows:
        approval = approvals.get((row["id"], row["revision"]))
        checked = all((row["id"], row["revision"], check) in answered for check in REQUIRED_CHECKS)
        if approval is None or not (checked or approval["actor"].startswith("person:")):
            continue
        redactions = _redactions(approval)
        if redactions and not _still_cover(texts[row["id"]]):
            continue
        site = services.sites.find(SiteId(row["site_id"]))
        assert site is not None
        copies[row["id"]] = _copy(site, row, texts[row["id"]], redactions, now)
    return copies


def _still_cover(revision: RowMapping) -> bool:
    """Whether redactions still cover the words they were made for: not when a newer policy would read others."""
    try:
        return bool(sanitise(revision["source"], max_length=LENGTH_CAP).plain == revision["plain"])
    except InvalidFields:
        return False


def _copy(
    site: Site, row: RowMapping, revision: RowMapping, redactions: Sequence[Redaction], now: datetime
) -> dict[str, Any]:
    html = SafeHtml(revision["html"])
    if redactions:
        html = sanitise(revision["source"], max_length=LENGTH_CAP, redactions=redactions).html
    comment = PublicComment(
        id=row["id"],
        parent=row["parent_id"],
        author=revision["author"],
        url=revision["url"],
        html=html,
        language=row["language"],
        published_at=row["published_at"] or now,
        edited_at=None,
        redacted=bool(redactions),
    )
    return {
        "comment_id": comment.id,
        "site_id": row["site_id"],
        "page_id": row["page_id"],
        "parent_id": comment.parent,
        "revision": row["revision"],
        "author": comment.author,
        "url": comment.url,
        "html": comment.html,
        "language": comment.language,
        "redacted": comment.redacted,
        "policy_version": revision["policy_version"],
        "json": as_json(comment),
        "fragment": as_fragment(comment, site.language),
        "received_at": row["received_at"],
        "published_at": comment.published_at,
        "edited_at": comment.edited_at,
    }


def _redactions(approval: RowMapping) -> list[Redaction]:
    return [Redaction(entry["start"], entry["end"], entry["with"]) for entry in approval["redactions"]]


RETRY_AFTER = (timedelta(seconds=5), timedelta(seconds=30), timedelta(minutes=5), timedelta(hours=1))


def retry_later(services: Services, due: Due, error: str) -> None:
    """The publisher could not: try again after a while that grows with each attempt."""
    wait = RETRY_AFTER[min(due.attempts, len(RETRY_AFTER)) - 1]
    with services.database.write() as connection:
        outbox.postpone(connection, due.id, services.clock.now() + wait, error)
