"""Which answers a script on a blog page may read: those of the site whose origin the page is of, and no other's.

No credentials are ever allowed: nothing here depends on who the reader is (Fetch standard, "CORS protocol").
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import ParamSpec, TypeVar

from flask import Flask, Response, current_app, g, request

from service.comments.errors import Refusal
from service.web.context import site_or_404

P = ParamSpec("P")
R = TypeVar("R")

SHARED = "__kommentera_shared__"
_EXPOSED = "ETag, Idempotent-Replay, Location, Retry-After, X-Request-ID"
_ASKED_HEADERS = "Content-Type, Idempotency-Key, X-Request-ID"
_PREFLIGHT_SECONDS = "7200"


def shared(view: Callable[P, R]) -> Callable[P, R]:
    """Let scripts from the origins of the site in the path read what this view answers, refusals included."""
    setattr(view, SHARED, True)
    return view


def install(app: Flask) -> None:
    app.after_request(_allow)


def _allow(response: Response) -> Response:
    asked = request._get_current_object()  # type: ignore[attr-defined]
    if not getattr(current_app.view_functions.get(asked.endpoint or ""), SHARED, False):
        return response
    headers = response.headers
    varies = headers.get("Vary")
    headers["Vary"] = f"{varies}, Origin" if varies else "Origin"
    origin = asked.headers.get("Origin", "").lower()
    if not origin or not _is_of_site(origin):
        return response
    headers["Access-Control-Allow-Origin"] = origin
    headers["Access-Control-Expose-Headers"] = _EXPOSED
    if request.method == "OPTIONS":
        headers["Access-Control-Allow-Methods"] = headers.get("Allow", "GET, HEAD, POST, OPTIONS")
        headers["Access-Control-Allow-Headers"] = _ASKED_HEADERS
        headers["Access-Control-Max-Age"] = _PREFLIGHT_SECONDS
    return response


def _is_of_site(origin: str) -> bool:
    site = g.get("site")
    if site is None:
        with suppress(Refusal):
            site = site_or_404(str((request.view_args or {}).get("site", "")))
    return site is not None and origin in site.origins
