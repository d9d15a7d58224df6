"""`GET /api/openapi.json`: the interface as OpenAPI 3.1, kept beside the routes; a test holds the two together."""

from __future__ import annotations

from typing import Any

import orjson
from flask import Blueprint, Response

from service import __version__
from service.comments.errors import TITLES
from service.comments.site_lists import ListName
from service.web.akismet import description as akismet
from service.web.context import services
from service.web.guards import public
from service.web.openapi_shapes import ID, SCHEMAS, Schema, array, ref, text

blueprint = Blueprint("openapi", __name__)


@blueprint.get("/api/openapi.json")
@public
def describe() -> Response:
    """The description, with this installation's address as its server."""
    content = {**DOCUMENT, "servers": [{"url": services().settings.base_url}]}
    response = Response(orjson.dumps(content), content_type="application/json")
    response.headers["Cache-Control"] = "public, max-age=300"
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _query(name: str, description: str, *, required: bool = False, **schema: Any) -> Schema:
    return {"name": name, "in": "query", "description": description, "required": required, "schema": text(**schema)}


SITE = {"name": "site", "in": "path", "required": True, "schema": text(), "description": "The site's slug."}
LIST = {
    "name": "name",
    "in": "path",
    "required": True,
    "schema": text(enum=[*map(str, ListName)]),
    "description": "The list.",
}
ENTRY = {"name": "entry_id", "in": "path", "required": True, "schema": ID, "description": "The entry's id."}
RECHECK = {"name": "recheck_id", "in": "path", "required": True, "schema": ID, "description": "The re-check's id."}
COMMENT = {"name": "comment_id", "in": "path", "required": True, "schema": ID, "description": "The comment's id."}
PAGE = _query("page", "Address of the blog page.", required=True, format="uri")
PAGES = {**PAGE, "description": "1 to 200 addresses.", "schema": array(text(format="uri")), "explode": True}
LANG = _query("lang", "Language of sentences.", enum=["sv", "en"])
KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "description": "The same key again gives the same answer and stores nothing.",
    "required": False,
    "schema": text(maxLength=200),
}


def _answers(status: int, schema: str, *refusals: int) -> Schema:
    answers: Schema = {str(status): {"description": "Done.", "content": {"application/json": {"schema": ref(schema)}}}}
    for refusal in refusals:
        content = {"application/problem+json": {"schema": ref("Problem")}}
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
    422: "Fields break rules, personal data was found, or a challenge must be answered.",
    429: "Too many; see Retry-After.",
    503: "The store is away; see Retry-After.",
}


def _body(schema: str, *, form: bool = False) -> Schema:
    kinds = ["application/json"] + (["application/x-www-form-urlencoded", "multipart/form-data"] if form else [])
    return {"required": True, "content": {kind: {"schema": ref(schema)} for kind in kinds}}


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
    "/api/v1/sites/{site}/lists/{name}": {
        "get": _call(
            "One of a site's own lists", [SITE, LIST], _answers(200, "List", 401, 403, 404, 422), **MODERATORS
        ),
        "post": _call(
            "Put a value on a list",
            [SITE, LIST],
            _answers(200, "Listed", 400, 401, 403, 404, 415, 422, 503) | {"201": _answers(201, "Listed")["201"]},
            requestBody=_body("NewEntry"),
            **MODERATORS,
        ),
    },
    "/api/v1/sites/{site}/lists/{name}/{entry_id}": {
        "delete": _call(
            "Take an entry away",
            [SITE, LIST, ENTRY],
            {"204": {"description": "Done."}}
            | {key: value for key, value in _answers(200, "List", 401, 403, 404, 422, 503).items() if key != "200"},
            **MODERATORS,
        ),
    },
    "/api/v1/sites/{site}/rules": {
        "get": _call(
            "How the rules do, and what the site has taught",
            [SITE, LANG],
            _answers(200, "Rules", 401, 403, 404, 503),
            **MODERATORS,
        )
    },
    "/api/v1/sites/{site}/recheck": {
        "post": _call(
            "Check again what is held or published",
            [SITE],
            _answers(202, "Recheck", 400, 401, 403, 404, 409, 415, 422, 503),
            requestBody=_body("NewRecheck"),
            **MODERATORS,
        )
    },
    "/api/v1/sites/{site}/recheck/{recheck_id}": {
        "get": _call(
            "How far a re-check has come", [SITE, RECHECK], _answers(200, "Recheck", 401, 403, 404, 503), **MODERATORS
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
