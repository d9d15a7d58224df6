"""What people decided on comments, beside what rules found in them: for the precision of rules and for trials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, and_, select

from service.comments.agreement import Agreement, Hit, Judgement, hit_of, judged
from service.comments.decision import Action
from service.comments.lesson import is_by_person
from service.comments.sites import SiteId
from service.comments.states import Status
from service.store.findings import finding_of
from service.store.tables import comments, decisions, findings, revisions

NEWEST = 500
"""Of so many comments in each state, the newest, it is looked at what rules found in them and what people said."""

_CHUNK = 500
_GONE = (Status.RECEIVED, Status.WITHDRAWN, Status.ERASED)


def agreement_on(connection: Connection, site_id: SiteId, newest: int = NEWEST) -> Agreement:
    """How often people agreed with each rule that hit the newest comments of a site."""
    agreement = Agreement()
    for status in Status:
        if status not in _GONE:
            ids = list(connection.scalars(_newest(site_id, status, newest)))
            said = _said_of(connection, ids)
            hits: dict[UUID, list[Hit]] = {}
            for comment_id, hit in hits_in(connection, ids):
                hits.setdefault(comment_id, []).append(hit)
            for comment_id, found in hits.items():
                agreement.add(said.get(comment_id), found)
    return agreement


def judgements(connection: Connection, site_id: SiteId) -> dict[UUID, Judgement]:
    """The last judgement of a person on each comment of a site."""
    return _last(connection, comments.c.site_id == site_id)


def hits_in(connection: Connection, ids: Sequence[UUID]) -> Iterator[tuple[UUID, Hit]]:
    """What rules found in the present words of these comments."""
    for chunk in _chunks(ids):
        query = (
            select(findings)
            .join(comments, and_(comments.c.id == findings.c.comment_id, comments.c.revision == findings.c.revision))
            .where(findings.c.comment_id.in_(chunk))
        )
        for row in connection.execute(query).mappings():
            hit = hit_of(finding_of(row))
            if hit is not None:
                yield row["comment_id"], hit


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


def _newest(site_id: SiteId, status: Status, limit: int) -> Select[Any]:
    query = select(comments.c.id).where(comments.c.site_id == site_id, comments.c.status == status)
    return query.order_by(comments.c.received_at.desc(), comments.c.id.desc()).limit(limit)


def _said_of(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, Judgement]:
    said: dict[UUID, Judgement] = {}
    for chunk in _chunks(ids):
        said |= _last(connection, comments.c.id.in_(chunk))
    return said


def _last(connection: Connection, which: ColumnElement[bool]) -> dict[UUID, Judgement]:
    query = (
        select(decisions)
        .join(comments, comments.c.id == decisions.c.comment_id)
        .where(which)
        .order_by(decisions.c.created_at, decisions.c.id)
    )
    last: dict[UUID, Judgement] = {}
    for row in connection.execute(query).mappings():
        if not is_by_person(row["actor"]):
            continue
        said = judged(row["action"], row["reasons"], [(cut["start"], cut["end"]) for cut in row["redactions"]])
        if said is None:
            last.pop(row["comment_id"], None)
        elif row["action"] != Action.KEEP or row["comment_id"] not in last:  # replacements go on counting
            last[row["comment_id"]] = said
    return last


def _chunks(ids: Sequence[UUID]) -> Iterator[Sequence[UUID]]:
    return (ids[first : first + _CHUNK] for first in range(0, len(ids), _CHUNK))
