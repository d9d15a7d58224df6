"""A WordPress theme's form, sent here by changing its action only."""

from __future__ import annotations

from uuid import UUID

import pytest
from flask.testing import FlaskClient
from sqlalchemy import select

from service.actions import Services
from service.comments.sites import Site
from service.store.tables import comments, pages
from service.web.api.wordpress_names import translated
from tests import builders
from tests.builders import ORIGIN, PAGE
from tests.service.web.readers import published

PATH = "/sites/blog/wp-comments-post.php"
COMMENT = UUID("01a19b98-1dc0-7d6a-9dbb-99b0ab528509")


def form(**changes: str) -> dict[str, str]:
    """What the comment form of a stock theme sends."""
    fields = {
        "comment": "Det här känner vi igen från vår egen skola. Tack för att ni skriver om det.",
        "author": "Kerstin",
        "email": "kerstin@example.org",
        "url": "",
        "wp-comment-cookies-consent": "yes",
        "submit": "Publicera kommentar",
        "comment_post_ID": "42",
        "comment_parent": "0",
    }
    return {**fields, **changes}


def test_a_theme_s_form_is_taken(client: FlaskClient, services: Services, site: Site) -> None:
    parent = published(services, site, comment="Den första kommentaren på sidan.")

    answer = client.post(PATH, data=form(comment_parent=str(parent)), headers={"Origin": ORIGIN, "Referer": PAGE})

    assert answer.status_code == 303
    with services.database.read() as connection:
        query = select(pages.c.url, comments.c.parent_id).join(comments).where(comments.c.parent_id.is_not(None))
        assert connection.execute(query).one() == (PAGE, parent)


@pytest.mark.parametrize(
    ("referer", "origin", "page"),
    [
        pytest.param(PAGE, ORIGIN, PAGE, id="sent from the post"),
        pytest.param(f"{PAGE}?utm_source=x#respond", "", PAGE, id="sent from a shared address"),
        pytest.param(f"{ORIGIN}/?p=7", "", f"{ORIGIN}/?p=7", id="sent from a short address"),
        pytest.param(f"{ORIGIN}/", ORIGIN, f"{ORIGIN}/?p=42", id="only the origin is known"),
        pytest.param("", "https://www.blog.example.org", "https://www.blog.example.org/?p=42", id="its second origin"),
        pytest.param("https://evil.example/post", "", f"{ORIGIN}/?p=42", id="sent from elsewhere"),
        pytest.param("", "", f"{ORIGIN}/?p=42", id="nothing is known"),
        pytest.param("not an address", "null", f"{ORIGIN}/?p=42", id="nothing useful is known"),
    ],
)
def test_the_page_is_found(services: Services, referer: str, origin: str, page: str) -> None:
    builders.a_site(services, origins=f"{ORIGIN},https://www.blog.example.org")
    site = services.sites.find("blog")
    assert site is not None

    assert translated(site, form(), referer, origin)["page"] == page


@pytest.mark.parametrize(
    ("fields", "page"),
    [
        pytest.param({"page": f"{ORIGIN}/x"}, f"{ORIGIN}/x", id="the form says it itself"),
        pytest.param({"comment_post_ID": "x"}, "", id="no number"),
        pytest.param({"comment_post_ID": "٤٢"}, "", id="digits of another script"),
        pytest.param({"comment_post_ID": "4" * 21}, "", id="a number beyond use"),
        pytest.param({"comment_post_ID": "4&x=1"}, "", id="more than a number"),
    ],
)
def test_the_form_s_own_word_counts(site: Site, fields: dict[str, str], page: str) -> None:
    assert translated(site, form(**fields), PAGE, ORIGIN)["page"] == page


@pytest.mark.parametrize(
    ("parent", "ours"),
    [("0", ""), ("17", ""), ("", ""), (str(COMMENT), str(COMMENT)), ("' OR 1=1", "")],
)
def test_only_comments_of_ours_are_answered(site: Site, parent: str, ours: str) -> None:
    assert translated(site, form(comment_parent=parent), PAGE, ORIGIN)["parent"] == ours


@pytest.mark.usefixtures("site")
def test_without_any_page_the_form_comes_back(client: FlaskClient) -> None:
    fields = form()
    del fields["comment_post_ID"]

    assert client.post(PATH, data=fields, headers={"Referer": PAGE}).status_code == 422
