"""Request bodies → typed submissions. Whatever is not as it should be becomes a refusal that names the field."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import orjson
from flask import request

from service.comments.comment import Submission
from service.comments.errors import FieldError, InvalidFields, Malformed, UnsupportedMedia
from service.comments.messages import N_

HONEYPOT = "kommentera_website"
TEXTS = ("page", "title", "author", "email", "url", "comment", "parent", "language", "token", "receipt", "proof")
FLAGS = ("notify", "acknowledge", "without_proof")
_NOT_TEXT = N_("This must be text.")
_NOT_FLAG = N_("This must be true or false.")
_YES = frozenset({"1", "true", "yes", "on"})


def body() -> Mapping[str, Any]:
    """The request's JSON object, or its form fields as an object. Raises `Malformed`, `UnsupportedMedia`."""
    kind = request.mimetype
    if kind == "application/json":
        try:
            content = orjson.loads(request.get_data(cache=False))
        except orjson.JSONDecodeError as error:
            raise Malformed from error
        if not isinstance(content, dict):
            raise Malformed
        return content
    if kind in ("application/x-www-form-urlencoded", "multipart/form-data"):
        return form_fields()
    raise UnsupportedMedia


def form_fields() -> dict[str, str]:
    """Form fields, the first of each name; an uploaded file is no field."""
    return {name: request.form[name] for name in request.form}


def submission(content: Mapping[str, Any]) -> Submission:
    """A submission from JSON or form fields. Raises `InvalidFields` naming every field of a wrong type."""
    errors = [
        FieldError(name, "invalid_type", _NOT_TEXT)
        for name in (*TEXTS, HONEYPOT)
        if not isinstance(content.get(name, ""), str) and content.get(name) is not None
    ]
    errors += [
        FieldError(name, "invalid_type", _NOT_FLAG)
        for name in FLAGS
        if not isinstance(content.get(name, False), bool | str) and content.get(name) is not None
    ]
    if errors:
        raise InvalidFields(errors)
    fields: dict[str, Any] = {name: content.get(name) or "" for name in TEXTS}
    fields |= {name: _is_true(content.get(name)) for name in FLAGS}
    return Submission(**fields, honeypot=content.get(HONEYPOT) or "")


def _is_true(value: bool | str | None) -> bool:
    return value.strip().lower() in _YES if isinstance(value, str) else bool(value)
