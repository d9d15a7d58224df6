"""What a request handler reaches for: the services, the site, the reader's language, the request's id."""

from __future__ import annotations

from typing import cast

from flask import current_app, g, request

from service.actions import Services
from service.comments.errors import UnknownSite
from service.comments.sites import Site
from service.i18n import negotiate
from service.web.kept import Shelf
from service.web.limits import RateLimit

EXTENSION = "kommentera"
LIMIT = "kommentera.limit"
SHELF = "kommentera.shelf"


def services() -> Services:
    return cast(Services, current_app.extensions[EXTENSION])


def rate_limit() -> RateLimit:
    return cast(RateLimit, current_app.extensions[LIMIT])


def shelf() -> Shelf:
    return cast(Shelf, current_app.extensions[SHELF])


def site_or_404(slug: str) -> Site:
    """The site of this request, remembered for its errors' language. Raises `UnknownSite`."""
    site = services().sites.find(slug)
    if site is None:
        raise UnknownSite
    g.site = site
    return site


def language() -> str:
    """The language to answer in: `lang` in the query, what a signed-in person has chosen, what the browser asks for,
    then the site's own."""
    asked = request.args.get("lang") or g.get("reader_language", "")
    site: Site | None = g.get("site")
    default = site.language if site else "sv"
    return asked if asked in ("sv", "en") else negotiate(request.headers.get("Accept-Language"), default)


def request_id() -> str:
    return str(g.get("request_id", ""))
