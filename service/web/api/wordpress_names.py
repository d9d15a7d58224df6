"""The fields of a WordPress theme's comment form, in our words.

`author`, `email`, `url` and `comment` have the same names there. `comment_parent` is the answered comment, "0" for
none. `comment_post_ID` is the post's number: where the form does not say its page, the page is the one that it was sent
from, or WordPress's own short address of the post.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit
from uuid import UUID

from service.comments.sites import Site
from service.policy.pages import BadPage, canonical_page, origin_of


def translated(site: Site, fields: Mapping[str, str], referer: str, origin: str) -> dict[str, str]:
    """The fields with `parent` and `page` filled in where only WordPress's names came. Other names stay as they are."""
    named = dict(fields)
    if not named.get("parent"):
        named["parent"] = _ours(named.get("comment_parent", ""))
    if not named.get("page"):
        named["page"] = _page(site, named.get("comment_post_ID", ""), referer, origin)
    return named


def _ours(parent: str) -> str:
    """A comment of ours; the number of a comment in WordPress means nothing here."""
    try:
        return str(UUID(parent.strip()))
    except ValueError:
        return ""


def _page(site: Site, number: str, referer: str, origin: str) -> str:
    number = number.strip()
    if not (number.isascii() and number.isdigit() and len(number) <= 20):
        return ""
    from_page = _of_site(site, referer)
    if from_page and _is_more_than_an_origin(from_page):
        return from_page
    home = next((known for known in (origin.lower(), origin_of(referer)) if known in site.origins), site.origins[0])
    return f"{home}/?p={number}"


def _of_site(site: Site, referer: str) -> str:
    try:
        page = canonical_page(referer)
    except BadPage:
        return ""
    return page if origin_of(page) in site.origins else ""


def _is_more_than_an_origin(page: str) -> bool:
    """Browsers cut the address to its origin when they send it to another site (Referrer Policy, 8.4)."""
    parts = urlsplit(page)
    return parts.path not in ("", "/") or bool(parts.query)
