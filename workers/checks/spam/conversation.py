"""What speaks for a reader: small words of argument, and their absence."""

from __future__ import annotations

from functools import cache

from workers.checks.spam import lexicon
from workers.checks.spam.reading import Reading

_READ_WORDS = 400


def turns(reading: Reading) -> int:
    """How many different words of argument the text has."""
    return len(_words() & {word.text for word in reading.words[:_READ_WORDS]})


@cache
def _words() -> frozenset[str]:
    return frozenset(word for words in lexicon.lists("conversation.txt").values() for word in words)
