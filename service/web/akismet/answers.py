"""Opinions and refusals → what an Akismet client understands: a word, and headers beginning with `X-akismet-`.

Whatever is neither `true` nor `false` makes WordPress' plugin hold the comment and ask again in twenty minutes, and
the other clients raise an error; so what cannot be answered is answered by another word, never by `false`. The
words are the protocol's: they are read by programs and stand in header fields, so they are English and ASCII.
"""

from __future__ import annotations

from uuid import uuid4

from flask import Response
from werkzeug.exceptions import HTTPException

from service.comments.consultation import Opinion
from service.comments.errors import (
    ForeignOrigin,
    Malformed,
    NotAllowed,
    NotSignedIn,
    Refusal,
    StoreAway,
    TooLarge,
    TooMany,
)
from service.comments.sites import HeldAnswer, Site

THANKS = "Thanks for making the web a better place."
RETRY_SECONDS = 60

_TRUE, _FALSE = "true", "false"


def valid() -> Response:
    return _plain("valid")


def thanks() -> Response:
    return _plain(THANKS)


def opinion(site: Site, said: Opinion) -> Response:
    response = _held(site) if said is Opinion.HELD else _plain(_FALSE if said is Opinion.HAM else _TRUE)
    if said is Opinion.DISCARD:
        response.headers["X-akismet-pro-tip"] = "discard"
    return response


def named(response: Response) -> Response:
    """With a name for the answer, whatever it is: WordPress' plugin knows by it which comment was answered, and pays no
    heed to an answer without one.
    """
    response.headers["X-akismet-guid"] = str(uuid4())
    return response


def _held(site: Site) -> Response:
    """`true` with an error beside it: WordPress puts such a comment among those that wait for a moderator, whatever
    else it would do with spam, and clients that do not know the header keep it from readers.
    """
    if site.rules.akismet_held is HeldAnswer.HAM:
        return _plain(_FALSE)
    response = _plain(_TRUE, help="No spam, but a person should read it: personal data, or a check that failed.")
    if site.rules.akismet_held is HeldAnswer.HOLD:
        response.headers["X-akismet-error"] = "held"
    return response


def no_answer() -> Response:
    """No worker has answered in time."""
    response = _plain("unanswered", 503, help="No answer in time. Hold the comment and ask again.")
    response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response


def refused(refusal: Refusal) -> Response:
    """The answer to a call that cannot be served."""
    if isinstance(refusal, NotSignedIn | NotAllowed):
        return _plain("invalid", help="The key is none, was revoked, or has another scope than akismet.")
    if isinstance(refusal, ForeignOrigin):
        return _plain("invalid", help="The blog is not among the origins of the key's site.")
    if isinstance(refusal, TooMany):
        response = _plain("busy", 429, help="Too many calls with this key. Wait, then ask again.")
        response.headers["Retry-After"] = str(refusal.retry_after)
        return response
    if isinstance(refusal, StoreAway):
        return no_answer()
    if isinstance(refusal, TooLarge):
        return _plain("too large", 413, help="The call is too large. Hold the comment.")
    field = refusal.params.get("field", "") if isinstance(refusal, Malformed) else ""
    return _plain(f"Missing required field: {field}." if field else "unreadable", 400, help="See the answer's text.")


def refused_by_http(error: HTTPException) -> Response:
    status = error.code or 500
    return refused(TooLarge()) if status == 413 else _plain("unreadable", status, help="The call cannot be read.")


def _plain(word: str, status: int = 200, *, help: str = "") -> Response:
    response = Response(word, status, content_type="text/plain; charset=utf-8")
    if help:
        response.headers["X-akismet-debug-help"] = help
    return response
