"""Who works here: add people, give them roles, change their passwords, stop them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, RowMapping
from sqlalchemy.exc import IntegrityError

from service import passwords
from service.actions import Services
from service.actions.sign_in import folded, session_hash, spend_attempt
from service.actions.sites import OPERATOR
from service.clock import new_id
from service.comments.errors import FieldError, InvalidFields, NotFound, UnknownSite
from service.comments.messages import N_
from service.comments.people import Actor, PersonId, Role
from service.comments.sites import LANGUAGES, Site
from service.policy.fields import is_email
from service.store import audit, people


def add_moderator(services: Services, email: str, site_slug: str, role: Role, *, actor: str = OPERATOR) -> str | None:
    """Give a person a role on a site; returns the password of a person who is new, to be shown once.

    Returns None when the person existed already: their role on the site is set, their password stays. A person who was
    disabled can sign in again, with a new password. Raises `UnknownSite`, `InvalidFields` for what is no address.
    """
    address = folded(email)
    if not is_email(address):
        sentence = N_("This is not an e-mail address. It should look like name@example.org.")
        raise InvalidFields([FieldError("email", "invalid_email", sentence)])
    site = services.sites.find(site_slug)
    if site is None:
        raise UnknownSite
    with services.database.read() as connection:
        known = people.by_email(connection, address)
    if known is not None and known["disabled_at"] is None:
        with services.database.write() as connection:
            person_id = PersonId(known["id"])
            _give_role(connection, person_id, site, role, actor=actor, now=services.clock.now())
        return None
    password = passwords.generated()
    kept = passwords.hashed(password)
    try:
        with services.database.write() as connection:
            now = services.clock.now()
            person = people.by_email(connection, address)
            person_id = PersonId(person["id"]) if person else _added(connection, address, kept, site, now)
            people.change(connection, person_id, **_given(kept), disabled_at=None)
            _give_role(connection, person_id, site, role, actor=actor, now=now)
    except IntegrityError:  # somebody added the same person in this moment
        return add_moderator(services, email, site_slug, role, actor=actor)
    return password


def new_password(services: Services, email: str, *, actor: str = OPERATOR) -> str:
    """A new generated password, to be shown once; every session of the person ends. Raises `NotFound`."""
    password = passwords.generated()
    kept = passwords.hashed(password)
    now = services.clock.now()
    with services.database.write() as connection:
        person_id = PersonId(_existing(connection, email)["id"])
        people.change(connection, person_id, **_given(kept))
        people.end_sessions(connection, person_id, now)
        line = audit.Line("password_reset", actor, body={"person": str(person_id)})
        audit.append(connection, audit.INSTALLATION, [line], now)
    return password


def change_password(
    services: Services, actor: Actor, current: str, chosen: str, *, session: str = "", address: str = ""
) -> None:
    """A person chooses their own password; every other session of theirs than `session` ends.

    Raises `InvalidFields` when the current one is wrong or the new one too weak, `TooManySignIns`.
    """
    assert actor.person_id is not None
    _require_strong(chosen, actor.email)
    spend_attempt(services, actor.email, address)
    with services.database.read() as connection:
        person = people.by_id(connection, actor.person_id)
    if person is None or not passwords.fits(person["password_hash"], current):
        raise InvalidFields([FieldError("current", "wrong", N_("This is not your present password."))])
    if chosen == current:
        raise InvalidFields([FieldError("chosen", "unchanged", N_("Choose another password than the present one."))])
    kept = passwords.hashed(chosen)
    now = services.clock.now()
    with services.database.write() as connection:
        people.change(connection, actor.person_id, password_hash=kept, provisional=False)
        people.end_sessions(connection, actor.person_id, now, keep=session_hash(session))
        audit.append(connection, audit.INSTALLATION, [audit.Line("password_changed", actor.name)], now)


def disable(services: Services, email: str, *, actor: str = OPERATOR) -> None:
    """Stop a person: their sessions end and they cannot sign in. What they decided stays. Raises `NotFound`."""
    now = services.clock.now()
    with services.database.write() as connection:
        person_id = PersonId(_existing(connection, email)["id"])
        people.change(connection, person_id, disabled_at=now)
        people.end_sessions(connection, person_id, now)
        line = audit.Line("moderator_disabled", actor, body={"person": str(person_id)})
        audit.append(connection, audit.INSTALLATION, [line], now)


@dataclass(frozen=True, slots=True)
class Preferences:
    """How a person wants their pages: the language, and whether single keys do anything (WCAG 2.1.4)."""

    language: str
    shortcuts: bool


def prefer(services: Services, actor: Actor, preferences: Preferences) -> None:
    """Keep a person's preferences. Raises `InvalidFields` for a language that is none of ours."""
    assert actor.person_id is not None
    if preferences.language not in LANGUAGES:
        raise InvalidFields([FieldError("language", "invalid", N_("Use sv or en."))])
    with services.database.write() as connection:
        people.change(connection, actor.person_id, language=preferences.language, shortcuts=preferences.shortcuts)


def _added(connection: Connection, address: str, kept: str, site: Site, now: datetime) -> PersonId:
    person = {"id": new_id(now), "email": address, **_given(kept), "language": site.language, "created_at": now}
    people.add(connection, person)
    return PersonId(person["id"])


def _given(kept: str) -> dict[str, Any]:
    """A password that somebody else has seen: its owner is asked to choose another."""
    return {"password_hash": kept, "provisional": True}


def _give_role(
    connection: Connection, person_id: PersonId, site: Site, role: Role, *, actor: str, now: datetime
) -> None:
    if people.roles(connection, person_id).get(site.id) is role:
        return
    people.give_role(connection, person_id, site.id, role)
    line = audit.Line("moderator_added", actor, body={"person": str(person_id), "role": role})
    audit.append(connection, str(site.id), [line], now)


def _existing(connection: Connection, email: str) -> RowMapping:
    person = people.by_email(connection, folded(email))
    if person is None:
        raise NotFound(N_("There is nobody with this e-mail address here. `kommentera moderator list` shows who is."))
    return person


def _require_strong(chosen: str, email: str) -> None:
    sentence, params = "", {}
    if len(chosen) < passwords.SHORTEST:
        sentence, params = N_("Write at least %(limit)s characters."), {"limit": passwords.SHORTEST}
    elif len(chosen) > passwords.LONGEST:
        sentence, params = N_("Shorten this to at most %(limit)s characters."), {"limit": passwords.LONGEST}
    elif chosen.casefold() in {email, email.partition("@")[0]} or len(set(chosen)) < 5:
        sentence = N_("Choose a password that is harder to guess.")
    if sentence:
        raise InvalidFields([FieldError("chosen", "weak", sentence, params)])
