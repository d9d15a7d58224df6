"""What speaks for a reader: small words of argument, and words of the page."""

from __future__ import annotations

from functools import cache

from workers.checks.spam import lexicon
from workers.checks.spam.reading import Reading

_READ_WORDS = 400
_STEM = 6  # letters


def turns(reading: Reading) -> int:
    """How many different words of argument the text has; to take up the page's subject is one more."""
    said = {word.text for word in reading.words[:_READ_WORDS]}
    return len(_words() & said) + takes_up_the_page(reading)


def takes_up_the_page(reading: Reading) -> bool:
    """Whether a longer word of the page's title stands in the comment, compared by its beginning for inflections."""
    subjects = {word.text[:_STEM] for word in reading.page_title.words if len(word.text) >= _STEM}
    return any(word.text[:_STEM] in subjects for word in reading.words[:_READ_WORDS]) if subjects else False


@cache
def _words() -> frozenset[str]:
    return frozenset(word for words in lexicon.lists("conversation.txt").values() for word in words)
