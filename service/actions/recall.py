"""What the store remembers about comments that are due for their checks: who else sent this form, this text, this host.

Asked by workers before the checks, so that a request pays nothing for it. Every lookup is by one indexed value and
takes the newest few rows only. Comments of one batch know of those before them; two workers that check copies in the
same instant do not, and the next copy is seen.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import NamedTuple
from urllib.parse import urlsplit
from uuid import UUID

from sqlalchemy import Connection, RowMapping

from service.actions import Services
from service.comments.comment import CommentId, History, Proof
from service.comments.states import Status
from service.policy import likeness
from service.store import threads, traces
from service.store.prepared import Row
from service.store.traces import Trace

RECENT = timedelta(minutes=10)
SETTLED = timedelta(days=1)
"""How long a comment must have stood that no person has decided on before it speaks for its writer."""
_MOST_HOSTS = 5
_APPROVED = (Status.APPROVED, Status.PUBLISHED)


@dataclass(frozen=True, slots=True)
class Recalled:
    """What is known of one comment, what it leaves behind once it has been checked, and what others wrote beside it."""

    history: History
    traces: tuple[Trace, ...]
    thread: tuple[str, ...] = ()


class _Alike(NamedTuple):
    """Where a text stands that is nearly the same, and who sent it."""

    page_id: UUID
    sender_hash: str


class _Seen(NamedTuple):
    """One comment with what was found by each of its values."""

    row: RowMapping
    traces: dict[str, list[Trace]]
    token: list[Trace]
    from_network: int
    alike: list[_Alike]
    hosts: list[list[Trace]]
    of_sender: list[Row]
    thread: tuple[str, ...]


def recall(services: Services, rows: Iterable[RowMapping]) -> dict[CommentId, Recalled]:
    """What is known of these comments (rows of `store.comments.to_check`); nothing is written."""
    in_order = sorted(rows, key=lambda row: row["id"].int)
    earlier: dict[str, list[Trace]] = defaultdict(list)
    with services.database.read() as connection:
        seen = [_look(services, connection, row, earlier) for row in in_order]
        decided = traces.decided(connection, {one for each in seen for one in _to_ask_about(each)})
    return {
        CommentId(each.row["id"]): Recalled(
            _history(each, decided), tuple(trace for kept in each.traces.values() for trace in kept), each.thread
        )
        for each in seen
    }


def _look(services: Services, connection: Connection, row: RowMapping, earlier: dict[str, list[Trace]]) -> _Seen:
    own: dict[str, list[Trace]] = {}

    def kept(kind: str, text: str) -> tuple[str, list[Trace]]:
        """The value that this comment leaves behind, and who left it in this batch before."""
        value = services.seals.hash("trace", f"{kind}:{text}")[:20]
        trace = Trace(value, row["id"], row["site_id"], row["page_id"], row["sender_hash"])
        own[value] = [trace]
        before = [one for one in earlier[value] if one.comment_id != row["id"]]
        earlier[value].append(trace)
        return value, before

    def others(kind: str, text: str) -> list[Trace]:
        value, before = kept(kind, text)
        return [*before, *traces.same(connection, value, row["id"])]

    site, nonce = row["site_id"].hex, row["evidence"].get("nonce", "")
    bands = likeness.bands(row["plain"], lambda word: services.seals.hash("trace", word))
    return _Seen(
        row,
        own,
        token=others("form", nonce) if nonce else [],
        from_network=_from_network(connection, row, *kept(f"network:{site}", row["network_hash"]))
        if row["network_hash"]
        else 0,
        alike=_alike(connection, row, [kept("words", band) for band in bands]),
        hosts=[others(f"host:{site}", host) for host in _hosts(row)],
        of_sender=_of_sender(connection, row),
        thread=threads.said_by_others(connection, row["page_id"], row["sender_hash"])
        if row["url"] or row["links"]
        else (),
    )


def _from_network(connection: Connection, row: RowMapping, value: str, before: Sequence[Trace]) -> int:
    since = row["received_at"] - RECENT
    first = traces.first_id(since)
    return sum(trace.comment_id >= first for trace in before) + traces.recently(connection, value, row["id"], since)


def _alike(connection: Connection, row: RowMapping, bands: Sequence[tuple[str, Sequence[Trace]]]) -> list[_Alike]:
    """Those that agree in bands enough: of this batch, and of what was checked before."""
    times: dict[UUID, int] = defaultdict(int)
    found: dict[UUID, _Alike] = {}
    for _, before in bands:
        for trace in before:
            times[trace.comment_id] += 1
            found[trace.comment_id] = _Alike(trace.page_id, trace.sender_hash)
    for one in traces.sharing(connection, [value for value, _ in bands], row["id"], likeness.ALIKE_FROM):
        times[one["comment_id"]] = one["times"]
        found[one["comment_id"]] = _Alike(one["page_id"], one["sender_hash"])
    return [found[one] for one, count in times.items() if count >= likeness.ALIKE_FROM]


def _hosts(row: RowMapping) -> list[str]:
    """The hosts that the comment leads to, without the blog's own."""
    blog = _host(row["page_url"])
    named = dict.fromkeys(_host(url) for url in (row["url"], *row["links"]) if url)
    return [host for host in named if host and host != blog][:_MOST_HOSTS]


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _of_sender(connection: Connection, row: RowMapping) -> list[Row]:
    """Earlier comments with the same e-mail address: a name alone is anybody's."""
    if not row["email_hash"]:
        return []
    found = traces.of_sender(connection, row["site_id"], row["sender_hash"])
    return [one for one in found if one["id"] != row["id"]]


def _to_ask_about(seen: _Seen) -> Iterable[UUID]:
    yield from (trace.comment_id for host in seen.hosts for trace in host)
    yield from (one["id"] for one in seen.of_sender)


def _history(seen: _Seen, decided: dict[UUID, str]) -> History:
    row = seen.row
    recent = traces.first_id(row["received_at"] - RECENT)
    from_sender = [one for one in seen.of_sender if one["id"] >= recent]
    approved = [one for one in seen.of_sender if _speaks_for_its_writer(one, row, decided)]
    proof = _proof(row, approved)
    return History(
        alike_elsewhere=len({trace.page_id for trace in seen.alike} - {row["page_id"]}),
        alike_here=len(
            {trace.sender_hash for trace in seen.alike if trace.page_id == row["page_id"]} - {row["sender_hash"]}
        ),
        token_uses=len(seen.token),
        from_network=seen.from_network,
        from_sender=len(from_sender),
        sender_pages=len({one["page_id"] for one in from_sender} - {row["page_id"]}),
        host_spam=max((_spam([trace.comment_id for trace in host], decided) for host in seen.hosts), default=0),
        sender_spam=_spam([one["id"] for one in seen.of_sender], decided),
        approved=0 if proof is Proof.NONE else len(approved),
        proof=proof,
    )


def _spam(ids: Sequence[UUID], decided: dict[UUID, str]) -> int:
    """How many of these people decided are spam; none where they let half as many pass: much-used hosts serve both."""
    said = [decided[one] for one in ids if one in decided]
    spam, good = said.count(Status.SPAM), sum(status in _APPROVED for status in said)
    return spam if spam > 2 * good else 0


def _speaks_for_its_writer(one: Row, row: RowMapping, decided: dict[UUID, str]) -> bool:
    """Approved by a person, or standing for a day: nobody earns trust by the comment before this one."""
    return one["status"] in _APPROVED and (one["id"] in decided or one["received_at"] <= row["received_at"] - SETTLED)


def _proof(row: RowMapping, approved: Sequence[Row]) -> Proof:
    earlier = row["evidence"].get("earlier", "")
    if any(str(one["id"]) == earlier for one in approved):
        return Proof.RECEIPT
    network = row["network_hash"]
    return Proof.NETWORK if network and any(one["network_hash"] == network for one in approved) else Proof.NONE
