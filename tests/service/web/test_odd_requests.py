"""Requests that no browser makes are refused, never a fault of ours."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from service.actions import Services
from service.web.app import application
from tests import builders, people

BROKEN = ("http://[", "https://[::1", "http://a:b", "https://blog.example.org:99999", "\u00ff")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize("origin", BROKEN)
@pytest.mark.parametrize("path", ["/api/v1/sites/blog/comments", "/sites/blog/comments", "/api/v1/sites/blog/preview"])
def test_a_broken_origin_is_a_foreign_one(client: FlaskClient, path: str, origin: str) -> None:
    answer = client.post(path, data={"page": builders.PAGE, "comment": "Hej"}, headers={"Origin": origin})

    assert answer.status_code == 403


@pytest.mark.parametrize("origin", BROKEN)
def test_a_broken_origin_does_not_sign_anybody_in(client: FlaskClient, origin: str) -> None:
    assert client.post("/moderate/sign-in", headers={"Origin": origin}).status_code == 403


@pytest.mark.parametrize("referer", BROKEN)
def test_whoever_comes_without_a_session_from_a_broken_address_is_sent_to_the_door(
    crowd: people.Crowd, referer: str
) -> None:
    answer = crowd.nobody.browser.post("/moderate/sign-out", headers={"Referer": referer})

    assert answer.status_code == 303
    assert answer.headers["Location"] == "/moderate/sign-in?next=/moderate/"


def test_a_site_whose_name_no_store_can_keep_is_unknown(services_on_each: Services) -> None:
    browser = application(services_on_each).test_client()

    assert browser.get("/api/v1/sites/%00/policy").status_code == 404


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(("lang", "said"), [("sv", "Adressen tar inte emot"), ("en", "This address does not take")])
def test_another_method_is_refused_in_the_readers_language(client: FlaskClient, lang: str, said: str) -> None:
    answer = client.delete("/api/v1/sites/blog/comments", headers={"Accept-Language": lang})

    assert answer.status_code == 405
    assert answer.json is not None
    assert answer.json["title"].startswith(said)
    assert "POST" in answer.headers["Allow"]


def test_readers_are_not_told_to_keep_their_text_when_the_store_is_away(
    client: FlaskClient, services: Services
) -> None:
    (services.settings.data_dir / "kommentera.sqlite3").unlink()
    services.database.close()

    answer = client.get("/api/v1/sites/blog/policy", headers={"Accept-Language": "en"})

    assert answer.status_code == 503
    assert answer.json is not None
    assert "read" in answer.json["detail"]
    assert answer.headers["Retry-After"] == "5"
