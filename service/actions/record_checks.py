"""Save what checks said, and decide where every required check of the present revision has answered.

A result for words that have changed since is dropped. A batch is one transaction: its rows leave the outbox in the
same moment as their comments get a state, so a worker may die anywhere and each comment is decided exactly once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from service.actions import Services, second_look
from service.actions.publish import take_back
from service.clock import new_id
from service.comments.comment import CommentId
from service.comments.decision import REQUIRED_CHECKS, Reason, Verdict, decide, risk
from service.comments.findings import CheckResult, Outcome
from service.comments.sites import Site, SiteId
from service.comments.states import Status
from service.store import audit, comments, findings, outbox, rechecks, traces
from service.store.outbox import Due
from service.store.rechecks import TASK as RECHECK
from service.store.traces import Trace


@dataclass(frozen=True, slots=True)
class Answer:
    """What the checks said of the revision that a claimed outbox row names, and what the comment leaves behind.

    `earlier`: what they had said of it before, for a re-check.
    """

    due: Due
    results: tuple[CheckResult, ...]
    traces: tuple[Trace, ...] = ()
    earlier: Mapping[str, CheckResult] = field(default_factory=dict)


def gave_up(due: Due) -> Answer:
    """The answer for a comment that killed its worker too often: every check failed, so it is held."""
    return Answer(due, tuple(CheckResult(check, Outcome.FAILED, version="") for check in REQUIRED_CHECKS))


def record_checks(services: Services, answers: Sequence[Answer]) -> dict[Status, int]:
    """Save and decide; returns how many went to which state. Rings for what was approved."""
    now = services.clock.now()
    counts: dict[Status, int] = defaultdict(int)
    with services.database.write() as connection:
        rows = comments.locked(connection, [answer.due.comment_id for answer in answers])
        # The same words may be due twice, when they were rendered anew before their first check.
        last = {answer.due.comment_id: answer for answer in answers if _is_present(answer.due, rows)}
        present = [(answer, rows[comment_id]) for comment_id, answer in last.items()]
        findings.save(
            connection, [(answer.due.comment_id, answer.due.revision, answer.results) for answer, _ in present], now
        )
        traces.add(connection, [trace for answer, _ in present for trace in answer.traces])
        lines: dict[UUID, list[audit.Line]] = defaultdict(list)
        changed: dict[UUID, int] = defaultdict(int)
        for answer, row in present:
            site = services.sites.find(SiteId(row["site_id"]))
            assert site is not None
            decided = _decide if answer.due.task != RECHECK else _decide_again
            verdict = decided(services, connection, site, row, answer, now=now)
            if verdict is not None:
                counts[verdict.status] += 1
                lines[site.id].append(_line(row, verdict))
                changed[site.id] += answer.due.task == RECHECK
        for site_id, number in changed.items():
            if number:
                rechecks.count_changed(connection, site_id, number)
        outbox.done(connection, [answer.due.id for answer in answers])
        for site_id, written in sorted(lines.items()):
            audit.append(connection, str(site_id), written, now)
    if counts[Status.APPROVED]:
        services.bell.ring("publishing")
    return dict(counts)


def _is_present(due: Due, rows: Mapping[CommentId, RowMapping]) -> bool:
    row = rows.get(due.comment_id)
    return row is not None and row["revision"] == due.revision


def _decide(
    services: Services, connection: Connection, site: Site, row: RowMapping, answer: Answer, *, now: datetime
) -> Verdict | None:
    if row["status"] != Status.RECEIVED:
        return None
    results = _results(connection, row, answer)
    verdict = _verdict(services, site, row, results)
    if verdict is not None:
        _become(connection, site, row, verdict, results=results, now=now)
    return verdict


def _verdict(services: Services, site: Site, row: RowMapping, results: Mapping[str, CheckResult]) -> Verdict | None:
    sampled = services.seals.is_sampled(CommentId(row["id"]), site.rules.spam_sample)
    return decide(site.rules, results, sampled=sampled)


def _results(connection: Connection, row: RowMapping, answer: Answer) -> Mapping[str, CheckResult]:
    results = {result.check: result for result in answer.results}
    if any(check not in results for check in REQUIRED_CHECKS):
        return findings.of_revision(connection, CommentId(row["id"]), row["revision"])
    return results


def _decide_again(
    services: Services, connection: Connection, site: Site, row: RowMapping, answer: Answer, *, now: datetime
) -> Verdict | None:
    """What a re-check changes: held comments are decided anew unless a person has spoken; published ones that rules
    approved are taken back where the rules would hold them now, and those that a person approved get a second look at
    what that person had not been shown.
    """
    results = _results(connection, row, answer)
    verdict = _verdict(services, site, row, results)
    if verdict is None or row["status"] not in (Status.HELD, Status.PUBLISHED):
        return None
    by_person = any(
        not decision["actor"].startswith("system:")
        for decision in findings.decisions_of(connection, row["id"])
        if decision["revision"] == row["revision"]
    )
    if row["status"] == Status.HELD:
        if by_person or verdict.status is Status.HELD:
            reasons = row["reasons"] if by_person else list(verdict.reasons)
            comments.touch(connection, row["id"], reasons=reasons, **_scores(results))
            return None
        _become(connection, site, row, verdict, results=results, now=now)
        return verdict
    objections = second_look.objections(verdict)
    comments.touch(connection, row["id"], **_scores(results))
    if by_person:
        asked = Reason.SECOND_LOOK in row["reasons"]
        if objections and (asked or second_look.says_more(connection, site, row, results, answer.earlier)):
            comments.touch(connection, row["id"], reasons=[Reason.SECOND_LOOK, *objections])
        elif asked:
            comments.touch(connection, row["id"], reasons=[])
        return None
    if not objections:
        return None
    back = Verdict(Status.HELD, (Reason.RULES_CHANGED, *objections), verdict.rule_version)
    _become(connection, site, row, back, results=results, now=now)
    take_back(connection, row, now)
    return back


def _scores(results: Mapping[str, CheckResult]) -> dict[str, float]:
    return {"spam_score": results["spam"].score, "risk": risk(results)}


def _become(
    connection: Connection,
    site: Site,
    row: RowMapping,
    verdict: Verdict,
    *,
    results: Mapping[str, CheckResult],
    now: datetime,
) -> None:
    comment_id = CommentId(row["id"])
    changes: dict[str, Any] = {
        "reasons": list(verdict.reasons),
        **_scores(results),
        "decided_at": None if verdict.status is Status.HELD else now,
    }
    if verdict.status is Status.SPAM:
        changes["object_until"] = now + timedelta(days=site.rules.objection_days)
    comments.move(connection, row, verdict.status, **changes)
    findings.add_decision(
        connection,
        {
            "id": new_id(now),
            "comment_id": comment_id,
            "revision": row["revision"],
            "action": "decide",
            "before": row["status"],
            "after": verdict.status,
            "reasons": list(verdict.reasons),
            "actor": f"system:{verdict.rule_version}",
            "rule_version": verdict.rule_version,
            "created_at": now,
        },
    )
    if verdict.status is Status.APPROVED:
        outbox.add(connection, "publish", comment_id, row["revision"], now)


def _line(row: RowMapping, verdict: Verdict) -> audit.Line:
    body = {"from": row["status"], "to": verdict.status, "revision": row["revision"], "reasons": list(verdict.reasons)}
    return audit.Line("decided", f"system:{verdict.rule_version}", row["id"], body)
