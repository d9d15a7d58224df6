"""The author takes a comment back, at any time, by the receipt."""

from __future__ import annotations

from service.actions import Services
from service.actions.publish import take_back
from service.comments.comment import CommentId
from service.comments.errors import NotFound
from service.comments.states import Status
from service.store import audit, comments


def withdraw(services: Services, comment_id: CommentId) -> None:
    """Withdraw a comment, in any state; doing it twice changes nothing. Raises `NotFound`, `IllegalTransition`."""
    now = services.clock.now()
    with services.database.write() as connection:
        row = comments.locked(connection, [comment_id]).get(comment_id)
        if row is None:
            raise NotFound
        if row["status"] == Status.WITHDRAWN:
            return
        comments.move(connection, row, Status.WITHDRAWN, reasons=[], decided_at=now)
        take_back(connection, row, now)
        body = {"from": row["status"], "to": Status.WITHDRAWN, "revision": row["revision"]}
        audit.append(connection, str(row["site_id"]), [audit.Line("withdrawn", "author", comment_id, body)], now)
    services.bell.ring("publishing")
