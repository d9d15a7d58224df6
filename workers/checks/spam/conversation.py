"""What speaks for a reader: small words of argument, and words of the page."""

from __future__ import annotations

from functools import cache

from workers.checks.spam import lexicon
from workers.checks.spam.reading import Reading

_READ_WORDS = 400
_STEM = 6  # letters


def turns(reading: Reading) -> int:
    """How many different words of argument and of public matters; to take up the page's subject is one more."""
    said = {word.text for word in reading.words[:_READ_WORDS]}
    public = {match.entry for match in reading.talk if match.rule == "public"}
    return len(_words() & said) + len(public) + takes_up_the_page(reading)


def takes_up_the_page(reading: Reading) -> bool:
    """Whether a longer word of the page's title stands in the comment, compared by its beginning for inflections."""
    subjects = {word.text[:_STEM] for word in reading.page_title.words if len(word.text) >= _STEM}
    return any(word.text[:_STEM] in subjects for word in reading.words[:_READ_WORDS]) if subjects else False


@cache
def _words() -> frozenset[str]:
    lists = lexicon.lists("conversation.txt")
    return frozenset(word for name, words in lists.items() if name not in lexicon.TALK for word in words)


def warns(reading: Reading) -> bool:
    """Whether the text warns of swindlers, and points nowhere itself: who does that repeats what they say."""
    return not reading.points_away and any(match.rule == "warning" for match in reading.talk)


def civic_words(reading: Reading) -> int:
    """How many different words of associations, students and collections the text and its writer's name have."""
    found = (*reading.talk, *lexicon.talk().find(reading.author.words, ""))
    return len({match.entry for match in found if match.rule == "civic"})
