"""A request waits for a worker for a bounded time, and only some of them wait."""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from service.web.akismet.patience import SHORT, Patience


def test_what_is_found_is_returned_at_once() -> None:
    assert Patience(2).wait_for(lambda: "true") == "true"


def test_it_looks_again_until_there_is_an_answer() -> None:
    answers = iter([None, None, None, "false"])

    assert Patience(2).wait_for(lambda: next(answers)) == "false"


def test_a_wait_in_vain_ends() -> None:
    began = time.monotonic()

    assert Patience(2, seconds=0.1).wait_for(lambda: None) is None
    assert time.monotonic() - began < 2


def test_after_a_wait_in_vain_the_next_is_short() -> None:
    patience = Patience(2, seconds=SHORT * 2)
    patience.wait_for(lambda: None)

    began = time.monotonic()
    patience.wait_for(lambda: None)

    assert time.monotonic() - began < SHORT * 1.8


def test_half_of_the_threads_never_wait_for_long() -> None:
    patience, looking, done = Patience(4, seconds=30), threading.Semaphore(0), threading.Event()

    def look() -> str | None:
        looking.release()
        return "true" if done.is_set() else None

    with ThreadPoolExecutor(2) as waiters:
        waits = [waiters.submit(patience.wait_for, look) for _ in range(2)]
        looking.acquire()
        looking.acquire()
        try:
            assert patience.wait_for(lambda: None) is None
        finally:
            done.set()
        assert [wait.result() for wait in waits] == ["true", "true"]
