"""The widget's files."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from service.web.api.embed import FOLDER
from tests.service.web.readers import THREAD, one

FILES = ["embed.js", "embed.css"]


@pytest.mark.parametrize(("name", "kind"), [("embed.js", "text/javascript"), ("embed.css", "text/css")])
def test_a_file_is_kept_for_ever_under_its_hash_only(client: FlaskClient, name: str, kind: str) -> None:
    plain = client.get(f"/{name}")
    content_hash = plain.headers["ETag"].strip('"')

    assert plain.mimetype == kind
    assert "immutable" not in plain.headers["Cache-Control"]
    assert "immutable" in client.get(f"/{name}?v={content_hash}").headers["Cache-Control"]
    assert "immutable" not in client.get(f"/{name}?v=old").headers["Cache-Control"]
    assert client.get(f"/{name}", headers={"If-None-Match": plain.headers["ETag"]}).status_code == 304


@pytest.mark.usefixtures("site")
def test_a_fragment_names_the_present_style(client: FlaskClient) -> None:
    href = one(client.get(THREAD, query_string={"page": "https://blog.example.org/x"}), "link").attributes["href"]

    answer = client.get((href or "").removeprefix("https://comments.example.org"))

    assert "immutable" in answer.headers["Cache-Control"]


@pytest.mark.parametrize("name", FILES)
def test_the_widget_asks_nobody_else_and_keeps_nothing(name: str) -> None:
    source = re.sub(r"/\*.*?\*/", "", (FOLDER / name).read_text(encoding="utf-8"), flags=re.DOTALL)

    assert not re.search(r"https?://|localStorage|sessionStorage|indexedDB|\.cookie|@import|\beval\b", source)
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\.style\b", source)


def test_the_widget_is_small() -> None:
    assert sum(len((FOLDER / name).read_bytes()) for name in FILES) < 20_000


def test_the_source_is_what_is_served(client: FlaskClient) -> None:
    assert client.get("/embed.js").data == (FOLDER / "embed.js").read_bytes()
