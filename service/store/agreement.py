"""What people decided on comments, beside what rules found in them: for the precision of rules and for trials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from sqlalchemy import Connection, RowMapping, and_, select

from service.comments.sites import SiteId
from service.comments.states import Status
from service.store.tables import comments, decisions, findings, revisions

APPROVED, REFUSED = "approved", "refused"

_REFUSALS = (Status.REJECTED, Status.SPAM, Status.REMOVED)
_CHUNK = 500


def judgements(connection: Connection, site_id: SiteId) -> dict[UUID, str]:
    """The last judgement of a person on each comment of a site: `approved` as it was written, or `refused`.

    Approved with replacements counts as refused: what was found had to go.
    """
    query = (
        select(decisions.c.comment_id, decisions.c.after, decisions.c.redactions)
        .join(comments, comments.c.id == decisions.c.comment_id)
        .where(comments.c.site_id == site_id, ~decisions.c.actor.startswith("system:"))
        .order_by(decisions.c.created_at, decisions.c.id)
    )
    last: dict[UUID, str] = {}
    for row in connection.execute(query):
        if row.after == Status.APPROVED:
            last[row.comment_id] = REFUSED if row.redactions else APPROVED
        elif row.after in _REFUSALS:
            last[row.comment_id] = REFUSED
        else:
            last.pop(row.comment_id, None)
    return last


def found_in(connection: Connection, ids: Sequence[UUID]) -> Iterator[tuple[UUID, str, str]]:
    """Which rules found something in the present words of these comments: comment, check, rule, each once.

    Credits are left out: they speak for a comment.
    """
    for chunk in _chunks(ids):
        query = (
            select(findings.c.comment_id, findings.c.check_name, findings.c.rule)
            .join(comments, and_(comments.c.id == findings.c.comment_id, comments.c.revision == findings.c.revision))
            .where(findings.c.comment_id.in_(chunk), findings.c.score >= 0)
            .distinct()
        )
        for row in connection.execute(query):
            yield row.comment_id, row.check_name, row.rule


def words_of(connection: Connection, ids: Sequence[UUID]) -> Iterator[RowMapping]:
    """The present words of these comments with their sender, as they were typed."""
    for chunk in _chunks(ids):
        query = (
            select(
                comments.c.id,
                comments.c.email,
                comments.c.language,
                revisions.c.author,
                revisions.c.url,
                revisions.c.source,
            )
            .join(revisions, and_(revisions.c.comment_id == comments.c.id, revisions.c.number == comments.c.revision))
            .where(comments.c.id.in_(chunk))
        )
        yield from connection.execute(query).mappings()


def _chunks(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    return (ids[first : first + _CHUNK] for first in range(0, len(ids), _CHUNK))
