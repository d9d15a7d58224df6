"""What tests open and close. Plain makers of objects are in `tests/builders.py`, servers in `tests/servers.py`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from redis import Redis

from service.actions import Services
from service.comments.sites import Site
from service.store.database import Database
from service.store.migrate import migrate
from service.web.app import application
from tests import builders, people
from tests.optional import SHARED_TEXTS, require
from tests.servers import empty_tables, fresh_database, postgresql_programs, postgresql_server, valkey_server


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("shared") and not SHARED_TEXTS.is_dir():
        require("shared", "the development texts are not beside the repository")


@pytest.fixture(scope="session")
def valkey_server_url() -> Iterator[str]:
    """One Valkey for all tests; take `valkey_url` where a test writes."""
    with valkey_server() as url:
        yield url


@pytest.fixture
def valkey_url(valkey_server_url: str) -> str:
    """The URL of a Valkey that holds nothing yet."""
    with Redis.from_url(valkey_server_url) as redis:
        redis.flushall()
    return valkey_server_url


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The URL of a PostgreSQL server's maintenance database; `tests.servers.fresh_database` makes others in it."""
    programs = postgresql_programs()
    if programs is None:
        require("postgresql", "no PostgreSQL server programs on this machine")
    with postgresql_server(programs) as url:
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of an empty database, once of each kind: a test that takes it holds for both stores."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'kommentera.sqlite3'}"
        return
    with fresh_database(request.getfixturevalue("postgres_url")) as url:
        yield url


@pytest.fixture(scope="session")
def migrated_postgres(postgres_url: str) -> Iterator[str]:
    """The URL of a database with all tables: making one takes longer than most tests."""
    with fresh_database(postgres_url) as url:
        database = Database(url)
        migrate(database)
        database.close()
        yield url


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The URL of a store for `builders.services`, once of each kind: a test that takes it holds for both."""
    if request.param == "sqlite":
        yield f"sqlite:///{tmp_path / 'kommentera.sqlite3'}"
        return
    url = request.getfixturevalue("migrated_postgres")
    empty_tables(url)
    yield url


@pytest.fixture
def services(tmp_path: Path) -> Iterator[Services]:
    """Services over SQLite with a stopped clock; nothing is rung, tests work the outbox themselves."""
    on = builders.services(tmp_path)
    yield on
    on.database.close()


@pytest.fixture
def services_on_each(tmp_path: Path, store_url: str) -> Iterator[Services]:
    """The same over each kind of store."""
    on = builders.services(tmp_path, database_url=store_url)
    yield on
    on.database.close()


@pytest.fixture
def site(services: Services) -> Site:
    """The site `blog`, where only what a check marks is held."""
    return builders.a_site(services, mode="review-flagged")


@pytest.fixture
def app(services: Services) -> Flask:
    app = application(services)
    app.testing = True
    return app


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return app.test_client()


@pytest.fixture
def crowd(app: Flask, services: Services) -> people.Crowd:
    """People with fixed rights, and the two blogs they have them on."""
    return people.a_crowd(app, services)
