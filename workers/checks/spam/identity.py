"""The author's name: a person's, a trade's, an address, or nobody's."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workers.checks.spam import lexicon
from workers.checks.spam.addresses import SPELT_OUT, Link, links_in
from workers.checks.spam.conversation import is_association
from workers.checks.spam.hits import Hit
from workers.checks.spam.language import small_words
from workers.checks.spam.lexicon import Match
from workers.checks.spam.reading import Reading
from workers.checks.text import split_words

_COMPANY = re.compile(r"\b(?:ab|hb|aktiebolag|ltd|inc|llc|gmbh|oy|company|group)\b")
_SHORTEST_BRAND = 5  # letters
_SHORTEST_SUBJECT = 4
_MOST_OF_A_SEARCH = 4  # words
_ROLE = 3  # words
# Five consonants in a row stand in many a surname, six hardly ever.
_UNSPEAKABLE = re.compile(r"[bcdfghjklmnpqrstvwxz]{6,}")


def find(reading: Reading) -> Iterator[Hit]:
    if reading.author.typed:
        yield from _signboard(reading)
        yield from _subject(reading)
        if reading.author_link is not None:
            yield from _with_link(reading, reading.author_link)


def _subject(reading: Reading) -> Iterator[Hit]:
    """The name as a common noun: a person's name has a capital where the text mentions it."""
    names = {word.text for word in reading.author.words if len(word.text) >= _SHORTEST_SUBJECT} - _small()
    text = reading.comment.folded.text
    small = {word.text for word in reading.words if word.text in names and text[word.start].islower()}
    words = reading.author.words
    for word in words:
        if word.text in small:
            # A role of three words is a person's; of a thing that is sold, the last word says what it is.
            is_thing = len(words) < _ROLE or word is words[-1]
            rule = "author_is_subject" if reading.has_way_out and is_thing else "author_in_text"
            yield Hit(rule, *reading.author.span(word.start, word.end), "author")
            return


@cache
def _small() -> frozenset[str]:
    return small_words("sv", "en", "no", "da", "fi", "de")


def _signboard(reading: Reading) -> Iterator[Hit]:
    author = reading.author
    match = author_keyword(reading)
    if links_in(author.folded.text) or "http" in author.lower:
        yield Hit("author_is_address", field="author")
    elif match:
        yield Hit("author_is_keyword", *author.span(match.start, match.end), "author", {"word": match.entry})
        if reading.author_link:
            yield Hit("author_sells", field="author")
    elif _COMPANY.search(author.lower):
        yield Hit("author_is_company", field="author")


def author_keyword(reading: Reading) -> Match | None:
    """What the name advertises: a word of trade anywhere, or nothing but weaker ones; an association is no trade."""
    found = _advertised(reading)
    return None if found and is_association(reading) else found


def _advertised(reading: Reading) -> Match | None:
    matches = reading.author_matches
    strong = [match for match in matches if match.rule != "author_whole"]
    if strong:
        return strong[0]
    trade = _trade_and_place(reading)
    if trade:
        return trade
    covered = sum(len(split_words(reading.author.lower[match.start : match.end])) for match in matches)
    return matches[0] if matches and covered >= len(reading.author.words) else None


def _trade_and_place(reading: Reading) -> Match | None:
    """`Elektriker Solna`: a trade and a place or a price, as people search for it. A person is one *in* a place."""
    words = reading.author.words
    texts = {word.text for word in words}
    trade = next((word for word in words if word.text in _search("author_profession")), None)
    if trade is None or len(words) > _MOST_OF_A_SEARCH or texts & _small() or not texts & _search("search_place"):
        return None
    return Match("author_profession", trade.text, trade.start, trade.end)


@cache
def _search(part: str) -> frozenset[str]:
    return frozenset(lexicon.lists("names.txt")[part])


def _with_link(reading: Reading, link: Link) -> Iterator[Hit]:
    name = reading.author.lower.strip()
    if name in lexicon.closed("nobody"):
        yield Hit("author_is_nobody", field="author")
    if _UNSPEAKABLE.search(name):
        yield Hit("author_unspeakable", field="author")
    if reading.author.folded.text.islower():
        yield Hit("author_in_small_letters", field="author")
    letters = "".join(word.text for word in reading.author.words).translate(SPELT_OUT)
    if len(letters) >= _SHORTEST_BRAND and letters in re.sub(r"[^a-z0-9]", "", link.host):
        yield Hit("author_is_host", field="author")
