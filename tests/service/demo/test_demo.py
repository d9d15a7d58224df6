"""The demo blog, beside the real service on another port and without it."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from flask import Flask
from flask.testing import FlaskClient
from selectolax.lexbor import LexborHTMLParser
from werkzeug.serving import make_server

from service.actions import Services
from service.demo.app import POSTS, create
from tests import builders
from tests.service.web.readers import published

BLOG = "http://127.0.0.1:8001"
NOBODY = "http://127.0.0.1:9"  # the discard port: nothing listens there


@pytest.fixture
def kommentera(app: Flask) -> Iterator[str]:
    """The service on a socket of its own."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    server.server_close()


def blog(api: str) -> FlaskClient:
    return create(api, BLOG).test_client()


@pytest.mark.parametrize("post", POSTS, ids=lambda post: post.path)
def test_a_post_is_long_enough_to_be_read_without_its_comments(post) -> None:
    page = blog(NOBODY).get(f"/{post.path}")

    tree = LexborHTMLParser(page.text)
    assert page.status_code == 200
    assert tree.css_first("html").attributes["lang"] == post.language
    assert len(tree.css_first("article").text().split()) > 250
    assert ("kan inte visas just nu" in page.text) == (post.language == "sv")
    assert ("cannot be shown just now" in page.text) == (post.language == "en")
    assert blog(NOBODY).get(f"/{post.twin}").status_code == 200


def test_the_list_names_the_posts_of_its_language() -> None:
    for path, language in (("/", "sv"), ("/en/", "en")):
        tree = LexborHTMLParser(blog(NOBODY).get(path).text)
        links = [link.attributes["href"] for link in tree.css("article a")]
        assert links == [f"/{post.path}" for post in POSTS if post.language == language]


def test_thread_and_form_stand_in_the_page(kommentera: str, services: Services) -> None:
    site = builders.a_site(services, origin=BLOG, mode="review-flagged")
    published(services, site, page=f"{BLOG}/skolfranvaro")

    tree = LexborHTMLParser(blog(kommentera).get("/skolfranvaro").text)

    assert len(tree.css("article.kommentera-comment")) == 1
    assert tree.css_first("form input[name=page]").attributes["value"] == f"{BLOG}/skolfranvaro"
    assert tree.css_first("section.kommentera").attributes["lang"] == "sv"


def test_the_page_s_policy_lets_its_form_and_script_through() -> None:
    page = blog(NOBODY).get("/skolfranvaro")
    policy = page.headers["Content-Security-Policy"]
    script = LexborHTMLParser(page.text).css_first("script").attributes["src"] or ""

    assert f"{urlsplit(script).scheme}://{urlsplit(script).netloc}" == NOBODY
    for directive in ("script-src", "form-action", "connect-src"):
        assert f"{directive} {NOBODY}" in policy
    assert "unsafe" not in policy


def test_what_is_no_post_is_404() -> None:
    assert blog(NOBODY).get("/annat").status_code == 404
