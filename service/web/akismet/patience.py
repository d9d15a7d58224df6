"""How long a request may wait for a worker: bounded in time and in number, so that others are still served.

Half of the process's threads are always left for other requests. Once a wait was in vain, the next ones are short,
until an answer has come in time again: without a worker, consultations would otherwise keep their threads busy with
waiting.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")

SECONDS = 5.0
SHORT = 0.5  # for a place, and for an answer after a wait in vain
WEARY_SECONDS = 10.0
_FIRST_PAUSE, _LONGEST_PAUSE = 0.004, 0.05


class Patience:
    """The waiting places of one process with `threads` request threads."""

    def __init__(self, threads: int, seconds: float = SECONDS) -> None:
        self._places = threading.BoundedSemaphore(max(1, threads // 2))
        self._seconds = seconds
        self._weary_until = 0.0

    def wait_for(self, look: Callable[[], T | None]) -> T | None:
        """What `look` finds, asked again and again at growing intervals; None when the time is over."""
        if not self._places.acquire(timeout=min(SHORT, self._seconds)):
            return look()
        try:
            weary = time.monotonic() < self._weary_until
            found = _look_until(time.monotonic() + (min(SHORT, self._seconds) if weary else self._seconds), look)
        finally:
            self._places.release()
        self._weary_until = 0.0 if found is not None else time.monotonic() + WEARY_SECONDS
        return found


def _look_until(end: float, look: Callable[[], T | None]) -> T | None:
    pause = _FIRST_PAUSE
    while (found := look()) is None:
        if time.monotonic() + pause > end:
            return None
        time.sleep(pause)
        pause = min(pause * 1.5, _LONGEST_PAUSE)
    return found
