"""Comments as JSON for moderators' programs: everything the asker may see, field by field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

import orjson
from sqlalchemy import Connection, RowMapping

from service.comments.findings import Finding
from service.store import people
from service.store.dossier import Dossier
from service.store.review import EXCERPT
from service.web.errors import shown

_CLOCKS = ("received_at", "seen_at", "decided_at", "published_at", "supervise_by", "retain_until", "object_until")


def item(row: RowMapping, findings: Sequence[Finding], *, site: str, lang: str, now: datetime) -> dict[str, Any]:
    """One comment in the queue. `age_seconds` since it was received; `overdue` when nobody decided in time."""
    return {
        "id": str(row["id"]),
        "site": site,
        "status": row["status"],
        "reasons": row["reasons"],
        "risk": row["risk"],
        "spam_score": row["spam_score"],
        "received_at": moment(row["received_at"]),
        "age_seconds": int((now - row["received_at"]).total_seconds()),
        "overdue": is_overdue(row, now),
        "page": {"url": row["page_url"], "title": row["page_title"]},
        "author": row["author"],
        "excerpt": excerpt(row["excerpt"]),
        "language": row["language"],
        "revision": row["revision"],
        "version": row["version"],
        "findings": [shown(finding, lang) for finding in findings],
    }


def comment(found: Dossier, names: Mapping[str, str], *, site: str, lang: str, sees_email: bool) -> dict[str, Any]:
    """One comment whole. `text` is the plain text that findings' offsets count in, `source` what was typed."""
    row, revision = found.comment, found.revision
    content: dict[str, Any] = {
        "id": str(row["id"]),
        "site": site,
        "status": row["status"],
        "reasons": row["reasons"],
        "risk": row["risk"],
        "spam_score": row["spam_score"],
        "revision": row["revision"],
        "version": row["version"],
        "parent": str(row["parent_id"]) if row["parent_id"] else None,
        "page": {"url": found.page["url"], "title": found.page["title"]},
        "author": revision["author"],
        "url": revision["url"],
        "title": revision["title"],
        "source": revision["source"],
        "text": revision["plain"],
        "html": revision["html"],
        "removed": revision["removed"],
        "links": revision["links"],
        "language": row["language"],
        "notify": row["notify"],
        "acknowledged": row["acknowledged"],
        "evidence": row["evidence"],
        "clocks": {name: moment(row[name]) for name in _CLOCKS},
        "checks": [
            {"check": result.check, "outcome": result.outcome, "score": result.score, "version": result.version}
            for result in found.checks.values()
        ],
        "findings": [shown(finding, lang) for finding in found.findings],
        "public": {"html": found.public["html"], "redacted": found.public["redacted"]} if found.public else None,
        "decisions": [_decision(decision, names) for decision in found.decisions],
        "history": [_line(line, names) for line in found.audit],
        "earlier": [_around(other) for other in found.earlier],
    }
    return content | {"email": row["email"]} if sees_email else content


def names_of(connection: Connection, found: Dossier) -> dict[str, str]:
    """What to call the people who acted on a comment, by the name that the log keeps (`person:<id>`)."""
    actors = {line["actor"] for line in (*found.audit, *found.decisions)}
    ids = [UUID(actor.removeprefix("person:")) for actor in actors if actor.startswith("person:")]
    return {f"person:{person_id}": email for person_id, email in people.emails(connection, ids).items()}


def is_overdue(row: RowMapping, now: datetime) -> bool:
    return row["decided_at"] is None and row["supervise_by"] is not None and row["supervise_by"] < now


def excerpt(text: str) -> str:
    """The beginning of a comment, with three dots where there is more."""
    return text if len(text) <= EXCERPT else text[:EXCERPT].rstrip() + " …"


def moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z") if at else None


def _decision(row: RowMapping, names: Mapping[str, str]) -> dict[str, Any]:
    plain = {key: row[key] for key in ("action", "before", "after", "reasons", "note", "redactions", "revision")}
    actor = {"actor": row["actor"], "name": names.get(row["actor"], "")}
    return {"id": str(row["id"]), "at": moment(row["created_at"]), **actor, **plain, "rules": row["rule_version"]}


def _line(row: RowMapping, names: Mapping[str, str]) -> dict[str, Any]:
    actor = {"actor": row["actor"], "name": names.get(row["actor"], "")}
    body = orjson.loads(row["body"])
    return {"number": row["number"], "at": moment(row["at"]), "event": row["event"], **actor, "body": body}


def _around(row: RowMapping) -> dict[str, Any]:
    return {
        "id": str(row["id"]),
        "status": row["status"],
        "received_at": moment(row["received_at"]),
        "page": {"url": row["page_url"], "title": row["page_title"]},
        "excerpt": excerpt(row["excerpt"]),
    }
