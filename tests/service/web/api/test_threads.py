"""`GET …/threads` and `…/counts`: published comments as JSON."""

from __future__ import annotations

import gzip
from typing import Any

import pytest
from flask.testing import FlaskClient

from service.actions import Services
from service.actions.withdraw import withdraw
from service.comments.comment import CommentId
from service.comments.sites import Site
from tests import builders
from tests.builders import ORIGIN, PAGE
from tests.service.web.readers import THREADS, published

FIELDS = {"id", "parent", "author", "url", "html", "language", "published_at", "edited_at", "redacted"}


def read(client: FlaskClient, **query: Any) -> dict[str, Any]:
    response = client.get(THREADS, query_string={"page": PAGE, **query})
    assert response.status_code == 200, response.text
    return response.get_json()


def test_a_comment_has_the_contract_s_fields_and_no_others(client: FlaskClient, services: Services, site: Site) -> None:
    comment_id = published(services, site, url="www.example.org", comment="Rad ett & <b>två</b>")

    thread = read(client)

    assert thread.keys() == {"page", "count", "comments", "next"}
    assert (thread["page"], thread["count"], thread["next"]) == (PAGE, 1, None)
    (comment,) = thread["comments"]
    assert comment.keys() == FIELDS
    assert comment == {
        "id": str(comment_id),
        "parent": None,
        "author": "Kerstin",
        "url": "https://www.example.org",
        "html": "<p>Rad ett &amp; <b>två</b></p>",
        "language": "sv",
        "published_at": "2026-11-02T09:30:00.000Z",
        "edited_at": None,
        "redacted": False,
    }


def test_what_is_not_published_is_not_there(client: FlaskClient, services: Services, site: Site) -> None:
    builders.submitted(services, site)

    assert read(client) == {"page": PAGE, "count": 0, "comments": [], "next": None}


def test_another_site_s_comments_are_not_there(client: FlaskClient, services: Services, site: Site) -> None:
    published(services, site)
    builders.a_site(services, slug="other", origin="https://other.example.org")

    answer = client.get("/api/v1/sites/other/threads", query_string={"page": PAGE})

    assert answer.get_json()["count"] == 0


def test_a_shared_address_finds_the_same_thread(client: FlaskClient, services: Services, site: Site) -> None:
    published(services, site)

    assert read(client, page=f"{PAGE}?utm_source=mail#kommentera")["count"] == 1


def test_pages_go_on_where_the_last_ended(client: FlaskClient, services: Services, site: Site) -> None:
    ids = [str(published(services, site, comment=f"Kommentar nummer {number} i tråden.")) for number in range(5)]

    for order, wanted in (("oldest", ids), ("newest", ids[::-1])):
        seen: list[str] = []
        after = ""
        while after is not None:
            page = read(client, limit=2, order=order, after=after)
            assert page["count"] == 5
            seen += [comment["id"] for comment in page["comments"]]
            after = page["next"]
        assert seen == wanted


def test_a_page_stays_whole_when_the_comment_it_ended_with_is_withdrawn(
    client: FlaskClient, services: Services, site: Site
) -> None:
    ids = [published(services, site, comment=f"Kommentar nummer {number} i tråden.") for number in range(3)]
    first = read(client, limit=1)

    withdraw(services, CommentId(ids[0]))

    assert [comment["id"] for comment in read(client, after=first["next"])["comments"]] == [str(ids[1]), str(ids[2])]


def test_what_is_withdrawn_is_gone_with_the_next_answer(client: FlaskClient, services: Services, site: Site) -> None:
    first, second = published(services, site), published(services, site, comment="En andra kommentar från någon.")
    before = client.get(THREADS, query_string={"page": PAGE})

    withdraw(services, CommentId(first))
    after = client.get(THREADS, query_string={"page": PAGE}, headers={"If-None-Match": before.headers["ETag"]})

    assert after.status_code == 200
    assert [comment["id"] for comment in after.get_json()["comments"]] == [str(second)]
    assert after.headers["Cache-Control"] == "public, max-age=0, must-revalidate"


def test_a_reply_does_not_name_a_parent_that_is_gone(client: FlaskClient, services: Services, site: Site) -> None:
    parent = published(services, site)
    published(services, site, parent=str(parent), comment="Ett svar på det som står ovanför.")
    assert read(client)["comments"][1]["parent"] == str(parent)

    withdraw(services, CommentId(parent))

    assert [comment["parent"] for comment in read(client)["comments"]] == [None]


@pytest.mark.parametrize("accepts", ["identity", "gzip", "gzip;q=0", "br, gzip;q=0.5"])
def test_the_same_bytes_come_in_every_encoding(
    client: FlaskClient, services: Services, site: Site, accepts: str
) -> None:
    published(services, site, comment="Ett ganska långt svar. " * 40)
    plain = client.get(THREADS, query_string={"page": PAGE})

    coded = client.get(THREADS, query_string={"page": PAGE}, headers={"Accept-Encoding": accepts})

    packed = coded.headers.get("Content-Encoding") == "gzip"
    assert packed == (accepts in ("gzip", "br, gzip;q=0.5"))
    assert (gzip.decompress(coded.data) if packed else coded.data) == plain.data
    assert (coded.headers["ETag"] == plain.headers["ETag"]) == (not packed)
    assert "Accept-Encoding" in coded.headers["Vary"]


@pytest.mark.parametrize("accepts", ["identity", "gzip"])
def test_who_has_the_answer_gets_304(client: FlaskClient, services: Services, site: Site, accepts: str) -> None:
    published(services, site, comment="Ett ganska långt svar. " * 40)
    headers = {"Accept-Encoding": accepts}
    first = client.get(THREADS, query_string={"page": PAGE}, headers=headers)
    tag = first.headers["ETag"]

    again = client.get(THREADS, query_string={"page": PAGE}, headers={**headers, "If-None-Match": f'"x", W/{tag}'})

    assert not tag.startswith("W/")
    assert (again.status_code, again.data) == (304, b"")
    assert again.headers["ETag"] == tag


@pytest.mark.parametrize(
    ("query", "field"),
    [
        pytest.param({"page": ""}, "page", id="no page"),
        pytest.param({"page": "/om"}, "page", id="not a full address"),
        pytest.param({"limit": "0"}, "limit", id="nothing at a time"),
        pytest.param({"limit": "201"}, "limit", id="too many at a time"),
        pytest.param({"limit": "²"}, "limit", id="a digit that is no number"),
        pytest.param({"order": "best"}, "order", id="unknown order"),
        pytest.param({"after": "x"}, "after", id="no cursor"),
        pytest.param({"after": f"{'f' * 27}-{'0' * 32}"}, "after", id="a cursor beyond all time"),
    ],
)
@pytest.mark.usefixtures("site")
def test_a_query_that_cannot_be_answered_names_its_field(
    client: FlaskClient, query: dict[str, str], field: str
) -> None:
    answer = client.get(THREADS, query_string={"page": PAGE, **query})

    assert answer.status_code == 422
    assert answer.mimetype == "application/problem+json"
    assert [error["field"] for error in answer.get_json()["errors"]] == [field]


def test_an_unknown_site_is_404(client: FlaskClient) -> None:
    assert client.get(THREADS, query_string={"page": PAGE}).status_code == 404


def test_counts_stand_under_the_addresses_that_were_asked(client: FlaskClient, services: Services, site: Site) -> None:
    published(services, site)
    published(services, site, comment="En andra kommentar från någon annan.")
    builders.submitted(services, site, page=f"{ORIGIN}/vantar", comment="Den här har ingen kontrollerat ännu.")
    asked = [f"{PAGE}#kommentera", f"{ORIGIN}/vantar", f"{ORIGIN}/tom"]

    answer = client.get("/api/v1/sites/blog/counts", query_string={"page": asked})

    assert answer.get_json() == {"counts": dict(zip(asked, [2, 0, 0], strict=True))}


@pytest.mark.parametrize("number", [0, 201])
@pytest.mark.usefixtures("site")
def test_counts_take_one_to_two_hundred_pages(client: FlaskClient, number: int) -> None:
    asked = [f"{ORIGIN}/{n}" for n in range(number)]

    assert client.get("/api/v1/sites/blog/counts", query_string={"page": asked}).status_code == 422
