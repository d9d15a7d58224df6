"""`GET …/threads` and `GET …/counts`: a page's published comments as JSON, and how many there are.

Nothing but the public copies is read (law 3). The stored JSON of each comment is only joined; the joined answer is kept
per process for as long as the page's thread has the same version.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from urllib.parse import parse_qsl
from uuid import UUID

import orjson
from flask import Blueprint, Response, request

from service.comments.errors import FieldError, InvalidFields
from service.comments.messages import N_
from service.policy.pages import BadPage, canonical_page
from service.store import threads
from service.store.prepared import Row
from service.store.threads import Place
from service.web.api.nesting import json_of
from service.web.context import services, shelf, site_or_404
from service.web.cors import shared
from service.web.guards import public
from service.web.kept import Kept, answer

blueprint = Blueprint("threads", __name__)

JSON = "application/json"
DEFAULT_LIMIT = 100
LARGEST_LIMIT = 200
MOST_COUNTS = 200
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@blueprint.get("/api/v1/sites/<site>/threads")
@shared
@public
def read_thread(site: str) -> Response:
    """A page's comments, `limit` at a time; `next` goes into `after` of the following call."""
    found = site_or_404(site)
    asked = _asked(request.query_string)
    head = threads.head(services().database, found.id, asked.page)
    if head is None or not head["version"]:
        return answer(Kept(_joined(asked.page, 0, [], None)), JSON)
    key = ("json", head["id"], asked.limit, asked.newest, asked.after)
    return answer(shelf().get(key, head["version"], lambda: _made(asked, head)), JSON)


@blueprint.get("/api/v1/sites/<site>/counts")
@shared
@public
def count_threads(site: str) -> Response:
    """How many comments each page has, under the address it was asked by."""
    found = site_or_404(site)
    asked = request.args.getlist("page")
    if not 1 <= len(asked) <= MOST_COUNTS:
        sentence = N_("Ask for at least one page and at most %(limit)s.")
        raise InvalidFields([FieldError("page", "invalid_number", sentence, {"limit": MOST_COUNTS})])
    canonical = {address: _canonical(address) for address in asked}
    with services().database.read() as connection:
        counts = threads.counts(connection, found.id, set(canonical.values()))
    content = {"counts": {address: counts.get(url, 0) for address, url in canonical.items()}}
    return answer(Kept(orjson.dumps(content)), JSON)


@dataclass(frozen=True, slots=True)
class _Asked:
    """Which part of which page's thread."""

    page: str
    limit: int
    newest: bool
    after: Place | None


@lru_cache(maxsize=1_000)
def _asked(query_string: bytes) -> _Asked:
    """What a query string asks for; of a name that stands there twice, the first counts. Raises `InvalidFields`."""
    query = dict(reversed(parse_qsl(query_string.decode(errors="replace"), keep_blank_values=True)))
    return _Asked(
        page=_canonical(query.get("page", "")),
        limit=_limit(query.get("limit", "")),
        newest=_newest(query.get("order", "")),
        after=_place(query.get("after", "")),
    )


def _made(asked: _Asked, head: Row) -> Kept:
    with services().database.read() as connection:
        rows = threads.comments(connection, head["id"], after=asked.after, limit=asked.limit + 1, newest=asked.newest)
    shown = rows[: asked.limit]
    following = _written(shown[-1]["received_at"], shown[-1]["comment_id"]) if len(rows) > asked.limit else None
    return Kept(_joined(asked.page, head["count"], [json_of(row) for row in shown], following))


def page_asked() -> str:
    """The canonical address in the query's `page`. Raises `InvalidFields`."""
    return _canonical(request.args.get("page", ""))


def _canonical(address: str) -> str:
    try:
        return canonical_page(address)
    except BadPage as fault:
        raise InvalidFields([fault.error]) from fault


def _joined(page: str, count: int, comments: list[str], following: str | None) -> bytes:
    listed = ",".join(comments)
    address, cursor = orjson.dumps(page).decode(), orjson.dumps(following).decode()
    return f'{{"page":{address},"count":{count},"comments":[{listed}],"next":{cursor}}}'.encode()


def _limit(text: str) -> int:
    if not text:
        return DEFAULT_LIMIT
    if not (text.isascii() and text.isdigit() and len(text) <= 3 and 1 <= int(text) <= LARGEST_LIMIT):
        sentence = N_("Use a whole number from 1 to %(limit)s.")
        raise InvalidFields([FieldError("limit", "invalid_number", sentence, {"limit": LARGEST_LIMIT})])
    return int(text)


def _newest(order: str) -> bool:
    if order not in ("", "oldest", "newest"):
        raise InvalidFields([FieldError("order", "invalid_choice", N_("Use oldest or newest."))])
    return order == "newest"


def _written(received_at: datetime, comment_id: UUID) -> str:
    return f"{(received_at - _EPOCH) // timedelta(microseconds=1):x}-{comment_id.hex}"


def _place(text: str) -> Place | None:
    if not text:
        return None
    moment, _, comment_id = text.partition("-")
    try:
        if len(text) > 60 or len(comment_id) != 32:
            raise ValueError
        return Place(_EPOCH + timedelta(microseconds=int(moment, 16)), UUID(hex=comment_id))
    except (ValueError, OverflowError) as error:
        sentence = N_("Use the value of “next” from the answer before, unchanged.")
        raise InvalidFields([FieldError("after", "invalid_cursor", sentence)]) from error
