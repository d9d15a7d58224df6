"""Texts that other blogs' software hands in: to be judged, or as examples. Kept only until they have been read.

A question is tried once: whoever asked is gone by the time of a second try and asks anew. An example is a person's
work, so it is leased like a row of the outbox and comes back when its worker dies.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, and_, bindparam, delete, insert, or_, select, update

from service.comments.consultation import Opinion, Purpose
from service.comments.sites import SiteId
from service.store.database import Database
from service.store.prepared import Prepared
from service.store.tables_of_opinions import consultations

FRESH = timedelta(seconds=10)  # beyond it nobody waits for the answer any more, also where two clocks differ a little
ANSWERED = timedelta(minutes=5)  # how long an answer, which has no text, can still be fetched
EXAMPLES_KEPT = timedelta(days=30)  # of examples that cannot be learnt from
LEASE = timedelta(seconds=60)
TRIES = 3

_INSERT = insert(consultations)
_ANSWER = Prepared(select(consultations.c.answer).where(consultations.c.id == bindparam("id")))
_IS_QUESTION = consultations.c.purpose == Purpose.CHECK
_UNTRIED = and_(_IS_QUESTION, consultations.c.attempts == 0, consultations.c.created_at > bindparam("since"))
_EXAMPLE_DUE = and_(~_IS_QUESTION, consultations.c.attempts < TRIES, consultations.c.due_at <= bindparam("now"))
_QUESTIONS = (
    select(consultations)
    .where(_UNTRIED)
    .order_by(consultations.c.created_at)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_EXAMPLES = (
    select(consultations)
    .where(_EXAMPLE_DUE)
    .order_by(consultations.c.due_at)
    .limit(bindparam("limit"))
    .with_for_update(skip_locked=True)
)
_TAKE = (
    update(consultations)
    .where(consultations.c.id == bindparam("row_id"))
    .values(attempts=consultations.c.attempts + 1, due_at=bindparam("until"))
)
_SETTLE = (
    update(consultations)
    .where(consultations.c.id == bindparam("row_id"))
    .values(answer=bindparam("opinion"), content=bindparam("nothing"))
)
_OLD = or_(
    and_(_IS_QUESTION, consultations.c.created_at <= bindparam("answered")),
    consultations.c.created_at <= bindparam("kept"),
)
_ANY_OLD = select(consultations.c.id).where(_OLD).limit(1)
_ANY_QUESTION = select(consultations.c.id).where(_UNTRIED).limit(1)
_ANY_EXAMPLE = select(consultations.c.id).where(_EXAMPLE_DUE).limit(1)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """One text; `content` has the fields of a `Submission`."""

    id: UUID
    site_id: SiteId
    purpose: Purpose
    content: Mapping[str, Any]


def add(connection: Connection, given: HandedIn, now: datetime) -> None:
    row = {"id": given.id, "site_id": given.site_id, "purpose": given.purpose, "content": dict(given.content)}
    connection.execute(_INSERT, {**row, "answer": "", "attempts": 0, "due_at": now, "created_at": now})


def answer(database: Database, row_id: UUID) -> Opinion | None:
    """What a worker has answered, None while none has. Raises `StoreAway`."""
    row = database.first(_ANSWER, {"id": row_id})
    return Opinion(row["answer"]) if row is not None and row["answer"] else None


def any_question(connection: Connection, now: datetime) -> bool:
    """Whether somebody waits for an answer."""
    return connection.execute(_ANY_QUESTION, {"since": now - FRESH}).first() is not None


def any_example(connection: Connection, now: datetime) -> bool:
    """Whether there is an example to learn from."""
    return connection.execute(_ANY_EXAMPLE, {"now": now}).first() is not None


def claim_questions(connection: Connection, now: datetime, limit: int) -> list[HandedIn]:
    """Up to `limit` questions that somebody still waits for; none of them is handed out again."""
    return _taken(connection, _QUESTIONS, {"since": now - FRESH, "limit": limit}, now)


def claim_examples(connection: Connection, now: datetime, limit: int) -> list[HandedIn]:
    """Up to `limit` examples, leased for `LEASE`."""
    return _taken(connection, _EXAMPLES, {"now": now, "limit": limit}, now)


def _taken(connection: Connection, query: Any, given: Mapping[str, Any], now: datetime) -> list[HandedIn]:
    rows = connection.execute(query, given).mappings().all()
    if rows:
        connection.execute(_TAKE, [{"row_id": row["id"], "until": now + LEASE} for row in rows])
    return [HandedIn(row["id"], SiteId(row["site_id"]), Purpose(row["purpose"]), row["content"]) for row in rows]


def settle(connection: Connection, answers: Mapping[UUID, Opinion]) -> None:
    """Keep the answers and let go of the texts."""
    if answers:
        connection.execute(_SETTLE, [{"row_id": key, "opinion": said, "nothing": {}} for key, said in answers.items()])


def drop(connection: Connection, ids: Sequence[UUID]) -> None:
    """Examples that have been learnt from."""
    if ids:
        connection.execute(delete(consultations).where(consultations.c.id.in_(ids)))


def anything_old(connection: Connection, now: datetime) -> bool:
    """Whether there is something to `forget`."""
    return connection.execute(_ANY_OLD, {"answered": now - ANSWERED, "kept": now - EXAMPLES_KEPT}).first() is not None


def forget(connection: Connection, now: datetime) -> None:
    """Let go of questions that nobody waits for, and of examples that could not be learnt from in all their time."""
    connection.execute(delete(consultations).where(_OLD), {"answered": now - ANSWERED, "kept": now - EXAMPLES_KEPT})
