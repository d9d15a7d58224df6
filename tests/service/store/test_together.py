"""Many threads' work in one commit: each keeps its own result and its own fault, and nobody is answered before it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import Connection, event, text

from service.comments.errors import Duplicate, StoreAway
from service.store.database import Database

WRITERS = 24


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'kommentera.sqlite3'}")
    with database.write() as connection:
        connection.execute(text("CREATE TABLE notes (word TEXT UNIQUE)"))
    yield database
    database.close()


def noted(word: str, fault: Exception | None = None) -> Callable[[Connection], str]:
    def work(connection: Connection) -> str:
        connection.execute(text("INSERT INTO notes VALUES (:word)"), {"word": word})
        if fault is not None:
            raise fault
        return word

    return work


def words(database: Database) -> set[str]:
    with database.read() as connection:
        return set(connection.scalars(text("SELECT word FROM notes")))


def test_each_gets_its_own_result_or_fault_and_keeps_nobody_elses(database: Database) -> None:
    gate = threading.Barrier(WRITERS)

    def one(number: int) -> str:
        gate.wait(10)
        fault = Duplicate() if number % 3 == 0 else None
        try:
            return database.write_together(noted(f"word {number}", fault))
        except Duplicate:
            return f"refused {number}"

    with ThreadPoolExecutor(WRITERS) as pool:
        results = list(pool.map(one, range(WRITERS)))

    assert results == [f"refused {n}" if n % 3 == 0 else f"word {n}" for n in range(WRITERS)]
    assert words(database) == {f"word {n}" for n in range(WRITERS) if n % 3}


def test_who_waits_for_the_turn_shares_one_commit(database: Database) -> None:
    commits: list[Connection] = []
    event.listen(database.engine, "commit", commits.append)
    gate = threading.Barrier(WRITERS + 1)

    def one(number: int) -> str:
        gate.wait(10)
        return database.write_together(noted(f"word {number}"))

    with ThreadPoolExecutor(WRITERS) as pool:
        with database.write():
            waiting = [pool.submit(one, number) for number in range(WRITERS)]
            gate.wait(10)
            time.sleep(0.2)
            early = words(database)
        results = {each.result(10) for each in waiting}

    assert early == set()
    assert words(database) == results
    assert len(commits) <= 3  # ours, theirs, and one for a thread that this machine let wait too long


def test_nobody_is_told_of_success_when_the_commit_fails(database: Database) -> None:
    """The disk is full: SQLite gives up the transaction of all who were in it."""
    with ThreadPoolExecutor(WRITERS) as pool:
        with database.write() as connection:
            connection.exec_driver_sql("PRAGMA max_page_count = 1")
            waiting = [pool.submit(database.write_together, noted("long " * 2_000 + str(n))) for n in range(WRITERS)]
        faults = [one.exception(10) for one in waiting]

    assert {type(fault) for fault in faults} == {StoreAway}
    assert len({id(fault) for fault in faults}) == WRITERS
    assert words(database) == set()


def test_the_store_takes_new_work_after_a_failure(database: Database) -> None:
    with pytest.raises(Duplicate):
        database.write_together(noted("first", Duplicate()))

    assert database.write_together(noted("second")) == "second"
    assert words(database) == {"second"}
