"""Disguise: words written so that a filter, but not a reader, fails to see them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workers.checks.spam import lexicon
from workers.checks.spam.hits import Hit
from workers.checks.spam.reading import Reading

# Invisible between two letters. Joiners are left out where scripts need them (Arabic, Indic) and between pictures.
_ZERO_WIDTH = re.compile(r"(?<=[A-Za-zÀ-ɏ])[\u200b-\u200d\u2060-\u2064\ufeff\u00ad\u034f\u180e]+(?=[A-Za-zÀ-ɏ])")
_SOFT_HYPHEN = "\u00ad"
# Full-width, mathematical, circled and squared Latin letters: NFKC reads them as plain ones.
_STYLED = re.compile(
    r"[\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d6a3\u24b6-\u24e9\U0001f130-\U0001f149\U0001f150-\U0001f169"
    r"\U0001f170-\U0001f189\u2100-\u214f]"
)
_FEWEST_STYLED = 4


def find(reading: Reading) -> Iterator[Hit]:
    yield from _invisible(reading)
    for word in reading.comment.mixed_words[:1]:
        yield reading.hit("mixed_scripts", word.start, word.end)
    styled = [match.span() for match in _STYLED.finditer(reading.comment.typed)]
    if len(styled) >= _FEWEST_STYLED:
        yield Hit("styled_letters", styled[0][0], styled[-1][1])
    if reading.spelt_out_mail:
        yield reading.hit("spelt_out_mail", *reading.spelt_out_mail)
    known = ((word, match) for word in reading.disguised if (match := lexicon.commerce().knows(word.text)))
    for word, match in sorted(known, key=lambda pair: pair[0].end)[:1]:
        yield reading.hit("letters_replaced", word.start, word.end, word=match.entry)


def _invisible(reading: Reading) -> Iterator[Hit]:
    hidden = [match for match in _ZERO_WIDTH.finditer(reading.comment.typed) if match[0].strip(_SOFT_HYPHEN)]
    if hidden:
        yield Hit("invisible_characters", *hidden[0].span(), params={"number": len(hidden)})
