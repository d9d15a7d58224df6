"""The views of one comment that a check may read: folded text, words, numbers, always with the way back.

Each view is made when it is first asked for and then kept, so a check pays only for what it reads. Nothing here knows
what is searched for.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from service.comments.comment import CheckedText
from service.policy.identifiers.views import View, fold


class Word(NamedTuple):
    """A run of letters and digits in lower case; `start` and `end` are offsets into the folded text."""

    text: str
    start: int
    end: int


class Number(NamedTuple):
    """Digits that are written as one number, without what stands between them; offsets as in `Word`."""

    digits: str
    start: int
    end: int


_WORD = re.compile(r"[^\W_]+")
# Up to fifteen digits (ITU-T E.164) with what people put between them.
_NUMBER = re.compile(r"(?<![\w+])\+?\d(?:[ ()./-]{0,2}\d){2,14}(?!\w)")

# Letters of other scripts that are drawn like Latin ones (after Unicode TR 39, lower case only).
_LOOKALIKES = str.maketrans(
    "абвгеёкмнорстухіїјѕһԁԛԝӏьп" "αβγεηικμνορστυχω" "օսհոցɑɡɩı",
    "abbreekmhopctyxiijshdqwlbn" "abyenikuvopotuxw" "ouhngagii",
)  # fmt: skip
_OTHER_SCRIPT = re.compile(r"[\u0370-\u03ff\u0400-\u052f\u0530-\u058f]")
_LATIN = re.compile(r"[a-zà-ɏ]")
_SHORTEST_MIXED = 4  # shorter ones are units and formulas: μg, kΩ


def split_words(text: str) -> list[Word]:
    return [Word(match[0], match.start(), match.end()) for match in _WORD.finditer(text)]


class FieldText:
    """One field of a comment. Offsets that leave this class are code points of the field as it was typed."""

    def __init__(self, name: str, typed: str) -> None:
        self.name = name
        self.typed = typed

    @cached_property
    def folded(self) -> View:
        return fold(self.typed)

    @cached_property
    def _lower(self) -> str:
        """The folded text in lower case, character for character (İ would otherwise become two)."""
        text = self.folded.text
        lower = text.lower()
        return lower if len(lower) == len(text) else "".join(character.lower()[0] for character in text)

    @cached_property
    def mixed_words(self) -> list[Word]:
        """Words that mix Latin letters with their look-alikes from another script, as they stand."""
        if not _OTHER_SCRIPT.search(self._lower):
            return []
        return [
            word
            for word in split_words(self._lower)
            if len(word.text) >= _SHORTEST_MIXED and _OTHER_SCRIPT.search(word.text) and _LATIN.search(word.text)
        ]

    @cached_property
    def lower(self) -> str:
        """The folded text in lower case, words of mixed scripts read as Latin; as long as the folded text."""
        pieces: list[str] = []
        done = 0
        for word in self.mixed_words:
            pieces += (self._lower[done : word.start], word.text.translate(_LOOKALIKES))
            done = word.end
        return "".join((*pieces, self._lower[done:]))

    @cached_property
    def words(self) -> list[Word]:
        return split_words(self.lower)

    @cached_property
    def numbers(self) -> list[Number]:
        return [
            Number("".join(filter(str.isdigit, match[0])), *match.span())
            for match in _NUMBER.finditer(self.folded.text)
        ]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the field as typed, from offsets into the folded text."""
        return self.folded.span(start, end)


class CommentText:
    """A `CheckedText` with the views of its fields."""

    def __init__(self, checked: CheckedText) -> None:
        self.checked = checked
        self.comment = FieldText("comment", checked.rendering.plain)
        self.author = FieldText("author", checked.author)
        self.url = FieldText("url", checked.url)
        self.title = FieldText("title", checked.title)
        self.page_title = FieldText("page_title", checked.page_title)
