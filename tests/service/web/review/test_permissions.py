"""Who may do what with a comment, told as stories; pages and API alike."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from service.actions import Services
from service.comments.comment import CommentId
from service.comments.people import Scope
from service.comments.states import Status
from service.web.guards import GUARD
from tests import builders
from tests.people import Crowd, Someone, bearer

EMAIL = "kerstin@example.org"


@pytest.fixture
def comment(services: Services, crowd: Crowd) -> CommentId:
    """One comment on the blog that waits for a person."""
    return builders.held(services, crowd.blog, email=EMAIL)


def page(comment: CommentId) -> str:
    return f"/moderate/comments/{comment}"


def api(comment: CommentId) -> str:
    return f"/api/v1/comments/{comment}"


def decide(someone: Someone, comment: CommentId, action: str = "approve", **fields: str) -> int:
    return someone.post(f"{page(comment)}/decisions", action=action, version="2", **fields).status_code


class TestAnnaModeratesTheBlog:
    def test_she_sees_the_comment_and_the_address_it_came_from(self, crowd: Crowd, comment: CommentId) -> None:
        assert EMAIL in crowd.anna.get(page(comment)).text
        assert crowd.anna.get(api(comment)).json["email"] == EMAIL

    def test_she_finds_it_in_the_queue(self, crowd: Crowd, comment: CommentId) -> None:
        assert page(comment) in crowd.anna.get("/moderate/").text
        (item,) = crowd.anna.get("/api/v1/sites/blog/queue").json["items"]
        assert item["id"] == str(comment)

    def test_she_decides(self, crowd: Crowd, services: Services, comment: CommentId) -> None:
        assert decide(crowd.anna, comment) == 303
        assert builders.status_of(services, comment) == Status.APPROVED

    def test_she_decides_through_the_api_with_her_form_token(
        self, crowd: Crowd, services: Services, comment: CommentId
    ) -> None:
        answer = crowd.anna.post_json(f"{api(comment)}/decisions", {"action": "spam", "version": 2})

        assert (answer.status_code, answer.json["status"], answer.json["version"]) == (200, "spam", 3)
        assert builders.status_of(services, comment) == Status.SPAM


class TestOlgaOwnsTheBlog:
    def test_she_sees_and_decides_like_a_moderator(self, crowd: Crowd, services: Services, comment: CommentId) -> None:
        assert EMAIL in crowd.olga.get(page(comment)).text
        assert decide(crowd.olga, comment, "reject", reason="off_topic") == 303
        assert builders.status_of(services, comment) == Status.REJECTED


class TestRutOnlyReads:
    def test_she_sees_the_comment_but_not_the_address_it_came_from(self, crowd: Crowd, comment: CommentId) -> None:
        shown = crowd.rut.get(page(comment))
        content = crowd.rut.get(api(comment))

        assert (shown.status_code, content.status_code) == (200, 200)
        assert EMAIL not in shown.text + content.text
        assert "email" not in content.json

    def test_she_is_offered_no_decision(self, crowd: Crowd, comment: CommentId) -> None:
        assert 'name="action"' not in crowd.rut.get(page(comment)).text

    def test_she_cannot_decide(self, crowd: Crowd, services: Services, comment: CommentId) -> None:
        assert decide(crowd.rut, comment) == 403
        assert crowd.rut.post_json(f"{api(comment)}/decisions", {"action": "approve"}).status_code == 403
        assert builders.status_of(services, comment) == Status.HELD


class TestBoModeratesAnotherBlog:
    def test_for_him_the_comment_is_not_there(self, crowd: Crowd, comment: CommentId) -> None:
        assert crowd.bo.get(page(comment)).status_code == 404
        assert crowd.bo.get(api(comment)).status_code == 404
        assert crowd.bo.get("/api/v1/sites/blog/queue").status_code == 404
        assert crowd.bo.get("/moderate/?site=blog").status_code == 404

    def test_his_queue_does_not_have_it_whatever_he_searches(self, crowd: Crowd, comment: CommentId) -> None:
        for query in ("", "?status=all", "?q=skola", f"?q={comment}"):
            assert page(comment) not in crowd.bo.get(f"/moderate/{query}").text

    def test_he_cannot_decide_nor_learn_what_was_decided(self, crowd: Crowd, comment: CommentId) -> None:
        assert decide(crowd.bo, comment) == 404
        assert crowd.bo.post_json(f"{api(comment)}/decisions", {"action": "approve"}).status_code == 404
        done = crowd.anna.post(f"{page(comment)}/decisions", action="spam", version="2").location.partition("done=")[2]
        assert done
        assert 'role="status"' not in crowd.bo.get(f"/moderate/?done={done}").text
        assert 'role="status"' in crowd.anna.get(f"/moderate/?done={done}").text


class TestNobodyIsSignedIn:
    def test_pages_lead_to_the_door(self, crowd: Crowd, comment: CommentId) -> None:
        for path in ("/moderate/", page(comment), "/moderate/account", "/moderate/next"):
            answer = crowd.nobody.get(path)
            assert (answer.status_code, answer.location.partition("?")[0]) == (303, "/moderate/sign-in")

    def test_the_api_asks_for_a_token(self, crowd: Crowd, comment: CommentId) -> None:
        for path in (api(comment), "/api/v1/sites/blog/queue"):
            answer = crowd.nobody.get(path)
            assert (answer.status_code, answer.headers["WWW-Authenticate"]) == (401, "Bearer")
            assert answer.content_type == "application/problem+json"
            assert answer.json["code"] == "not_signed_in"

    def test_nothing_is_decided(self, crowd: Crowd, services: Services, comment: CommentId) -> None:
        assert decide(crowd.nobody, comment) == 303
        assert crowd.nobody.post_json(f"{api(comment)}/decisions", {"action": "approve"}).status_code == 401
        assert builders.status_of(services, comment) == Status.HELD


@dataclass(frozen=True)
class Program:
    """What a token should be able to do: the statuses of reading and deciding, and whether it is told the e-mail."""

    slug: str
    scope: Scope
    reads: int
    decides: int
    email: bool = False


@pytest.mark.usefixtures("crowd")
class TestPrograms:
    @pytest.mark.parametrize(
        "program",
        [
            pytest.param(Program("blog", Scope.MODERATE, 200, 200, email=True), id="one that moderates"),
            pytest.param(Program("blog", Scope.READ, 200, 403), id="one that reads"),
            pytest.param(Program("blog", Scope.SUBMIT, 403, 403), id="one that only submits"),
            pytest.param(Program("other", Scope.MODERATE, 404, 404), id="one of another blog"),
        ],
    )
    def test_a_token_does_what_its_scope_says(
        self, services: Services, client: FlaskClient, comment: CommentId, program: Program
    ) -> None:
        headers = bearer(services, program.slug, program.scope)

        shown = client.get(api(comment), headers=headers)
        listed = client.get("/api/v1/sites/blog/queue", headers=headers)
        decided = client.post(f"{api(comment)}/decisions", json={"action": "approve"}, headers=headers)

        statuses = (shown.status_code, listed.status_code, decided.status_code)
        assert statuses == (program.reads, program.reads, program.decides)
        assert (EMAIL in shown.text) is program.email

    def test_a_token_opens_no_page(self, services: Services, client: FlaskClient) -> None:
        assert client.get("/moderate/", headers=bearer(services, "blog", Scope.MODERATE)).status_code == 303

    @pytest.mark.parametrize("value", ["Bearer nonsense", "Bearer", "Basic YTpi", "bearer \x7f", ""])
    def test_a_wrong_token_is_refused_even_beside_a_good_session(
        self, crowd: Crowd, comment: CommentId, value: str
    ) -> None:
        assert crowd.anna.get(api(comment), headers={"Authorization": value}).status_code == 401


def test_every_route_says_who_may_call_it(app: Flask) -> None:
    unguarded = [rule.rule for rule in app.url_map.iter_rules() if rule.endpoint != "static" and not _guard(app, rule)]

    assert unguarded == []


def test_only_the_door_is_open_under_moderate(app: Flask) -> None:
    rules = [rule for rule in app.url_map.iter_rules() if rule.rule.startswith("/moderate")]

    assert {rule.rule for rule in rules if _guard(app, rule) == "public"} == {"/moderate/sign-in"}


def _guard(app: Flask, rule: Rule) -> object:
    return getattr(app.view_functions[rule.endpoint], GUARD, None)
