"""Who may call a route, declared where the route is declared; a test fails on a route without a guard.

`public`: anybody. `from_site`: anybody, but a browser only from the site's own origins. `from_us`:
whoever knows a secret, but a browser only from our own pages. `signed_in` and `with_right`
are for moderators; `actor()` is who passed (`service.web.actors` finds out who asks). `with_key` is for other blogs'
software: its key is a token in a form field or in the host name, and `key_site()` the site that it speaks for.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from flask import g, request

from service.comments.errors import ForeignOrigin, Malformed, NotAllowed, NotFound, NotSignedIn
from service.comments.people import Actor, Right, Scope
from service.comments.sites import Site
from service.policy.pages import origin_of
from service.web import actors
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
        if origin and origin != "null" and origin.lower() not in site.origins and not actors.is_ours(origin):
            raise ForeignOrigin
        return view(*args, **kwargs)

    return mark("from_site", guarded)


def from_us(view: Callable[P, R]) -> Callable[P, R]:
    """Whoever knows the secret in the path may call this, but a browser only from a page of ours.

    Raises `StaleForm`.
    """

    @functools.wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        actors.require_own_origin(null_too=True)
        return view(*args, **kwargs)

    return mark("from_us", guarded)


def signed_in(view: Callable[P, R]) -> Callable[P, R]:
    """A person with a running session; what changes something must come from a page of theirs.

    Raises `NotSignedIn`, `StaleForm`.
    """

    @functools.wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        running = actors.session()
        if running is None:
            raise NotSignedIn
        actors.require_own_page(running)
        g.actor = running.actor
        return view(*args, **kwargs)

    return mark("signed_in", guarded)


def with_right(right: Right) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """A person or a program with this right: on the site in the path, if the view's argument `site` names one, else on
    any site at all; the view then asks for the right on what it loads.

    Raises `NotSignedIn`, `StaleForm`, `NotFound` where the actor has no part in the site, `NotAllowed`.
    """

    def guard(view: Callable[P, R]) -> Callable[P, R]:
        @functools.wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
            g.actor = _person_or_program()
            if "site" in kwargs:
                _require_on(str(kwargs["site"]), right)
            elif not g.actor.sites_with(right):
                raise NotAllowed
            return view(*args, **kwargs)

        return mark(f"with_right:{right}", guarded)

    return guard


def with_key(view: Callable[P, R]) -> Callable[P, R]:
    """A program with a token of scope `akismet`, for a blog at an origin of the token's site.

    Raises `NotSignedIn`, `NotAllowed`, `Malformed` naming the field that is missing, `ForeignOrigin`.
    """

    @functools.wraps(view)
    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        program = actors.key_holder()
        if program is None:
            raise NotSignedIn
        ((site_id, scope),) = program.scopes.items()
        site = services().sites.find(site_id)
        if scope is not Scope.AKISMET or site is None:
            raise NotAllowed
        blog = request.form.get("blog", "")
        if not blog.strip():
            raise Malformed(field="blog")
        if origin_of(blog) not in site.origins:
            raise ForeignOrigin
        g.actor, g.site = program, site
        return view(*args, **kwargs)

    return mark("with_key", guarded)


def key_site() -> Site:
    """The site whose key passed the guard of this request."""
    passed: Site = g.site
    return passed


def actor() -> Actor:
    """Who passed the guard of this request."""
    passed: Actor = g.actor
    return passed


def _person_or_program() -> Actor:
    """A request that shows a token is judged by the token alone."""
    if "Authorization" in request.headers:
        program = actors.program()
        if program is None:
            raise NotSignedIn
        return program
    running = actors.session()
    if running is None:
        raise NotSignedIn
    actors.require_own_page(running)
    return running.actor


def _require_on(slug: str, right: Right) -> None:
    site = site_or_404(slug)
    if site.id not in g.actor.roles and site.id not in g.actor.scopes:
        raise NotFound
    g.actor.require(right, site.id)
