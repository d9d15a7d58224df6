"""The shapes of what the API takes and gives, as OpenAPI describes them."""

from __future__ import annotations

from typing import Any

from service.actions.recheck import STATUSES
from service.comments.decision import Action, Ground
from service.comments.findings import Mark, Severity
from service.comments.states import Status

Schema = dict[str, Any]


def text(description: str = "", **more: Any) -> Schema:
    return {"type": "string", **({"description": description} if description else {}), **more}


def or_null(schema: Schema) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}


def record(required: list[str], /, **properties: Schema) -> Schema:
    return {"type": "object", "required": required, "properties": properties}


def whole(**properties: Schema) -> Schema:
    """An object that has all of these properties and no other."""
    return {**record([*properties], **properties), "additionalProperties": False}


def array(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


INTEGER: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
TRUTH: Schema = {"type": "boolean"}
MOMENT = text(format="date-time")
ID = text(format="uuid")
URL = text(format="uri")
PAGE_OF_BLOG = record(["url", "title"], url=URL, title=text())

SCHEMAS: dict[str, Schema] = {
    "Problem": record(
        ["type", "title", "status", "detail", "code"],
        type=text(),
        title=text(),
        status=INTEGER,
        detail=text("What to do, in the reader's language."),
        code=text("Stable; see the list in the description of this interface."),
        errors=array(record(["field", "code", "message"], field=text(), code=text(), message=text())),
        findings=array(ref("Finding")),
        suggestion=text("The comment with what was found masked."),
        challenge=ref("Challenge"),
    ),
    "Submission": record(
        ["page", "comment"],
        page=text("Address of the blog page.", format="uri"),
        comment=text("The text, with the site's allowed HTML."),
        title=text("Title of the page."),
        author=text(),
        email=text("Never published."),
        url=text(),
        parent=text("Id of the published comment that this one answers."),
        language=text(enum=["sv", "en"]),
        notify=TRUTH,
        token=text("The form's token."),
        receipt=text("The receipt of an earlier comment with the same e-mail address: it shows who writes."),
        acknowledge={**TRUTH, "description": "Send it to a moderator although it holds personal data."},
        proof=text("The answer to a challenge: its salt, a full stop, and the number. It serves this comment only."),
        without_proof={**TRUTH, "description": "Send it to a moderator instead of answering a challenge."},
    ),
    "Challenge": {
        **whole(
            algorithm=text(const="SHA-256"),
            salt=text(),
            target=text("The hash, in hexadecimal, of the salt followed by the number in decimal."),
            largest={**INTEGER, "description": "The number sought is from 0 to this."},
            expires_at=MOMENT,
        ),
        "description": "Asked for with the code `challenge`: a small proof of work. Nothing was stored.",
    },
    "Received": whole(id=ID, status=text(const="received"), receipt=URL, html=text(), removed=array(ref("Removed"))),
    "Removed": whole(kind=text(enum=["tag", "attribute", "url"]), name=text(), count=INTEGER),
    "Finding": whole(
        check=text(),
        kind=text(),
        severity=text(enum=[str(severity) for severity in Severity]),
        field=text(),
        start=or_null(INTEGER),
        end=or_null(INTEGER),
        rule=text(),
        score=NUMBER,
        message=text(),
        replacement=text(),
        mark=text("Why it has no effect; empty for what counts.", enum=["", *map(str, Mark)]),
    ),
    "Preview": whole(html=text(), removed=array(ref("Removed")), notices=array(ref("Finding"))),
    "PublicComment": whole(
        id=ID,
        parent=or_null(ID),
        author=text(),
        url=or_null(URL),
        html=text(),
        language=text(),
        published_at=MOMENT,
        edited_at=or_null(MOMENT),
        redacted=TRUTH,
    ),
    "Thread": whole(page=URL, count=INTEGER, comments=array(ref("PublicComment")), next=or_null(text())),
    "Counts": whole(counts={"type": "object", "additionalProperties": INTEGER}),
    "Policy": record(
        ["version", "tags", "schemes", "required", "limits", "closed", "notice"],
        version=text(),
        tags={"type": "object", "additionalProperties": array(text())},
        schemes=array(text()),
        required=array(text()),
        limits={"type": "object", "additionalProperties": INTEGER},
        closed=TRUTH,
        notice=text(),
    ),
    "QueueItem": record(
        ["id", "site", "status", "reasons", "version", "revision", "received_at", "findings"],
        id=ID,
        site=text(),
        status=ref("Status"),
        reasons=array(text()),
        risk=NUMBER,
        spam_score=NUMBER,
        received_at=MOMENT,
        age_seconds=INTEGER,
        overdue=TRUTH,
        page=PAGE_OF_BLOG,
        author=text(),
        excerpt=text(),
        language=text(),
        revision=INTEGER,
        version=INTEGER,
        findings=array(ref("Finding")),
    ),
    "Queue": record(["items", "next"], items=array(ref("QueueItem")), next=or_null(text()), partial=TRUTH),
    "Comment": record(
        ["id", "site", "status", "reasons", "revision", "version", "text", "source", "html", "findings", "history"],
        id=ID,
        site=text(),
        status=ref("Status"),
        reasons=array(text()),
        revision=INTEGER,
        version=INTEGER,
        text=text("The visible text, in which findings' offsets count (code points, half open)."),
        source=text("The text as written."),
        html=text(),
        email=or_null(text("Only for those who may decide.")),
        findings=array(ref("Finding")),
        decisions=array({"type": "object"}),
        history=array({"type": "object"}),
    ),
    "Status": text(enum=[str(status) for status in Status]),
    "Wish": record(
        ["action"],
        action=text(enum=[str(action) for action in Action]),
        reason=text("Required to reject and to remove.", enum=[str(ground) for ground in Ground]),
        note=text(),
        redactions=array(whole(**{"start": INTEGER, "end": INTEGER, "with": text()})),
        version={**INTEGER, "description": "The version that was looked at; 409 when it is no longer the present one."},
    ),
    "List": whole(
        list=text(),
        entries=array(
            whole(
                id=ID,
                value=text("Of a keyed list the hash."),
                hashed={"type": "boolean"},
                note=text(),
                added_by=text(),
                added_at=text(format="date-time"),
                expires_at={"type": ["string", "null"], "format": "date-time"},
            )
        ),
    ),
    "NewEntry": record(
        ["value"], value=text(maxLength=200), note=text(maxLength=200), expires_at=text(format="date-time")
    ),
    "Listed": whole(id=ID, list=text(), value=text(), new={"type": "boolean"}),
    "Rules": whole(
        site=text(),
        newest={**INTEGER, "description": "Of so many comments in each state, the newest, it is told."},
        rules=array(
            whole(
                check=text(),
                rule=text(),
                hits=INTEGER,
                agreed=INTEGER,
                disagreed=INTEGER,
                precision=or_null(NUMBER),
                doubtful={**TRUTH, "description": "People disagree more often than not, after 20 judged hits."},
                shadow={**TRUTH, "description": "It is only tried."},
                advice=text("What to do about it; empty where there is nothing to do."),
            )
        ),
        model=whole(
            ham=INTEGER,
            spam=INTEGER,
            trust={**NUMBER, "description": "0 to 1."},
            tokens=INTEGER,
            bytes=INTEGER,
            for_spam=array(ref("Sign")),
            against=array(ref("Sign")),
        ),
    ),
    "NewRecheck": record(
        [],
        status=text(enum=[*map(str, STATUSES)], default="held"),
        all={**TRUTH, "description": "Also what has results of the present version of the rules.", "default": False},
    ),
    "Recheck": whole(
        id=ID,
        progress=text("Where this is told.", format="uri"),
        status=text(enum=[*map(str, STATUSES)]),
        all=TRUTH,
        total={**or_null(INTEGER), "description": "Null until a worker has counted."},
        done=INTEGER,
        changed={**INTEGER, "description": "Those that have another state now."},
        begun_at=MOMENT,
        finished_at=or_null(MOMENT),
    ),
    "Sign": whole(name=text(), weight=NUMBER, ham=INTEGER, spam=INTEGER),
    "Decision": whole(id=ID, comment=ID, status=ref("Status"), version=INTEGER),
}
