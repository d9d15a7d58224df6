"""The states of a comment and the ways between them (contract: "States of a comment")."""

from __future__ import annotations

from enum import StrEnum

from service.comments.errors import IllegalTransition


class Status(StrEnum):
    RECEIVED = "received"
    HELD = "held"
    APPROVED = "approved"
    SPAM = "spam"
    REJECTED = "rejected"
    PUBLISHED = "published"
    REMOVED = "removed"
    WITHDRAWN = "withdrawn"
    ERASED = "erased"


_ANY_TIME = {Status.WITHDRAWN, Status.ERASED}
_WAYS: dict[Status, set[Status]] = {
    Status.RECEIVED: {Status.HELD, Status.APPROVED, Status.SPAM, Status.REJECTED},
    Status.HELD: {Status.APPROVED, Status.SPAM, Status.REJECTED},
    # Approved but not yet confirmed by the publisher: a moderator may still take it back.
    Status.APPROVED: {Status.PUBLISHED, Status.HELD, Status.REMOVED},
    Status.PUBLISHED: {Status.REMOVED, Status.HELD},
    Status.SPAM: {Status.HELD},
    Status.REJECTED: {Status.HELD},
    Status.REMOVED: {Status.HELD},
    Status.WITHDRAWN: set(),
    Status.ERASED: set(),
}

PUBLIC = frozenset({Status.PUBLISHED})
UNDECIDED = frozenset({Status.RECEIVED, Status.HELD})


def may_become(before: Status, after: Status) -> bool:
    if before is Status.ERASED:
        return False
    if before is Status.WITHDRAWN:
        return after is Status.ERASED
    return after in _WAYS[before] or after in _ANY_TIME


def require_way(before: Status, after: Status) -> None:
    """Raise `IllegalTransition` unless a comment may go from `before` to `after`."""
    if not may_become(before, after):
        raise IllegalTransition(before=before, after=after)
