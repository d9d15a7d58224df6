"""The language of a text with a way out, against the language of the blog."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from workers.checks.spam import lexicon
from workers.checks.spam.hits import Hit
from workers.checks.spam.reading import Reading

_LETTER = re.compile(r"[^\W\d_]")
_FOREIGN_LETTER = re.compile(r"[^\W\d_\u0041-\u024f]")
_SCRIPT_SHARE = 0.3
_FEWEST_SMALL_WORDS = 2
_READ_WORDS = 400
# Languages that readers of a blog in one of them write in without anybody wondering.
_NEIGHBOURS = {"sv": {"sv", "no", "da", "fi"}, "en": {"en"}}


def find(reading: Reading) -> Iterator[Hit]:
    if not reading.has_way_out:
        return
    if foreign_script(reading.prose):
        yield Hit("foreign_script")
        return
    language = language_of(reading)
    blog = reading.checked.site_language
    if language is None or language in _NEIGHBOURS.get(blog, {blog}):
        return
    yield Hit("english_text" if language == "en" else "foreign_language")


def foreign_script(text: str) -> bool:
    """Whether much of the text is in other letters than Latin ones."""
    if text.isascii():
        return False
    letters = len(_LETTER.findall(text))
    return letters > 0 and len(_FOREIGN_LETTER.findall(text)) > _SCRIPT_SHARE * letters


def language_of(reading: Reading) -> str | None:
    """The language most of the small words belong to; None when there are too few of them to tell."""
    votes: Counter[str] = Counter()
    for word in reading.words[:_READ_WORDS]:
        votes.update(_small_words().get(word.text, ()))
    best = votes.most_common(2)
    if not best or best[0][1] < _FEWEST_SMALL_WORDS:
        return None
    # Neighbouring languages share most small words: a draw is decided for the blog's own.
    tied = {language for language, count in votes.items() if count == best[0][1]}
    blog = reading.checked.site_language
    return blog if blog in tied else sorted(tied)[0]


def small_words(*languages: str) -> frozenset[str]:
    """The function words of these languages."""
    lists = lexicon.lists("languages.txt")
    return frozenset(word for language in languages for word in lists[language])


@cache
def _small_words() -> dict[str, tuple[str, ...]]:
    lists = lexicon.lists("languages.txt")
    found: dict[str, list[str]] = {}
    for language, words in lists.items():
        for word in words:
            found.setdefault(word, []).append(language)
    return {word: tuple(languages) for word, languages in found.items()}
