"""People, what they may on which site, their sessions, and API tokens. Only hashes of secrets are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, RowMapping, bindparam, delete, insert, select, update

from service.comments.people import PersonId, Role
from service.comments.sites import SiteId
from service.store.tables import memberships, people, sessions, sign_in_attempts, sites, tokens

_BY_EMAIL = select(people).where(people.c.email == bindparam("email"))
_BY_ID = select(people).where(people.c.id == bindparam("id"))
_ROLES = select(memberships.c.site_id, memberships.c.role).where(memberships.c.person_id == bindparam("person_id"))
_BY_SESSION = (
    select(people, sessions.c.token_hash)
    .join(sessions, sessions.c.person_id == people.c.id)
    .where(
        sessions.c.token_hash == bindparam("token_hash"),
        sessions.c.expires_at > bindparam("now"),
        sessions.c.revoked_at.is_(None),
        people.c.disabled_at.is_(None),
    )
)
_BY_TOKEN = select(tokens).where(tokens.c.token_hash == bindparam("token_hash"), tokens.c.revoked_at.is_(None))


def by_email(connection: Connection, email: str) -> RowMapping | None:
    """The person with this address, folded as it was when they were added."""
    return connection.execute(_BY_EMAIL, {"email": email}).mappings().first()


def by_id(connection: Connection, person_id: PersonId) -> RowMapping | None:
    return connection.execute(_BY_ID, {"id": person_id}).mappings().first()


def add(connection: Connection, person: Mapping[str, Any]) -> None:
    connection.execute(insert(people), person)


def change(connection: Connection, person_id: PersonId, **changes: Any) -> None:
    connection.execute(update(people).where(people.c.id == person_id).values(**changes))


def roles(connection: Connection, person_id: PersonId) -> dict[SiteId, Role]:
    rows = connection.execute(_ROLES, {"person_id": person_id})
    return {SiteId(row.site_id): Role(row.role) for row in rows}


def give_role(connection: Connection, person_id: PersonId, site_id: SiteId, role: Role) -> None:
    """The person's one role on this site from now on."""
    this = (memberships.c.person_id == person_id) & (memberships.c.site_id == site_id)
    connection.execute(delete(memberships).where(this))
    connection.execute(insert(memberships).values(person_id=person_id, site_id=site_id, role=role))


def every(connection: Connection) -> Sequence[RowMapping]:
    """A row for each person and site: the person's columns, `role` and the site's `slug`."""
    query = (
        select(people, memberships.c.role, sites.c.slug)
        .outerjoin(memberships, memberships.c.person_id == people.c.id)
        .outerjoin(sites, sites.c.id == memberships.c.site_id)
        .order_by(people.c.email, sites.c.slug)
    )
    return connection.execute(query).mappings().all()


def emails(connection: Connection, ids: Sequence[UUID]) -> dict[UUID, str]:
    """What to call these people on the screens of their colleagues."""
    found = connection.execute(select(people.c.id, people.c.email).where(people.c.id.in_(ids)))
    return {row.id: row.email for row in found}


def begin_session(
    connection: Connection, token_hash: str, person_id: PersonId, now: datetime, expires_at: datetime
) -> None:
    """A new session; the person's sessions that are over are dropped."""
    over = (sessions.c.person_id == person_id) & (sessions.c.expires_at <= now)
    connection.execute(delete(sessions).where(over))
    row = {"token_hash": token_hash, "person_id": person_id, "created_at": now, "expires_at": expires_at}
    connection.execute(insert(sessions), row)


def person_of_session(connection: Connection, token_hash: str, now: datetime) -> RowMapping | None:
    """The person whose session this is, if it runs and they are not disabled."""
    return connection.execute(_BY_SESSION, {"token_hash": token_hash, "now": now}).mappings().first()


def end_session(connection: Connection, token_hash: str, now: datetime) -> None:
    connection.execute(
        update(sessions)
        .where(sessions.c.token_hash == token_hash, sessions.c.revoked_at.is_(None))
        .values(revoked_at=now)
    )


def end_sessions(connection: Connection, person_id: PersonId, now: datetime, keep: str = "") -> int:
    """End every session of the person but the one with the hash `keep`; returns how many ran."""
    done = connection.execute(
        update(sessions)
        .where(
            sessions.c.person_id == person_id,
            sessions.c.revoked_at.is_(None),
            sessions.c.expires_at > now,
            sessions.c.token_hash != keep,
        )
        .values(revoked_at=now)
    )
    return done.rowcount


def attempts(connection: Connection, key_hash: str, since: datetime) -> Sequence[datetime]:
    """When somebody tried to sign in under this key, oldest first."""
    query = (
        select(sign_in_attempts.c.at)
        .where(sign_in_attempts.c.key_hash == key_hash, sign_in_attempts.c.at > since)
        .order_by(sign_in_attempts.c.at)
    )
    return connection.scalars(query).all()


def add_attempts(connection: Connection, ids: Mapping[str, UUID], now: datetime, forget_before: datetime) -> None:
    """Note one attempt under each key, with these ids, and drop those that no longer count."""
    connection.execute(delete(sign_in_attempts).where(sign_in_attempts.c.at <= forget_before))
    rows = [{"id": id_, "key_hash": key_hash, "at": now} for key_hash, id_ in ids.items()]
    connection.execute(insert(sign_in_attempts), rows)


def forgive(connection: Connection, ids: Sequence[UUID], key_hash: str) -> None:
    """Drop these attempts, and all under the key: they ended in a sign-in."""
    connection.execute(
        delete(sign_in_attempts).where(sign_in_attempts.c.id.in_(ids) | (sign_in_attempts.c.key_hash == key_hash))
    )


def add_token(connection: Connection, token: Mapping[str, Any]) -> None:
    connection.execute(insert(tokens), token)


def token(connection: Connection, token_hash: str) -> RowMapping | None:
    """The API token with this hash, unless it was revoked."""
    return connection.execute(_BY_TOKEN, {"token_hash": token_hash}).mappings().first()


def tokens_of(connection: Connection, site_id: SiteId | None = None) -> Sequence[RowMapping]:
    """API tokens with their site's `slug`, oldest first, revoked ones too."""
    query = select(tokens, sites.c.slug).join(sites, sites.c.id == tokens.c.site_id).order_by(tokens.c.created_at)
    if site_id is not None:
        query = query.where(tokens.c.site_id == site_id)
    return connection.execute(query).mappings().all()


def revoke_token(connection: Connection, token_id: UUID, now: datetime) -> SiteId | None:
    """Revoke a token that still works; returns its site, or None when there is no such token."""
    row = connection.execute(select(tokens).where(tokens.c.id == token_id, tokens.c.revoked_at.is_(None))).first()
    if row is None:
        return None
    connection.execute(update(tokens).where(tokens.c.id == token_id).values(revoked_at=now))
    return SiteId(row.site_id)
