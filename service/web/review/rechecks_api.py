"""For owners' programs: have what is held or published checked again, and see how far it has come."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import orjson
from flask import Blueprint, Response, url_for

from service.actions import recheck as again
from service.comments.errors import FieldError, InvalidFields, NotFound
from service.comments.messages import N_
from service.comments.people import Right
from service.comments.sites import Site
from service.comments.states import Status
from service.store import rechecks
from service.store.rechecks import Recheck
from service.web.api import schemas
from service.web.context import services, site_or_404
from service.web.guards import actor, with_right
from service.web.review.shapes import moment

blueprint = Blueprint("review_rechecks_api", __name__)


@blueprint.post("/api/v1/sites/<site>/recheck")
@with_right(Right.GOVERN)
def begin(site: str) -> Response:
    """Begin a re-check; the answer says where its progress is told. The same again while it runs begins no other."""
    found, content = site_or_404(site), schemas.body()
    everything = content.get("all") or False
    if not isinstance(everything, bool):
        raise InvalidFields([FieldError("all", "invalid_type", N_("This must be true or false."))])
    status = status_of(content.get("status", Status.HELD))
    begun = again.begin(services(), found, status, everything=everything, actor=actor().name)
    response = _json(shaped(begun, found), 202)
    response.headers["Location"] = _address(begun, found)
    return response


@blueprint.get("/api/v1/sites/<site>/recheck/<uuid:recheck_id>")
@with_right(Right.DECIDE)
def show(site: str, recheck_id: UUID) -> Response:
    """How far a re-check has come."""
    found = site_or_404(site)
    with services().database.read() as connection:
        one = rechecks.one(connection, recheck_id)
    if one is None or one.site_id != found.id:
        raise NotFound
    return _json(shaped(one, found))


def status_of(given: object) -> Status:
    """The state of the comments that are to be checked again. Raises `InvalidFields`."""
    if given not in again.STATUSES:
        sentence = N_("There is no such value. Use one of: %(values)s.")
        raise InvalidFields([FieldError("status", "invalid", sentence, {"values": ", ".join(again.STATUSES)})])
    return Status(str(given))


def shaped(one: Recheck, site: Site) -> dict[str, Any]:
    """A re-check as JSON shows it."""
    return {
        "id": str(one.id),
        "progress": _address(one, site),
        "status": one.status,
        "all": one.everything,
        "total": one.total,
        "done": one.done,
        "changed": one.changed,
        "begun_at": moment(one.begun_at),
        "finished_at": moment(one.finished_at),
    }


def _address(one: Recheck, site: Site) -> str:
    path = url_for("review_rechecks_api.show", site=site.slug, recheck_id=one.id)
    return f"{services().settings.base_url}{path}"


def _json(content: dict[str, Any], status: int = 200) -> Response:
    return Response(orjson.dumps(content), status, content_type="application/json")
