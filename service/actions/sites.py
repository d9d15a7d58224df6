"""Add a site and change its rules."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy.exc import IntegrityError

from service.actions import Services
from service.actions.rules import require_known
from service.actions.site_lists import set_entries
from service.clock import new_id
from service.comments.errors import FieldError, InvalidFields, UnknownSite
from service.comments.messages import N_
from service.comments.site_lists import RULE_LISTS
from service.comments.sites import LANGUAGES, Site, SiteId, change_rule, words_of
from service.policy.pages import origin_of
from service.store import audit, sites

_SLUG = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?")
OPERATOR = "operator"


def add_site(
    services: Services,
    slug: str,
    origins: Sequence[str],
    *,
    title: str = "",
    language: str = "sv",
    actor: str = OPERATOR,
) -> Site:
    """A new site with the default rules. Raises `InvalidFields` when the slug is taken or an origin is none."""
    if not _SLUG.fullmatch(slug):
        raise _fault("slug", N_("Use lower-case letters, digits and hyphens, at most 64."))
    now = services.clock.now()
    site = Site(SiteId(new_id(now)), slug, title or slug, _language(language), _origins(origins))
    try:
        with services.database.write() as connection:
            sites.add(connection, site, now)
            body = {"slug": slug, "origins": list(site.origins)}
            audit.append(connection, str(site.id), [audit.Line("site_added", actor, body=body)], now)
    except IntegrityError as error:
        raise _fault("slug", N_("There is a site with this name already.")) from error
    services.sites.forget()
    return site


def change_site(services: Services, slug: str, changes: Mapping[str, str], *, actor: str = OPERATOR) -> Site:
    """Set `title`, `language`, `origins` (comma-separated) or rules; a rule that is a list gets just these entries.

    Raises `UnknownSite`, `InvalidFields`.
    """
    now = services.clock.now()
    with services.database.write() as connection:
        site = sites.by_slug(connection, slug)
        if site is None:
            raise UnknownSite
        for key, text in changes.items():
            if key in RULE_LISTS:
                set_entries(connection, site.id, RULE_LISTS[key], words_of(text), added_by=actor, added_at=now)
            else:
                site = _changed(site, key, text)
        if "shadow" in changes:
            require_known(site.rules.shadow)
        sites.save(connection, site)
        body = {"changed": sorted(changes)}
        audit.append(connection, str(site.id), [audit.Line("site_changed", actor, body=body)], now)
    services.sites.forget()
    return site


def _changed(site: Site, key: str, text: str) -> Site:
    if key == "title":
        return replace(site, title=text.strip() or site.slug)
    if key == "language":
        return replace(site, language=_language(text.strip()))
    if key == "origins":
        return replace(site, origins=_origins(text.split(",")))
    return replace(site, rules=change_rule(site.rules, key, text))


def _origins(given: Sequence[str]) -> tuple[str, ...]:
    found = [origin_of(address) for address in given]
    if not found or None in found:
        raise _fault("origins", N_("Give each address of the blog, such as https://blog.example.org."))
    return tuple(dict.fromkeys(origin for origin in found if origin))


def _language(text: str) -> str:
    if text not in LANGUAGES:
        raise _fault("language", N_("Use sv or en."))
    return text


def _fault(field: str, message: str) -> InvalidFields:
    return InvalidFields([FieldError(field, "invalid", message)])
