"""What a request asks of the queue: filters from the query, and the cursor that says where the next page begins."""

from __future__ import annotations

import math
import re
import struct
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import NoReturn
from uuid import UUID

from service.comments.decision import Ground, Reason
from service.comments.errors import FieldError, InvalidFields
from service.comments.messages import N_
from service.comments.sites import SiteId
from service.comments.states import Status
from service.store.review import LONGEST_SEARCH, Filters, Place, Sort

ANY = "all"
LIMIT, MOST = 25, 100
REASONS = tuple(dict.fromkeys([*map(str, Reason), *map(str, Ground)]))
_CURSOR = re.compile(r"(oldest|risk|newest)\.([0-9a-f]{16})\.([0-9a-f]{32})")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST = 253_402_300_799_000_000  # microseconds: the end of the year 9999


def filters(query: Mapping[str, str], sites: Sequence[SiteId]) -> Filters:
    """Typed filters. Raises `InvalidFields` naming the parameter that is none of ours."""
    status = _one_of(query, "status", (*map(str, Status), ANY), Status.HELD)
    sort = Sort(_one_of(query, "sort", [*map(str, Sort)], Sort.OLDEST))
    words = query.get("q", "").strip().replace("\x00", "")
    if len(words) > LONGEST_SEARCH:
        _refuse("q", N_("Shorten this to at most %(limit)s characters."), limit=LONGEST_SEARCH)
    limit = query.get("limit") or str(LIMIT)
    if not re.fullmatch(r"[0-9]{1,3}", limit) or not 1 <= int(limit) <= MOST:
        _refuse("limit", N_("Use a number from 1 to %(limit)s."), limit=MOST)
    return Filters(
        sites=tuple(sites),
        statuses=() if status == ANY else (Status(status),),
        reason=_one_of(query, "reason", REASONS, ""),
        q=words,
        sort=sort,
        after=place(query["after"], sort) if query.get("after") else None,
        limit=int(limit),
    )


def cursor(place: Place, sort: Sort) -> str:
    """A place as a parameter of an address."""
    if isinstance(place.value, datetime):
        value = struct.pack(">q", (place.value - _EPOCH) // timedelta(microseconds=1))
    else:
        value = struct.pack(">d", place.value)
    return f"{sort}.{value.hex()}.{place.id.hex}"


def place(text: str, sort: Sort) -> Place:
    """The place that `cursor` wrote. Raises `InvalidFields`."""
    found = _CURSOR.fullmatch(text)
    if found is None or found[1] != sort:
        _refuse("after", N_("This is no place in this list. Begin again without it."))
    raw, comment_id = bytes.fromhex(found[2]), UUID(found[3])
    if sort is Sort.RISK:
        (risk,) = struct.unpack(">d", raw)
        return Place(risk if math.isfinite(risk) else 0.0, comment_id)
    (microseconds,) = struct.unpack(">q", raw)
    return Place(_EPOCH + timedelta(microseconds=min(max(microseconds, 0), _LAST)), comment_id)


def _one_of(query: Mapping[str, str], name: str, known: Sequence[str], default: str) -> str:
    value = query.get(name) or default
    if value and value not in known:
        _refuse(name, N_("There is no such value. Use one of: %(values)s."), values=", ".join(known))
    return value


def _refuse(field: str, message: str, **params: str | int) -> NoReturn:
    raise InvalidFields([FieldError(field, "invalid", message, params)])
