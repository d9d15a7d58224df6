"""Which pages' scripts may read what."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from tests.builders import ORIGIN, PAGE
from tests.service.web.readers import FORM, THREAD, THREADS, filled

pytestmark = pytest.mark.usefixtures("site")

COMMENTS = "/api/v1/sites/blog/comments"
READS = [THREADS, "/api/v1/sites/blog/counts", THREAD, "/sites/blog/feed.atom", "/api/v1/sites/blog/policy"]
OTHERS = ["https://evil.example", "https://blog.example.org.evil.example", "http://blog.example.org", "null"]
ALLOWED = "Access-Control-Allow-Origin"


@pytest.mark.parametrize("path", READS)
def test_the_site_s_own_pages_may_read(client: FlaskClient, path: str) -> None:
    answer = client.get(path, query_string={"page": PAGE}, headers={"Origin": ORIGIN})

    assert answer.status_code == 200
    assert answer.headers[ALLOWED] == ORIGIN
    assert "Origin" in answer.headers["Vary"]
    assert "Access-Control-Allow-Credentials" not in answer.headers


@pytest.mark.parametrize("origin", OTHERS)
@pytest.mark.parametrize("path", READS)
def test_others_may_not(client: FlaskClient, path: str, origin: str) -> None:
    answer = client.get(path, query_string={"page": PAGE}, headers={"Origin": origin})

    assert ALLOWED not in answer.headers
    assert "Origin" in answer.headers["Vary"]


def test_refusals_may_be_read_too(client: FlaskClient) -> None:
    refused = client.post(COMMENTS, json={}, headers={"Origin": ORIGIN})
    returned = client.post(f"{FORM}?part=1", data=filled(email="fel"), headers={"Origin": ORIGIN})

    assert (refused.status_code, refused.headers[ALLOWED]) == (422, ORIGIN)
    assert (returned.status_code, returned.headers[ALLOWED]) == (422, ORIGIN)


@pytest.mark.parametrize("path", [COMMENTS, "/api/v1/sites/blog/preview"])
def test_a_browser_may_ask_first(client: FlaskClient, path: str) -> None:
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "content-type,idempotency-key"}

    ours = client.options(path, headers={"Origin": ORIGIN, **asked})
    others = client.options(path, headers={"Origin": "https://evil.example", **asked})

    assert ours.headers[ALLOWED] == ORIGIN
    assert "POST" in ours.headers["Access-Control-Allow-Methods"]
    assert "Idempotency-Key" in ours.headers["Access-Control-Allow-Headers"]
    assert ALLOWED not in others.headers


def test_receipts_and_queues_are_for_no_script(client: FlaskClient) -> None:
    for path in ("/receipts/x", "/api/v1/sites/blog/queue", "/healthz"):
        assert ALLOWED not in client.get(path, headers={"Origin": ORIGIN}).headers


@pytest.mark.parametrize("name", ["embed.js", "embed.css"])
def test_any_page_may_load_the_widget(client: FlaskClient, name: str) -> None:
    answer = client.get(f"/{name}", headers={"Origin": "https://anywhere.example"})

    assert answer.headers[ALLOWED] == "*"
