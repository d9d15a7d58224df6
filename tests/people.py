"""People with fixed rights, each with a browser of their own: who may what is told as stories about them.

`anna` moderates the blog, `olga` owns it, `rut` only reads there, `bo` moderates another blog, `nobody` is not signed
in.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from service.actions import Services
from service.actions.sign_in import SESSION_LIFE, session_hash
from service.actions.tokens import add_token
from service.clock import new_id
from service.comments.people import Actor, PersonId, Role, Scope
from service.comments.sites import Site
from service.store import people
from tests import builders

COOKIE = "__Host-kommentera"


@dataclass(frozen=True, slots=True)
class Someone:
    """A person, or nobody, and their browser."""

    browser: FlaskClient
    actor: Actor | None = None
    csrf: str = ""
    session: str = ""

    def get(self, path: str, **options: Any) -> TestResponse:
        return self.browser.get(path, **options)

    def post(self, path: str, /, **form: str | list[str]) -> TestResponse:
        """Send a form of a page of ours."""
        return self.browser.post(path, data={"csrf": self.csrf, **form})

    def post_json(self, path: str, content: Any) -> TestResponse:
        return self.browser.post(path, json=content, headers={"X-CSRF-Token": self.csrf})


@dataclass(frozen=True, slots=True)
class Crowd:
    """Everybody, and the two blogs."""

    blog: Site
    other: Site
    anna: Someone
    olga: Someone
    rut: Someone
    bo: Someone
    nobody: Someone


def a_crowd(app: Flask, on: Services) -> Crowd:
    """Both blogs have every comment reviewed."""
    blog = builders.a_site(on)
    other = builders.a_site(on, "other", "https://other.example.org")
    return Crowd(
        blog=blog,
        other=other,
        anna=signed_in(app, on, a_person(on, "anna@example.org", blog, Role.MODERATOR)),
        olga=signed_in(app, on, a_person(on, "olga@example.org", blog, Role.OWNER)),
        rut=signed_in(app, on, a_person(on, "rut@example.org", blog, Role.READER)),
        bo=signed_in(app, on, a_person(on, "bo@example.org", other, Role.MODERATOR)),
        nobody=Someone(app.test_client()),
    )


def a_person(on: Services, email: str, site: Site, role: Role) -> Actor:
    """Somebody in the store. They have no password that fits: hashing one costs a test 0.1 s."""
    now = on.clock.now()
    person_id = PersonId(new_id(now))
    row = {"id": person_id, "email": email, "password_hash": "", "provisional": False, "language": "sv"}
    with on.database.write() as connection:
        people.add(connection, {**row, "created_at": now})
        people.give_role(connection, person_id, site.id, role)
    return Actor(f"person:{person_id}", person_id, email=email, roles={site.id: role})


def signed_in(app: Flask, on: Services, actor: Actor) -> Someone:
    """A browser with a session of this person."""
    assert actor.person_id is not None
    token, now = secrets.token_urlsafe(32), on.clock.now()
    with on.database.write() as connection:
        people.begin_session(connection, session_hash(token), actor.person_id, now, now + SESSION_LIFE)
    browser = app.test_client()
    browser.set_cookie(COOKIE, token)
    return Someone(browser, actor, csrf=on.seals.hash("csrf", token), session=token)


def bearer(on: Services, slug: str, scope: Scope) -> dict[str, str]:
    """The headers of a program with a token of this scope."""
    return {"Authorization": f"Bearer {add_token(on, slug, scope).secret}"}
