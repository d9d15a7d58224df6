"""The append-only log: one chain a site, each line carrying the hash of the one before.

A line says who did what to which comment and when, never what the comment said. The hash is SHA-256 over the line as
JSON with sorted keys; `verify` walks a chain and names the first line that does not follow.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, RowMapping, bindparam, insert, select, text

from service.store.prepared import Prepared, insert_all
from service.store.tables import audit

START = "0" * 64
INSTALLATION = "installation"


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened. `actor` is `author`, `system:<rule>` or `person:<id>`; `body` holds ids and codes."""

    event: str
    actor: str
    comment_id: UUID | None = None
    body: Mapping[str, Any] = field(default_factory=dict)


_INSERT = insert_all(audit)
_LAST = Prepared(
    select(audit.c.number, audit.c.hash)
    .where(audit.c.chain == bindparam("chain"))
    .order_by(audit.c.number.desc())
    .limit(1)
)


def append(connection: Connection, chain: str, lines: Iterable[Line], now: datetime) -> None:
    """Add lines at the end of a chain, in this transaction. Call it last: on PostgreSQL it holds the chain's lock."""
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(hashtextextended(:chain, 0))"), {"chain": chain})
    last = _LAST.first(connection, {"chain": chain})
    number, previous = (last["number"], last["hash"]) if last else (0, START)
    rows = []
    for line in lines:
        number += 1
        row = {
            "chain": chain,
            "number": number,
            "at": now,
            "event": line.event,
            "actor": line.actor,
            "comment_id": line.comment_id,
            "body": orjson.dumps(dict(line.body), option=orjson.OPT_SORT_KEYS).decode(),
            "previous": previous,
        }
        row["hash"] = previous = digest(row)
        rows.append(row)
    if len(rows) == 1:
        _INSERT.run(connection, rows[0])
    elif rows:
        connection.execute(insert(audit), rows)


def digest(row: Mapping[str, Any] | RowMapping) -> str:
    """The hash of one line: SHA-256 of its fields but `hash`, as JSON with sorted keys."""
    content = {
        "chain": row["chain"],
        "number": row["number"],
        "at": row["at"].isoformat(timespec="microseconds"),
        "event": row["event"],
        "actor": row["actor"],
        "comment_id": str(row["comment_id"]) if row["comment_id"] else None,
        "body": row["body"],
        "previous": row["previous"],
    }
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()


def verify(connection: Connection, chain: str) -> tuple[int, int | None]:
    """How many lines follow from one another, and the number of the first that does not (None when all do)."""
    previous, expected = START, 1
    rows = connection.execution_options(stream_results=True).execute(
        select(audit).where(audit.c.chain == chain).order_by(audit.c.number)
    )
    for row in rows.mappings():
        if row["number"] != expected or row["previous"] != previous or digest(row) != row["hash"]:
            return expected - 1, expected
        previous, expected = row["hash"], expected + 1
    return expected - 1, None


def chains(connection: Connection) -> list[str]:
    return list(connection.scalars(select(audit.c.chain).distinct().order_by(audit.c.chain)))


def of_comment(connection: Connection, comment_id: UUID) -> list[RowMapping]:
    """The lines about one comment, oldest first."""
    query = select(audit).where(audit.c.comment_id == comment_id).order_by(audit.c.number)
    return list(connection.execute(query).mappings())
