"""`/receipts/{secret}`: what became of a comment, for its writer, who has no account; and a way to withdraw it.

The secret in the address is the only key. Reading never acts, and neither search engines nor the sites that the page
links to learn the address.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from flask import Blueprint, Response, g, render_template, request
from markupsafe import Markup
from sqlalchemy import Connection, RowMapping

from service.actions.withdraw import withdraw
from service.comments.comment import CommentId, Removed
from service.comments.errors import NotFound
from service.comments.messages import N_
from service.comments.sites import Site, SiteId
from service.comments.states import Status, may_become
from service.i18n import translate
from service.public import moment
from service.store import comments, findings, sites, threads
from service.web.api.form_view import document_address
from service.web.api.receipt_words import told, why
from service.web.api.removals import removals
from service.web.context import language, services
from service.web.guards import from_us, public

blueprint = Blueprint("receipts", __name__)

WORDLESS = frozenset({Status.WITHDRAWN, Status.ERASED})
_MOMENTS = (("received_at", N_("Received")), ("decided_at", N_("Decided")), ("published_at", N_("Published")))


@dataclass(frozen=True, slots=True)
class _Receipt:
    """Everything of a comment that its writer may see; `html` and `removed` are empty where its words are gone."""

    site: Site
    comment: RowMapping
    page: str
    automatic: bool
    html: str = ""
    redacted: bool = False
    removed: tuple[Removed, ...] = ()

    @property
    def status(self) -> Status:
        return Status(self.comment["status"])

    @property
    def address(self) -> str:
        """Where it stands on the page when it is published, else the page."""
        return f"{self.page}#kommentera-{self.comment['id']}" if self.status is Status.PUBLISHED else self.page

    @property
    def moments(self) -> dict[str, datetime]:
        known = {name: self.comment[name] for name, _ in _MOMENTS if self.comment[name] is not None}
        if self.status is not Status.PUBLISHED:
            known.pop("published_at", None)
        return known


@blueprint.get("/receipts/<secret>")
@public
def show_receipt(secret: str) -> Response:
    """State, reason, times, what was removed, the text; as JSON for who asks for that."""
    return _discreet(_shown(_load(_comment_id(secret)), secret))


@blueprint.post("/receipts/<secret>/withdraw")
@from_us
def withdraw_comment(secret: str) -> Response:
    """Withdraw the comment; doing it twice changes nothing. 303 to the receipt, 200 with it as JSON."""
    comment_id = _comment_id(secret)
    withdraw(services(), comment_id)
    if _wants_json():
        return _discreet(_shown(_load(comment_id), secret))
    own = f"{services().settings.base_url}/receipts/{secret}?lang={language()}"
    return _discreet(Response(status=303, headers={"Location": own}))


def _comment_id(secret: str) -> CommentId:
    comment_id = services().seals.comment_of(secret)
    if comment_id is None:
        raise NotFound
    return comment_id


def _load(comment_id: CommentId) -> _Receipt:
    on = services()
    with on.database.read() as connection:
        row = comments.one(connection, comment_id)
        page = sites.page_by_id(connection, row["page_id"])
        site = on.sites.find(SiteId(row["site_id"]))
        assert page is not None
        assert site is not None
        g.site = site
        decisions = findings.decisions_of(connection, comment_id)
        by_a_system = bool(decisions) and decisions[-1]["actor"].startswith("system:")
        automatic = by_a_system and Status(row["status"]) is not Status.WITHDRAWN  # its writer did that
        return _Receipt(site, row, page["url"], automatic, **_words(connection, row))


def _words(connection: Connection, row: RowMapping) -> dict[str, Any]:
    status = Status(row["status"])
    if status in WORDLESS:
        return {}
    revision = comments.revision(connection, CommentId(row["id"]), row["revision"])
    known = {"html": revision["html"], "removed": tuple(Removed(**entry) for entry in revision["removed"])}
    public_copy = threads.comment(connection, row["page_id"], row["id"]) if status is Status.PUBLISHED else None
    if public_copy is not None:
        known |= {"html": public_copy["html"], "redacted": public_copy["redacted"]}
    return known


def _shown(receipt: _Receipt, secret: str) -> Response:
    if _wants_json():
        return Response(orjson.dumps(_as_json(receipt)), content_type="application/json")
    lang = language()
    page = render_template(
        "receipt/receipt.html",
        told=told(receipt.status, receipt.comment["reasons"], receipt.automatic, lang),
        status=receipt.status,
        site=receipt.site,
        page=receipt.address,
        page_name=receipt.page,
        text=Markup(receipt.html),
        text_language=receipt.comment["language"],
        redacted=receipt.redacted,
        removed=removals(receipt.removed),
        moments=[
            (translate(said, {}, lang), receipt.moments[name]) for name, said in _MOMENTS if name in receipt.moments
        ],
        may_withdraw=may_become(receipt.status, Status.WITHDRAWN),
        own=f"/receipts/{secret}",
        again=f"{document_address(receipt.site, receipt.page)}&receipt={secret}" if _may_vouch(receipt.status) else "",
    )
    return Response(page, content_type="text/html; charset=utf-8")


def _may_vouch(status: Status) -> bool:
    """Whether a comment speaks for its writer's next one."""
    return status in {Status.APPROVED, Status.PUBLISHED}


def _as_json(receipt: _Receipt) -> dict[str, Any]:
    lang = language()
    words = told(receipt.status, receipt.comment["reasons"], receipt.automatic, lang)
    return {
        "id": str(receipt.comment["id"]),
        "status": receipt.status,
        "summary": words.heading,
        "reasons": why(receipt.status, receipt.comment["reasons"], lang),
        "automatic": receipt.automatic,
        "page": receipt.address,
        **{name: moment(receipt.moments[name]) if name in receipt.moments else None for name, _ in _MOMENTS},
        "html": receipt.html or None,
        "redacted": receipt.redacted,
        "removed": [{"kind": gone.kind, "name": gone.name, "count": gone.count} for gone in receipt.removed],
        "may_withdraw": may_become(receipt.status, Status.WITHDRAWN),
    }


def _wants_json() -> bool:
    return request.accept_mimetypes.best_match(["text/html", "application/json"]) == "application/json"


def _discreet(response: Response) -> Response:
    headers = response.headers
    headers["Referrer-Policy"] = "no-referrer"
    headers["X-Robots-Tag"] = "noindex, nofollow"
    headers["Cache-Control"] = "no-store"
    headers["Vary"] = "Accept, Accept-Language"
    return response
