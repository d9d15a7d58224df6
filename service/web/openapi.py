"""`GET /api/openapi.json`: the interface as OpenAPI 3.1, kept beside the routes; a test holds the two together."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Blueprint, Response

from service import __version__
from service.comments.decision import Action, Ground
from service.comments.errors import TITLES
from service.comments.findings import Mark, Severity
from service.comments.states import Status
from service.web.akismet import description as akismet
from service.web.context import services
from service.web.guards import public

blueprint = Blueprint("openapi", __name__)

Schema = dict[str, Any]


@blueprint.get("/api/openapi.json")
@public
def describe() -> Response:
    """The description, with this installation's address as its server."""
    content = {**DOCUMENT, "servers": [{"url": services().settings.base_url}]}
    response = Response(orjson.dumps(content), content_type="application/json")
    response.headers["Cache-Control"] = "public, max-age=300"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _text(description: str = "", **more: Any) -> Schema:
    return {"type": "string", **({"description": description} if description else {}), **more}


def _or_null(schema: Schema) -> Schema:
    return {**schema, "type": [schema["type"], "null"]}


def _object(required: list[str], /, **properties: Schema) -> Schema:
    return {"type": "object", "required": required, "properties": properties}


def _whole(**properties: Schema) -> Schema:
    """An object that has all of these properties and no other."""
    return {**_object(list(properties), **properties), "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _ref(name: str) -> Schema:
    return {"$ref": f"#/components/schemas/{name}"}


INTEGER: Schema = {"type": "integer"}
NUMBER: Schema = {"type": "number"}
TRUTH: Schema = {"type": "boolean"}
MOMENT = _text(format="date-time")
ID = _text(format="uuid")
URL = _text(format="uri")
PAGE_OF_BLOG = _object(["url", "title"], url=URL, title=_text())

SCHEMAS: dict[str, Schema] = {
    "Problem": _object(
        ["type", "title", "status", "detail", "code"],
        type=_text(),
        title=_text(),
        status=INTEGER,
        detail=_text("What to do, in the reader's language."),
        code=_text("Stable; see the list in the description of this interface."),
        errors=_list(_object(["field", "code", "message"], field=_text(), code=_text(), message=_text())),
        findings=_list(_ref("Finding")),
        suggestion=_text("The comment with what was found masked."),
    ),
    "Submission": _object(
        ["page", "comment"],
        page=_text("Address of the blog page.", format="uri"),
        comment=_text("The text, with the site's allowed HTML."),
        title=_text("Title of the page."),
        author=_text(),
        email=_text("Never published."),
        url=_text(),
        parent=_text("Id of the published comment that this one answers."),
        language=_text(enum=["sv", "en"]),
        notify=TRUTH,
        token=_text("The form's token."),
        receipt=_text("The receipt of an earlier comment with the same e-mail address: it shows who writes."),
        acknowledge={**TRUTH, "description": "Send it to a moderator although it holds personal data."},
    ),
    "Received": _whole(
        id=ID, status=_text(const="received"), receipt=URL, html=_text(), removed=_list(_ref("Removed"))
    ),
    "Removed": _whole(kind=_text(enum=["tag", "attribute", "url"]), name=_text(), count=INTEGER),
    "Finding": _whole(
        check=_text(),
        kind=_text(),
        severity=_text(enum=[str(severity) for severity in Severity]),
        field=_text(),
        start=_or_null(INTEGER),
        end=_or_null(INTEGER),
        rule=_text(),
        score=NUMBER,
        message=_text(),
        replacement=_text(),
        mark=_text("Why it has no effect; empty for what counts.", enum=["", *map(str, Mark)]),
    ),
    "Preview": _whole(html=_text(), removed=_list(_ref("Removed")), notices=_list(_ref("Finding"))),
    "PublicComment": _whole(
        id=ID,
        parent=_or_null(ID),
        author=_text(),
        url=_or_null(URL),
        html=_text(),
        language=_text(),
        published_at=MOMENT,
        edited_at=_or_null(MOMENT),
        redacted=TRUTH,
    ),
    "Thread": _whole(page=URL, count=INTEGER, comments=_list(_ref("PublicComment")), next=_or_null(_text())),
    "Counts": _whole(counts={"type": "object", "additionalProperties": INTEGER}),
    "Policy": _object(
        ["version", "tags", "schemes", "required", "limits", "closed", "notice"],
        version=_text(),
        tags={"type": "object", "additionalProperties": _list(_text())},
        schemes=_list(_text()),
        required=_list(_text()),
        limits={"type": "object", "additionalProperties": INTEGER},
        closed=TRUTH,
        notice=_text(),
    ),
    "QueueItem": _object(
        ["id", "site", "status", "reasons", "version", "revision", "received_at", "findings"],
        id=ID,
        site=_text(),
        status=_ref("Status"),
        reasons=_list(_text()),
        risk=NUMBER,
        spam_score=NUMBER,
        received_at=MOMENT,
        age_seconds=INTEGER,
        overdue=TRUTH,
        page=PAGE_OF_BLOG,
        author=_text(),
        excerpt=_text(),
        language=_text(),
        revision=INTEGER,
        version=INTEGER,
        findings=_list(_ref("Finding")),
    ),
    "Queue": _object(["items", "next"], items=_list(_ref("QueueItem")), next=_or_null(_text()), partial=TRUTH),
    "Comment": _object(
        ["id", "site", "status", "reasons", "revision", "version", "text", "source", "html", "findings", "history"],
        id=ID,
        site=_text(),
        status=_ref("Status"),
        reasons=_list(_text()),
        revision=INTEGER,
        version=INTEGER,
        text=_text("The visible text, in which findings' offsets count (code points, half open)."),
        source=_text("The text as written."),
        html=_text(),
        email=_or_null(_text("Only for those who may decide.")),
        findings=_list(_ref("Finding")),
        decisions=_list({"type": "object"}),
        history=_list({"type": "object"}),
    ),
    "Status": _text(enum=[str(status) for status in Status]),
    "Wish": _object(
        ["action"],
        action=_text(enum=[str(action) for action in Action]),
        reason=_text("Required to reject and to remove.", enum=[str(ground) for ground in Ground]),
        note=_text(),
        redactions=_list(_whole(**{"start": INTEGER, "end": INTEGER, "with": _text()})),
        version={**INTEGER, "description": "The version that was looked at; 409 when it is no longer the present one."},
    ),
    "Decision": _whole(id=ID, comment=ID, status=_ref("Status"), version=INTEGER),
}


def _query(name: str, description: str, *, required: bool = False, **schema: Any) -> Schema:
    return {"name": name, "in": "query", "description": description, "required": required, "schema": _text(**schema)}


SITE = {"name": "site", "in": "path", "required": True, "schema": _text(), "description": "The site's slug."}
COMMENT = {"name": "comment_id", "in": "path", "required": True, "schema": ID, "description": "The comment's id."}
PAGE = _query("page", "Address of the blog page.", required=True, format="uri")
PAGES = {**PAGE, "description": "1 to 200 addresses.", "schema": _list(_text(format="uri")), "explode": True}
LANG = _query("lang", "Language of sentences.", enum=["sv", "en"])
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "The same key again gives the same answer and stores nothing.",
    "required": False,
    "schema": _text(maxLength=200),
}


def _answers(status: int, schema: str, *refusals: int) -> Schema:
    answers: Schema = {str(status): {"description": "Done.", "content": {"application/json": {"schema": _ref(schema)}}}}
    for refusal in refusals:
        content = {"application/problem+json": {"schema": _ref("Problem")}}
        answers[str(refusal)] = {"description": _REFUSALS[refusal], "content": content}
    return answers


_REFUSALS = {
    400: "The body cannot be read.",
    401: "A token or a session is needed.",
    403: "Not from this origin, or not with this role.",
    404: "There is no such thing, or not for you.",
    409: "Sent already, closed, or changed meanwhile.",
    413: "Too large.",
    415: "Another content type is needed.",
    422: "Fields break rules, or personal data was found.",
    429: "Too many; see Retry-After.",
    503: "The store is away; see Retry-After.",
}


def _body(schema: str, *, form: bool = False) -> Schema:
    kinds = ["application/json"] + (["application/x-www-form-urlencoded", "multipart/form-data"] if form else [])
    return {"required": True, "content": {kind: {"schema": _ref(schema)} for kind in kinds}}


def _call(summary: str, parameters: list[Schema], answers: Schema, **more: Any) -> Schema:
    return {"summary": summary, "parameters": parameters, "responses": answers, **more}


MODERATORS: dict[str, Any] = {"security": [{"token": []}, {"session": []}]}
QUEUE_FILTERS = [
    _query("status", "One state, or `all`; held when not given."),
    _query("reason", "Only this reason."),
    _query("q", "Words in text, author or page."),
    _query("sort", "Order.", enum=["oldest", "risk", "newest"]),
    _query("after", "The `next` of the page before."),
    _query("limit", "1 to 100, 25 when not given."),
]

PATHS: dict[str, Schema] = {
    "/api/v1/sites/{site}/comments": {
        "post": _call(
            "Send a comment",
            [SITE, KEY],
            _answers(202, "Received", 400, 401, 403, 404, 409, 413, 415, 422, 429, 503),
            requestBody=_body("Submission", form=True),
            security=[{}, {"token": []}],
        )
    },
    "/api/v1/sites/{site}/preview": {
        "post": _call(
            "What a comment would become",
            [SITE, LANG],
            _answers(200, "Preview", 400, 403, 404, 413, 415, 422, 429),
            requestBody=_body("Submission", form=True),
        )
    },
    "/api/v1/sites/{site}/policy": {"get": _call("What comments may hold", [SITE, LANG], _answers(200, "Policy", 404))},
    "/api/v1/sites/{site}/threads": {
        "get": _call(
            "A page's published comments",
            [
                SITE,
                PAGE,
                _query("after", "The `next` of the page before."),
                _query("limit", "1 to 200, 100 when not given."),
                _query("order", "Order.", enum=["oldest", "newest"]),
            ],
            {**_answers(200, "Thread", 404, 422, 503), "304": {"description": "Unchanged since that ETag."}},
        )
    },
    "/api/v1/sites/{site}/counts": {
        "get": _call("How many comments pages have", [SITE, PAGES], _answers(200, "Counts", 404, 422, 503))
    },
    "/api/v1/sites/{site}/queue": {
        "get": _call(
            "Comments to review", [SITE, *QUEUE_FILTERS, LANG], _answers(200, "Queue", 401, 404, 422), **MODERATORS
        )
    },
    "/api/v1/comments/{comment_id}": {
        "get": _call("One comment whole", [COMMENT, LANG], _answers(200, "Comment", 401, 404), **MODERATORS)
    },
    "/api/v1/comments/{comment_id}/decisions": {
        "post": _call(
            "Decide on a comment",
            [COMMENT],
            _answers(200, "Decision", 400, 401, 403, 404, 409, 415, 422, 503),
            requestBody=_body("Wish"),
            **MODERATORS,
        )
    },
    **akismet.PATHS,
}

DOCUMENT: Schema = {
    "openapi": "3.1.0",
    "info": {
        "title": "Kommentera",
        "version": __version__,
        "description": "Comment moderation for blogs. Problem codes:\n"
        + "\n".join(f"- `{code}`: {title}" for code, title in TITLES.items()),
        "license": {"name": "MIT", "identifier": "MIT"},
    },
    "paths": PATHS,
    "components": {
        "schemas": SCHEMAS,
        "securitySchemes": {
            "token": {"type": "http", "scheme": "bearer"},
            "session": {"type": "apiKey", "in": "cookie", "name": "__Host-kommentera"},
        },
    },
}
