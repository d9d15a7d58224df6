"""A person decides: approve, reject, spam, hold, remove, restore, keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from service.actions import Services, second_look
from service.actions.publish import take_back
from service.clock import new_id
from service.comments.comment import CommentId
from service.comments.decision import NEEDS_GROUND, OUTCOMES, REQUIRED_CHECKS, Action, Ground, Redaction
from service.comments.errors import FieldError, IllegalTransition, InvalidFields, NotAllowed, NotFound, StaleVersion
from service.comments.messages import N_
from service.comments.people import Actor, Right
from service.comments.sites import SiteId
from service.comments.states import Status
from service.store import audit, comments, findings, outbox

NOTE_LIMIT = 2_000


@dataclass(frozen=True, slots=True)
class Decided:
    """The decision's id, and the comment's state and version after it."""

    decision_id: UUID
    status: Status
    version: int


def moderate(
    services: Services,
    actor: Actor,
    comment_id: CommentId,
    action: Action,
    *,
    ground: Ground | None = None,
    note: str = "",
    redactions: Sequence[Redaction] = (),
    version: int | None = None,
) -> Decided:
    """Decide on one comment as `actor`. `version` is the one that was looked at; None skips the comparison.

    Raises `NotFound` (also where the actor may not even read), `NotAllowed`, `InvalidFields` (no ground, bad
    redactions), `StaleVersion`, `IllegalTransition`.
    """
    if action in NEEDS_GROUND and ground is None:
        raise InvalidFields([FieldError("reason", "required", N_("Choose the reason for this decision."))])
    if len(note) > NOTE_LIMIT:
        raise InvalidFields(
            [FieldError("note", "too_long", N_("Shorten this to at most %(limit)s characters."), {"limit": NOTE_LIMIT})]
        )
    if action is Action.KEEP:
        return _keep(services, actor, comment_id, note=note, version=version)
    now = services.clock.now()
    with services.database.write() as connection:
        row = _looked_at(connection, actor, comment_id, version)
        site_id = SiteId(row["site_id"])
        before, after = Status(row["status"]), OUTCOMES[action]
        if before is Status.RECEIVED:
            raise IllegalTransition(before=before, after=after)
        if action is Action.APPROVE:
            length = len(comments.revision(connection, comment_id, row["revision"])["plain"])
            _require_sane(redactions, length)
        without = _missing(connection, comment_id, row["revision"]) if after is Status.APPROVED else []
        if without and actor.person_id is None:
            raise NotAllowed(N_("A check of this comment failed. Only a signed-in person may approve it without."))
        reasons = [ground] if ground else []
        site = services.sites.find(site_id)
        assert site is not None
        comments.move(
            connection,
            row,
            after,
            reasons=reasons,
            seen_at=row["seen_at"] or now,
            decided_at=None if after is Status.HELD else now,
            object_until=_objection(after, now, site.rules.objection_days),
        )
        take_back(connection, row, now)
        if after is Status.APPROVED:
            outbox.add(connection, "publish", comment_id, row["revision"], now)
        decision_id = new_id(now)
        findings.add_decision(
            connection,
            {
                "id": decision_id,
                "comment_id": comment_id,
                "revision": row["revision"],
                "action": action,
                "before": before,
                "after": after,
                "reasons": reasons,
                "note": note,
                "redactions": [{"start": cut.start, "end": cut.end, "with": cut.replacement} for cut in redactions],
                "actor": actor.name,
                "created_at": now,
            },
        )
        outbox.add(connection, "learn", comment_id, row["revision"], now)
        body: dict[str, Any] = {"from": before, "to": after, "revision": row["revision"], "reasons": reasons}
        if redactions:
            body["redactions"] = len(redactions)
        if without:
            body["without"] = without
        audit.append(connection, str(site_id), [audit.Line("moderated", actor.name, comment_id, body)], now)
    services.bell.ring("publishing")
    services.bell.ring("checks")
    return Decided(decision_id, after, row["version"] + 1)


def _keep(services: Services, actor: Actor, comment_id: CommentId, *, note: str, version: int | None) -> Decided:
    with services.database.write() as connection:
        row = _looked_at(connection, actor, comment_id, version)
        decision_id = second_look.keep(connection, actor, row, note=note, now=services.clock.now())
    services.bell.ring("checks")
    return Decided(decision_id, Status.PUBLISHED, row["version"] + 1)


def _looked_at(connection: Connection, actor: Actor, comment_id: CommentId, version: int | None) -> RowMapping:
    """The comment, locked, as the actor saw it who may decide on it."""
    row = comments.locked(connection, [comment_id]).get(comment_id)
    if row is None or not actor.may(Right.READ, SiteId(row["site_id"])):
        raise NotFound
    actor.require(Right.DECIDE, SiteId(row["site_id"]))
    if version is not None and version != row["version"]:
        raise StaleVersion
    return row


def _missing(connection: Any, comment_id: CommentId, revision: int) -> list[str]:
    """The required checks that have not answered: the actor's decision to go without them is logged by name."""
    answered = findings.answered(connection, [comment_id])
    return [check for check in REQUIRED_CHECKS if (comment_id, revision, check) not in answered]


def _objection(after: Status, now: Any, days: int) -> Any:
    contestable = after in {Status.REJECTED, Status.SPAM, Status.REMOVED}
    return now + timedelta(days=days) if contestable else None


def _require_sane(redactions: Sequence[Redaction], length: int) -> None:
    ordered = sorted(redactions, key=lambda cut: cut.start)
    inside = all(0 <= cut.start < cut.end <= length and len(cut.replacement) <= 200 for cut in ordered)
    apart = all(first.end <= second.start for first, second in pairwise(ordered))
    if not (inside and apart):
        raise InvalidFields(
            [FieldError("redactions", "invalid_span", N_("The redactions must lie within the text and not overlap."))]
        )
