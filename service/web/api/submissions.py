"""`POST /api/v1/sites/{site}/comments`: take a comment from a script or another server."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Blueprint, Response, request

from service.actions.submit import Arrival, Submitted, submit
from service.comments.comment import Submission
from service.comments.errors import FieldError, InvalidFields, NotAllowed, NotSignedIn, Refusal
from service.comments.messages import N_
from service.comments.people import Scope
from service.comments.sites import Challenging, Site
from service.metrics import SUBMISSIONS
from service.policy import challenges
from service.web import actors
from service.web.api import schemas
from service.web.clients import client_address
from service.web.context import rate_limit, services, site_or_404
from service.web.cors import shared
from service.web.guards import from_site

blueprint = Blueprint("submissions", __name__)

KEY_LIMIT = 200
BUSY_SHARE = 0.5  # of its allowance, from which a network's submissions raise suspicion


@blueprint.post("/api/v1/sites/<site>/comments")
@shared
@from_site
def send(site: str) -> Response:
    """202 with id, receipt, the sanitised HTML and what was removed from it."""
    found = site_or_404(site)
    done = receive(found, schemas.submission(schemas.body()), "api")
    content: dict[str, Any] = {
        "id": str(done.comment_id),
        "status": "received",
        "receipt": receipt_url(done),
        "html": done.rendering.html,
        "removed": [{"kind": gone.kind, "name": gone.name, "count": gone.count} for gone in done.rendering.removed],
    }
    response = Response(orjson.dumps(content), 202, content_type="application/json")
    if done.replayed:
        response.headers["Idempotent-Replay"] = "true"
    return response


def receive(site: Site, submission: Submission, channel: str) -> Submitted:
    """Limit, submit, count: the same for JSON and form. Raises what `submit` raises, and `TooMany`.

    Who answers a challenge has spent for this comment before: answers have an allowance of their own.
    """
    on = services()
    network = on.seals.network(client_address(on.settings.trusted_proxies))
    key = request.headers.get("Idempotency-Key", "").strip()
    if len(key) > KEY_LIMIT:
        sentence = N_("Shorten this to at most %(limit)s characters.")
        raise InvalidFields([FieldError("Idempotency-Key", "too_long", sentence, {"limit": KEY_LIMIT})])
    try:
        trusted, used = _is_trusted_program(site), 0.0
        if not trusted:
            allowance = f"{site.slug}:answers" if _answers_a_challenge(site, submission) else site.slug
            used = rate_limit().spend(allowance, network, site.rules.rate_per_minute)
        arrival = Arrival(network, channel, key, busy=used > BUSY_SHARE, trusted=trusted)
        done = submit(on, site, submission, arrival)
    except Refusal as refusal:
        SUBMISSIONS.labels(channel, refusal.code).inc()
        raise
    SUBMISSIONS.labels(channel, "replayed" if done.replayed else "received").inc()
    return done


def _answers_a_challenge(site: Site, submission: Submission) -> bool:
    on = services()
    wanted = site.rules.challenge is Challenging.SUSPICION
    return wanted and challenges.read(on.seals, submission.proof, on.clock.now()) is not None


def _is_trusted_program(site: Site) -> bool:
    """Whether a token of scope `submit` came: a blog's own server sends all its readers' comments from one address.

    Raises `NotSignedIn` for a token that is none, `NotAllowed` for one of another site or scope.
    """
    if "Authorization" not in request.headers:
        return False
    program = actors.program()
    if program is None:
        raise NotSignedIn
    if program.scopes.get(site.id) is not Scope.SUBMIT:
        raise NotAllowed
    return True


def receipt_url(done: Submitted) -> str:
    return f"{services().settings.base_url}/receipts/{done.receipt}"
