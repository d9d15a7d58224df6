"""`GET /sites/{site}/thread`: a page's thread and form as HTML, for server-side includes, iframes and bare links.

Everything but the form's token is made once for each version of the thread; the token stands last and is put behind it
for each reader.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace

from flask import Blueprint, Response, g, render_template, request
from markupsafe import Markup

from service.comments.comment import Submission
from service.comments.errors import ForeignOrigin
from service.comments.sites import AfterPost, Site
from service.policy.pages import origin_of
from service.store import threads
from service.store.prepared import Row
from service.web.api.form_view import FormView, author_of, document_address, token_for
from service.web.api.nesting import nested
from service.web.api.threads import page_asked
from service.web.context import language, services, shelf, site_or_404
from service.web.cors import shared
from service.web.guards import public
from service.web.kept import Kept, answer_with_tail

blueprint = Blueprint("thread_pages", __name__)

HTML = "text/html; charset=utf-8"
_TOKEN_PLACE = secrets.token_hex(32)  # where the token goes; nobody outside can know it, so no comment can hold it
_KEPT_FOR_SECONDS = 3600  # a reader's copy is renewed at least this often, with a token that lives two days


@dataclass(frozen=True, slots=True)
class _Thread:
    """What was asked for."""

    site: Site
    page: str
    head: Row | None
    document: bool

    @property
    def closed(self) -> bool:
        return self.site.rules.closed or (self.head is not None and self.head["closed_at"] is not None)


@blueprint.get("/sites/<site>/thread")
@shared
@public
def show_thread(site: str) -> Response:
    """The fragment; with `document=1` a page of its own, where `parent` names a comment to answer."""
    found = site_or_404(site)
    page = page_asked()
    if origin_of(page) not in found.origins:
        raise ForeignOrigin
    head = threads.head(services().database, found.id, page)
    asked = _Thread(found, page, head, request.args.get("document") == "1")
    if asked.document:
        g.frame_ancestors = found.origins
        g.form_targets = found.origins if found.rules.after_post is AfterPost.PAGE else ()
    response = _answer(asked)
    if not request.args.get("lang"):
        response.headers["Vary"] = "Accept-Encoding, Accept-Language"
    return response


def _answer(asked: _Thread) -> Response:
    parent = request.args.get("parent", "")
    answered = author_of(asked.site, asked.page, parent) if asked.document and parent else None
    receipt = request.args.get("receipt", "") if asked.document else ""
    if answered is not None or receipt:
        sent = Submission(page=asked.page, comment="", parent=parent if answered else "", receipt=receipt)
        own = Response(_page(asked, token_for(asked.site, asked.page), sent, answered), content_type=HTML)
        if receipt:
            own.headers["Referrer-Policy"] = "no-referrer"
        return own
    token = token_for(asked.site, asked.page)
    if asked.head is None:
        # Anybody can ask for pages that do not exist; keeping them would drive out those that do.
        kept = _without_token(asked)
    else:
        key = ("html", asked.head["id"], asked.document, language())
        stamp = (asked.head["version"], asked.head["closed_at"], asked.site)
        kept = shelf().get(key, stamp, lambda: _without_token(asked))
    hour = int(services().clock.now().timestamp() // _KEPT_FOR_SECONDS)
    tail = kept.tail.replace(_TOKEN_PLACE.encode(), token.encode())
    return answer_with_tail(kept, tail, HTML, f'W/"{kept.hash}-{hour}"')


def _without_token(asked: _Thread) -> Kept:
    content, place, tail = _page(asked, _TOKEN_PLACE).partition(_TOKEN_PLACE)
    return Kept(content.encode(), (place + tail).encode())


def _page(asked: _Thread, token: str, sent: Submission | None = None, answered: str | None = None) -> str:
    comments = ""
    if asked.head is not None:
        with services().database.read() as connection:
            rows = threads.comments(connection, asked.head["id"])
        reply_to = None if asked.closed else f"{document_address(asked.site, asked.page)}&parent="
        comments = nested(rows, language(), reply_to)
    form = FormView(
        site=asked.site,
        sent=replace(sent or Submission(page=asked.page, comment=""), language=language()),
        token=token,
        base="" if asked.document else services().settings.base_url,
        answered=answered,
        closed=asked.closed,
    )
    return render_template(
        "thread/document.html" if asked.document else "thread/section.html",
        site=asked.site,
        page=asked.page,
        count=(asked.head["count"] or 0) if asked.head else 0,
        comments=Markup(comments),
        form=form,
    )
