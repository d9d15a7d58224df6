"""What speaks for a reader: small words of argument, and words of the page."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from unicodedata import combining, normalize
from urllib.parse import unquote, urlsplit

from workers.checks.spam import lexicon
from workers.checks.spam.language import small_words
from workers.checks.spam.reading import Reading
from workers.checks.text import Word, split_words

_READ_WORDS = 400
_STEM = 6  # letters
_OF_THREAD = 2  # different words; one is shared by chance


def turns(reading: Reading) -> int:
    """How many different words of argument and of public matters; to take up the page's subject is one more."""
    said = {word.text for word in reading.words[:_READ_WORDS]}
    public = {match.entry for match in reading.talk if match.rule == "public"}
    return len(_words() & said) + len(public) + takes_up_the_page(reading)


def takes_up_the_page(reading: Reading) -> bool:
    """Whether a longer word of the page's title or address stands in the comment, or two of what others wrote there.

    Words are compared by their beginnings, for inflections. Words that fit any page are none of a thread's.
    """
    said = {word.text[:_STEM] for word in reading.words[:_READ_WORDS] if len(word.text) >= _STEM}
    if not said:
        return False
    address = {
        _without_marks(stem) for stem in _stems(split_words(unquote(urlsplit(reading.checked.page_url).path).lower()))
    }
    if said & _stems(reading.page_title.words) or address & {_without_marks(stem) for stem in said}:
        return True
    thread = said & frozenset().union(*(_stems(split_words(text.lower())) for text in reading.checked.thread))
    return len(thread - _of_any_page()) >= _OF_THREAD


def _stems(words: Iterable[Word]) -> frozenset[str]:
    return frozenset(word.text[:_STEM] for word in words if len(word.text) >= _STEM)


def _without_marks(stem: str) -> str:
    """As addresses are made from titles: *åtgärd* becomes *atgard*."""
    return "".join(letter for letter in normalize("NFD", stem) if not combining(letter))


@cache
def _of_any_page() -> frozenset[str]:
    """The beginnings of words that praise, sell or only join others."""
    words = (*lexicon.lists("praise.txt")["praise_word"], *small_words("sv", "en"))
    return frozenset(word[:_STEM] for word in words)


@cache
def _words() -> frozenset[str]:
    lists = lexicon.lists("conversation.txt")
    return frozenset(word for name, words in lists.items() if name not in lexicon.TALK for word in words)


def warns(reading: Reading) -> bool:
    """Whether the text warns of swindlers, and points nowhere itself: who does that repeats what they say."""
    return not reading.points_away and any(match.rule == "warning" for match in reading.talk)


def civic_words(reading: Reading) -> int:
    """How many different words of associations, students and collections the text and its writer's name have."""
    return len({match.entry for match in (*reading.talk, *reading.author_talk) if match.rule == "civic"})


def is_association(reading: Reading) -> bool:
    """Whether the writer's name is an association's, which may speak of what others sell."""
    return any(match.rule == "civic" for match in reading.author_talk)
