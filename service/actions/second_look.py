"""A second look at what a person let stand and newer rules would hold: when it is asked for, and that somebody looked.

Nobody is asked twice about the same: what the person had been shown who approved the comment, and what others have
said of since that it stays, is known – the one from the findings before, the other from the log.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, RowMapping

from service.clock import new_id
from service.comments.comment import CommentId
from service.comments.decision import Action, Reason, Verdict, decide
from service.comments.errors import IllegalTransition
from service.comments.findings import CheckResult, Severity
from service.comments.messages import N_
from service.comments.people import Actor
from service.comments.sites import Site
from service.comments.states import Status
from service.store import audit, comments, findings, outbox

Results = Mapping[str, CheckResult]
Spot = tuple[str, str, str, int | None, int | None]
"""What holds a comment and where: check, kind, field, start, end."""


def objections(verdict: Verdict) -> list[Reason]:
    """Why rules would hold a comment that stands published."""
    return [reason for reason in verdict.reasons if reason not in (Reason.CLEAN, Reason.REVIEW_ALL)]


def says_more(connection: Connection, site: Site, row: RowMapping, results: Results, earlier: Results) -> bool:
    """Whether there is a reason to hold, or something to hold for, that nobody has been shown yet."""
    now, then = decide(site.rules, results), decide(site.rules, earlier)
    reasons, spots = _kept(connection, row)
    if then is not None:
        reasons |= set(objections(then))
        spots |= _holding(earlier)
    elif not reasons:
        return True
    return now is None or bool(set(objections(now)) - reasons) or bool(_holding(results) - spots)


def keep(connection: Connection, actor: Actor, row: RowMapping, *, note: str, now: datetime) -> UUID:
    """Note that somebody has looked again and the comment stays; returns the decision's id.

    Its reasons are those for which rules would have held the comment. Raises `IllegalTransition` where nobody asked.
    """
    if row["status"] != Status.PUBLISHED or Reason.SECOND_LOOK not in row["reasons"]:
        raise IllegalTransition(N_("Nothing asks for a second look at this comment any more. Load it again."))
    comment_id = CommentId(row["id"])
    decision_id = new_id(now)
    reasons = [reason for reason in row["reasons"] if reason != Reason.SECOND_LOOK]
    kept = {"comment_id": comment_id, "revision": row["revision"], "reasons": reasons, "note": note}
    states = {"before": Status.PUBLISHED, "after": Status.PUBLISHED}
    comments.touch(connection, comment_id, reasons=[], version=row["version"] + 1)
    findings.add_decision(
        connection, {**kept, **states, "id": decision_id, "action": Action.KEEP, "actor": actor.name, "created_at": now}
    )
    outbox.add(connection, "learn", comment_id, row["revision"], now)
    seen = _holding(findings.of_revision(connection, comment_id, row["revision"]))
    body: dict[str, Any] = {"from": Status.PUBLISHED, "to": Status.PUBLISHED, "revision": row["revision"]}
    body |= {"reasons": reasons, "seen": sorted(seen, key=str)}
    audit.append(connection, str(row["site_id"]), [audit.Line("moderated", actor.name, comment_id, body)], now)
    return decision_id


def _kept(connection: Connection, row: RowMapping) -> tuple[set[str], set[Spot]]:
    """For which reasons and spots somebody has said of these words that they stay."""
    bodies = [orjson.loads(line["body"]) for line in audit.of_comment(connection, row["id"])]
    kept = [body for body in bodies if "seen" in body and body["revision"] == row["revision"]]
    return {reason for body in kept for reason in body["reasons"]}, {
        _spot(*spot) for body in kept for spot in body["seen"]
    }


def _spot(check: str, kind: str, field: str, start: int | None, end: int | None) -> Spot:
    return check, kind, field, start, end


def _holding(results: Results) -> set[Spot]:
    return {
        (finding.check, finding.kind, finding.field, finding.start, finding.end)
        for result in results.values()
        for finding in result.findings
        if finding.severity.rank >= Severity.HOLD.rank
    }
