"""One database, reached for reading or for writing.

SQLite runs in WAL mode with `synchronous=FULL`: what was committed survives a power cut. Its writers take turns by a
lock of ours, because SQLite's own busy handler sleeps up to 100 ms between tries.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

import orjson
from sqlalchemy import Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from service.comments.errors import StoreAway
from service.store.prepared import Prepared, Row
from service.store.together import Together
from service.store.turns import Turns, TurnTimeout

T = TypeVar("T")

WAIT_SECONDS = 4.0  # how long a writer waits before it says that the store is away


class Database:
    """Engine, transactions, and the one place that turns "cannot reach or lock the store" into `StoreAway`."""

    def __init__(self, url: str) -> None:
        self.url = make_url(url)
        self.is_sqlite = self.url.get_backend_name() == "sqlite"
        self.engine = _sqlite_engine(str(url)) if self.is_sqlite else _postgresql_engine(url)
        self._turns = Turns(f"{self.url.database}.writer") if self.is_sqlite else None
        self._together = Together(self.write)
        self._of_thread = threading.local()
        self._drivers: list[sqlite3.Connection] = []

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """A connection for reading; it sees one consistent state per statement. Raises `StoreAway`."""
        with _translated(), self.engine.connect() as connection:
            yield connection

    def first(self, statement: Prepared, parameters: Row) -> Row | None:
        """The first row of one SELECT, for what readers ask most. Raises `StoreAway`.

        On SQLite each thread keeps a bare connection for it: taking one from the pool costs more than such a SELECT.
        """
        if not self.is_sqlite:
            with self.read() as connection:
                return statement.first(connection, parameters)
        with _translated():
            found = statement.every_of(self._own_driver(), self.engine.dialect, parameters)
        return found[0] if found else None

    def _own_driver(self) -> sqlite3.Connection:
        kept: tuple[int, sqlite3.Connection] | None = getattr(self._of_thread, "driver", None)
        if kept is None or kept[0] != os.getpid():
            driver = sqlite3.connect(str(self.url.database), **_DRIVER)
            _set_up(driver)
            self._drivers.append(driver)
            kept = self._of_thread.driver = (os.getpid(), driver)
        return kept[1]

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

    def write_together(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns, once it is durably committed. What it raises undoes what it did. Raises `StoreAway`.

        On SQLite the threads of a process share commits; PostgreSQL does that by itself.
        """
        if self.is_sqlite:
            return self._together.run(lambda connection: _with_translation(work, connection))
        with self.write() as connection:
            return work(connection)

    def one_at_a_time(self, connection: Connection, *names: str) -> None:
        """Let only one transaction at a time go on from here for each name; SQLite's writers are alone already."""
        for name in sorted(names) if not self.is_sqlite else ():
            connection.execute(_LOCK, {"name": name})

    def close(self) -> None:
        for driver in self._drivers:
            driver.close()
        self._drivers.clear()
        self._of_thread = threading.local()
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


def _with_translation(work: Callable[[Connection], T], connection: Connection) -> T:
    with _translated():
        return work(connection)


_AWAY = frozenset({"25006", "42P01"})  # PostgreSQL: a replica that cannot be written to, and no tables made yet


def _is_our_fault(error: BaseException | None) -> bool:
    """A statement that SQLite does not understand, as against a store that is locked, full, read-only or gone."""
    code = getattr(error, "sqlite_errorcode", None)
    return code == sqlite3.SQLITE_ERROR and not str(error).startswith("no such table")


def _dumps(value: Any) -> str:
    return orjson.dumps(value).decode()


_DRIVER: dict[str, Any] = {"check_same_thread": False, "timeout": WAIT_SECONDS, "cached_statements": 512}


def _sqlite_engine(url: str) -> Engine:
    engine = create_engine(
        url,
        json_serializer=_dumps,
        json_deserializer=orjson.loads,
        connect_args=_DRIVER,
        pool_size=8,
        max_overflow=24,
        pool_timeout=WAIT_SECONDS,
        pool_reset_on_return=None,  # `write` ends what it began, and reads are not in a transaction
        hide_parameters=True,
    )
    event.listen(engine, "connect", lambda driver, _: _set_up(driver))
    return engine


def _set_up(driver: sqlite3.Connection) -> None:
    driver.isolation_level = None  # transactions are opened by `write`, not by the driver
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "temp_store=MEMORY",
        "cache_size=-8192",
        "wal_autocheckpoint=4000",
        "journal_size_limit=67108864",
    ):
        driver.execute(f"PRAGMA {pragma}")


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
