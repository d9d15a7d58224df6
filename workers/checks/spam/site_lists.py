"""The site's own words: those that a person should see, and those that it has decided are spam.

Whole words and phrases, without regard to case, in the comment, the author's name and the URL field. They are folded
in the same way as the text, so that neither side's full-width, composed or disguised letters hide a match.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from workers.checks.spam.hits import Hit
from workers.checks.spam.reading import Reading
from workers.checks.text import FieldText, Word

Phrase = tuple[str, ...]


def find(reading: Reading) -> Iterator[Hit]:
    lists = (("hold_word", reading.checked.hold_words), ("reject_word", reading.checked.reject_words))
    for rule, entries in lists:
        if entries:
            yield from _matches(reading, rule, entries)


def _matches(reading: Reading, rule: str, entries: tuple[str, ...]) -> Iterator[Hit]:
    phrases = _phrases(entries)
    seen: set[str] = set()
    for field in (reading.comment, reading.author, reading.url):
        disguised = reading.disguised if field is reading.comment else []
        for entry, start, end in _in_words(field.words, phrases) + _in_disguise(disguised, phrases):
            if entry not in seen:
                seen.add(entry)
                yield Hit(rule, *field.span(start, end), field.name, {"word": entry})


def _in_words(words: list[Word], phrases: dict[str, list[tuple[Phrase, str]]]) -> list[tuple[str, int, int]]:
    found = []
    for at, word in enumerate(words):
        for phrase, entry in phrases.get(word.text, ()):
            run = words[at : at + len(phrase)]
            if tuple(other.text for other in run) == phrase:
                found.append((entry, run[0].start, run[-1].end))
    return found


def _in_disguise(words: list[Word], phrases: dict[str, list[tuple[Phrase, str]]]) -> list[tuple[str, int, int]]:
    return [
        (entry, word.start, word.end)
        for word in words
        for phrase, entry in phrases.get(word.text, ())
        if phrase == (word.text,)
    ]


@lru_cache(maxsize=64)
def _phrases(entries: tuple[str, ...]) -> dict[str, list[tuple[Phrase, str]]]:
    """The entries by their first word."""
    by_first: dict[str, list[tuple[Phrase, str]]] = {}
    for entry in entries:
        phrase = tuple(word.text for word in FieldText("entry", entry).words)
        if phrase:
            by_first.setdefault(phrase[0], []).append((phrase, entry))
    return by_first
