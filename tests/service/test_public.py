"""The public form of a comment, as JSON and as an article."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest
from selectolax.lexbor import LexborHTMLParser

from service.comments.comment import SafeHtml
from service.public import PublicComment, as_fragment, as_json, is_current

ID = UUID("01a19b98-1dc0-7d6a-9dbb-99b0ab528509")


def a_comment(**changes: Any) -> PublicComment:
    values: dict[str, Any] = {
        "id": ID,
        "parent": None,
        "author": "Kerstin",
        "url": "",
        "html": SafeHtml("<p>Hej</p>"),
        "language": "sv",
        "published_at": datetime(2026, 11, 21, 13, 5, tzinfo=UTC),
        "edited_at": None,
        "redacted": False,
    }
    return PublicComment(**{**values, **changes})


def article(language: str = "sv", **changes: Any) -> LexborHTMLParser:
    return LexborHTMLParser(as_fragment(a_comment(**changes), language))


def test_json_has_every_public_field_and_no_other() -> None:
    assert list(json.loads(as_json(a_comment()))) == [field.name for field in fields(PublicComment)]


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        pytest.param("", None, id="none"),
        pytest.param("HTTPS://Example.ORG/Om", "https://example.org/Om", id="written otherwise"),
        pytest.param("javascript:alert(1)", None, id="a script"),
        pytest.param("mailto:kerstin@example.org", None, id="an e-mail address"),
        pytest.param('https://example.org/"onclick="x', None, id="a quote"),
    ],
)
def test_only_web_addresses_are_linked(url: str, shown: str | None) -> None:
    links = article(url=url).css(".kommentera-author a")

    assert json.loads(as_json(a_comment(url=url)))["url"] == shown
    assert [link.attributes["href"] for link in links] == ([shown] if shown else [])


@pytest.mark.parametrize("author", ["<b>Åke</b>", "\"'><script>", "&amp;", "Åke %(author)s"])
def test_a_name_is_text(author: str) -> None:
    tree = article(author=author)

    assert tree.css_first(".kommentera-author").text() == author
    assert not tree.css("b, script")


def test_an_article_is_named_by_its_author() -> None:
    tree = article()
    named_by = tree.css_first("article").attributes["aria-labelledby"]

    assert tree.css_first(f"#{named_by}").text() == "Kerstin"


@pytest.mark.parametrize(("language", "said"), [("sv", "Anonym"), ("en", "Anonymous")])
def test_who_gave_no_name_is_anonymous(language: str, said: str) -> None:
    assert article(language, author="").css_first(".kommentera-author").text() == said


def test_changes_are_told() -> None:
    at = datetime(2026, 11, 22, tzinfo=UTC)

    assert not article().css(".kommentera-note")
    assert len(article(redacted=True, edited_at=at).css(".kommentera-note")) == 2


def test_an_article_says_for_whom_it_was_made() -> None:
    made = as_fragment(a_comment(), "sv")

    assert is_current(made, "sv")
    assert not is_current(made, "en")
    assert not is_current(made.replace('data-format="', 'data-format="0'), "sv")
