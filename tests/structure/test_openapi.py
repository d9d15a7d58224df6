"""The description and the routes are one; real answers have the described shapes."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from service.actions import Services
from service.web.openapi import DOCUMENT
from service.web.openapi_shapes import SCHEMAS
from tests import builders
from workers.jobs import work_through


def conforms(content: Any, schema: str) -> None:
    root = {"$ref": f"#/components/schemas/{schema}", "components": {"schemas": SCHEMAS}}
    Draft202012Validator(root).validate(content)


def test_the_document_is_sound_openapi(client: FlaskClient) -> None:
    validate(client.get("/api/openapi.json").get_json())


def test_every_route_for_programs_is_described_and_nothing_else(app: Flask) -> None:
    routes = {
        (re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule), method.lower())
        for rule in app.url_map.iter_rules()
        if rule.rule.startswith(("/api/v1/", "/1.1/"))
        for method in rule.methods - {"HEAD", "OPTIONS"}
    }

    described = {(path, method) for path, calls in DOCUMENT["paths"].items() for method in calls}

    assert routes == described


@pytest.mark.usefixtures("site")
def test_answers_have_the_described_shapes(client: FlaskClient, services: Services) -> None:
    fields = {"page": builders.PAGE, "author": "Kerstin", "email": "kerstin@example.org"}
    sent = client.post("/api/v1/sites/blog/comments", json={**fields, "comment": "Hej <u>på</u> er, tack för texten!"})
    work_through(services, ["checks", "publishing"])

    conforms(sent.get_json(), "Received")
    conforms(client.get(f"/api/v1/sites/blog/threads?page={builders.PAGE}").get_json(), "Thread")
    conforms(client.get(f"/api/v1/sites/blog/counts?page={builders.PAGE}").get_json(), "Counts")
    conforms(client.get("/api/v1/sites/blog/policy").get_json(), "Policy")
    preview = client.post("/api/v1/sites/blog/preview", json={"comment": "Ring 070-174 06 50 <br>"})
    conforms(preview.get_json(), "Preview")
    assert preview.get_json()["notices"]


@pytest.mark.parametrize(
    "fields",
    [
        pytest.param({}, id="nothing"),
        pytest.param({"page": builders.PAGE, "comment": "Hans nummer är 19811218-9876."}, id="personal data"),
    ],
)
@pytest.mark.usefixtures("site")
def test_refusals_are_problem_documents(client: FlaskClient, fields: dict[str, str]) -> None:
    refusal = client.post("/api/v1/sites/blog/comments", json={"author": "K", "email": "k@example.org", **fields})

    assert refusal.status_code == 422
    assert refusal.content_type == "application/problem+json"
    conforms(refusal.get_json(), "Problem")
