"""For moderators' programs: a site's own lists – read, add, take away."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
from flask import Blueprint, Response
from sqlalchemy import RowMapping

from service.actions.site_lists import add_entry, remove_entry
from service.comments.errors import FieldError, InvalidFields
from service.comments.messages import N_
from service.comments.people import Right
from service.comments.site_lists import KEYED
from service.policy.list_entries import list_of
from service.store import site_lists
from service.web.api import schemas
from service.web.context import services, site_or_404
from service.web.guards import actor, with_right

blueprint = Blueprint("review_lists_api", __name__)


@blueprint.get("/api/v1/sites/<site>/lists/<name>")
@with_right(Right.DECIDE)
def show(site: str, name: str) -> Response:
    """One list, newest entry first; of a keyed list its hashes."""
    found, on = site_or_404(site), services()
    with on.database.read() as connection:
        rows = site_lists.entries(connection, found.id, list_of(name), on.clock.now())
    return _json({"list": name, "entries": [shaped(row) for row in rows]})


@blueprint.post("/api/v1/sites/<site>/lists/<name>")
@with_right(Right.DECIDE)
def add(site: str, name: str) -> Response:
    """Put one value on a list; what is there already gets the new note and expiry."""
    found, chosen = site_or_404(site), list_of(name)
    content = schemas.body()
    value, note = _text(content, "value"), _text(content, "note")
    listed = add_entry(
        services(), found, chosen, value, note=note, until=_moment(_text(content, "expires_at")), actor=actor().name
    )
    entry = {"id": str(listed.id), "list": chosen, "value": listed.value, "new": listed.new}
    return _json(entry, 201 if listed.new else 200)


@blueprint.delete("/api/v1/sites/<site>/lists/<name>/<uuid:entry_id>")
@with_right(Right.DECIDE)
def remove(site: str, name: str, entry_id: UUID) -> Response:
    """Take one entry away."""
    remove_entry(services(), site_or_404(site), list_of(name), entry_id=entry_id, actor=actor().name)
    return Response(status=204)


def shaped(row: RowMapping) -> dict[str, Any]:
    """An entry as JSON shows it."""
    return {
        "id": str(row["id"]),
        "value": row["value"],
        "hashed": row["list"] in KEYED,
        "note": row["note"],
        "added_by": row["added_by"],
        "added_at": row["added_at"].isoformat(),
        "expires_at": row["expires_at"].isoformat() if row["expires_at"] else None,
    }


def _text(content: Any, name: str) -> str:
    value = content.get(name) or ""
    if not isinstance(value, str):
        raise InvalidFields([FieldError(name, "invalid_type", N_("This must be text."))])
    return value


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        sentence = N_("Write a time such as 2030-01-31T12:00:00Z.")
        raise InvalidFields([FieldError("expires_at", "invalid", sentence)]) from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _json(content: dict[str, Any], status: int = 200) -> Response:
    return Response(orjson.dumps(content), status, content_type="application/json")
