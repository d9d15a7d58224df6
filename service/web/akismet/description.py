"""Akismet's API in OpenAPI's words: what `service.web.openapi` shows of it."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_WHOSE: Schema = {
    "api_key": {**_TEXT, "description": "A token of scope akismet; `key` is read too, and the host name KEY.host."},
    "blog": {**_TEXT, "format": "uri", "description": "Front page of the blog, at an origin of the token's site."},
}
_WHAT: Schema = {
    **_WHOSE,
    "permalink": {**_TEXT, "format": "uri"},
    "comment_content": _TEXT,
    "comment_author": _TEXT,
    "comment_author_email": _TEXT,
    "comment_author_url": _TEXT,
    "blog_lang": {**_TEXT, "description": "Such as sv_SE."},
    "honeypot_field_name": {**_TEXT, "description": "Name of another field, which only programs fill in."},
    "user_role": {**_TEXT, "description": "With administrator among the roles the answer is false."},
    "is_test": {**_TEXT, "description": "Nothing is learnt from this call."},
}


def _call(summary: str, fields: Schema, words: list[str], *refusals: int) -> Schema:
    answers = {"200": _plain("The answer.", words), "400": _plain("The field `blog` is missing.", None)}
    answers |= {str(status): _plain(_REFUSALS[status], None) for status in refusals}
    form = {"type": "object", "required": ["blog"], "properties": fields}
    return {
        "post": {
            "summary": summary,
            "requestBody": {"required": True, "content": {"application/x-www-form-urlencoded": {"schema": form}}},
            "responses": answers,
        }
    }


def _plain(description: str, words: list[str] | None) -> Schema:
    schema = {**_TEXT, "enum": words} if words else _TEXT
    return {"description": description, "content": {"text/plain": {"schema": schema}}}


_REFUSALS = {
    413: "Too large.",
    429: "Too many calls with this key; see Retry-After.",
    503: "No answer in time: hold the comment and ask again.",
}
_THANKS = ["Thanks for making the web a better place.", "invalid"]

PATHS: dict[str, Schema] = {
    "/1.1/verify-key": _call("Akismet: is the key valid for the blog?", _WHOSE, ["valid", "invalid"], 413, 503),
    "/1.1/comment-check": _call("Akismet: is this spam?", _WHAT, ["true", "false", "invalid"], 413, 429, 503),
    "/1.1/submit-spam": _call("Akismet: this is spam", _WHAT, _THANKS, 413, 429, 503),
    "/1.1/submit-ham": _call("Akismet: this is no spam", _WHAT, _THANKS, 413, 429, 503),
}
