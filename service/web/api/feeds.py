"""`GET /sites/{site}/feed.atom`: the newest published comments of a site or of one page (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from urllib.parse import quote
from xml.sax.saxutils import escape, quoteattr

from flask import Blueprint, Response, request
from sqlalchemy import RowMapping

from service.comments.errors import ForeignOrigin
from service.comments.sites import Site
from service.i18n import translate
from service.policy.links import safe_web_url
from service.policy.pages import origin_of
from service.public import ANONYMOUS, moment
from service.store import threads
from service.web.api.threads import page_asked
from service.web.context import language, services, site_or_404
from service.web.cors import shared
from service.web.guards import public
from service.web.kept import Kept, answer
from service.web.words import _

blueprint = Blueprint("feeds", __name__)

ATOM = "application/atom+xml; charset=utf-8"
ENTRIES = 50
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # XML 1.0, production 2


@blueprint.get("/sites/<site>/feed.atom")
@shared
@public
def read_feed(site: str) -> Response:
    """The newest fifty comments, newest first; of the page in `page`, else of the whole site."""
    found = site_or_404(site)
    page = page_asked() if "page" in request.args else None
    if page is not None and origin_of(page) not in found.origins:
        raise ForeignOrigin
    with services().database.read() as connection:
        rows = threads.latest(connection, found.id, page, ENTRIES)
    response = answer(Kept(_feed(found, page, rows).encode()), ATOM)
    response.headers["Vary"] = "Accept-Encoding, Accept-Language"
    return response


def _feed(site: Site, page: str | None, rows: Sequence[RowMapping]) -> str:
    name = f"{site.title}: {page}" if page else site.title
    own = f"{services().settings.base_url}/sites/{site.slug}/feed.atom"
    own += f"?page={quote(page, safe='')}" if page else ""
    changed = max((row["edited_at"] or row["published_at"] for row in rows), default=_NEVER)
    return "".join(
        (
            '<?xml version="1.0" encoding="utf-8"?>\n',
            f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang={quoteattr(language())}>\n',
            f"<id>{_text(own)}</id>\n<title>{_text(_('Comments on %(place)s', place=name))}</title>\n",
            f"<updated>{moment(changed)}</updated>\n",
            f'<link rel="self" type="application/atom+xml" href={quoteattr(own)}/>\n',
            f'<link rel="alternate" type="text/html" href={quoteattr(page or site.origins[0])}/>\n',
            *(_entry(row) for row in rows),
            "</feed>\n",
        )
    )


def _entry(row: RowMapping) -> str:
    author = row["author"] or translate(ANONYMOUS, {}, language())
    title = _("%(author)s on %(place)s", author=author, place=row["page_url"])
    address = f"{row['page_url']}#kommentera-{row['comment_id']}"
    url = safe_web_url(row["url"])
    return "".join(
        (
            f"<entry>\n<id>urn:uuid:{row['comment_id']}</id>\n<title>{_text(title)}</title>\n",
            f"<author><name>{_text(author)}</name>{f'<uri>{_text(url)}</uri>' if url else ''}</author>\n",
            f"<published>{moment(row['published_at'])}</published>\n",
            f"<updated>{moment(row['edited_at'] or row['published_at'])}</updated>\n",
            f'<link rel="alternate" type="text/html" href={quoteattr(address)}/>\n',
            f'<content type="html" xml:lang={quoteattr(row["language"])}>{_text(row["html"])}</content>\n</entry>\n',
        )
    )


def _text(text: str) -> str:
    return escape(_NOT_XML.sub("", text))
