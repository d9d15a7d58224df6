"""Who asks: a person with a session in a cookie, or a program with a bearer token. Looked up once a request.

A cookie alone proves nothing about who made the page that a request came from, so requests that change something must
also carry the session's CSRF token and come from a page of ours.
"""

from __future__ import annotations

import hmac
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from flask import Response, g, request

from service.actions.sign_in import SignedIn, session_hash
from service.actions.tokens import key_hash, token_hash
from service.comments.errors import StaleForm
from service.comments.people import Actor, PersonId, Scope
from service.comments.sites import SiteId
from service.policy.pages import origin_of
from service.store import people
from service.web.context import services

CSRF_FIELD, CSRF_HEADER = "csrf", "X-CSRF-Token"
_KEY = re.compile(r"[0-9a-f]{12}")
_UNSAFE = frozenset({"POST", "PUT", "PATCH", "DELETE"})


@dataclass(frozen=True, slots=True)
class Session:
    """A running session: its secret, whose it is, and how they want their pages.

    `provisional`: the password was given to them by somebody, who therefore knows it.
    """

    token: str
    actor: Actor
    shortcuts: bool
    provisional: bool

    @property
    def csrf(self) -> str:
        """What a form of this session carries; worthless without the cookie."""
        return services().seals.hash("csrf", self.token)


def session() -> Session | None:
    """The session of this request, or None; its person's language becomes the language of the answer."""
    if "session" not in g:
        g.session = _session(request.cookies.get(cookie_name(), ""))
        if g.session is not None:
            g.reader_language = g.session.actor.language
    found: Session | None = g.session
    return found


def program() -> Actor | None:
    """The program that sent a bearer token, or None when there is none or it is not, or no longer, a token of ours."""
    kind, _, secret = request.headers.get("Authorization", "").partition(" ")
    return _program_with(token_hash(secret.strip())) if kind.lower() == "bearer" else None


def _program_with(hashed: str) -> Actor | None:
    with services().database.read() as connection:
        row = people.token(connection, hashed)
    if row is None:
        return None
    return Actor(f"token:{row['id']}", scopes={SiteId(row["site_id"]): Scope(row["scope"])})


def key_holder() -> Actor | None:
    """The program whose token is the key of Akismet's API: in a field, else the first label of the host name.

    A host name has no case (RFC 4343), so neither has such a key.
    """
    given = request.form.get("api_key") or request.form.get("key") or request.host.partition(".")[0]
    key = given.strip().lower()
    return _program_with(key_hash(services().seals, key)) if _KEY.fullmatch(key) else None


def require_own_page(running: Session | None) -> None:
    """Let a request that changes something pass only from a page of ours. Raises `StaleForm`.

    The browser says where it came from (Sec-Fetch-Site, Origin); with a session, its CSRF token must be there too.
    """
    if request.method not in _UNSAFE:
        return
    require_own_origin()
    if running is not None:
        given = request.headers.get(CSRF_HEADER) or request.form.get(CSRF_FIELD, "")
        if not hmac.compare_digest(given.encode("utf-8", "replace"), running.csrf.encode()):
            raise StaleForm


def require_own_origin(*, null_too: bool = False) -> None:
    """Refuse what a browser sends from a page that is not ours; raises `StaleForm`.

    `null_too`: also from our pages that send no referrer, whose Origin is `null` (Fetch, "append a request Origin").
    """
    fetched, origin = request.headers.get("Sec-Fetch-Site"), request.headers.get("Origin")
    if null_too and origin == "null":
        origin = None
    if fetched not in (None, "same-origin", "none") or (origin is not None and not is_ours(origin)):
        raise StaleForm


def own_origin() -> str:
    return origin_of(services().settings.base_url) or ""


def set_cookie(response: Response, done: SignedIn) -> None:
    """Hand the session to the browser; out of reach for scripts and for pages of other origins."""
    response.set_cookie(cookie_name(), done.token, **_attributes())


def clear_cookie(response: Response) -> None:
    response.delete_cookie(cookie_name(), **_attributes())


def cookie_name() -> str:
    """With https the name itself keeps other hosts and paths from setting it (RFC 6265bis: `__Host-`)."""
    return "__Host-kommentera" if _is_https() else "kommentera"


def _attributes() -> dict[str, Any]:
    return {"path": "/", "secure": _is_https(), "httponly": True, "samesite": "Lax"}


def _is_https() -> bool:
    return services().settings.base_url.startswith("https://")


def is_ours(origin: str) -> bool:
    """Our own address, or the one under which this request reached us (127.0.0.1 for localhost)."""
    return origin.lower() == own_origin() or is_this_host(origin)


def is_this_host(address: str) -> bool:
    """Whether an address is of the host that this request named; what cannot be read is of none."""
    try:
        return urlsplit(address).netloc.lower() == request.host.lower()
    except ValueError:
        return False


def _session(token: str) -> Session | None:
    if not token:
        return None
    on = services()
    with on.database.read() as connection:
        row = people.person_of_session(connection, session_hash(token), on.clock.now())
        if row is None:
            return None
        person_id = PersonId(row["id"])
        roles = people.roles(connection, person_id)
    actor = Actor(f"person:{person_id}", person_id, email=row["email"], language=row["language"], roles=roles)
    return Session(token, actor, shortcuts=row["shortcuts"], provisional=row["provisional"])
