"""Which texts are nearly the same: a few keyed hashes of a text, of which similar texts share some.

Min-hashing with bands (Broder 1997; Leskovec, Rajaraman, Ullman, *Mining of Massive Datasets*, ch. 3): of the text's
longer words, cut to their stems, the least by each of sixteen independent hashes are taken and joined two by two.
Texts that have the part `j` of all their words in common agree in a band with the chance `j²`: with three bands of
eight as the bar, 60 % of those that share three fifths are seen, 98 % of those that share four fifths, and 0.006 % of
those that share a tenth, as any two comments on one subject may. Without the key no word can be read.
"""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Callable
from hashlib import blake2b

BANDS = 8
ROWS = 2
ALIKE_FROM = 3  # bands in common
_WORD = re.compile(r"[^\W\d_]{4,}")
_STEM = 6  # letters
_FEWEST_WORDS = 8  # different ones: "Tack för ett bra inlägg" stands under many pages
_MOST_WORDS = 400
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE)
_HASHES = struct.Struct(f"<{BANDS * ROWS}I")  # of one digest of BLAKE2b, 64 bytes


def bands(plain: str, keyed_hash: Callable[[str], str]) -> tuple[str, ...]:
    """The bands of a text, none where it has too few words to be told from others; `keyed_hash` gives hexadecimals.

    Addresses do not count: they are what a round of posting changes first, and are compared by themselves.
    """
    text = unicodedata.normalize("NFKC", _ADDRESS.sub(" ", plain)).casefold()
    stems = dict.fromkeys(word[:_STEM] for word in _WORD.findall(text))
    if len(stems) < _FEWEST_WORDS:
        return ()
    hashes = [_HASHES.unpack(blake2b(keyed_hash(stem).encode()).digest()) for stem in list(stems)[:_MOST_WORDS]]
    least = [min(order) for order in zip(*hashes, strict=True)]
    rows = [least[at : at + ROWS] for at in range(0, len(least), ROWS)]
    return tuple(f"{number}:{row[0]:08x}{row[1]:08x}" for number, row in enumerate(rows))
