"""Every answer's headers: the request's id, and what keeps pages from being misused.

The content security policy allows our own files only, no inline script or style. What may be shown inside other pages
(a thread as an iframe) loosens `frame-ancestors` for itself through `g.frame_ancestors`.
"""

from __future__ import annotations

import re
import secrets
import time

import structlog
from flask import Flask, Response, g, request

from service.metrics import REQUEST_SECONDS

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'self'; "
    "base-uri 'none'; form-action 'self'{form}; frame-ancestors {ancestors}"
)
_OWN_ID = re.compile(r"[A-Za-z0-9._-]{8,64}")

log = structlog.get_logger()


def install(app: Flask) -> None:
    app.before_request(_begin)
    app.after_request(_finish)


def _begin() -> None:
    given = request.headers.get("X-Request-ID", "")
    g.request_id = given if _OWN_ID.fullmatch(given) else secrets.token_hex(8)
    g.began = time.perf_counter()
    structlog.contextvars.bind_contextvars(request_id=g.request_id)


def _finish(response: Response) -> Response:
    headers = response.headers
    headers["X-Request-ID"] = g.get("request_id", "")
    headers["X-Content-Type-Options"] = "nosniff"
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cache-Control", "no-store")
    if response.mimetype == "text/html":
        headers["Content-Security-Policy"] = CSP.format(
            ancestors=" ".join(g.get("frame_ancestors", ())) or "'none'",
            form="".join(f" {origin}" for origin in g.get("form_targets", ())),
        )
    route = str(request.url_rule or "none")
    seconds = time.perf_counter() - g.get("began", time.perf_counter())
    REQUEST_SECONDS.labels(route, str(response.status_code)).observe(seconds)
    log.info("request", method=request.method, route=route, status=response.status_code, seconds=round(seconds, 5))
    structlog.contextvars.clear_contextvars()
    return response
