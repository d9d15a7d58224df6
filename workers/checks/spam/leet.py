"""Words as a reader reads them where figures and signs stand for letters (v1agra) or letters stand apart (c a s i n o).

It only reads; whether such a word means anything is for the word lists to say.
"""

from __future__ import annotations

import re

from workers.checks.text import Word

_CHUNK = re.compile(r"(?<!\S)\S{4,34}(?!\S)")
_SIGN = re.compile(r"[0-9@$!|]")
_LETTERS = str.maketrans("013457@$!|", "oieastasil")
_APART = re.compile(r"(?<![\w.])[^\W\d_]([ .*_-]{1,2})[^\W\d_](?:\1[^\W\d_]){2,23}(?!\w)")
_ONE_LETTER_WORDS = "iaåöo"  # Swedish and English words that may follow letters set apart
MOST_WORDS = 100  # looked up one by one, each at some microseconds
_AROUND = ".,;:!?()\"'"


def disguised_words(text: str) -> list[Word]:
    """Such words in lower-case text, with their offsets; each begins with a letter or a sign, never with a figure."""
    words = []
    for match in _CHUNK.finditer(text):
        chunk = match[0].strip(_AROUND)
        if not chunk.isalpha() and _SIGN.search(chunk) and _is_mostly_letters(chunk):
            read = chunk.translate(_LETTERS)
            if read.isalpha():
                at = match.start() + match[0].index(chunk)
                words.append(Word(read, at, at + len(chunk)))
    for match in _APART.finditer(text):
        read = "".join(filter(str.isalpha, match[0]))
        words.append(Word(read, *match.span()))
        if read[-1] in _ONE_LETTER_WORDS:
            words.append(Word(read[:-1], match.start(), match.end() - 1 - len(match[1])))
    return words[:MOST_WORDS]


def _is_mostly_letters(chunk: str) -> bool:
    return not chunk[0].isdigit() and 2 * sum(map(str.isalpha, chunk)) >= len(chunk)
