"""What readers may get of a published comment: an explicit list of fields, as JSON and as HTML.

Whatever is not a field of `PublicComment` cannot reach the public: no e-mail, no finding, no original (law 3). The
texts made here are made once, when a comment is published, and stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import orjson
from markupsafe import escape

from service.comments.comment import SafeHtml

FORMAT_VERSION = "1"


@dataclass(frozen=True, slots=True)
class PublicComment:
    id: UUID
    parent: UUID | None
    author: str
    url: str
    html: SafeHtml
    language: str
    published_at: datetime
    edited_at: datetime | None
    redacted: bool


def as_json(comment: PublicComment) -> str:
    """The comment as the object that `GET …/threads` lists."""
    return orjson.dumps(
        {
            "id": str(comment.id),
            "parent": str(comment.parent) if comment.parent else None,
            "author": comment.author,
            "url": comment.url or None,
            "html": comment.html,
            "language": comment.language,
            "published_at": _moment(comment.published_at),
            "edited_at": _moment(comment.edited_at) if comment.edited_at else None,
            "redacted": comment.redacted,
        }
    ).decode()


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def as_fragment(comment: PublicComment, language: str) -> str:  # noqa: ARG001
    """The comment as an article of the HTML thread, in `language`."""
    return f'<article id="kommentera-{comment.id}"><p>{escape(comment.author)}</p>{comment.html}</article>'
