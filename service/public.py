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
from service.comments.messages import N_
from service.i18n import date_time, translate
from service.policy.allowlist import LINK_RELATION
from service.policy.links import safe_web_url

FORMAT_VERSION = "2"

REPLY_PLACE = '<a class="kommentera-reply" href="'
"""How the reply link of a stored article begins; its address, which is the page's, is put behind it when it is read.

No comment can hold these words as markup: the policy lets no class through and escapes every `<` of a text.
"""


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
            "url": safe_web_url(comment.url),
            "html": comment.html,
            "language": comment.language,
            "published_at": moment(comment.published_at),
            "edited_at": moment(comment.edited_at) if comment.edited_at else None,
            "redacted": comment.redacted,
        }
    ).decode()


def moment(at: datetime) -> str:
    """A time as JSON, Atom and HTML's `datetime` write it: UTC with milliseconds."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def as_fragment(comment: PublicComment, language: str) -> str:
    """The comment as an article of the HTML thread, in the words of `language`.

    It names its format and language, so that a reader of the store can tell whether `is_current` or to make it anew.
    """
    key = f"kommentera-{comment.id}"
    name = escape(comment.author or translate(ANONYMOUS, {}, language))
    notes = [translate(note, {}, language) for note in _notes(comment)]
    reply = translate(ANSWER, {"author": NAME_PLACE}, language).replace(NAME_PLACE, f"<bdi>{name}</bdi>")
    return "".join(
        (
            f'{_opening(language)} id="{key}" tabindex="-1" aria-labelledby="{key}-by">\n',
            f'<p class="kommentera-by"><span class="kommentera-author" id="{key}-by">',
            f"{_linked(name, comment.url)}</span>",
            f' <a class="kommentera-when" href="#{key}"><time datetime="{moment(comment.published_at)}">',
            f"{date_time(comment.published_at, language)}</time></a></p>\n",
            f'<div class="kommentera-text"{_language(comment, language)} dir="auto">{comment.html}</div>\n',
            *(f'<p class="kommentera-note">{escape(note)}</p>\n' for note in notes),
            f'<p class="kommentera-act">{REPLY_PLACE}{comment.id}#kommentera-form">{reply}</a></p>\n</article>',
        )
    )


def is_current(fragment: str, language: str) -> bool:
    """Whether a stored article is of this format and in this language."""
    return fragment.startswith(_opening(language))


ANONYMOUS = N_("Anonymous")
ANSWER = N_("Answer %(author)s")
NAME_PLACE = "\x00"
REDACTED = N_("A moderator has replaced parts of this comment.")
EDITED = N_("This comment was changed after it was published.")


def _notes(comment: PublicComment) -> list[str]:
    return [REDACTED] * comment.redacted + [EDITED] * (comment.edited_at is not None)


def _opening(language: str) -> str:
    return f'<article class="kommentera-comment" data-format="{FORMAT_VERSION}-{language}"'


def _linked(name: str, url: str) -> str:
    address = safe_web_url(url)
    if address is None:
        return f"<bdi>{name}</bdi>"
    return f'<a href="{escape(address)}" rel="{LINK_RELATION}"><bdi>{name}</bdi></a>'


def _language(comment: PublicComment, language: str) -> str:
    return f' lang="{escape(comment.language)}"' if comment.language and comment.language != language else ""
