"""A site's own lists, for people: what stands on them, adding, taking away, and blocking the sender of a comment."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from flask import Blueprint, Response, redirect, render_template, request, url_for
from sqlalchemy import Connection, RowMapping

from service.actions.site_lists import add_entry, remove_entry
from service.comments.comment import CommentId
from service.comments.errors import FieldError, InvalidFields, NotFound, NotSignedIn
from service.comments.messages import N_
from service.comments.people import Right
from service.comments.site_lists import KEYED, ListName
from service.comments.sites import Site, SiteId
from service.policy.list_entries import list_of
from service.store import comments, site_lists
from service.store.review import Place, Sort
from service.web.context import services
from service.web.errors import STATUS
from service.web.guards import actor, signed_in
from service.web.review import asked, doors, sites, words

blueprint = Blueprint("review_lists", __name__, url_prefix="/moderate")
blueprint.register_error_handler(NotSignedIn, doors.to_sign_in)

LONGEST_DAYS = 3_650
AT_ONCE = 100  # entries of a list


@blueprint.get("/lists")
@signed_in
def show() -> str:
    """Every list of every site that this person decides on."""
    return _page()


@blueprint.post("/lists/<site>/<name>")
@signed_in
def add(site: str, name: str) -> Response | tuple[str, int]:
    """Put a value on a list; back to the page that asked."""
    found = sites.one_decided_on(site)
    try:
        value, note = request.form.get("value", ""), request.form.get("note", "")
        add_entry(services(), found, list_of(name), value, note=note, until=_until(), actor=actor().name)
    except InvalidFields as refusal:
        return _page(refusal, (site, name)), STATUS[type(refusal)]
    return _back(added=name)


@blueprint.post("/lists/<site>/<name>/<uuid:entry_id>/remove")
@signed_in
def remove(site: str, name: str, entry_id: UUID) -> Response:
    """Take an entry away; one that is gone already is no fault."""
    try:
        remove_entry(services(), sites.one_decided_on(site), list_of(name), entry_id=entry_id, actor=actor().name)
    except InvalidFields as error:
        raise NotFound from error
    return _back(site=site, list=name, after=request.form.get("after") or None)


@blueprint.post("/comments/<uuid:comment_id>/block")
@signed_in
def block(comment_id: UUID) -> Response:
    """Block the sender of a comment by name, e-mail address, host of the web address, or network."""
    on = services()
    with on.database.read() as connection:
        row = comments.one(connection, CommentId(comment_id))
        revision = comments.revision(connection, CommentId(comment_id), row["revision"])
    site = on.sites.find(SiteId(row["site_id"]))
    if site is None or not actor().may(Right.READ, site.id):
        raise NotFound
    actor().require(Right.DECIDE, site.id)
    known = {
        ListName.BLOCK_AUTHOR: revision["author"],
        ListName.BLOCK_EMAIL: row["email_hash"],
        ListName.BLOCK_HOST: urlsplit(revision["url"]).hostname if revision["url"] else None,
        ListName.BLOCK_NETWORK: row["network_hash"],
    }
    name = list_of(request.form.get("by", ""))
    value = known.get(name)
    if not value:
        raise InvalidFields([FieldError("by", "invalid", N_("The comment has nothing of that kind to block."))])
    note = request.form.get("note", "")
    add_entry(on, site, name, value, note=note, until=_until(), actor=actor().name, hashed=name in KEYED)
    return _back(added=name)


def _until() -> datetime | None:
    days = request.form.get("days", "").strip()
    if not days:
        return None
    if not (days.isascii() and days.isdigit() and 1 <= int(days[:6]) <= LONGEST_DAYS):
        sentence = N_("Use a whole number from 1 to %(limit)s.")
        raise InvalidFields([FieldError("days", "invalid_number", sentence, {"limit": LONGEST_DAYS})])
    return services().clock.now() + timedelta(days=int(days))


def _page(refusal: InvalidFields | None = None, failed: tuple[str, str] | None = None) -> str:
    """`failed`: the site and list whose form is shown again with what was typed."""
    on = services()
    own = sites.decided_on()
    with on.database.read() as connection:
        shown = {site.slug: _shown(connection, site, on.clock.now()) for site in own}
    return render_template(
        "review/lists.html",
        **doors.frame(),
        **doors.faults(refusal),
        words=words,
        sites=own,
        shown=shown,
        names=list(ListName),
        keyed=KEYED,
        typed=request.form,
        failed=failed,
        added=request.args.get("added", ""),
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """A part of one list. `after` is where this part begins, `next` where the next one does; empty at the ends."""

    size: int
    rows: Sequence[RowMapping]
    after: str
    next: str


def _shown(connection: Connection, site: Site, now: datetime) -> dict[ListName, _Shown]:
    sizes = site_lists.sizes(connection, site.id, now)
    asked_for = (request.args.get("site"), request.args.get("list"))
    shown = {}
    for name in ListName:
        after = request.args.get("after", "") if asked_for == (site.slug, name) else ""
        place = asked.place(after, Sort.NEWEST) if after else None
        begin = (place.value, place.id) if place is not None and isinstance(place.value, datetime) else None
        rows = site_lists.entries(connection, site.id, name, now, after=begin, limit=AT_ONCE + 1)
        last = rows[AT_ONCE - 1] if len(rows) > AT_ONCE else None
        onwards = asked.cursor(Place(last["added_at"], last["id"]), Sort.NEWEST) if last is not None else ""
        shown[name] = _Shown(sizes[name], rows[:AT_ONCE], after, onwards)
    return shown


def _back(added: str = "", **part: Any) -> Response:
    """To the comment that the form was on, else to the lists, the `part` of them that it was on; never to an address
    that the form names.
    """
    comment_id = request.form.get("comment", "")
    try:
        address = url_for("review.comment", comment_id=UUID(comment_id), listed=added or None)
    except ValueError:
        address = url_for("review_lists.show", added=added or None, **part)
    response = redirect(address, 303)
    assert isinstance(response, Response)
    return response
