"""One table: refusal → status. A problem document (RFC 9457) for programs, a page for people.

An unexpected exception is logged by its class and answered with 500 and the request's id, never with its text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
import structlog
from flask import Flask, Response, current_app, render_template, request
from werkzeug.exceptions import HTTPException, RequestEntityTooLarge

from service.comments import errors
from service.comments.challenge import Challenge
from service.comments.errors import (
    Challenged,
    InvalidFields,
    NotSignedIn,
    PersonalData,
    Refusal,
    StoreAway,
    TooLarge,
    TooMany,
)
from service.comments.findings import Finding
from service.comments.messages import N_
from service.i18n import translate
from service.web.context import language, request_id

log = structlog.get_logger()

STATUS: dict[type[Refusal], int] = {
    errors.Malformed: 400,
    errors.NotSignedIn: 401,
    errors.ForeignOrigin: 403,
    errors.NotAllowed: 403,
    errors.StaleForm: 403,
    errors.UnknownSite: 404,
    errors.NotFound: 404,
    errors.Duplicate: 409,
    errors.Closed: 409,
    errors.IllegalTransition: 409,
    errors.StaleVersion: 409,
    errors.RecheckRunning: 409,
    errors.TooLarge: 413,
    errors.UnsupportedMedia: 415,
    errors.IdempotencyConflict: 422,
    errors.InvalidFields: 422,
    errors.PersonalData: 422,
    errors.Challenged: 422,
    errors.TooMany: 429,
    errors.TooManySignIns: 429,
    errors.StoreAway: 503,
}
STORE_RETRY_SECONDS = 5
PROBLEM = "application/problem+json"


def install(app: Flask) -> None:
    app.register_error_handler(Refusal, refused)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _unexpected)


def refused(refusal: Refusal) -> Response:
    """The answer to a refusal: a problem document under /api, else a page."""
    if isinstance(refusal, StoreAway) and request.method in ("GET", "HEAD"):
        refusal = StoreAway(_UNREAD)
    status = STATUS[type(refusal)]
    body = problem(refusal, status)
    return with_hints(_shaped(body, status), refusal)


_UNREAD = N_("What you asked for could not be read just now. Try again in a minute.")
_TITLES = {405: N_("This address does not take that method.")}
_TITLE = N_("The request could not be answered.")
_DETAILS = {405: N_("Use a method that the header Allow names.")}
_DETAIL = N_("Check the address and the request, and send it again.")


def with_hints(response: Response, refusal: Refusal) -> Response:
    """The answer, with what a client must know to ask again: `Retry-After`, `WWW-Authenticate`."""
    if isinstance(refusal, TooMany):
        response.headers["Retry-After"] = str(refusal.retry_after)
    if isinstance(refusal, NotSignedIn):
        response.headers["WWW-Authenticate"] = "Bearer"
    if isinstance(refusal, StoreAway):
        response.headers["Retry-After"] = str(STORE_RETRY_SECONDS)
    return response


def problem(refusal: Refusal, status: int) -> dict[str, Any]:
    """The problem document of a refusal, in the reader's language."""
    lang = language()
    document: dict[str, Any] = {
        "type": f"urn:kommentera:problem:{refusal.code}",
        "title": translate(refusal.title, {}, lang),
        "status": status,
        "detail": translate(refusal.text, refusal.params, lang),
        "code": refusal.code,
    }
    if isinstance(refusal, InvalidFields):
        document["errors"] = [
            {"field": error.field, "code": error.code, "message": translate(error.message, error.params, lang)}
            for error in refusal.errors
        ]
    if isinstance(refusal, PersonalData):
        document["findings"] = [shown(finding, lang) for finding in refusal.findings if isinstance(finding, Finding)]
        document["suggestion"] = refusal.suggestion
    if isinstance(refusal, Challenged):
        document["challenge"] = _asked(refusal.challenge)
    return document


def _asked(challenge: Challenge) -> dict[str, Any]:
    return {
        "algorithm": challenge.algorithm,
        "salt": challenge.salt,
        "target": challenge.target,
        "largest": challenge.largest,
        "expires_at": challenge.expires_at.isoformat(),
    }


def shown(finding: Finding, lang: str) -> dict[str, Any]:
    """A finding as JSON shows it."""
    return {
        "check": finding.check,
        "kind": finding.kind,
        "severity": finding.severity,
        "field": finding.field,
        "start": finding.start,
        "end": finding.end,
        "rule": finding.rule,
        "score": finding.score,
        "message": translate(finding.message, finding.params, lang),
        "replacement": translate(finding.replacement, {}, lang) if finding.replacement else "",
        "mark": finding.mark or "",
    }


def _http(error: HTTPException) -> Response:
    if isinstance(error, RequestEntityTooLarge):
        return refused(TooLarge(limit=current_app.config["MAX_CONTENT_LENGTH"]))
    if error.code == 404:
        return refused(errors.NotFound())
    status = error.code or 500
    document = {
        "type": "about:blank",
        "title": translate(_TITLES.get(status, _TITLE), {}, language()),
        "status": status,
        "detail": translate(_DETAILS.get(status, _DETAIL), {}, language()),
        "code": f"http_{status}",
    }
    response = _shaped(document, status)
    for name, value in error.get_headers():
        if name in ("Allow", "Location", "Retry-After"):
            response.headers[name] = value
    return response


def _unexpected(error: Exception) -> Response:
    log.error("unexpected", error=type(error).__name__, route=str(request.url_rule), request_id=request_id())
    if current_app.testing and not isinstance(error, HTTPException):
        raise error
    lang = language()
    document = {
        "type": "about:blank",
        "title": translate(errors.UNEXPECTED_TITLE, {}, lang),
        "status": 500,
        "detail": translate(errors.UNEXPECTED, {"id": request_id()}, lang),
        "code": "unexpected",
    }
    return _shaped(document, 500)


def _shaped(document: Mapping[str, Any], status: int) -> Response:
    if request.path.startswith("/api/") or not request.accept_mimetypes.accept_html:
        return Response(orjson.dumps(document), status, content_type=PROBLEM)
    page = render_template("problem.html", problem=document, lang=language())
    return Response(page, status, content_type="text/html; charset=utf-8")
