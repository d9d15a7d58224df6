"""Everything about one comment, for whoever decides on it or looks into what was decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, and_, func, select

from service.comments.comment import CommentId
from service.comments.findings import CheckResult, Finding
from service.store import audit, comments, findings
from service.store.review import EXCERPT
from service.store.tables import comments as comment_table
from service.store.tables import decisions, pages, publications, revisions
from service.store.tables import findings as finding_table

EARLIER = 10


@dataclass(frozen=True, slots=True)
class Dossier:
    """A comment's row, its present words, page, what checks said, what was decided, and what stands around it.

    `public` is its public copy, None when nobody can read it. `earlier` are comments of the same sender on the same
    site: same e-mail address or, without one, same name. Each of `around` has `author`, `excerpt`, `page_url`,
    `page_title`.
    """

    comment: RowMapping
    revision: RowMapping
    page: RowMapping
    checks: Mapping[str, CheckResult]
    decisions: Sequence[RowMapping]
    audit: Sequence[RowMapping]
    parent: RowMapping | None
    earlier: Sequence[RowMapping]
    public: RowMapping | None

    @property
    def findings(self) -> list[Finding]:
        """Everything that was found: in the text first, in its order, then in the other fields, then of the whole."""
        every = [finding for result in self.checks.values() for finding in result.findings]
        return sorted(every, key=_reading_order)


def dossier(connection: Connection, comment_id: CommentId) -> Dossier:
    """Everything about one comment. Raises `NotFound`."""
    row = comments.one(connection, comment_id)
    return Dossier(
        comment=row,
        revision=comments.revision(connection, comment_id, row["revision"]),
        page=connection.execute(select(pages).where(pages.c.id == row["page_id"])).mappings().one(),
        checks=findings.of_revision(connection, comment_id, row["revision"]),
        decisions=findings.decisions_of(connection, comment_id),
        audit=audit.of_comment(connection, comment_id),
        parent=_parent(connection, row),
        earlier=_earlier(connection, row),
        public=connection.execute(select(publications).where(publications.c.comment_id == comment_id))
        .mappings()
        .first(),
    )


def findings_of(connection: Connection, rows: Sequence[RowMapping]) -> dict[UUID, list[Finding]]:
    """What was found in the present revisions of these comments, graver first."""
    found: dict[UUID, list[Finding]] = {row["id"]: [] for row in rows}
    query = (
        select(finding_table)
        .join(
            comment_table,
            and_(
                comment_table.c.id == finding_table.c.comment_id, comment_table.c.revision == finding_table.c.revision
            ),
        )
        .where(finding_table.c.comment_id.in_(list(found)))
        .order_by(finding_table.c.comment_id, finding_table.c.check_name, finding_table.c.number)
    )
    for row in connection.execute(query).mappings():
        found[row["comment_id"]].append(findings.finding_of(row))
    return {key: sorted(every, key=lambda finding: -finding.severity.rank) for key, every in found.items()}


_AROUND = (
    select(
        comment_table.c.id,
        comment_table.c.status,
        comment_table.c.received_at,
        revisions.c.author,
        func.substr(revisions.c.plain, 1, EXCERPT + 1).label("excerpt"),
        pages.c.url.label("page_url"),
        pages.c.title.label("page_title"),
    )
    .join(
        revisions,
        and_(revisions.c.comment_id == comment_table.c.id, revisions.c.number == comment_table.c.revision),
    )
    .join(pages, pages.c.id == comment_table.c.page_id)
)


def _parent(connection: Connection, row: RowMapping) -> RowMapping | None:
    if row["parent_id"] is None:
        return None
    return connection.execute(_AROUND.where(comment_table.c.id == row["parent_id"])).mappings().first()


def _earlier(connection: Connection, row: RowMapping) -> Sequence[RowMapping]:
    query = (
        _AROUND.where(
            comment_table.c.site_id == row["site_id"],
            comment_table.c.sender_hash == row["sender_hash"],
            comment_table.c.received_at < row["received_at"],
        )
        .order_by(comment_table.c.received_at.desc())
        .limit(EARLIER)
    )
    return connection.execute(query).mappings().all()


def _reading_order(finding: Finding) -> tuple[Any, ...]:
    whole = finding.start is None
    return whole, finding.field != "comment", finding.field, finding.start or 0, -finding.severity.rank, -finding.score


def decided(connection: Connection, decision_id: UUID) -> RowMapping | None:
    """One decision and the site of its comment, or None."""
    query = (
        select(decisions, comment_table.c.site_id)
        .join(comment_table, comment_table.c.id == decisions.c.comment_id)
        .where(decisions.c.id == decision_id)
    )
    return connection.execute(query).mappings().first()
