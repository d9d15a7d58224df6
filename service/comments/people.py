"""The people who work here and what each may do."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType
from uuid import UUID

from service.comments.errors import NotAllowed
from service.comments.sites import SiteId

PersonId = NewType("PersonId", UUID)


class Role(StrEnum):
    """`reader` sees the queue, `moderator` decides, `owner` also changes the site and its people."""

    READER = "reader"
    MODERATOR = "moderator"
    OWNER = "owner"


class Scope(StrEnum):
    """What an API token may: send comments, read, decide, decide and govern the site as an owner, or ask as a client of
    Akismet's API does.
    """

    SUBMIT = "submit"
    READ = "read"
    MODERATE = "moderate"
    GOVERN = "govern"
    AKISMET = "akismet"


class Right(StrEnum):
    READ = "read"
    DECIDE = "decide"
    GOVERN = "govern"


_RIGHTS = {
    Role.READER: {Right.READ},
    Role.MODERATOR: {Right.READ, Right.DECIDE},
    Role.OWNER: {Right.READ, Right.DECIDE, Right.GOVERN},
}
_SCOPES: dict[Scope, set[Right]] = {
    Scope.SUBMIT: set(),
    Scope.READ: {Right.READ},
    Scope.MODERATE: {Right.READ, Right.DECIDE},
    Scope.GOVERN: {Right.READ, Right.DECIDE, Right.GOVERN},
    Scope.AKISMET: set(),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """Whoever asks: a person with a role on each site, or an API token with a scope on one.

    `name` is what the audit log keeps: `person:<id>` or `token:<id>`.
    """

    name: str
    person_id: PersonId | None = None
    email: str = ""
    language: str = "sv"
    roles: dict[SiteId, Role] = field(default_factory=dict)
    scopes: dict[SiteId, Scope] = field(default_factory=dict)

    def may(self, right: Right, site_id: SiteId) -> bool:
        role, scope = self.roles.get(site_id), self.scopes.get(site_id)
        return (role is not None and right in _RIGHTS[role]) or (scope is not None and right in _SCOPES[scope])

    def require(self, right: Right, site_id: SiteId) -> None:
        """Raise `NotAllowed` unless this actor has the right on the site."""
        if not self.may(right, site_id):
            raise NotAllowed

    def sites_with(self, right: Right) -> list[SiteId]:
        return [site_id for site_id in {**self.roles, **self.scopes} if self.may(right, site_id)]
