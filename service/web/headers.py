"""Every answer's headers: the request's id, and what keeps pages from being misused.

The content security policy allows our own files only, no inline script or style. What may be shown inside other pages
(a thread as an iframe) loosens `frame-ancestors` for itself through `g.frame_ancestors`.
"""

from __future__ import annotations

import re
import secrets
import time
from functools import lru_cache

import structlog
from flask import Flask, Response, g, request
from prometheus_client import Histogram

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
    here = g._get_current_object()
    given = request.headers.get("X-Request-ID", "")
    here.request_id = given if _OWN_ID.fullmatch(given) else secrets.token_hex(8)
    here.began = time.perf_counter()
    structlog.contextvars.bind_contextvars(request_id=here.request_id)


def _finish(response: Response) -> Response:
    # Each look through a proxy of Flask's costs as much as the thing looked up, and this runs for every request.
    here, asked = g._get_current_object(), request._get_current_object()  # type: ignore[attr-defined]
    headers = response.headers
    headers.add("X-Request-ID", here.get("request_id", ""))  # `set` would compare with every header that is there
    headers.add("X-Content-Type-Options", "nosniff")
    headers.setdefault("Referrer-Policy", "same-origin")
    headers.setdefault("Cache-Control", "no-store")
    if response.mimetype == "text/html":
        headers["Content-Security-Policy"] = CSP.format(
            ancestors=" ".join(here.get("frame_ancestors", ())) or "'none'",
            form="".join(f" {origin}" for origin in here.get("form_targets", ())),
        )
    route, status = str(asked.url_rule or "none"), response.status_code
    now = time.perf_counter()
    seconds = now - here.get("began", now)
    _observed(route, status).observe(seconds)
    log.info("request", method=asked.method, route=route, status=status, seconds=round(seconds, 5))
    structlog.contextvars.clear_contextvars()
    return response


@lru_cache(maxsize=1_000)
def _observed(route: str, status: int) -> Histogram:
    return REQUEST_SECONDS.labels(route, str(status))
