"""Results of checks and their findings, and decisions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Delete, RowMapping, Table, bindparam, delete, insert, select

from service.comments.comment import CommentId
from service.comments.findings import CheckResult, Finding, Mark, Outcome, Severity
from service.comments.states import Status
from service.store.prepared import insert_all
from service.store.tables import check_results, decisions, findings


def _of(table: Table) -> Delete:
    return delete(table).where(
        table.c.comment_id == bindparam("of_comment_id"),
        table.c.revision == bindparam("of_revision"),
        table.c.check_name == bindparam("of_check_name"),
    )


_FORGET_FINDINGS = _of(findings)
_FORGET_RESULTS = _of(check_results)


def save(connection: Connection, answers: Iterable[tuple[UUID, int, Iterable[CheckResult]]], now: datetime) -> None:
    """Keep what checks said of (comment, revision); what the same check said of it before is replaced."""
    results: list[dict[str, Any]] = []
    found: list[dict[str, Any]] = []
    for comment_id, revision, answered in answers:
        for result in answered:
            key = {"comment_id": comment_id, "revision": revision, "check_name": result.check}
            results.append({**key, **_result_columns(result), "created_at": now})
            found += [{**key, "number": number, **_columns(finding)} for number, finding in enumerate(result.findings)]
    if not results:
        return
    keys = [{f"of_{name}": row[name] for name in ("comment_id", "revision", "check_name")} for row in results]
    connection.execute(_FORGET_FINDINGS, keys)
    connection.execute(_FORGET_RESULTS, keys)
    connection.execute(insert(check_results), results)
    if found:
        connection.execute(insert(findings), found)


def of_revision(connection: Connection, comment_id: CommentId, revision: int) -> dict[str, CheckResult]:
    """Everything that checks said of one revision, by check."""
    kept = connection.execute(
        select(findings)
        .where(findings.c.comment_id == comment_id, findings.c.revision == revision)
        .order_by(findings.c.check_name, findings.c.number)
    ).mappings()
    by_check: dict[str, list[Finding]] = {}
    for row in kept:
        by_check.setdefault(row["check_name"], []).append(finding_of(row))
    results = connection.execute(
        select(check_results).where(check_results.c.comment_id == comment_id, check_results.c.revision == revision)
    ).mappings()
    return {
        row["check_name"]: CheckResult(
            check=row["check_name"],
            outcome=Outcome(row["outcome"]),
            version=row["version"],
            score=row["score"],
            findings=tuple(by_check.get(row["check_name"], ())),
        )
        for row in results
    }


def earlier(connection: Connection, rows: Iterable[RowMapping]) -> dict[CommentId, dict[str, CheckResult]]:
    """What checks said of the present revisions of those of these comments that have been checked before."""
    return {
        CommentId(row["id"]): of_revision(connection, CommentId(row["id"]), row["revision"])
        for row in rows
        if row["status"] != Status.RECEIVED
    }


_ADD_DECISION = insert_all(decisions)


def add_decision(connection: Connection, decision: Mapping[str, Any]) -> None:
    """Keep one decision: who or which rule version brought which revision from which state to which, and why."""
    _ADD_DECISION.run(connection, {"note": "", "redactions": [], "rule_version": "", **decision})


def answered(connection: Connection, ids: Sequence[UUID]) -> set[tuple[UUID, int, str]]:
    """Which checks have answered, as (comment, revision, check); a failed check has not."""
    query = select(check_results.c.comment_id, check_results.c.revision, check_results.c.check_name).where(
        check_results.c.comment_id.in_(ids), check_results.c.outcome == Outcome.DONE
    )
    return {(row.comment_id, row.revision, row.check_name) for row in connection.execute(query)}


def last_approvals(connection: Connection, ids: Sequence[UUID]) -> dict[tuple[UUID, int], RowMapping]:
    """The newest decision that approved each (comment, revision)."""
    query = (
        select(decisions)
        .where(decisions.c.comment_id.in_(ids), decisions.c.after == Status.APPROVED)
        .order_by(decisions.c.created_at, decisions.c.id)
    )
    return {(row["comment_id"], row["revision"]): row for row in connection.execute(query).mappings()}


def redacted(connection: Connection, ids: Sequence[UUID]) -> set[UUID]:
    """Those of these comments whose last approval has redactions."""
    return {key[0] for key, approval in last_approvals(connection, ids).items() if approval["redactions"]}


def decisions_of(connection: Connection, comment_id: UUID) -> list[RowMapping]:
    """Decisions on one comment, oldest first."""
    query = (
        select(decisions).where(decisions.c.comment_id == comment_id).order_by(decisions.c.created_at, decisions.c.id)
    )
    return list(connection.execute(query).mappings())


def _result_columns(result: CheckResult) -> dict[str, Any]:
    return {"outcome": result.outcome, "score": result.score, "version": result.version}


def _columns(finding: Finding) -> dict[str, Any]:
    return {
        "kind": finding.kind,
        "severity": finding.severity,
        "rule": finding.rule,
        "field": finding.field,
        "start": finding.start,
        "end": finding.end,
        "score": finding.score,
        "message": finding.message,
        "params": dict(finding.params),
        "replacement": finding.replacement,
        "mark": finding.mark,
    }


def finding_of(row: RowMapping) -> Finding:
    """The finding kept in a row."""
    return Finding(
        check=row["check_name"],
        kind=row["kind"],
        severity=Severity(row["severity"]),
        rule=row["rule"],
        message=row["message"],
        field=row["field"],
        start=row["start"],
        end=row["end"],
        score=row["score"],
        params=row["params"],
        replacement=row["replacement"],
        mark=Mark(row["mark"]) if row["mark"] else None,
    )
