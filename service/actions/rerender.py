"""Make renderings anew from the texts as written, when the policy or the form of public comments has changed."""

from __future__ import annotations

from dataclasses import asdict
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, or_, select, update

from service.actions import Services
from service.actions.publish import copies_of, take_back
from service.comments.comment import Rendering
from service.comments.decision import Reason
from service.comments.errors import InvalidFields
from service.comments.sites import LENGTH_CAP
from service.comments.states import Status
from service.policy.allowlist import POLICY_VERSION
from service.policy.sanitise import sanitise
from service.store import audit, comments, findings, outbox, threads
from service.store.tables import comments as comment_rows
from service.store.tables import publications, revisions

BATCH = 100

_OUTDATED = (
    select(comment_rows.c.id)
    .join(
        revisions,
        (revisions.c.comment_id == comment_rows.c.id) & (revisions.c.number == comment_rows.c.revision),
    )
    .outerjoin(publications, publications.c.comment_id == comment_rows.c.id)
    .where(
        comment_rows.c.status.not_in([Status.WITHDRAWN, Status.ERASED]),
        or_(
            revisions.c.policy_version != bindparam("policy"),
            publications.c.policy_version != bindparam("policy"),
        ),
    )
    .limit(BATCH)
)


def rerender(services: Services) -> int:
    """Bring up to `BATCH` comments to the present policy; returns how many. Public copies change in the same moment.

    Where the visible text changes, its checks run again, so that findings point at the right words, and whoever has the
    old text before them must look again. An approved text with redactions is then held: they would cover other words;
    and so is a published one that does not pass the gate again.
    A text that the present policy would refuse keeps the rendering that it was accepted with.
    """
    now = services.clock.now()
    with services.database.write() as connection:
        ids = list(connection.scalars(_OUTDATED, {"policy": POLICY_VERSION}))
        rows = comments.locked(connection, ids)
        texts = comments.present_revisions(connection, ids)
        redacted = findings.redacted(connection, ids)
        public: list[RowMapping] = []
        for comment_id, row in rows.items():
            rendering = _rendered(texts[comment_id])
            _replace(connection, row, rendering)
            moved = rendering.plain != texts[comment_id]["plain"]
            if moved:
                outbox.add(connection, "check", comment_id, row["revision"], now)
            if row["status"] in (Status.APPROVED, Status.PUBLISHED) and moved and comment_id in redacted:
                _hold(connection, row, now)
                continue
            if row["status"] == Status.PUBLISHED:
                public.append(row)
            elif moved:
                _look_again(connection, row)
        copies = copies_of(services, connection, public, now)
        for row in public:
            if row["id"] not in copies:  # would be found out of date for ever
                _hold(connection, row, now)
            elif copies[row["id"]]["html"] != texts[row["id"]]["html"]:
                _look_again(connection, row)
        if copies:
            threads.publish(connection, list(copies.values()))
            threads.renew(connection, (copy["page_id"] for copy in copies.values()), now)
    if rows:
        services.bell.ring("checks")
    return len(rows)


def _look_again(connection: Connection, row: RowMapping) -> None:
    """Let no decision pass that was made before the text as it was."""
    comments.touch(connection, row["id"], version=row["version"] + 1)


def _hold(connection: Connection, row: RowMapping, now: datetime) -> None:
    comments.move(connection, row, Status.HELD, reasons=[Reason.POLICY_CHANGED], decided_at=None)
    take_back(connection, row, now)
    body = {"from": row["status"], "to": Status.HELD, "revision": row["revision"], "reasons": [Reason.POLICY_CHANGED]}
    audit.append(
        connection, str(row["site_id"]), [audit.Line("held", f"system:{POLICY_VERSION}", row["id"], body)], now
    )


def _rendered(text: RowMapping) -> Rendering:
    try:
        return sanitise(text["source"], max_length=LENGTH_CAP)
    except InvalidFields:
        return comments.rendering(text)


def _replace(connection: Connection, row: RowMapping, rendering: Rendering) -> None:
    connection.execute(
        update(revisions)
        .where(revisions.c.comment_id == row["id"], revisions.c.number == row["revision"])
        .values(
            html=rendering.html,
            plain=rendering.plain,
            links=list(rendering.links),
            removed=[asdict(entry) for entry in rendering.removed],
            policy_version=POLICY_VERSION,
        )
    )
