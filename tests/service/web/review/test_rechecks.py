"""Checking again through the page and the API: who may, what is answered, how its progress is told."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import pytest
from werkzeug.test import TestResponse

from service.actions import Services
from service.comments.people import Scope
from service.queues import CHECKS
from service.store import audit
from tests import builders
from tests.people import Crowd, bearer
from workers import rechecks
from workers.jobs import work_through

API, PAGE = "/api/v1/sites/blog/recheck", "/moderate/rules/blog"


def path_of(answer: TestResponse) -> str:
    return urlsplit(answer.json["progress"]).path


def test_the_answer_says_where_progress_is_told(crowd: Crowd, services: Services) -> None:
    for number in range(3):
        builders.held(services, crowd.blog, comment=f"Det här är kommentar nummer {number} om skolan.")

    begun = crowd.olga.post_json(API, {"status": "held", "all": True})

    assert (begun.status_code, begun.location) == (202, begun.json["progress"])
    assert begun.json["progress"].startswith("https://comments.example.org/api/v1/sites/blog/recheck/")
    figures = ("status", "all", "total", "done", "changed", "finished_at")
    assert [begun.json[name] for name in figures] == ["held", True, None, 0, 0, None]
    rechecks.go_on(services)
    assert [crowd.olga.get(path_of(begun)).json[name] for name in ("total", "done")] == [3, 0]
    work_through(services, [CHECKS])
    told = crowd.anna.get(path_of(begun)).json
    assert (told["total"], told["done"], told["changed"], told["finished_at"] is None) == (3, 3, 0, False)


def test_nobody_is_fed_by_a_request(crowd: Crowd, services: Services) -> None:
    builders.held(services, crowd.blog)

    crowd.olga.post_json(API, {"all": True})

    with services.database.read() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM outbox").scalar() == 0
    assert services.bell.rung[-1] == CHECKS  # type: ignore[attr-defined]


def test_the_same_again_is_the_one_that_runs_and_another_is_refused(crowd: Crowd) -> None:
    first = crowd.olga.post_json(API, {"status": "published"})

    assert crowd.olga.post_json(API, {"status": "published"}).json["id"] == first.json["id"]
    refused = crowd.olga.post_json(API, {"status": "held"})
    assert (refused.status_code, refused.json["code"]) == (409, "recheck_running")
    assert crowd.olga.post(f"{PAGE}/recheck", status="held").status_code == 409


@pytest.mark.parametrize(
    ("content", "field"), [({"status": "spam"}, "status"), ({"status": 5}, "status"), ({"all": "yes"}, "all")]
)
def test_what_cannot_be_checked_again_is_refused_with_its_field(
    crowd: Crowd, content: dict[str, Any], field: str
) -> None:
    answer = crowd.olga.post_json(API, content)

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json["errors"]] == [field]


def test_owners_begin_and_moderators_look(crowd: Crowd, services: Services) -> None:
    for scope, status in ((Scope.GOVERN, 202), (Scope.MODERATE, 403), (Scope.READ, 403), (Scope.SUBMIT, 403)):
        answer = crowd.nobody.browser.post(API, json={}, headers=bearer(services, "blog", scope))
        assert answer.status_code == status
    progress = path_of(crowd.olga.post_json(API, {}))

    assert crowd.anna.post_json(API, {}).status_code == 403
    assert crowd.anna.post(f"{PAGE}/recheck", status="held").status_code == 403
    assert crowd.bo.post_json(API, {}).status_code == 404
    assert crowd.nobody.browser.post(API, json={}).status_code == 401
    assert [who.get(progress).status_code for who in (crowd.anna, crowd.rut, crowd.bo)] == [200, 403, 404]
    assert crowd.bo.get(progress.replace("/blog/", "/other/")).status_code == 404


def test_the_page_shows_how_far_it_has_come(crowd: Crowd, services: Services) -> None:
    builders.held(services, crowd.blog)

    assert crowd.olga.post(f"{PAGE}/recheck", status="held", all="yes").location == f"{PAGE}#again"
    assert "Nothing has been counted yet" in crowd.olga.get(f"{PAGE}?lang=en").text
    rechecks.go_on(services)
    assert "0 of 1 checked, 0 changed" in crowd.olga.get(f"{PAGE}?lang=en").text
    assert "Check again what is held" not in crowd.olga.get(f"{PAGE}?lang=en").text
    work_through(services, [CHECKS])
    finished = crowd.olga.get(f"{PAGE}?lang=en").text
    assert "1 checked, 0 changed" in finished
    assert "Check again what is held" in finished


def test_the_log_says_who_began_what(crowd: Crowd, services: Services) -> None:
    crowd.olga.post_json(API, {"status": "published", "all": True})

    with services.database.read() as connection:
        (line,) = connection.execute(audit.audit.select().where(audit.audit.c.event == "recheck_begun")).mappings()
    assert crowd.olga.actor is not None
    assert (line["actor"], line["body"]) == (crowd.olga.actor.name, '{"all":true,"status":"published"}')
