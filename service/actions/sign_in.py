"""A person signs in and out. Sessions live in the store, so that each can be ended from our side.

Attempts are counted before the password is looked at, in a transaction of their own, so that many at once count as
many. They are kept by keyed hashes of account and network, for as long as they count.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import RowMapping

from service import passwords
from service.actions import Services
from service.clock import new_id
from service.comments.errors import FieldError, InvalidFields, TooManySignIns
from service.comments.messages import N_
from service.comments.people import Actor, PersonId
from service.seals import truncated_network
from service.store import audit, people

SESSION_LIFE = timedelta(hours=12)
WINDOW = timedelta(minutes=15)
ACCOUNT_HERE, NETWORK, ACCOUNT = 10, 40, 50
"""Attempts within the window: on one account from one network, on all from one network, on one account from anywhere.

The last is the widest, or anybody who knows an address could keep its owner out.
"""
_WRONG = FieldError("password", "wrong", N_("The e-mail address and the password do not belong together. Try again."))


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A new session: the secret for the cookie, and when it ends."""

    token: str
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class Attempt:
    """One counted attempt: its rows, and the key of this account from this network."""

    ids: tuple[UUID, ...]
    key_hash: str


def folded(email: str) -> str:
    """An address as people are looked up by it."""
    return email.replace("\x00", "").strip().casefold()


def session_hash(token: str) -> str:
    """What is kept of a session's secret; it is 256 random bits, so a plain hash does."""
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def sign_in(services: Services, email: str, password: str, address: str = "") -> SignedIn:
    """A new session for whoever knows the password.

    Raises `InvalidFields` when address and password do not belong together, or the person is disabled, all three in
    the same time; `TooManySignIns` when too many attempts failed.
    """
    attempt = spend_attempt(services, email, address)
    with services.database.read() as connection:
        person = people.by_email(connection, folded(email))
    fits = passwords.fits(person["password_hash"] if person else None, password)
    now = services.clock.now()
    if person is None or not fits or person["disabled_at"] is not None:
        _refused(services, person, fits, now)
        raise InvalidFields([_WRONG])
    fresh = passwords.hashed(password) if passwords.outdated(person["password_hash"]) else None
    done = SignedIn(secrets.token_urlsafe(32), now + SESSION_LIFE)
    person_id = PersonId(person["id"])
    with services.database.write() as connection:
        people.forgive(connection, attempt.ids, attempt.key_hash)
        if fresh is not None:
            people.change(connection, person_id, password_hash=fresh)
        people.begin_session(connection, session_hash(done.token), person_id, now, done.expires_at)
        audit.append(connection, audit.INSTALLATION, [audit.Line("signed_in", f"person:{person_id}")], now)
    return done


def sign_out(services: Services, token: str) -> None:
    """End this session; one that has ended stays so."""
    now = services.clock.now()
    with services.database.write() as connection:
        people.end_session(connection, session_hash(token), now)


def sign_out_everywhere(services: Services, actor: Actor) -> int:
    """End every session of this person; returns how many ran."""
    assert actor.person_id is not None
    now = services.clock.now()
    with services.database.write() as connection:
        ended = people.end_sessions(connection, actor.person_id, now)
        line = audit.Line("signed_out_everywhere", actor.name, body={"sessions": ended})
        audit.append(connection, audit.INSTALLATION, [line], now)
    return ended


def spend_attempt(services: Services, email: str, address: str) -> Attempt:
    """Count one attempt to prove a password. Raises `TooManySignIns` with the time until the next may be made."""
    account, network = folded(email), truncated_network(address)
    limits = {
        services.seals.hash("attempt", f"{kind}:{key}"): limit
        for kind, key, limit in (
            ("here", f"{account}\n{network}", ACCOUNT_HERE),
            ("network", network, NETWORK),
            ("account", account, ACCOUNT),
        )
    }
    now = services.clock.now()
    ids = {key_hash: new_id(now) for key_hash in limits}
    with services.database.write() as connection:
        waits = [now]
        for key_hash, limit in limits.items():
            made = people.attempts(connection, key_hash, now - WINDOW)
            if len(made) >= limit:
                waits.append(made[-limit] + WINDOW)
        if max(waits) > now:
            raise TooManySignIns(int((max(waits) - now).total_seconds()) + 1)
        people.add_attempts(connection, ids, now, now - WINDOW)
    return Attempt(tuple(ids.values()), next(iter(ids)))


def _refused(services: Services, person: RowMapping | None, fits: bool, now: datetime) -> None:
    """Note a refused attempt: whose account it was when it is one of ours, never the address that was typed."""
    why = "unknown" if person is None else "disabled" if fits else "password"
    actor = f"person:{person['id']}" if person else "visitor"
    with services.database.write() as connection:
        line = audit.Line("sign_in_refused", actor, body={"why": why})
        audit.append(connection, audit.INSTALLATION, [line], now)
