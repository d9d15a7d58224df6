"""Submitting as JSON: the same key, the statuses of the contract, and who may."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from service.actions import Services
from service.actions.sites import change_site
from service.actions.tokens import add_token
from service.comments.people import Scope
from service.comments.sites import Site
from service.queues import connect
from service.store.tables import comments
from service.web.app import application
from tests import builders
from tests.builders import PAGE
from workers.jobs import work_through

COMMENTS = "/api/v1/sites/blog/comments"
FIELDS = {"page": PAGE, "author": "Kerstin", "email": "kerstin@example.org", "comment": "Tack för att ni skriver."}
NUMBER = "19900101-9810"  # a serial that was never given to anybody


def send(client: FlaskClient, key: str = "", **changes: Any) -> TestResponse:
    headers = {"Idempotency-Key": key} if key else {}
    return client.post(COMMENTS, json={**FIELDS, **changes}, headers=headers)


def stored(on: Services) -> int:
    with on.database.read() as connection:
        return connection.scalar(select(func.count()).select_from(comments)) or 0


@pytest.mark.usefixtures("site")
def test_an_accepted_comment_is_answered_with_its_receipt_and_what_was_removed(client: FlaskClient) -> None:
    answer = send(client, comment="<u>Tack</u> <b>alla</b>")

    assert answer.status_code == 202
    assert answer.json is not None
    assert set(answer.json) == {"id", "status", "receipt", "html", "removed"}
    assert answer.json["html"] == "<p>Tack <b>alla</b></p>"
    assert answer.json["removed"] == [{"kind": "tag", "name": "u", "count": 1}]
    assert client.get(answer.json["receipt"]).status_code == 200


def test_the_same_key_gives_the_same_answer(client: FlaskClient, services: Services, site: Site) -> None:
    first = send(client, key="one")
    change_site(services, site.slug, {"closed": "yes"})
    again = send(client, key="one")

    assert (again.status_code, again.data) == (202, first.data)
    assert again.headers["Idempotent-Replay"] == "true"
    assert "Idempotent-Replay" not in first.headers
    assert stored(services) == 1


@pytest.mark.usefixtures("site")
def test_a_key_is_for_one_content(client: FlaskClient) -> None:
    send(client, key="one")

    answer = send(client, key="one", comment="Något annat.")

    assert (answer.status_code, answer.json and answer.json["code"]) == (422, "idempotency_conflict")


@pytest.mark.usefixtures("site")
def test_a_key_of_a_refused_comment_can_be_used_for_the_mended_one(client: FlaskClient) -> None:
    assert send(client, key="one", author="").status_code == 422
    assert send(client, key="one").status_code == 202


@pytest.mark.usefixtures("site")
def test_personal_data_is_asked_about_before_anything_is_stored(client: FlaskClient, services: Services) -> None:
    asked = send(client, comment=f"Ring {NUMBER} nu")

    assert (asked.status_code, asked.json and asked.json["code"]) == (422, "personal_data")
    assert asked.json is not None
    assert [(one["start"], one["end"]) for one in asked.json["findings"]] == [(5, 18)]
    assert NUMBER not in asked.json["suggestion"]
    assert stored(services) == 0
    assert send(client, comment=f"Ring {NUMBER} nu", acknowledge=True).status_code == 202
    builders.work_through(services, ["checks"])
    with services.database.read() as connection:
        assert connection.scalar(select(comments.c.status)) == "held"


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("status", "code", "request_"),
    [
        pytest.param(400, "malformed", {"data": b"{", "content_type": "application/json"}, id="half an object"),
        pytest.param(400, "malformed", {"data": b"[1]", "content_type": "application/json"}, id="no object"),
        pytest.param(403, "foreign_origin", {"headers": {"Origin": "https://elsewhere.example"}}, id="origin"),
        pytest.param(403, "foreign_origin", {"json": {**FIELDS, "page": "https://elsewhere.example/"}}, id="page"),
        pytest.param(413, "too_large", {"data": b"x" * 300_000, "content_type": "application/json"}, id="size"),
        pytest.param(415, "unsupported_media_type", {"data": b"x", "content_type": "text/plain"}, id="content type"),
        pytest.param(422, "invalid_fields", {"json": {**FIELDS, "comment": ["x"]}}, id="type of a field"),
        pytest.param(422, "invalid_fields", {"json": {**FIELDS, "parent": "no-comment"}}, id="parent"),
    ],
)
def test_what_is_refused_has_a_status_and_a_code(
    client: FlaskClient, status: int, code: str, request_: dict[str, Any]
) -> None:
    answer = client.post(COMMENTS, **{"json": FIELDS, **request_} if "data" not in request_ else request_)

    assert answer.status_code == status
    assert answer.content_type == "application/problem+json"
    assert answer.json is not None
    assert (answer.json["code"], answer.json["status"]) == (code, status)


@pytest.mark.usefixtures("site")
def test_the_same_comment_again_is_a_duplicate(client: FlaskClient) -> None:
    send(client)

    answer = send(client, comment=FIELDS["comment"].upper())

    assert (answer.status_code, answer.json and answer.json["code"]) == (409, "duplicate")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    "comment",
    [
        pytest.param(f'<a href="https://example.com/?p={NUMBER}">här</a>', id="address"),
        pytest.param(f'<abbr title="{NUMBER}">hon</abbr>', id="title"),
        pytest.param(f'<q cite="https://example.com/{NUMBER}">så</q>', id="source"),
    ],
)
def test_personal_data_in_an_attribute_is_asked_about_too(client: FlaskClient, comment: str) -> None:
    asked = send(client, comment=comment)

    assert asked.status_code == 422
    assert asked.json is not None
    assert [(one["field"], one["start"]) for one in asked.json["findings"]] == [("comment", None)]
    assert asked.json["suggestion"] == ""
    form = client.post("/sites/blog/comments", data={**FIELDS, "comment": comment})
    assert form.status_code == 422
    assert NUMBER in form.get_data(as_text=True)


@pytest.mark.usefixtures("site")
def test_quoted_personal_data_is_no_attribute(client: FlaskClient) -> None:
    asked = send(client, comment=f'Det står nr="{NUMBER}" <b>där</b>')

    assert asked.json is not None
    assert asked.json["suggestion"].startswith('Det står nr="[')


def test_a_number_in_the_address_of_the_page_is_found_too(client: FlaskClient, services: Services, site: Site) -> None:
    change_site(services, site.slug, {"mode": "review-flagged"})
    address = f"{builders.ORIGIN}/?sok={NUMBER}"

    warned = send(client, page=address)
    accepted = send(client, page=address, acknowledge=True)
    work_through(services, ["checks", "publishing"])

    assert (warned.status_code, warned.json["code"]) == (422, "personal_data")
    assert [finding["field"] for finding in warned.json["findings"]] == ["page"]
    assert accepted.status_code == 202
    with services.database.read() as connection:
        assert connection.scalar(select(comments.c.status)) == "held"


class TestABlogsOwnServer:
    """It sends all its readers' comments from one address, with a token of scope `submit`."""

    def send(self, client: FlaskClient, secret: str, number: int = 0) -> int:
        fields = {**FIELDS, "comment": f"Kommentar nummer {number} om texten."}
        return client.post(COMMENTS, json=fields, headers={"Authorization": f"Bearer {secret}"}).status_code

    def test_with_its_token_has_no_limit_a_minute(self, services: Services, valkey_url: str) -> None:
        on = replace(services, redis=connect(valkey_url))
        change_site(on, builders.a_site(on).slug, {"rate_per_minute": "2"})
        client = application(on).test_client()
        secret = add_token(on, "blog", Scope.SUBMIT).secret

        assert [self.send(client, secret, number) for number in range(4)] == [202] * 4
        assert [send(client, comment=f"Utan token, nummer {number}.").status_code for number in range(3)] == [
            202,
            202,
            429,
        ]

    @pytest.mark.usefixtures("site")
    def test_with_a_token_that_is_none_is_refused(self, client: FlaskClient) -> None:
        assert self.send(client, "kommentera_nothing") == 401

    @pytest.mark.usefixtures("site")
    def test_with_a_token_of_another_scope_is_refused(self, client: FlaskClient, services: Services) -> None:
        assert self.send(client, add_token(services, "blog", Scope.READ).secret) == 403
