"""`GET …/policy` and `POST …/preview`: what a comment may hold, and what this one would become."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Blueprint, Response

from service.actions.submit import PRIVACY
from service.comments.errors import FieldError, InvalidFields
from service.comments.findings import Finding, in_shadow
from service.comments.messages import N_
from service.comments.sites import Site
from service.i18n import sentence
from service.policy import allowlist
from service.policy.fields import LONGEST
from service.policy.identifiers import find_identifiers
from service.policy.own_lists import Waivers
from service.policy.sanitise import sanitise
from service.web.api import schemas
from service.web.clients import client_address
from service.web.context import language, rate_limit, services, site_or_404
from service.web.cors import shared
from service.web.errors import shown
from service.web.guards import from_site, public
from service.web.kept import Kept, answer

blueprint = Blueprint("policy", __name__)

JSON = "application/json"


@blueprint.get("/api/v1/sites/<site>/policy")
@shared
@public
def read_policy(site: str) -> Response:
    """Allowed tags with their attributes, required fields, limits, and the sentence under the form."""
    found = site_or_404(site)
    response = answer(Kept(orjson.dumps(_policy(found))), JSON)
    response.headers["Vary"] = "Accept-Encoding, Accept-Language"
    return response


@blueprint.post("/api/v1/sites/<site>/preview")
@shared
@from_site
def preview(site: str) -> Response:
    """The comment rendered and searched for identifiers by the code that a submission meets; nothing is stored."""
    found = site_or_404(site)
    on = services()
    network = on.seals.network(client_address(on.settings.trusted_proxies))
    rate_limit().spend(f"{found.slug}:preview", network, found.rules.rate_per_minute)
    comment = schemas.body().get("comment")
    if not isinstance(comment, str):
        raise InvalidFields([FieldError("comment", "required", N_("Write your comment."))])
    rendering = sanitise(comment, max_length=found.rules.max_length)
    content = {
        "html": rendering.html,
        "removed": [{"kind": gone.kind, "name": gone.name, "count": gone.count} for gone in rendering.removed],
        "notices": [_notice(finding) for finding in _noticed(found, rendering.plain)],
    }
    return Response(orjson.dumps(content), content_type=JSON)


def _noticed(site: Site, plain: str) -> list[Finding]:
    """What was found in the text, but for what the site lets stand or only tries."""
    shadow = in_shadow(site.rules.shadow, PRIVACY)
    waivers = Waivers(site.lists, shadow, {"comment": plain})
    return [finding for finding in find_identifiers(plain, shadow) if waivers.mark_of(finding) is None]


def _notice(finding: Finding) -> dict[str, Any]:
    return shown(finding, language())


def _policy(site: Site) -> dict[str, Any]:
    policy, rules = allowlist.SEED, site.rules
    return {
        "version": policy.version,
        "tags": {element.name: list(element.attributes) for element in policy.elements},
        "schemes": sorted(policy.schemes),
        "required": list(rules.required),
        "limits": {
            "comment": rules.max_length,
            "comment_shortest": rules.min_length,
            **LONGEST,
            "tags": policy.max_tags,
            "references": policy.max_references,
            "depth": policy.max_depth,
            "per_minute": rules.rate_per_minute,
        },
        "closed": rules.closed,
        "notice": sentence(allowlist.notice(policy), language()),
    }
