"""The door, the session in the cookie, and the person's account."""

from __future__ import annotations

import re
from typing import cast

import pytest
from flask import Flask

from service.actions import Services
from service.actions.sign_in import ACCOUNT_HERE, spend_attempt
from service.actions.team import add_moderator, disable
from service.comments.people import Role
from service.web import app as web
from tests import builders
from tests.builders import StoppedClock
from tests.people import COOKIE, Crowd, Someone

EMAIL = "eva@example.org"
QUEUE = "/moderate/"


@pytest.fixture
def password(services: Services, crowd: Crowd) -> str:
    given = add_moderator(services, EMAIL, crowd.blog.slug, Role.MODERATOR)
    assert given is not None
    return given


def test_whoever_is_not_signed_in_is_shown_the_door_and_led_back(crowd: Crowd, password: str) -> None:
    turned_away = crowd.nobody.get("/moderate/?status=spam&q=a+b")
    assert turned_away.status_code == 303
    door = crowd.nobody.get(turned_away.location)
    onwards = re.search(r'name="next" value="([^"]*)"', door.text)
    assert onwards is not None

    inside = crowd.nobody.post(
        "/moderate/sign-in", email=EMAIL, password=password, next=onwards[1].replace("&amp;", "&")
    )

    assert (inside.status_code, inside.location) == (303, "/moderate/?status=spam&q=a+b")
    assert crowd.nobody.get(inside.location).status_code == 200


def test_the_cookie_is_out_of_reach_for_scripts_and_other_hosts(crowd: Crowd, password: str) -> None:
    answer = crowd.nobody.post("/moderate/sign-in", email=EMAIL, password=password)

    (cookie,) = answer.headers.getlist("Set-Cookie")
    assert cookie.startswith(f"{COOKIE}=")
    attributes = {part.strip() for part in cookie.split(";")[1:]}
    assert attributes == {"Secure", "HttpOnly", "Path=/", "SameSite=Lax"}


def test_without_https_the_cookie_still_works(tmp_path_factory: pytest.TempPathFactory) -> None:
    on = builders.services(tmp_path_factory.mktemp("http"), base_url="http://127.0.0.1:8000")
    builders.a_site(on)
    given = add_moderator(on, EMAIL, "blog", Role.MODERATOR)
    assert given is not None
    browser = web.application(on).test_client()

    answer = browser.post("/moderate/sign-in", data={"email": EMAIL, "password": given})

    assert answer.headers["Set-Cookie"].startswith("kommentera=")
    assert "Secure" not in answer.headers["Set-Cookie"]
    assert browser.get(QUEUE).status_code == 200
    on.database.close()


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example/",
        "/\\evil.example",
        "/moderate//evil.example",
        "/moderate/..//evil.example",
        "javascript:alert(1)",
        "/sites/blog/thread",
        "/moderate/\r\nSet-Cookie: a=b",
        "",
    ],
)
def test_nobody_is_led_elsewhere(crowd: Crowd, password: str, elsewhere: str) -> None:
    answer = crowd.nobody.post("/moderate/sign-in", email=EMAIL, password=password, next=elsewhere)

    assert answer.location == QUEUE
    assert crowd.anna.get("/moderate/sign-in", query_string={"next": elsewhere}).location == QUEUE


def test_a_wrong_password_is_said_next_to_the_form_and_the_address_kept(crowd: Crowd, password: str) -> None:
    answer = crowd.nobody.post("/moderate/sign-in", email=EMAIL, password="wrong")

    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert f'value="{EMAIL}"' in answer.text
    assert password not in answer.text
    assert "Set-Cookie" not in answer.headers


def test_after_too_many_attempts_the_waiting_time_is_said(crowd: Crowd, services: Services, password: str) -> None:
    for _ in range(ACCOUNT_HERE):
        spend_attempt(services, EMAIL, "127.0.0.1")

    answer = crowd.nobody.post("/moderate/sign-in", email=EMAIL, password=password)

    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 800
    assert "15 min" in answer.text


def test_a_new_session_replaces_the_old_one(crowd: Crowd, app: Flask, password: str) -> None:
    stolen = Someone(app.test_client())
    stolen.browser.set_cookie(COOKIE, crowd.anna.session)

    crowd.anna.post("/moderate/sign-in", email=EMAIL, password=password)

    assert crowd.anna.get(QUEUE).status_code == 200
    assert stolen.get(QUEUE).status_code == 303


@pytest.mark.parametrize("door", ["/moderate/sign-out", "/moderate/account/sign-out-everywhere"])
def test_signing_out_ends_the_session_not_just_the_cookie(crowd: Crowd, door: str) -> None:
    answer = crowd.anna.post(door)
    assert answer.status_code == 303

    crowd.anna.browser.set_cookie(COOKIE, crowd.anna.session)

    assert crowd.anna.get(QUEUE).status_code == 303


def test_a_session_ends_after_twelve_hours(crowd: Crowd, services: Services) -> None:
    cast(StoppedClock, services.clock).forward(hours=12)

    assert crowd.anna.get(QUEUE).status_code == 303


def test_a_disabled_person_is_out_at_once(crowd: Crowd, services: Services) -> None:
    disable(services, "anna@example.org")

    assert crowd.anna.get(QUEUE).status_code == 303


UNSAFE = [
    "/moderate/sign-out",
    "/moderate/account/preferences",
    "/moderate/account/password",
    "/moderate/account/sign-out-everywhere",
    "/moderate/comments/0192f8f4-0000-7000-8000-000000000000/decisions",
    "/api/v1/comments/0192f8f4-0000-7000-8000-000000000000/decisions",
]


@pytest.mark.parametrize("path", UNSAFE)
@pytest.mark.parametrize(
    ("token", "headers"),
    [
        pytest.param("", {}, id="no token"),
        pytest.param("0" * 32, {}, id="a token that was made up"),
        pytest.param("ö", {}, id="a token that is no token"),
        pytest.param(None, {"Origin": "https://evil.example"}, id="a page of another origin"),
        pytest.param(None, {"Origin": "null"}, id="a page of no origin"),
        pytest.param(None, {"Sec-Fetch-Site": "cross-site"}, id="another site, says the browser"),
        pytest.param(None, {"Sec-Fetch-Site": "same-site"}, id="a neighbour, says the browser"),
    ],
)
def test_nothing_changes_through_a_form_of_somebody_else(
    crowd: Crowd, path: str, token: str | None, headers: dict[str, str]
) -> None:
    given = crowd.anna.csrf if token is None else token

    answer = crowd.anna.browser.post(path, data={"csrf": given}, headers=headers)

    assert answer.status_code == 403
    assert crowd.anna.get(QUEUE).status_code == 200


def test_the_token_of_another_session_does_not_do(crowd: Crowd) -> None:
    answer = crowd.anna.browser.post("/moderate/sign-out", data={"csrf": crowd.olga.csrf})

    assert answer.status_code == 403


@pytest.mark.parametrize("origin", ["https://comments.example.org", "http://localhost"], ids=["own", "as reached"])
def test_a_form_of_our_own_passes(crowd: Crowd, origin: str) -> None:
    headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}

    answer = crowd.anna.browser.post("/moderate/sign-out", data={"csrf": crowd.anna.csrf}, headers=headers)

    assert answer.status_code == 303


def test_nobody_is_signed_in_by_a_page_of_another_origin(crowd: Crowd, password: str) -> None:
    form = {"email": EMAIL, "password": password}

    answer = crowd.nobody.browser.post("/moderate/sign-in", data=form, headers={"Origin": "https://evil.example"})

    assert answer.status_code == 403
    assert "Set-Cookie" not in answer.headers


def test_a_person_chooses_language_and_keys(crowd: Crowd) -> None:
    assert 'lang="sv"' in crowd.anna.get(QUEUE).text
    assert "data-keys" in crowd.anna.get(QUEUE).text

    crowd.anna.post("/moderate/account/preferences", language="en")

    page = crowd.anna.get(QUEUE).text
    assert '<html lang="en">' in page
    assert "data-keys" not in page


def test_a_person_chooses_a_password_and_the_reminder_goes_away(crowd: Crowd, password: str) -> None:
    someone = crowd.nobody
    someone.post("/moderate/sign-in", email=EMAIL, password=password)
    assert "/moderate/account#password" in someone.get(QUEUE).text
    token = re.search(r'name="csrf" value="([^"]*)"', someone.get("/moderate/account").text)
    assert token is not None

    wrong = someone.post("/moderate/account/password", csrf=token[1], current="wrong", chosen="fyra ord i en rad")
    right = someone.post("/moderate/account/password", csrf=token[1], current=password, chosen="fyra ord i en rad")

    assert (wrong.status_code, right.status_code) == (422, 303)
    assert 'id="current-error"' in wrong.text
    assert "/moderate/account#password" not in someone.get(QUEUE).text


def test_the_pages_are_kept_by_nobody_and_framed_by_nobody(crowd: Crowd) -> None:
    for path in (QUEUE, "/moderate/account", "/moderate/sign-in"):
        headers = crowd.anna.get(path, follow_redirects=True).headers
        assert headers["Cache-Control"] == "no-store"
        assert "frame-ancestors 'none'" in headers["Content-Security-Policy"]
        assert "script-src 'self'" in headers["Content-Security-Policy"]
