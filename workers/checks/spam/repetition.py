"""Repetition: stuffed keywords, the same line again, rows of pictures and signs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from workers.checks.spam.hits import Hit
from workers.checks.spam.language import foreign_script, small_words
from workers.checks.spam.reading import Reading

_PICTURE = re.compile(
    "[\u2190-\u21ff\u2600-\u27bf\u2b00-\u2bff\U0001f300-\U0001f5ff\U0001f680-\U0001f6ff\U0001f900-\U0001faff]"
)
_FACE = re.compile("[\u2639-\u263b\u2764\U0001f600-\U0001f64f\U0001f493-\U0001f49f]")  # what people do use
_MANY_PICTURES = 3
_FEWEST_WORDS = 4
_STUFFED_TIMES, _STUFFED_SHARE = 3, 0.2
_HARDLY_ANY, _FEW = 0.05, 0.2  # shares of function words; speech has about .4
_SHORTEST_LINE = 20
_SAME_SIGN = re.compile(r"([^\w\s.])\1{4,}")


def find(reading: Reading) -> Iterator[Hit]:
    yield from _words(reading)
    yield from _lines(reading)
    pictures = sum(not _FACE.match(picture) for picture in _PICTURE.findall(reading.comment.typed))
    if pictures >= _MANY_PICTURES:
        yield Hit("pictures", params={"number": pictures})
    signs = _SAME_SIGN.search(reading.comment.lower)
    if signs:
        yield reading.hit("row_of_signs", *signs.span())


def _words(reading: Reading) -> Iterator[Hit]:
    words = [word.text for word in reading.words if not word.text.isdigit()]
    if len(words) < _FEWEST_WORDS:
        return
    # "Nej, nej, nej!" is emphasis: of a word said again at once only the first time counts.
    said = [word for at, word in enumerate(words) if not at or words[at - 1] != word]
    counts = Counter(word for word in said if len(word) > 2 and word not in _small())
    if counts:
        word, times = counts.most_common(1)[0]
        if times >= _STUFFED_TIMES and times >= _STUFFED_SHARE * len(words) and len(counts) > 1:
            first = next(other for other in reading.words if other.text == word)
            yield reading.hit("stuffed_word", first.start, first.end, number=times)
    if foreign_script(reading.prose):
        return  # whose function words are not listed
    small = sum(word in _small() for word in words)
    if reading.has_way_out and small <= _HARDLY_ANY * len(words):
        yield Hit("words_without_grammar")
    elif small <= _FEW * len(words):
        yield Hit("little_grammar")


def _lines(reading: Reading) -> Iterator[Hit]:
    lines = [line.strip() for line in re.split(r"[\n.!?]+", reading.comment.lower)]
    counts = Counter(line for line in lines if len(line) >= _SHORTEST_LINE)
    if counts and counts.most_common(1)[0][1] > 1:
        yield Hit("repeated_sentence", params={"number": counts.most_common(1)[0][1]})


@cache
def _small() -> frozenset[str]:
    return small_words("sv", "en", "no", "da", "fi", "de", "fr", "es", "it", "nl", "pl", "pt")
