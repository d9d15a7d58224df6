"""One database, reached for reading or for writing.

SQLite runs in WAL mode with `synchronous=FULL`: what was committed survives a power cut. Its writers take turns by a
lock of ours, because SQLite's own busy handler sleeps up to 100 ms between tries.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import orjson
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from service.comments.errors import StoreAway
from service.store.turns import Turns, TurnTimeout

WAIT_SECONDS = 4.0  # how long a writer waits before it says that the store is away


class Database:
    """Engine, transactions, and the one place that turns "cannot reach or lock the store" into `StoreAway`."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(str(url)) if self.is_sqlite else _postgresql_engine(url)
        self._turns = Turns(f"{self.url.database}.writer") if self.is_sqlite else None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading; it sees one consistent state per statement. Raises `StoreAway`."""
        with _translated(), self.engine.connect() as connection:
            yield connection

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """One transaction, committed durably when the block ends well. Raises `StoreAway`; nothing is half done."""
        if self._turns is None:
            with _translated(), self.engine.begin() as connection:
                yield connection
            return
        with _translated(), self._turns.held(WAIT_SECONDS), self.engine.connect() as connection:
            connection.exec_driver_sql("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.commit()
            except BaseException:
                # SQLAlchemy counts a commit that failed as the end; SQLite may keep the transaction, and with it the
                # lock, open.
                connection.rollback()
                connection.connection.rollback()
                raise

    def one_at_a_time(self, connection: Connection, *names: str) -> None:
        """Let only one transaction at a time go on from here for each name; SQLite's writers are alone already."""
        for name in sorted(names) if not self.is_sqlite else ():
            connection.execute(_LOCK, {"name": name})

    def close(self) -> None:
        self.engine.dispose()


_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 0))")


@contextmanager
def _translated() -> Iterator[None]:
    try:
        yield
    except (PoolTimeout, TurnTimeout) as error:
        raise StoreAway from error
    except (OperationalError, sqlite3.OperationalError) as error:
        if _is_our_fault(error.orig if isinstance(error, OperationalError) else error):
            raise
        raise StoreAway from error
    except DBAPIError as error:
        if error.connection_invalidated or getattr(error.orig, "sqlstate", None) in _AWAY:
            raise StoreAway from error
        raise


_AWAY = frozenset({"25006", "42P01"})  # PostgreSQL: a replica that cannot be written to, and no tables made yet


def _is_our_fault(error: BaseException | None) -> bool:
    """A statement that SQLite does not understand, as against a store that is locked, full, read-only or gone."""
    code = getattr(error, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_ERROR and not str(error).startswith("no such table")


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()


def _sqlite_engine(url: str) -> Engine:
    engine = create_engine(
        url,
        json_serializer=_dumps,
        json_deserializer=orjson.loads,
        connect_args={"check_same_thread": False, "timeout": WAIT_SECONDS, "cached_statements": 512},
        pool_size=8,
        max_overflow=24,
        pool_timeout=WAIT_SECONDS,
        pool_reset_on_return=None,  # `write` ends what it began, and reads are not in a transaction
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, record: object) -> None:  # noqa: ARG001
        connection.isolation_level = None  # transactions are opened by `write`, not by the driver
        for pragma in (
            "journal_mode=WAL",
            "synchronous=FULL",
            "foreign_keys=ON",
            "temp_store=MEMORY",
            "cache_size=-8192",
            "wal_autocheckpoint=4000",
            "journal_size_limit=67108864",
        ):
            connection.execute(f"PRAGMA {pragma}")

    return engine


def _postgresql_engine(url: str) -> Engine:
    return create_engine(
        make_url(url).set(drivername="postgresql+psycopg"),
        json_serializer=_dumps,
        json_deserializer=orjson.loads,
        pool_size=8,
        max_overflow=8,
        pool_timeout=WAIT_SECONDS,
        pool_pre_ping=True,
        connect_args={"connect_timeout": int(WAIT_SECONDS), "options": "-c lock_timeout=4s -c statement_timeout=30s"},
        hide_parameters=True,
    )
