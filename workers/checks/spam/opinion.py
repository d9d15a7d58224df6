"""What another service said, where the site has one asked. Only `spam` counts: its `ham` lifts nothing."""

from __future__ import annotations

from collections.abc import Iterator

from workers.checks.spam.hits import Hit
from workers.checks.spam.reading import Reading


def find(reading: Reading) -> Iterator[Hit]:
    if reading.checked.called_spam:
        yield Hit("called_spam")
