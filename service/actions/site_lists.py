"""Add entries to a site's own lists and take them away; one audit line each, which never holds what was listed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection

from service.actions import Services
from service.clock import new_id
from service.comments.errors import FieldError, InvalidFields, NotFound
from service.comments.messages import N_
from service.comments.site_lists import KEYED, ListName
from service.comments.sites import Site, SiteId
from service.policy.list_entries import no_network, tidied_note, tidied_value
from service.seals import Seals, truncated_network
from service.store import audit, site_lists

MOST = 5_000  # entries of one site


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry that is on its list now; `new` when it was not before."""

    id: UUID
    value: str
    new: bool


def add_entry(
    services: Services,
    site: Site,
    name: ListName,
    text: str,
    *,
    note: str = "",
    until: datetime | None = None,
    actor: str,
    hashed: bool = False,
) -> Listed:
    """Put `text` on a list until a time or for good; an entry that is there already gets the new note and expiry.

    `hashed`: the text is the hash of a keyed list already, as a comment's row has it. Raises `InvalidFields`.
    """
    value = text if hashed else kept_value(services.seals, name, text)
    note, now = tidied_note(note), services.clock.now()
    if until is not None and until <= now:
        raise InvalidFields([FieldError("expires_at", "invalid", N_("Choose a time that is still to come."))])
    with services.database.write() as connection:
        services.database.one_at_a_time(connection, f"lists:{site.id}")
        found = site_lists.find(connection, site.id, name, value)
        changes = {"note": note, "added_by": actor, "added_at": now, "expires_at": until}
        if found is None:
            _require_room(connection, site.id)
            entry_id = new_id(now)
            row = {"id": entry_id, "site_id": site.id, "list": name, "value": value, **changes}
            site_lists.add(connection, [row])
        else:
            entry_id = found["id"]
            site_lists.renew(connection, found, **changes)
        body = {"list": name, "entry": str(entry_id), "until": until.isoformat() if until else None}
        audit.append(connection, str(site.id), [audit.Line("list_entry_added", actor, body=body)], now)
    services.sites.forget()
    return Listed(entry_id, value, found is None)


def remove_entry(
    services: Services, site: Site, name: ListName, *, value: str = "", entry_id: UUID | None = None, actor: str
) -> None:
    """Take an entry away, named by its id or as it was typed. Raises `NotFound`, `InvalidFields`."""
    now = services.clock.now()
    kept = kept_value(services.seals, name, value) if entry_id is None else ""
    with services.database.write() as connection:
        if entry_id is None:
            found = site_lists.find(connection, site.id, name, kept)
            entry_id = found["id"] if found is not None else None
        if entry_id is None or not site_lists.remove(connection, site.id, name, entry_id):
            raise NotFound(N_("There is no such entry on this list."))
        body = {"list": name, "entry": str(entry_id)}
        audit.append(connection, str(site.id), [audit.Line("list_entry_removed", actor, body=body)], now)
    services.sites.forget()


def set_entries(connection: Connection, site_id: SiteId, name: ListName, texts: Iterable[str], **by: Any) -> None:
    """Let a list hold exactly these words, in the caller's transaction; `by` has `added_by` and `added_at`."""
    values = dict.fromkeys(tidied_value(name, text) for text in texts)
    site_lists.empty(connection, site_id, name)
    now = by["added_at"]
    site_lists.add(
        connection,
        [
            {"id": new_id(now), "site_id": site_id, "list": name, "value": value, "note": "", "expires_at": None, **by}
            for value in values
        ],
    )
    _require_room(connection, site_id, more=0)


def kept_value(seals: Seals, name: ListName, text: str) -> str:
    """What is kept of what was typed: itself, or its keyed hash. Raises `InvalidFields`."""
    value = tidied_value(name, text)
    if name not in KEYED:
        return value
    if name is ListName.BLOCK_EMAIL:
        return seals.email(value)
    if not truncated_network(value):
        raise no_network()
    return seals.network(value)


def _require_room(connection: Connection, site_id: SiteId, more: int = 1) -> None:
    if site_lists.count(connection, site_id) + more > MOST:
        message = N_("A site's lists take %(limit)s entries. Remove what is no longer needed.")
        raise InvalidFields([FieldError("value", "too_many", message, {"limit": MOST})])
