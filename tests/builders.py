"""Makers of objects for tests, every field with a default: a test names only what it is about."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from service.actions import Services
from service.actions.sites import add_site, change_site
from service.actions.submit import Arrival, Submitted, submit
from service.comments.comment import CommentId, Submission
from service.comments.sites import Site
from service.queues import CHECKS, SilentBell
from service.settings import Settings
from service.store import comments
from service.store.database import Database
from service.store.migrate import migrate, present
from service.wiring import build
from workers.jobs import work_through

ORIGIN = "https://blog.example.org"
PAGE = f"{ORIGIN}/om-skolfranvaro"
NOWHERE = "unix:///nonexistent/valkey.sock"


class StoppedClock:
    """Time that moves only when told; each look is a microsecond later, so that nothing happens at once."""

    def __init__(self, at: datetime = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)) -> None:
        self.at = at

    def now(self) -> datetime:
        self.at += timedelta(microseconds=1)
        return self.at

    def forward(self, **by: float) -> None:
        self.at += timedelta(**by)


def settings(data_dir: Path, **changes: Any) -> Settings:
    """Settings of an installation in `data_dir` with SQLite and without Redis."""
    fields: dict[str, Any] = {
        "data_dir": data_dir,
        "database_url": f"sqlite:///{data_dir / 'kommentera.sqlite3'}",
        "redis_url": NOWHERE,
        "base_url": "https://comments.example.org",
        "secret_key": b"k" * 64,
    }
    return Settings(**{**fields, **changes})


def services(data_dir: Path, **changes: Any) -> Services:
    """Services over a migrated store, with a stopped clock and a bell that only notes what was rung."""
    chosen = settings(data_dir, **changes)
    on = build(chosen, clock=StoppedClock(), bell=SilentBell())
    make_tables(on.database)
    return on


def make_tables(database: Database) -> None:
    """All tables in a store that has none; nothing where they are there already."""
    file = Path(database.url.database or "") if database.is_sqlite else None
    if file is not None and not file.exists():
        file.write_bytes(_migrated())
        return
    with database.read() as connection:
        is_made = present(connection) is not None
    if not is_made:
        migrate(database)


@cache
def _migrated() -> bytes:
    """An SQLite file with all tables: made once, for the migrations cost a test a fifteenth of a second."""
    with TemporaryDirectory() as folder:
        file = Path(folder, "kommentera.sqlite3")
        database = Database(f"sqlite:///{file}")
        migrate(database)
        database.close()
        return file.read_bytes()


def a_site(on: Services, slug: str = "blog", origin: str = ORIGIN, language: str = "sv", **rules: str) -> Site:
    """A site in the store; rules as an owner would type them."""
    add_site(on, slug, [origin], title="Barnets bästa", language=language)
    return change_site(on, slug, {"rate_per_minute": "0", "spam_sample": "0", **rules})


def a_submission(**changes: Any) -> Submission:
    fields: dict[str, Any] = {
        "page": PAGE,
        "author": "Kerstin",
        "email": "kerstin@example.org",
        "comment": "Det här känner vi igen från vår egen skola. Tack för att ni skriver om det.",
    }
    return Submission(**{**fields, **changes})


def submitted(on: Services, site: Site, **changes: Any) -> Submitted:
    """A comment that the store has received."""
    return submit(on, site, a_submission(**changes), Arrival(network_hash="0" * 32))


def held(on: Services, site: Site, **changes: Any) -> CommentId:
    """A comment that has been checked and waits for a person."""
    comment_id = submitted(on, site, **changes).comment_id
    work_through(on, [CHECKS])
    return comment_id


def status_of(on: Services, comment_id: CommentId) -> str:
    with on.database.read() as connection:
        return str(comments.one(connection, comment_id)["status"])
