"""Several threads' small transactions in one durable commit.

A durable commit costs an fsync and the pages of every b-tree that it touched, whether it holds one comment or ten.
Whoever comes first leads: it opens the transaction, takes along everybody who has come until then, each behind a
savepoint of its own, and commits once for all. Nobody is answered before that commit.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any, TypeVar

from sqlalchemy import Connection

from service.comments.errors import StoreAway

T = TypeVar("T")

MOST = 32  # in one commit: the others' wait for the turn stays short


class Together:
    """Runs callers' work inside shared transactions; `transaction` opens one and commits it where it ends well."""

    def __init__(self, transaction: Callable[[], AbstractContextManager[Connection]]) -> None:
        self._transaction = transaction
        self._lock = threading.Lock()
        self._waiting: list[_Entry] = []
        self._is_led = False

    def run(self, work: Callable[[Connection], T]) -> T:
        """What `work` returns, once it is committed. What it raises undoes its own changes and nobody else's.

        Raises `StoreAway` when the transaction could not be begun or committed: then nothing of it was kept.
        """
        entry = _Entry(work)
        with self._lock:
            self._waiting.append(entry)
            leads, self._is_led = not self._is_led, True
        if not leads:
            entry.called.wait()
        if not entry.is_over:
            self._lead()
        return entry.outcome()  # type: ignore[no-any-return]

    def _lead(self) -> None:
        batch: list[_Entry] = []
        try:
            with self._transaction() as connection:
                batch = self._take(MOST)
                for entry in batch:
                    entry.attempt(connection)
        except BaseException as error:
            for entry in batch or self._take():
                entry.fail(error)
        finally:
            with self._lock:
                following = self._waiting[0] if self._waiting else None
                self._is_led = following is not None
            for entry in batch:
                entry.end()
            if following is not None:
                following.called.set()

    def _take(self, most: int | None = None) -> list[_Entry]:
        with self._lock:
            taken, self._waiting = self._waiting[:most], self._waiting[most:] if most else []
        return taken


class _Entry:
    """One caller's work and what became of it. `called` is set when it is over, or when its caller is to lead."""

    def __init__(self, work: Callable[[Connection], Any]) -> None:
        self._work = work
        self._result: Any = None
        self._error: BaseException | None = None
        self.called = threading.Event()
        self.is_over = False

    def attempt(self, connection: Connection) -> None:
        driver: sqlite3.Connection = connection.connection.driver_connection  # type: ignore[assignment]
        driver.execute("SAVEPOINT entry")
        try:
            self._result = self._work(connection)
        except Exception as error:
            self._error = error
            _undo(driver)
        driver.execute("RELEASE entry")

    def fail(self, error: BaseException) -> None:
        """Nothing was committed. Each caller gets an exception of its own: one may not be raised in two threads."""
        self._error = StoreAway()
        self._error.__cause__ = error
        self.end()

    def end(self) -> None:
        self.is_over = True
        self.called.set()

    def outcome(self) -> Any:
        if self._error is not None:
            raise self._error
        return self._result


def _undo(driver: sqlite3.Connection) -> None:
    """Take back one entry's changes. On a full or broken disk SQLite has given up the whole transaction already."""
    if not driver.in_transaction:
        raise StoreAway
    driver.execute("ROLLBACK TO entry")
