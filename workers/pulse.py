"""A pulse between a worker and its supervisor: since when has the worker been busy with one comment, and until when has
it leased what it works on?

Sixteen bytes in an anonymous file that both have open. A check that loops in C holds the interpreter and answers no
signal; the supervisor sees that the pulse stands still and kills the worker. Of a worker that died it knows the lease,
and need not wait for its end.
"""

from __future__ import annotations

import os
import struct
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta

ENVIRONMENT = "KOMMENTERA_PULSE"
_BUSY_SINCE = struct.Struct("d")  # seconds of the monotonic clock
_LEASED_UNTIL = struct.Struct("q")  # microseconds since 1970, the precision of the store
_LEASE_AT = _BUSY_SINCE.size
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def make() -> int:
    """A descriptor to hand to a child."""
    with tempfile.TemporaryFile() as file:
        descriptor = os.dup(file.fileno())
    rest(descriptor)
    os.pwrite(descriptor, _LEASED_UNTIL.pack(0), _LEASE_AT)
    return descriptor


def rest(descriptor: int) -> None:
    os.pwrite(descriptor, _BUSY_SINCE.pack(0.0), 0)


def busy_for(descriptor: int) -> float:
    """Seconds that the worker has been at one comment; 0 while it rests."""
    (since,) = _BUSY_SINCE.unpack(os.pread(descriptor, _BUSY_SINCE.size, 0))
    return time.monotonic() - since if since else 0.0


@contextmanager
def beat(descriptor: int | None) -> Iterator[None]:
    """Mark the time spent inside as one comment's; without a supervisor nothing is marked."""
    if descriptor is None:
        yield
        return
    os.pwrite(descriptor, _BUSY_SINCE.pack(time.monotonic()), 0)
    try:
        yield
    finally:
        rest(descriptor)


def lease(descriptor: int | None, until: datetime) -> None:
    """Note the lease of what is about to be claimed; without a supervisor nothing is noted."""
    if descriptor is not None:
        os.pwrite(descriptor, _LEASED_UNTIL.pack((until - _EPOCH) // timedelta(microseconds=1)), _LEASE_AT)


def leased_until(descriptor: int) -> datetime | None:
    """The end of the last lease that was noted, if any was."""
    (microseconds,) = _LEASED_UNTIL.unpack(os.pread(descriptor, _LEASED_UNTIL.size, _LEASE_AT))
    return _EPOCH + timedelta(microseconds=microseconds) if microseconds else None


def inherited() -> int | None:
    """The descriptor that the supervisor handed to this process, if one did."""
    given = os.environ.get(ENVIRONMENT, "")
    return int(given) if given.isdigit() else None
