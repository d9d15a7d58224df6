"""API tokens: secrets by which a program speaks for one site, with one scope."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from uuid import UUID

from service.actions import Services
from service.actions.sites import OPERATOR
from service.clock import new_id
from service.comments.errors import NotFound, UnknownSite
from service.comments.messages import N_
from service.comments.people import Scope
from service.seals import Seals
from service.store import audit, people

PREFIX = "kommentera_"
_KEY_BYTES = 6


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token that was just made; `secret` is shown now and never again."""

    id: UUID
    secret: str


def token_hash(secret: str) -> str:
    """What is kept of a token; it is 256 random bits, so a plain hash does."""
    return hashlib.sha256(secret.encode("utf-8", "replace")).hexdigest()


def key_hash(seals: Seals, secret: str) -> str:
    """What is kept of a key for Akismet's clients: its 48 random bits cannot be guessed over the network, but could be
    from a plain hash in a stolen copy of the store.
    """
    return seals.hash("key", secret)


def add_token(services: Services, site_slug: str, scope: Scope, *, actor: str = OPERATOR) -> NewToken:
    """A new token for a site. Raises `UnknownSite`."""
    site = services.sites.find(site_slug)
    if site is None:
        raise UnknownSite
    now = services.clock.now()
    made = NewToken(new_id(now), _secret(scope))
    with services.database.write() as connection:
        is_key = scope is Scope.AKISMET
        hashed = key_hash(services.seals, made.secret) if is_key else token_hash(made.secret)
        kept = {"id": made.id, "token_hash": hashed, "site_id": site.id, "scope": scope}
        people.add_token(connection, {**kept, "created_at": now})
        line = audit.Line("token_added", actor, body={"token": str(made.id), "scope": scope})
        audit.append(connection, str(site.id), [line], now)
    return made


def _secret(scope: Scope) -> str:
    """A new secret. A key for Akismet's clients also stands in a host name, whatever its case (RFC 1035, 2.3.1), and
    WordPress' plugin takes twelve hexadecimal digits and nothing else.
    """
    return secrets.token_hex(_KEY_BYTES) if scope is Scope.AKISMET else PREFIX + secrets.token_urlsafe(32)


def revoke_token(services: Services, token_id: UUID, *, actor: str = OPERATOR) -> None:
    """The token stops working at once. Raises `NotFound` when there is none or it was revoked before."""
    now = services.clock.now()
    with services.database.write() as connection:
        site_id = people.revoke_token(connection, token_id, now)
        if site_id is None:
            raise NotFound(N_("There is no working token with this id. `kommentera token list` shows those there are."))
        line = audit.Line("token_revoked", actor, body={"token": str(token_id)})
        audit.append(connection, str(site_id), [line], now)
