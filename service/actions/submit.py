"""Take a submission: judge its fields, clean its text, warn of personal data, store it, ring the bell.

Comment, revision, outbox line, idempotency record and audit line are one durable transaction; after it the answer may
be 2xx, whatever dies next (law 2).
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import unquote
from uuid import UUID

import orjson
from sqlalchemy import Connection, bindparam, insert, select

from service.actions import Services
from service.actions.challenge import evidence_of
from service.clock import new_id
from service.comments.comment import CommentId, Rendering, Submission
from service.comments.decision import Redaction
from service.comments.errors import (
    Closed,
    Duplicate,
    FieldError,
    ForeignOrigin,
    IdempotencyConflict,
    InvalidFields,
    PersonalData,
)
from service.comments.findings import Finding, Severity, in_shadow
from service.comments.messages import N_
from service.comments.sites import Preflight, Site
from service.comments.states import Status
from service.i18n import translate
from service.policy.fields import field_errors, tidied
from service.policy.identifiers import find_identifiers
from service.policy.own_lists import Waivers
from service.policy.pages import BadPage, canonical_page, origin_of
from service.policy.plaintext import attribute_values, redact
from service.policy.sanitise import sanitise
from service.store import audit, comments, outbox, sites
from service.store.prepared import Row
from service.store.tables import idempotency, publications

NETWORK_KEPT = timedelta(days=30)
PRIVACY = "privacy"
IDEMPOTENCY_KEPT = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Arrival:
    """How a submission came: the keyed hash of the client's network, the channel, and the idempotency key.

    `busy`: the network has used much of what it may send. `trusted`: a program with a token of the site sent it.
    """

    network_hash: str = ""
    channel: str = "api"
    idempotency_key: str = ""
    busy: bool = False
    trusted: bool = False


@dataclass(frozen=True, slots=True)
class Submitted:
    """A stored submission. `receipt` is the secret of its receipt; `replayed` when the same key came before."""

    comment_id: CommentId
    receipt: str
    page_url: str
    rendering: Rendering
    replayed: bool = False


def submit(services: Services, site: Site, submission: Submission, arrival: Arrival) -> Submitted:
    """Accept one comment, or raise a `Refusal` that says what to do; nothing is stored then.

    Raises `InvalidFields`, `ForeignOrigin`, `Closed`, `Duplicate`, `PersonalData`, `Challenged`, `IdempotencyConflict`,
    `StoreAway`.
    """
    key = _idempotency(services, submission, arrival)
    if key is not None:
        with services.database.read() as connection:
            replay = _replay(services, connection, site, key)
        if replay is not None:
            return replay
    if site.rules.closed:
        raise Closed
    clean, page_url, rendering = judge(site, submission)
    if not submission.acknowledge and site.rules.preflight is Preflight.ASK:
        _warn_of_personal_data(site, clean, rendering)
    comment, revision = _rows(services, site, replace(clean, page=page_url), rendering, arrival)
    now = comment["received_at"]

    def store(connection: Connection) -> Submitted | None:
        # A form sent twice at once must not become two comments.
        services.database.one_at_a_time(connection, comment["fingerprint"], *([key.key_hash] if key else []))
        if key is not None and (replay := _replay(services, connection, site, key)) is not None:
            return replay
        page = sites.find_or_add_page(connection, site.id, page_url, clean.title, now)
        _place(connection, page, comment, clean.parent)
        comments.add(connection, comment, revision)
        outbox.add(connection, "check", comment["id"], 1, now)
        if key is not None:
            _remember(connection, site, key, comment["id"], now)
        line = audit.Line("received", "author", comment["id"], {"revision": 1, "to": Status.RECEIVED})
        audit.append(connection, str(site.id), [line], now)
        return None

    replay = services.database.write_together(store)
    if replay is not None:
        return replay
    services.bell.ring("checks")
    comment_id = CommentId(comment["id"])
    return Submitted(comment_id, services.seals.receipt_for(comment_id), page_url, rendering)


def judge(site: Site, submission: Submission) -> tuple[Submission, str, Rendering]:
    """The tidied submission, its page and its rendering; every fault of every field at once, or none.

    Raises `InvalidFields`; `ForeignOrigin` when the page is of no origin of the site.
    """
    clean = tidied(submission)
    errors = field_errors(clean, site.rules)
    page_url = ""
    try:
        page_url = canonical_page(clean.page)
    except BadPage as fault:
        errors.append(fault.error)
    rendering = None
    try:
        rendering = sanitise(clean.comment, max_length=site.rules.max_length)
    except InvalidFields as fault:
        errors += fault.errors
    if clean.parent and _uuid(clean.parent) is None:
        errors.append(_NO_PARENT)
    if errors or rendering is None:
        raise InvalidFields(errors)
    if origin_of(page_url) not in site.origins:
        raise ForeignOrigin
    return clean, page_url, rendering


_NO_PARENT = FieldError(
    "parent", "unknown_parent", N_("The comment that you answer is not published on this page. Send yours without it.")
)


def blocking(site: Site, submission: Submission, rendering: Rendering) -> list[Finding]:
    """What must never be published, in every field that would be, but for what the site lets stand or only tries.

    What stands in an attribute of the comment, or in the page's address, has no place in a text: it has no span.
    """
    fields = {"comment": rendering.plain, "author": submission.author, "url": submission.url, "title": submission.title}
    shadow = in_shadow(site.rules.shadow, PRIVACY)
    found = [replace(finding, field=name) for name, text in fields.items() for finding in _blocking_in(text, shadow)]
    values = [unquote(value) for _, value in attribute_values(rendering.html)]
    address = unquote(submission.page.partition("://")[2].partition("/")[2])
    unseen = [("comment", text) for text in values] + [("page", address)]
    found += [
        replace(finding, field=name, start=None, end=None)
        for name, text in unseen
        for finding in _blocking_in(text, shadow)
    ]
    waivers = Waivers(site.lists, shadow, fields, rendering.html)
    return [finding for finding in found if waivers.mark_of(finding) is None]


def _blocking_in(text: str, shadow: frozenset[str]) -> list[Finding]:
    return [finding for finding in find_identifiers(text, shadow) if finding.severity is Severity.BLOCK] if text else []


def suggestion(site: Site, submission: Submission, found: Sequence[Finding]) -> str:
    """The comment as text to edit, with the words that were found in it replaced.

    Nothing where something stands in an attribute: its writer must change that.
    """
    if any(finding.field == "comment" and finding.start is None for finding in found):
        return ""
    cuts = [
        Redaction(finding.start, finding.end, translate(finding.replacement or REMOVED, {}, site.language))
        for finding in found
        if finding.field == "comment" and finding.start is not None and finding.end is not None
    ]
    return redact(submission.comment, cuts)


REMOVED = N_("[removed]")


def _warn_of_personal_data(site: Site, clean: Submission, rendering: Rendering) -> None:
    found = blocking(site, clean, rendering)
    if found:
        raise PersonalData(found, suggestion(site, clean, found))


def _rows(
    services: Services, site: Site, clean: Submission, rendering: Rendering, arrival: Arrival
) -> tuple[dict[str, Any], dict[str, Any]]:
    seals, rules, now = services.seals, site.rules, services.clock.now()
    comment_id = new_id(now)
    evidence = evidence_of(seals, site, clean, now, channel=arrival.channel, trusted=arrival.trusted, busy=arrival.busy)
    email_hash = seals.email(clean.email) if clean.email else None
    comment = {
        "id": comment_id,
        "site_id": site.id,
        "status": Status.RECEIVED,
        "revision": 1,
        "version": 1,
        "reasons": [],
        "spam_score": 0.0,
        "risk": 0.0,
        "email": clean.email or None,
        "email_hash": email_hash,
        "network_hash": arrival.network_hash or None,
        "network_expires_at": now + NETWORK_KEPT,
        "fingerprint": seals.hash("fingerprint", _bare(rendering.plain)),
        "sender_hash": email_hash or seals.hash("email", _bare(clean.author)),
        "evidence": asdict(evidence),
        "language": clean.language or site.language,
        "notify": clean.notify,
        "acknowledged": clean.acknowledge,
        "received_at": now,
        "supervise_by": now + timedelta(hours=rules.supervise_hours),
        "retain_until": now + timedelta(days=rules.retention_days),
        "object_until": None,
    }
    revision = {
        "comment_id": comment_id,
        "number": 1,
        "author": clean.author,
        "url": clean.url,
        "title": clean.title,
        "source": clean.comment,
        "html": rendering.html,
        "plain": rendering.plain,
        "links": list(rendering.links),
        "removed": [asdict(entry) for entry in rendering.removed],
        "policy_version": rendering.policy_version,
        "created_at": now,
    }
    return comment, revision


_PARENT = select(publications.c.page_id).where(publications.c.comment_id == bindparam("id"))


def _place(connection: Connection, page: Row, comment: dict[str, Any], parent: str) -> None:
    """Put the comment on its page, behind its parent. Raises `Closed`, `InvalidFields`, `Duplicate`."""
    if page["closed_at"] is not None:
        raise Closed
    comment["page_id"] = page["id"]
    comment["parent_id"] = _uuid(parent)
    if comment["parent_id"] is not None:
        found = connection.execute(_PARENT, {"id": comment["parent_id"]}).scalar()
        if found != page["id"]:
            raise InvalidFields([_NO_PARENT])
    if comments.is_there(connection, comment):
        raise Duplicate


@dataclass(frozen=True, slots=True)
class _Key:
    key_hash: str
    request_hash: str


def _idempotency(services: Services, submission: Submission, arrival: Arrival) -> _Key | None:
    if not arrival.idempotency_key:
        return None
    content = asdict(submission)
    for said_anew in ("token", "receipt", "proof", "without_proof"):
        content.pop(said_anew)
    body = orjson.dumps({key: repr(value) for key, value in content.items()}, option=orjson.OPT_SORT_KEYS)
    return _Key(
        services.seals.hash("idempotency", arrival.idempotency_key),
        services.seals.hash("idempotency", hashlib.sha256(body).hexdigest()),
    )


_KNOWN_KEY = select(idempotency).where(
    idempotency.c.site_id == bindparam("site_id"), idempotency.c.key_hash == bindparam("key_hash")
)


def _replay(services: Services, connection: Connection, site: Site, key: _Key) -> Submitted | None:
    row = connection.execute(_KNOWN_KEY, {"site_id": site.id, "key_hash": key.key_hash}).mappings().first()
    if row is None:
        return None
    if row["request_hash"] != key.request_hash:
        raise IdempotencyConflict
    comment_id = CommentId(row["comment_id"])
    page = sites.page_by_id(connection, comments.one(connection, comment_id)["page_id"])
    assert page is not None
    rendering = comments.rendering(comments.revision(connection, comment_id, 1))
    return Submitted(comment_id, services.seals.receipt_for(comment_id), page["url"], rendering, replayed=True)


def _remember(connection: Connection, site: Site, key: _Key, comment_id: UUID, now: datetime) -> None:
    row = {"site_id": site.id, "key_hash": key.key_hash, "request_hash": key.request_hash}
    connection.execute(insert(idempotency), {**row, "comment_id": comment_id, "expires_at": now + IDEMPOTENCY_KEPT})


def _bare(text: str) -> str:
    """The words alone: case, spacing, width and accents of typing do not make another text."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text) if text else None
    except ValueError:
        return None
