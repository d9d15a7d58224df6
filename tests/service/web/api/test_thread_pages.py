"""`GET /sites/{site}/thread`: thread and form as HTML."""

from __future__ import annotations

import gzip
import zlib
from typing import Any
from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update
from werkzeug.test import TestResponse

from service.actions import Services
from service.actions.sites import change_site
from service.actions.withdraw import withdraw
from service.comments.comment import CommentId
from service.comments.sites import Site
from service.policy import form_token
from service.store.tables import pages
from tests import builders
from tests.builders import PAGE
from tests.service.web.readers import THREAD, one, published, texts, tree

pytestmark = pytest.mark.usefixtures("site")

ARTICLE = "article.kommentera-comment"


@pytest.fixture
def thread(services: Services, site: Site) -> UUID:
    """A page with one comment."""
    return published(services, site)


def show(client: FlaskClient, headers: dict[str, str] | None = None, **query: Any) -> TestResponse:
    return client.get(THREAD, query_string={"page": PAGE, **query}, headers=headers)


def token(response: TestResponse) -> str:
    return one(response, "input[name=token]").attributes["value"] or ""


def test_a_fragment_holds_the_thread_and_the_form(client: FlaskClient, services: Services, site: Site) -> None:
    comment_id = published(services, site, url="www.example.org")

    fragment = show(client)

    assert fragment.text.startswith("<section")
    article = one(fragment, ARTICLE)
    assert article.attributes["id"] == f"kommentera-{comment_id}"
    assert one(fragment, f"{ARTICLE} time").attributes["datetime"] == "2026-11-02T09:30:00.000Z"
    assert texts(fragment, f"{ARTICLE} time") == ["2 november 2026 kl. 10.30"]
    author = one(fragment, ".kommentera-author a")
    assert (author.attributes["href"], author.attributes["rel"]) == ("https://www.example.org", "nofollow ugc noopener")
    assert one(fragment, "form").attributes["action"] == "https://comments.example.org/sites/blog/comments?lang=sv"
    assert texts(fragment, "h2") == ["1 kommentar"]


def test_replies_stand_in_lists_under_what_they_answer(client: FlaskClient, services: Services, site: Site) -> None:
    parents = [published(services, site)]
    for depth in range(8):
        parents.append(published(services, site, parent=str(parents[-1]), comment=f"Svar på nivå {depth} i tråden."))

    fragment = show(client)

    order = [node.attributes["id"] for node in tree(fragment).css(ARTICLE)]
    assert order == [f"kommentera-{comment_id}" for comment_id in parents]
    deepest = " ".join(["ol > li >"] * 6) + f" {ARTICLE}"
    assert len(tree(fragment).css(deepest)) == 4  # the fifth reply and those that would stand deeper
    assert not tree(fragment).css("ol > li > " + deepest)


def test_a_reply_to_what_is_gone_stands_by_itself(client: FlaskClient, services: Services, site: Site) -> None:
    parent = published(services, site)
    reply = published(services, site, parent=str(parent), comment="Ett svar på det som står ovanför.")

    withdraw(services, CommentId(parent))

    assert one(show(client), ARTICLE).attributes["id"] == f"kommentera-{reply}"


def test_what_is_typed_stays_text(client: FlaskClient, services: Services, site: Site) -> None:
    hostile = '<a class="kommentera-reply" href="https://evil.example">"\'&'
    published(services, site, author=f"{hostile}<b>", comment=f"{hostile}<script>alert(1)</script> <p class=x>hej")

    fragment = show(client)

    assert len(tree(fragment).css("a.kommentera-reply")) == 1
    assert not tree(fragment).css("script, article b, [class=x]")
    assert texts(fragment, ".kommentera-author") == [f"{hostile}<b>"]


def test_another_language_is_named(client: FlaskClient, services: Services, site: Site) -> None:
    published(services, site, language="en", comment="We do the same at our school.")

    assert one(show(client), ".kommentera-text").attributes["lang"] == "en"
    assert "lang" not in one(show(client, lang="en"), ".kommentera-text").attributes


@pytest.mark.parametrize(
    ("query", "accepted", "language"),
    [
        pytest.param({}, "", "sv", id="the site's own"),
        pytest.param({"lang": "en"}, "", "en", id="asked for"),
        pytest.param({}, "en-GB,sv;q=0.5", "en", id="the browser's"),
        pytest.param({"lang": "sv"}, "en", "sv", id="asked for against the browser's"),
    ],
)
@pytest.mark.usefixtures("thread")
def test_words_are_in_the_reader_s_language(
    client: FlaskClient, query: dict[str, str], accepted: str, language: str
) -> None:
    fragment = show(client, {"Accept-Language": accepted}, **query)

    assert one(fragment, "section").attributes["lang"] == language
    assert texts(fragment, ".kommentera-reply") == ["Svara Kerstin" if language == "sv" else "Answer Kerstin"]
    assert ("Accept-Language" in fragment.headers["Vary"]) == ("lang" not in query)


@pytest.mark.parametrize("accepts", ["identity", "gzip"])
def test_each_reader_has_a_token_of_their_own(
    client: FlaskClient, services: Services, site: Site, accepts: str
) -> None:
    published(services, site)
    seen = set()
    for _ in range(3):
        answer = show(client, {"Accept-Encoding": accepts})
        html = gzip.decompress(answer.data) if accepts == "gzip" else answer.data
        answer.data = html
        seen.add(token(answer))
        assert html.rstrip().endswith(b"</section>")

    assert len(seen) == 3
    now = services.clock.now()
    assert {form_token.read(services.seals, site.id, PAGE, each, now).state for each in seen} == {"ok"}


def test_the_compressed_form_is_one_member(client: FlaskClient, services: Services, site: Site) -> None:
    published(services, site)
    packed = show(client, {"Accept-Encoding": "gzip"}).data

    reader = zlib.decompressobj(31)
    reader.decompress(packed)

    assert (reader.eof, reader.unused_data) == (True, b"")


def test_who_has_the_thread_gets_304_for_an_hour(client: FlaskClient, services: Services, site: Site) -> None:
    published(services, site)
    services.clock.at = services.clock.at.replace(minute=5)  # type: ignore[attr-defined]
    tag = show(client).headers["ETag"]
    assert show(client, {"If-None-Match": tag}).status_code == 304

    services.clock.forward(hours=1)  # type: ignore[attr-defined]

    assert show(client, {"If-None-Match": tag}).status_code == 200


def test_a_change_shows_at_once(client: FlaskClient, services: Services, site: Site) -> None:
    first = published(services, site)
    tag = show(client).headers["ETag"]

    withdraw(services, CommentId(first))

    answer = show(client, {"If-None-Match": tag})
    assert (answer.status_code, texts(answer, ARTICLE)) == (200, [])


def test_changed_rules_show_at_once(client: FlaskClient, services: Services, site: Site) -> None:
    published(services, site)
    assert "required" in one(show(client), "#kommentera-email").attributes

    change_site(services, "blog", {"required": "comment"})

    assert "required" not in one(show(client), "#kommentera-email").attributes


def test_the_form_names_required_fields_and_allowed_tags(client: FlaskClient, site: Site) -> None:
    fragment = show(client)

    required = [node.attributes["name"] for node in tree(fragment).css("[required]")]
    assert required == list(site.rules.required)
    assert "Fält märkta med * är obligatoriska." in fragment.text
    assert texts(fragment, "#kommentera-email-hint") == ["E-postadressen publiceras inte."]
    assert '<a href="" title="">' in texts(fragment, "#kommentera-comment-hint code")[0]
    assert [node.attributes.get("autocomplete") for node in tree(fragment).css("#kommentera-author, [type=email]")] == [
        "name",
        "email",
    ]


def test_robots_find_a_field_that_people_do_not(client: FlaskClient) -> None:
    trap = one(show(client), ".kommentera-trap input")

    assert trap.attributes["tabindex"] == "-1"
    assert trap.attributes["autocomplete"] == "off"
    assert one(show(client), ".kommentera-trap").attributes["aria-hidden"] == "true"


@pytest.mark.parametrize("by", ["site", "page"])
def test_a_closed_page_has_no_form(client: FlaskClient, services: Services, site: Site, by: str) -> None:
    published(services, site)
    assert tree(show(client)).css("form")
    if by == "site":
        change_site(services, "blog", {"closed": "yes"})
    else:
        with services.database.write() as connection:
            connection.execute(update(pages).values(closed_at=services.clock.now()))

    fragment = show(client)

    assert not tree(fragment).css("form, .kommentera-reply")
    assert len(tree(fragment).css(ARTICLE)) == 1
    assert "Kommentarerna är stängda." in fragment.text


def test_a_document_may_stand_in_the_site_s_frames_only(client: FlaskClient) -> None:
    document = show(client, document="1")

    assert document.text.startswith("<!doctype html>")
    assert "frame-ancestors https://blog.example.org" in document.headers["Content-Security-Policy"]
    assert "frame-ancestors 'none'" in show(client).headers["Content-Security-Policy"]
    assert one(document, "form").attributes["action"] == "/sites/blog/comments?lang=sv"


def test_the_reply_link_works_without_a_script(client: FlaskClient, services: Services, site: Site) -> None:
    comment_id = published(services, site)
    address = one(show(client), ".kommentera-reply").attributes["href"] or ""
    assert address.endswith(f"&parent={comment_id}#kommentera-form")

    document = client.get(address.removeprefix("https://comments.example.org"))

    assert one(document, "input[name=parent]").attributes["value"] == str(comment_id)
    assert "hidden" not in one(document, ".kommentera-answered").attributes
    assert texts(document, ".kommentera-answered bdi") == ["Kerstin"]


@pytest.mark.parametrize("parent", ["x", "00000000-0000-7000-8000-000000000000", "<b>"])
def test_a_reply_to_nothing_is_a_comment(client: FlaskClient, services: Services, site: Site, parent: str) -> None:
    published(services, site)

    assert not tree(show(client, document="1", parent=parent)).css("input[name=parent]")


def test_a_comment_that_waits_cannot_be_answered(client: FlaskClient, services: Services, site: Site) -> None:
    published(services, site)
    waiting = builders.submitted(services, site, comment="Den här väntar på att kontrolleras.", author="Hemlig")

    document = show(client, document="1", parent=str(waiting.comment_id))

    assert "Hemlig" not in document.text
    assert not tree(document).css("input[name=parent]")


@pytest.mark.parametrize("page", ["https://evil.example/", "javascript:alert(1)", ""])
@pytest.mark.usefixtures("site")
def test_pages_of_other_origins_are_not_shown(client: FlaskClient, page: str) -> None:
    answer = show(client, page=page)

    assert answer.status_code == (403 if page.startswith("https") else 422)
    assert "evil.example" not in answer.text
