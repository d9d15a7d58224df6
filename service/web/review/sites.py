"""The sites that a person decides on, for pages about one site or all of them."""

from __future__ import annotations

from service.comments.errors import NotFound
from service.comments.people import Right
from service.comments.sites import Site
from service.web.context import services
from service.web.guards import actor


def decided_on() -> list[Site]:
    """All of them, by title."""
    found = (services().sites.find(site_id) for site_id in actor().sites_with(Right.DECIDE))
    return sorted((site for site in found if site), key=lambda site: site.title)


def one_decided_on(slug: str) -> Site:
    """Raises `NotFound` for a site that this person may not even read, `NotAllowed` for one they only read."""
    found = services().sites.find(slug)
    if found is None or not actor().may(Right.READ, found.id):
        raise NotFound
    actor().require(Right.DECIDE, found.id)
    return found
