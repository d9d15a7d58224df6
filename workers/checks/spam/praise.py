"""Praise that would fit any page, and what comes with it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from workers.checks.spam import lexicon
from workers.checks.spam.conversation import takes_up_the_page
from workers.checks.spam.hits import Hit
from workers.checks.spam.identity import author_keyword
from workers.checks.spam.language import small_words
from workers.checks.spam.reading import Reading

_OPENING_WORDS = 12
_EMPTY_WORDS = 60
_HARDLY_A_WORD = 2
_MOST_STRANGERS = 0.15  # share of the words that may be other than words of praise
_SELLING = ("pitch_", "call", "offer", "promise", "template", "self_promotion", "own_call")


def find(reading: Reading) -> Iterator[Hit]:
    if len(reading.words) <= _HARDLY_A_WORD and (reading.links or reading.author_link):
        yield Hit("hardly_a_word")
    praise = next((match for match in reading.matches if match.rule == "praise"), None)
    if praise is None or not (reading.links or reading.author_link or _sells(reading)):
        return
    if _says_nothing(reading) and (reading.links or reading.author_link):
        yield reading.hit("empty_praise", praise.start, praise.end)
    elif _sells(reading) and sum(word.end <= praise.start for word in reading.words) < _OPENING_WORDS:
        yield reading.hit("praise_before_offer", praise.start, praise.end)


def _sells(reading: Reading) -> bool:
    """Whether something is sold; a subject alone only where the text links to it."""
    selling = (*_SELLING, "subject_") if reading.links else _SELLING
    return any(match.rule.startswith(selling) for match in reading.matches) or bool(author_keyword(reading))


def _says_nothing(reading: Reading) -> bool:
    words = reading.words
    if len(words) > _EMPTY_WORDS or takes_up_the_page(reading):
        return False
    strangers = sum(word.text not in _praise_words() for word in words)
    return strangers <= _MOST_STRANGERS * len(words)


@cache
def _praise_words() -> frozenset[str]:
    return frozenset(lexicon.lists("praise.txt")["praise_word"]) | small_words("sv", "en")
