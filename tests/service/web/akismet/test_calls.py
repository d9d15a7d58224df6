"""Akismet's API as blog software uses it: keys, answers, and what is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import select
from werkzeug.test import TestResponse

from service.actions import Services
from service.actions.sites import change_site
from service.actions.tokens import add_token, revoke_token
from service.comments.people import Scope
from service.queues import CONSULTATIONS, SilentBell
from service.store.tables_of_opinions import consultations
from service.web.akismet.answers import THANKS
from service.web.akismet.calls import PATIENCE
from service.web.akismet.patience import Patience
from service.web.app import BODY_LIMIT, application
from service.wiring import build
from tests import builders
from workers.consultations import answer_due

BLOG = f"{builders.ORIGIN}/"
HAM = "Vi har samma erfarenhet på vår skola. Hur gjorde ni med schemat, fungerade det hela terminen?"
SPAM = (
    "Buy cheap viagra online without prescription! Best price guaranteed, order now: "
    "[url=http://pills.example/buy]click here[/url] http://pills.example http://casino.example"
)
PERSONAL = "Min sons personnummer är 19811218-9876, kan ni ringa mig om hans plats?"


class PromptBell(SilentBell):
    """A bell at whose ring the consultations' worker answers at once."""

    on: Services
    has_worker = True

    def ring(self, queue: str) -> None:
        super().ring(queue)
        if queue == CONSULTATIONS and self.has_worker:
            answer_due(self.on, learn=None)


@pytest.fixture
def on(tmp_path: Path) -> Iterator[Services]:
    """Services with a worker for consultations and the site `blog`; both stores are tried in `tests/workers`."""
    bell = PromptBell()
    settings = builders.settings(tmp_path)
    made = bell.on = build(settings, clock=builders.StoppedClock(), bell=bell)
    builders.make_tables(made.database)
    builders.a_site(made)
    yield made
    made.database.close()


@pytest.fixture
def server(on: Services) -> Flask:
    app = application(on)
    app.testing = True
    app.extensions[PATIENCE] = Patience(2, seconds=0.05)
    return app


@pytest.fixture
def blog(server: Flask) -> FlaskClient:
    return server.test_client()


@pytest.fixture
def key(on: Services) -> str:
    return add_token(on, "blog", Scope.AKISMET).secret


def call(client: FlaskClient, what: str, key: str, /, **form: str) -> TestResponse:
    sent = {"api_key": key, "blog": BLOG, "user_ip": "192.0.2.7", "user_agent": "Lynx", **form}
    return client.post(f"/1.1/{what}", data=sent)


def check(client: FlaskClient, key: str, text: str, /, **form: str) -> TestResponse:
    return call(client, "comment-check", key, comment_content=text, comment_type="comment", **form)


def kept(on: Services) -> list[dict[str, Any]]:
    with on.database.read() as connection:
        return [dict(row) for row in connection.execute(select(consultations)).mappings()]


def test_a_key_is_one_that_wordpress_takes(key: str) -> None:
    """Its plugin calls a key of another length than twelve invalid, and drops what is no hexadecimal digit."""
    assert len(key) == 12
    assert set(key) <= set("0123456789abcdef")


@pytest.mark.parametrize("field", ["key", "api_key"])
def test_a_key_of_the_site_is_valid(blog: FlaskClient, key: str, field: str) -> None:
    answer = blog.post("/1.1/verify-key", data={field: key.upper(), "blog": BLOG})

    assert (answer.status_code, answer.text) == (200, "valid")
    assert answer.content_type == "text/plain; charset=utf-8"


def test_a_key_may_stand_in_the_host_name(blog: FlaskClient, key: str) -> None:
    answer = blog.post(
        "/1.1/comment-check",
        data={"blog": BLOG, "comment_content": HAM},
        base_url=f"https://{key}.comments.example.org",
    )

    assert answer.text == "false"


@pytest.mark.parametrize("call_name", ["verify-key", "comment-check", "submit-spam", "submit-ham"])
@pytest.mark.parametrize(
    "form",
    [
        pytest.param({}, id="no key"),
        pytest.param({"key": "123YourAPIKey"}, id="a key of another service"),
        pytest.param({"key": "0" * 12}, id="an unknown key"),
        pytest.param({"key": "å\x00' OR 1=1"}, id="an impossible key"),
    ],
)
def test_a_wrong_key_is_invalid(on: Services, blog: FlaskClient, call_name: str, form: dict[str, str]) -> None:
    answer = blog.post(f"/1.1/{call_name}", data={"blog": BLOG, "comment_content": HAM, **form})

    assert (answer.status_code, answer.text) == (200, "invalid")
    assert answer.headers["X-akismet-debug-help"]
    assert kept(on) == []


def test_a_revoked_key_is_invalid(on: Services, blog: FlaskClient) -> None:
    token = add_token(on, "blog", Scope.AKISMET)
    revoke_token(on, token.id)

    assert check(blog, token.secret, HAM).text == "invalid"


@pytest.mark.parametrize("scope", [scope for scope in Scope if scope is not Scope.AKISMET])
def test_a_token_of_another_scope_is_no_key(on: Services, blog: FlaskClient, scope: Scope) -> None:
    assert check(blog, add_token(on, "blog", scope).secret, HAM).text == "invalid"


@pytest.mark.parametrize("address", ["https://elsewhere.example/", "blog.example.org", "http://", "\x00", "https://["])
def test_a_blog_of_another_address_is_invalid(blog: FlaskClient, key: str, address: str) -> None:
    answer = check(blog, key, HAM, blog=address)

    assert answer.text == "invalid"
    assert "origins" in answer.headers["X-akismet-debug-help"]


def test_a_key_opens_nothing_else(blog: FlaskClient, key: str) -> None:
    headers = {"Authorization": f"Bearer {key}"}

    assert blog.get("/api/v1/sites/blog/queue", headers=headers).status_code == 401
    assert blog.post("/api/v1/sites/blog/comments", json={}, headers=headers).status_code == 401


def test_what_is_no_spam_is_false(blog: FlaskClient, key: str) -> None:
    answer = check(blog, key, HAM, permalink=builders.PAGE, comment_author="Kerstin", blog_lang="sv_SE, en_US")

    assert (answer.status_code, answer.text) == (200, "false")
    assert answer.headers["X-akismet-guid"]
    assert "X-akismet-pro-tip" not in answer.headers


def test_spam_outright_may_be_discarded(blog: FlaskClient, key: str) -> None:
    answer = check(blog, key, SPAM, comment_author="cheap pills", comment_author_url="http://pills.example/buy")

    assert answer.text == "true"
    assert answer.headers["X-akismet-pro-tip"] == "discard"


@pytest.mark.parametrize(
    "trap",
    [
        pytest.param({"honeypot_field_name": "website2", "website2": "http://a.example"}, id="named"),
        pytest.param({"POST_ak_hp_textarea": "http://a.example"}, id="of WordPress"),
    ],
)
def test_suspected_spam_is_true_but_for_a_person_to_find(blog: FlaskClient, key: str, trap: dict[str, str]) -> None:
    answer = check(blog, key, HAM, **trap)

    assert answer.text == "true"
    assert "X-akismet-pro-tip" not in answer.headers
    assert "X-akismet-error" not in answer.headers


@pytest.mark.parametrize(
    ("rule", "said"),
    [("hold", ("true", "held")), ("spam", ("true", None)), ("ham", ("false", None))],
)
def test_personal_data_is_answered_as_the_site_has_chosen(
    on: Services, blog: FlaskClient, key: str, rule: str, said: tuple[str, str | None]
) -> None:
    change_site(on, "blog", {"akismet_held": rule})

    answer = check(blog, key, PERSONAL)

    assert (answer.text, answer.headers.get("X-akismet-error")) == said
    assert "X-akismet-pro-tip" not in answer.headers


@pytest.mark.parametrize(
    "form",
    [
        pytest.param({"comment_content": "a" * 20_001}, id="a text longer than any site allows"),
        pytest.param({"comment_content": HAM, "comment_author": "n" * 5_000}, id="a name that is a text"),
        pytest.param({"comment_content": "<b>" * 5_000}, id="tags without end"),
    ],
)
def test_what_cannot_be_checked_is_held(blog: FlaskClient, key: str, form: dict[str, str]) -> None:
    answer = call(blog, "comment-check", key, **form)

    assert (answer.text, answer.headers["X-akismet-error"]) == ("true", "held")


def test_a_person_of_the_site_reviews_all_but_the_blog_decides_itself(
    on: Services, blog: FlaskClient, key: str
) -> None:
    change_site(on, "blog", {"mode": "review-all"})

    assert check(blog, key, HAM).text == "false"


@pytest.mark.parametrize("roles", ["administrator", "editor, Administrator"])
def test_administrators_write_no_spam(on: Services, blog: FlaskClient, key: str, roles: str) -> None:
    assert check(blog, key, SPAM, user_role=roles).text == "false"
    assert kept(on) == []


@pytest.mark.parametrize(
    "form",
    [{"comment_author": "viagra-test-123"}, {"comment_author_email": "akismet-guaranteed-spam@example.com"}],
)
def test_the_words_of_the_documentation_are_spam(blog: FlaskClient, key: str, form: dict[str, str]) -> None:
    assert check(blog, key, HAM, is_test="1", user_role="administrator", **form).text == "true"


@pytest.mark.parametrize(
    "form",
    [
        pytest.param({}, id="nothing but key and blog"),
        pytest.param({"comment_content": ""}, id="an empty text"),
        pytest.param({"comment_content": "Hej \x00", "comment_author": "\x00", "x" * 300: "y"}, id="NUL"),
        pytest.param({"comment_type": "signup", "recheck_reason": "edit", "permalink": "javascript:1"}, id="signup"),
        pytest.param({"honeypot_field_name": "no_such_field", "blog_lang": "💥", "user_role": ","}, id="empty claims"),
        pytest.param({f"POST_{number}": "v" for number in range(200)}, id="many fields"),
    ],
)
def test_missing_and_unknown_fields_are_no_fault(blog: FlaskClient, key: str, form: dict[str, str]) -> None:
    assert call(blog, "comment-check", key, **form).text in {"true", "false"}


def test_every_answer_has_a_name(on: Services, blog: FlaskClient, key: str) -> None:
    """Without one WordPress' plugin would publish the comment, even where the answer is to hold it."""
    assert isinstance(on.bell, PromptBell)
    answers = [
        check(blog, key, HAM),
        check(blog, key, SPAM, user_role="administrator"),
        check(blog, "0" * 12, HAM),
        check(blog, key, HAM, blog=""),
        check(blog, key, "a" * (BODY_LIMIT + 1)),
    ]
    on.bell.has_worker = False
    answers.append(check(blog, key, HAM))

    names = [answer.headers.get("X-akismet-guid") for answer in answers]
    assert all(names)
    assert len(set(names)) == len(answers)


def test_a_call_without_a_blog_says_so(blog: FlaskClient, key: str) -> None:
    answer = blog.post("/1.1/comment-check", data={"api_key": key})

    assert (answer.status_code, answer.text) == (400, "Missing required field: blog.")


def test_an_oversized_call_is_neither_true_nor_false(blog: FlaskClient, key: str) -> None:
    answer = check(blog, key, "a" * (BODY_LIMIT + 1))

    assert (answer.status_code, answer.text) == (413, "too large")


def test_reading_is_no_call(blog: FlaskClient) -> None:
    answer = blog.get("/1.1/comment-check")

    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_without_a_worker_the_answer_is_neither_true_nor_false(on: Services, blog: FlaskClient, key: str) -> None:
    assert isinstance(on.bell, PromptBell)
    on.bell.has_worker = False

    answer = check(blog, key, HAM)

    assert (answer.status_code, answer.text) == (503, "unanswered")
    assert int(answer.headers["Retry-After"]) > 0


def test_a_text_is_gone_once_it_is_answered(on: Services, blog: FlaskClient, key: str) -> None:
    check(blog, key, HAM, comment_author_email="kerstin@example.org")

    (row,) = kept(on)
    assert (row["answer"], row["content"]) == ("ham", {})


@pytest.mark.parametrize(("what", "label"), [("submit-spam", "spam"), ("submit-ham", "ham")])
def test_examples_wait_for_the_model(on: Services, blog: FlaskClient, key: str, what: str, label: str) -> None:
    answer = call(blog, what, key, comment_content=HAM, comment_author="Kerstin")

    (row,) = kept(on)
    assert (answer.status_code, answer.text) == (200, THANKS)
    assert (row["purpose"], row["content"]["comment"]) == (label, HAM)


def test_nothing_is_learnt_from_a_test(on: Services, blog: FlaskClient, key: str) -> None:
    assert call(blog, "submit-spam", key, comment_content=HAM, is_test="true").text == THANKS
    assert kept(on) == []


def test_addresses_and_browsers_are_not_kept(on: Services, blog: FlaskClient, key: str) -> None:
    where_from = {"user_ip": "198.51.100.77", "user_agent": "Kanarie", "referrer": "kanarie"}
    call(blog, "submit-spam", key, comment_content=HAM, **where_from)

    (row,) = kept(on)
    assert "198.51.100" not in str(row)
    assert "anarie" not in str(row)
