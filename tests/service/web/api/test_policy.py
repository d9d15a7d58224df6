"""What a comment may hold, and what this one would become."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from sqlalchemy import func, select

from service.actions import Services
from service.comments.sites import Site
from service.policy.allowlist import ALLOWED, tags_as_text
from service.store.tables import comments
from tests import builders
from tests.builders import ORIGIN

POLICY = "/api/v1/sites/blog/policy"
PREVIEW = "/api/v1/sites/blog/preview"


def test_the_policy_is_the_live_one(client: FlaskClient, services: Services) -> None:
    site = builders.a_site(services, required="author,comment", max_length="500")

    told = client.get(POLICY).get_json()

    assert {tag: set(names) for tag, names in told["tags"].items()} == ALLOWED
    assert told["schemes"] == ["http", "https", "mailto"]
    assert told["required"] == list(site.rules.required) == ["author", "comment"]
    assert told["limits"]["comment"] == 500
    assert tags_as_text() in told["notice"]


@pytest.mark.parametrize(("lang", "word"), [("sv", "HTML-taggarna"), ("en", "HTML tags")])
@pytest.mark.usefixtures("site")
def test_its_sentence_is_in_the_reader_s_language(client: FlaskClient, lang: str, word: str) -> None:
    assert word in client.get(POLICY, query_string={"lang": lang}).get_json()["notice"]


def test_a_preview_is_what_would_be_published(client: FlaskClient, services: Services, site: Site) -> None:
    text = "Rad <b>ett</b> & <script>x</script>\n\nRad två"

    told = client.post(PREVIEW, json={"comment": text}).get_json()

    assert told["html"] == builders.submitted(services, site, comment=text).rendering.html
    assert told["removed"] == [{"kind": "tag", "name": "script", "count": 1}]
    assert told["notices"] == []


@pytest.mark.parametrize(("lang", "said"), [("sv", "personnummer"), ("en", "personal identity number")])
@pytest.mark.usefixtures("site")
def test_a_preview_warns_in_the_reader_s_language(
    client: FlaskClient, services: Services, lang: str, said: str
) -> None:
    told = client.post(PREVIEW, json={"comment": "Nummer 811228-9874."}, query_string={"lang": lang}).get_json()

    (notice,) = told["notices"]
    assert (notice["start"], notice["end"], notice["severity"]) == (7, 18, "block")
    assert said in notice["message"]
    with services.database.read() as connection:
        assert connection.scalar(select(func.count()).select_from(comments)) == 0


@pytest.mark.parametrize(
    ("comment", "code"),
    [
        pytest.param(None, "required", id="nothing"),
        pytest.param(7, "required", id="a number"),
        pytest.param("x" * 10_001, "too_long", id="too long"),
        pytest.param("<b>" * 401, "too_many_tags", id="too many tags"),
        pytest.param("<b>" * 31, "too_deep", id="too deep"),
    ],
)
@pytest.mark.usefixtures("site")
def test_a_preview_has_the_limits_of_a_submission(client: FlaskClient, comment: object, code: str) -> None:
    answer = client.post(PREVIEW, json={"comment": comment})

    assert answer.status_code == 422
    assert [error["code"] for error in answer.get_json()["errors"]] == [code]


@pytest.mark.usefixtures("site")
def test_a_preview_is_for_the_site_s_own_pages(client: FlaskClient) -> None:
    def ask(origin: str) -> int:
        return client.post(PREVIEW, json={"comment": "Hej"}, headers={"Origin": origin}).status_code

    assert (ask(ORIGIN), ask("https://evil.example")) == (200, 403)
