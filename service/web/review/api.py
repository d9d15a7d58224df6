"""For moderators' programs: the queue, one comment, a decision."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

import orjson
from flask import Blueprint, Response, request

from service.actions.moderate import moderate
from service.comments.comment import CommentId
from service.comments.decision import Action, Ground, Redaction
from service.comments.errors import FieldError, InvalidFields, NotFound
from service.comments.messages import N_
from service.comments.people import Right
from service.comments.sites import SiteId
from service.store import review
from service.store.dossier import dossier, findings_of
from service.web.api import schemas
from service.web.context import language, services, site_or_404
from service.web.guards import actor, with_right
from service.web.review import asked, shapes

blueprint = Blueprint("review_api", __name__)

_TOO_MANY = 200  # redactions


@blueprint.get("/api/v1/sites/<site>/queue")
@with_right(Right.READ)
def queue(site: str) -> Response:
    """Comments of one site in a state, with what was found in them; `next` is the `after` of the next page."""
    found = site_or_404(site)
    filters = asked.filters(request.args, [found.id])
    on = services()
    with on.database.read() as connection:
        page = review.queue(connection, filters)
        findings = findings_of(connection, page.items)
    lang, now = language(), on.clock.now()
    items = [shapes.item(row, findings[row["id"]], site=site, lang=lang, now=now) for row in page.items]
    after = asked.cursor(page.next, filters.sort) if page.next else None
    return _json({"items": items, "next": after, "partial": page.partial})


@blueprint.get("/api/v1/comments/<uuid:comment_id>")
@with_right(Right.READ)
def show(comment_id: UUID) -> Response:
    """One comment with everything that the asker's role may see; e-mail only for those who decide."""
    on = services()
    with on.database.read() as connection:
        found = dossier(connection, CommentId(comment_id))
        site = on.sites.find(SiteId(found.comment["site_id"]))
        if site is None or not actor().may(Right.READ, site.id):
            raise NotFound
        names = shapes.names_of(connection, found)
    sees_email = actor().may(Right.DECIDE, site.id)
    return _json(shapes.comment(found, names, site=site.slug, lang=language(), sees_email=sees_email))


@blueprint.post("/api/v1/comments/<uuid:comment_id>/decisions")
@with_right(Right.READ)
def decide(comment_id: UUID) -> Response:
    """Decide; who may not is refused by the action itself, after it has found the comment's site."""
    wish = _wish(schemas.body())
    done = moderate(services(), actor(), CommentId(comment_id), **wish)
    return _json(
        {
            "id": str(done.decision_id),
            "comment": str(comment_id),
            "status": done.status,
            "version": done.version,
        }
    )


def _wish(content: Mapping[str, Any]) -> dict[str, Any]:
    """The decision that was asked for, typed. Raises `InvalidFields` naming every field that is none."""
    errors: list[FieldError] = []
    action = _choice(content, "action", [*map(str, Action)], errors)
    if not content.get("action"):
        errors.append(FieldError("action", "required", N_("Say what to do with the comment.")))
    ground = _choice(content, "reason", [*map(str, Ground)], errors)
    note, version = content.get("note") or "", content.get("version")
    if not isinstance(note, str):
        errors.append(FieldError("note", "invalid_type", N_("This must be text.")))
    if isinstance(version, str) and version.isascii() and version.isdigit() and len(version) < 10:
        version = int(version)  # from a form
    if version is not None and (isinstance(version, bool) or not isinstance(version, int)):
        errors.append(FieldError("version", "invalid_type", N_("This must be a whole number.")))
    redactions = _redactions(content.get("redactions"), errors)
    if errors:
        raise InvalidFields(errors)
    return {
        "action": Action(action),
        "ground": Ground(ground) if ground else None,
        "note": str(note).replace("\x00", "\ufffd"),
        "redactions": redactions,
        "version": version,
    }


def _choice(content: Mapping[str, Any], name: str, known: list[str], errors: list[FieldError]) -> str:
    value = content.get(name) or ""
    if value and value not in known:
        message = N_("There is no such value. Use one of: %(values)s.")
        errors.append(FieldError(name, "invalid", message, {"values": ", ".join(known)}))
    return str(value)


def _redactions(given: Any, errors: list[FieldError]) -> list[Redaction]:
    if given is None:
        return []
    if isinstance(given, list) and len(given) <= _TOO_MANY and all(_is_redaction(entry) for entry in given):
        return [Redaction(entry["start"], entry["end"], entry["with"]) for entry in given]
    message = N_('Give a list of {"start", "end", "with"}: two whole numbers and a text.')
    errors.append(FieldError("redactions", "invalid_type", message))
    return []


def _is_redaction(entry: Any) -> bool:
    if not isinstance(entry, dict) or set(entry) != {"start", "end", "with"}:
        return False
    return type(entry["start"]) is int and type(entry["end"]) is int and isinstance(entry["with"], str)


def _json(content: dict[str, Any]) -> Response:
    return Response(orjson.dumps(content), content_type="application/json")
