"""Which texts are nearly the same: a few keyed hashes of a text, of which similar texts share some.

Min-hashing with bands (Broder 1997; Leskovec, Rajaraman, Ullman, *Mining of Massive Datasets*, ch. 3): of the text's
longer words, cut to their stems, sixteen minima of a keyed hash are taken and joined two by two. Texts that have the
part `j` of all their words in common agree in a band with the chance `j²`: with two bands of eight as the bar, 85 % of
those that share three fifths are seen, and 4 % of those that share one fifth. Without the key no word can be read.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

BANDS = 8
ROWS = 2
ALIKE_FROM = 2  # bands in common
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6  # letters
_FEWEST_WORDS = 8  # different ones: "Tack för ett bra inlägg" stands under many pages
_MOST_WORDS = 400
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_BITS = (1 << 64) - 1
# Odd numbers, so that each multiplication modulo 2**64 is another order of the same hashes.
_ORDERS = tuple(0x9E3779B97F4A7C15 * (2 * n + 1) & _BITS | 1 for n in range(BANDS * ROWS))


def bands(plain: str, keyed_hash: Callable[[str], str]) -> tuple[str, ...]:
    """The bands of a text, none where it has too few words to be told from others; `keyed_hash` gives hexadecimals.

    Addresses do not count: they are what a round of posting changes first, and are compared by themselves.
    """
    text = unicodedata.normalize("NFKC", _ADDRESS.sub(" ", plain)).casefold()
    stems = dict.fromkeys(word[:_STEM] for word in _WORD.findall(text))
    if len(stems) < _FEWEST_WORDS:
        return ()
    hashes = [int(keyed_hash(stem)[:16], 16) for stem in list(stems)[:_MOST_WORDS]]
    least = [min(_mixed(number, order) for number in hashes) for order in _ORDERS]
    rows = [least[at : at + ROWS] for at in range(0, len(least), ROWS)]
    return tuple(f"{number}:{row[0]:016x}{row[1]:016x}" for number, row in enumerate(rows))


def _mixed(number: int, order: int) -> int:
    """Another order of the hashes; the high half, which depends on all bits of the number, leads."""
    product = number * order & _BITS
    return product ^ product >> 32
