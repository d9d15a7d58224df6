"""What the templates of the review pages are given: cards of the queue, one comment with its marks, its history."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import orjson
from markupsafe import Markup
from sqlalchemy import Connection, RowMapping

from service.comments.findings import Finding, Outcome
from service.comments.messages import N_, Sentence
from service.comments.sites import LENGTH_CAP, Site
from service.comments.states import Status
from service.comments.turning import turn_of
from service.policy.sanitise import sanitise
from service.store.dossier import Dossier
from service.web.review import words
from service.web.review.marks import Piece, Proposal, pieces, redactions
from service.web.review.shapes import excerpt, is_overdue, names_of

_BREAKS = re.compile(r"\s*\n\s*")
FIELDS = ("comment", "author", "url", "title")
_ACTORS = {
    "author": N_("The author"),
    "operator": N_("The operator"),
    "system": N_("The service"),
    "token": N_("A program"),
}


@dataclass(frozen=True, slots=True)
class Card:
    """One comment in the queue."""

    row: RowMapping
    site: Site
    excerpt: str
    age: timedelta
    overdue: bool
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened to a comment. `who` is an address, or a sentence when `named` is false."""

    at: datetime
    who: str
    named: bool
    what: str
    reasons: Sequence[str] = ()
    note: str = ""
    redactions: int = 0
    without: Sequence[str] = ()


def card(row: RowMapping, findings: Sequence[Finding], site: Site, now: datetime) -> Card:
    kinds = tuple(dict.fromkeys(finding.kind for finding in findings if finding.check != "spam"))
    age = now - row["received_at"]
    beginning = _BREAKS.sub("\n", excerpt(row["excerpt"]))
    return Card(row, site, beginning, age, is_overdue(row, now), kinds)


def whole(found: Dossier, proposed: Sequence[Proposal]) -> dict[str, Any]:
    """A comment for its page: numbered findings, marked fields, the spam score's parts, how it would look."""
    findings = sorted(found.findings, key=lambda finding: finding.check == "spam")
    numbered = list(enumerate(findings, 1))
    return {
        "row": found.comment,
        "revision": found.revision,
        "page": found.page,
        "parent": found.parent,
        "earlier": found.earlier,
        "public": Markup(found.public["html"]) if found.public else None,
        "preview": Markup(found.revision["html"]),
        "redacted_preview": _redacted(found.revision["source"], proposed),
        "marked_fields": marked(found.revision, findings),
        "seen": [(number, finding) for number, finding in numbered if finding.check != "spam"],
        "spam": [(number, finding) for number, finding in numbered if finding.check == "spam"],
        "broken": [result for result in found.checks.values() if result.outcome is not Outcome.DONE],
    }


def turn(found: Dossier, site: Site) -> Sentence | None:
    """What would have spared a comment that the rules hold or call spam."""
    if found.comment["status"] not in (Status.HELD, Status.SPAM):
        return None
    turned = turn_of(site.rules, found.checks)
    return turned.sentence if turned and turned.without else None


def marked(revision: Mapping[str, Any] | RowMapping, findings: Sequence[Finding]) -> dict[str, list[Piece]]:
    """Each field that readers would see, cut where something was found in it."""
    texts = {"comment": revision["plain"], **{name: revision[name] for name in FIELDS if name != "comment"}}
    return {name: pieces(text, name, findings) for name, text in texts.items()}


def history(connection: Connection, found: Dossier) -> list[Event]:
    """Everything that happened to a comment, oldest first: the lines of the log, with what the decisions add."""
    names = names_of(connection, found)
    decisions = {(row["created_at"], row["actor"]): row for row in found.decisions}
    return [_event(line, decisions.get((line["at"], line["actor"])), names) for line in found.audit]


def _event(line: RowMapping, decision: RowMapping | None, names: Mapping[str, str]) -> Event:
    name = names.get(line["actor"], "")
    who = name or _ACTORS.get(line["actor"].partition(":")[0], N_("Somebody who is no longer here"))
    body = orjson.loads(line["body"])
    if decision is None:
        return Event(line["at"], who, bool(name), words.EVENT.get(line["event"], line["event"]))
    return Event(
        line["at"],
        who,
        bool(name),
        words.DONE.get(decision["action"], words.EVENT["decided"]),
        reasons=decision["reasons"],
        note=decision["note"],
        redactions=len(decision["redactions"]),
        without=body.get("without", ()),
    )


def _redacted(source: str, proposed: Sequence[Proposal]) -> Markup | None:
    cuts = redactions(proposed)
    return Markup(sanitise(source, max_length=LENGTH_CAP, redactions=cuts).html) if cuts else None
