"""Who may call a route, declared where the route is declared; a test fails on a route without a guard.

`public`: anybody. `from_site`: anybody, but a browser only from the site's own origins. `signed_in` and `with_right`
are for moderators (`service.web.review.session` puts the actor into the request).
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import request

from service.comments.errors import ForeignOrigin
from service.policy.pages import origin_of
from service.web.context import services, site_or_404

P = ParamSpec("P")
R = TypeVar("R")

GUARD = "__kommentera_guard__"


def mark(name: str, view: Callable[P, R]) -> Callable[P, R]:
    """Note on a view which guard stands before it."""
    setattr(view, GUARD, name)
    return view


def public(view: Callable[P, R]) -> Callable[P, R]:
    """Anybody may call this."""
    return mark("public", view)


def from_site(view: Callable[P, R]) -> Callable[P, R]:
    """A browser may call this only from an origin of the site in the path, or from our own; other clients may.

    The view's first argument `site` is the slug. Raises `UnknownSite`, `ForeignOrigin`.
    """

    @functools.wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        site = site_or_404(str(kwargs["site"]))
        origin = request.headers.get("Origin")
        if origin and origin != "null" and origin.lower() not in (*site.origins, own_origin()):
            raise ForeignOrigin
        return view(*args, **kwargs)

    return mark("from_site", guarded)


def own_origin() -> str:
    return origin_of(services().settings.base_url) or ""
