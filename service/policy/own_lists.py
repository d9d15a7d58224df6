"""Matches the entries of a site's own lists, for the form's warning and for both checks.

Whole words, without regard to case. An index by first word is made once for each state of a site's lists, so a match
costs time in proportion to the text and not to the lists. Names may stand in the genitive; an entry in lower case also
in the definite and the plural (`fosterhem`: fosterhemmet, fosterhemmens).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple
from urllib.parse import unquote

from service.comments.comment import SafeHtml
from service.comments.findings import Finding, Mark
from service.comments.site_lists import ListName, SiteLists
from service.policy.identifiers import find_identifiers
from service.policy.identifiers.views import View, fold
from service.policy.plaintext import attribute_values

_WORD = re.compile(r"[^\W_]+")
_FORMS = (
    *("n", "en", "an", "t", "et", "r", "er", "ar", "or"),
    *("na", "rna", "erna", "arna", "orna"),
)
_AFTER_DROPPED = {"a": ("or", "orna"), "e": ("ar", "arna")}
_DOUBLED = ("en", "et", "er", "ar", "erna", "arna")
_SHORTEST_INFLECTED = 4  # letters; shorter words have too many neighbours
_FEWEST_DIGITS = 4  # of a number that may stand: shorter ones are ordinary
WATCHED = "watched"  # the kind of a finding of the watch-list: held even where another list lets it stand
_INFLECTED = frozenset({ListName.MAY_STAND, ListName.WATCH})

Word = tuple[str, int, int]


class Match(NamedTuple):
    """Where an entry stands: offsets of the first and last word, as they were handed in."""

    entry: str
    start: int
    end: int


class _Node:
    """What may follow some words: the last words of entries in all their forms, and the words that lead on."""

    __slots__ = ("last", "onwards")

    def __init__(self) -> None:
        self.last: dict[str, str] = {}
        self.onwards: dict[str, _Node] = {}


class Phrases:
    """Entries by their first word. `inflected`: the last word of an entry may stand in other forms."""

    def __init__(self, entries: Iterable[str], *, inflected: bool) -> None:
        self._root = _Node()
        for entry in entries:
            words = words_in(entry)
            if not words:
                continue
            node = self._root
            for word in words[:-1]:
                node = node.onwards.setdefault(word, _Node())
            for form in forms_of(words[-1], is_name=_is_name(entry)) if inflected else (words[-1],):
                node.last.setdefault(form, entry)

    def __bool__(self) -> bool:
        return bool(self._root.last or self._root.onwards)

    def find(self, words: Sequence[Word]) -> Iterator[Match]:
        """Every place in `words` (lower case, with their offsets) where an entry stands."""
        for first, (_, start, _) in enumerate(words):
            at = first
            node: _Node | None = self._root
            while node is not None and at < len(words):
                text, _, end = words[at]
                if text in node.last:
                    yield Match(node.last[text], start, end)
                node, at = node.onwards.get(text), at + 1

    def knows(self, words: Sequence[str]) -> str | None:
        """The entry that these words are, all of them; None when there is none."""
        node: _Node | None = self._root
        for word in words[:-1]:
            node = node.onwards.get(word) if node else None
        return node.last.get(words[-1]) if node and words else None


@lru_cache(maxsize=256)
def phrases(lists: SiteLists, name: ListName) -> Phrases:
    """One list, ready to be matched."""
    return Phrases(lists.of(name), inflected=name in _INFLECTED)


def words_in(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [word for word, _, _ in placed_words(fold(text))]


def placed_words(view: View) -> list[Word]:
    """The words of a view in lower case, with offsets into it."""
    return [(match[0].lower(), match.start(), match.end()) for match in _WORD.finditer(view.text)]


def forms_of(word: str, *, is_name: bool) -> frozenset[str]:
    """The ways in which a Swedish word may stand, itself among them; a name only in the genitive."""
    forms = {word}
    if not is_name and word.isalpha() and len(word) >= _SHORTEST_INFLECTED:
        forms |= {word + ending for ending in _FORMS}
        forms |= {word[:-1] + ending for ending in _AFTER_DROPPED.get(word[-1], ())}
        if word[-1] in "mn" and word[-2] != word[-1]:
            forms |= {word + word[-1] + ending for ending in _DOUBLED}
    return frozenset(forms | {f"{form}s" for form in forms if form.isalpha()})


def _is_name(entry: str) -> bool:
    last = entry.rsplit(maxsplit=1)[-1]
    return not last[0].islower()


class Waivers:
    """Which privacy findings of one comment have no effect on its site, and why.

    `texts` are the fields that findings point into; `html` is the comment's, for findings in its attributes.
    """

    def __init__(self, lists: SiteLists, shadow: frozenset[str], texts: Mapping[str, str], html: str = "") -> None:
        self._lists = lists
        self._shadow = shadow
        self._texts = texts
        self._html = html
        self._phrases = phrases(lists, ListName.MAY_STAND)
        self._places: dict[str, _Places] = {}

    def mark_of(self, finding: Finding) -> Mark | None:
        """`shadow` for a rule that is only tried, `may-stand` for what the site lets stand, None for what counts."""
        if finding.rule in self._shadow:
            return Mark.SHADOW
        if not self._phrases or finding.kind == WATCHED:
            return None
        return Mark.MAY_STAND if self._stands(finding) else None

    def _stands(self, finding: Finding) -> bool:
        if finding.start is not None and finding.end is not None:
            return self._covers(self._texts.get(finding.field, ""), finding)
        if finding.field != "comment" or not self._html:
            return False
        values = [unquote(value).removeprefix("mailto:") for _, value in attribute_values(SafeHtml(self._html))]
        same = [
            self._covers(value, other)
            for value in values
            for other in find_identifiers(value)
            if (other.kind, other.rule) == (finding.kind, finding.rule)
        ]
        return bool(same) and all(same)

    def _covers(self, text: str, finding: Finding) -> bool:
        start, end = finding.start or 0, finding.end or 0
        digits = _digits(text[start:end])
        if digits and digits in _numbers(self._lists):
            return True
        if text not in self._places:
            self._places[text] = _Places(text, self._phrases)
        return self._places[text].cover(start, end, goes_on=finding.kind == "address")


class _Places:
    """Where entries stand in one text."""

    def __init__(self, text: str, entries: Phrases) -> None:
        view = fold(text)
        found = sorted((*view.span(match.start, match.end), match.entry) for match in entries.find(placed_words(view)))
        self._starts = [start for start, _, _ in found]
        self._reach = list(accumulate((end for _, end, _ in found), max))
        self._numbered = list(accumulate((end if _has_digit(entry) else 0 for _, end, entry in found), max))

    def cover(self, start: int, end: int, *, goes_on: bool) -> bool:
        """Whether an entry covers all of this. `goes_on`: or its beginning, when the entry has a number in it."""
        before = bisect_right(self._starts, start) - 1
        if before < 0:
            return False
        return self._reach[before] >= end or (goes_on and self._numbered[before] > start)


def _has_digit(entry: str) -> bool:
    return any(map(str.isdigit, entry))


@lru_cache(maxsize=64)
def _numbers(lists: SiteLists) -> frozenset[str]:
    entries = lists.of(ListName.MAY_STAND)
    return frozenset(digits for entry in entries if (digits := _digits(entry)))


def _digits(text: str) -> str:
    """The digits of what is a number and nothing else, as dialled in Sweden; empty for anything shorter or other."""
    folded = fold(text).text
    if any(map(str.isalpha, folded)):
        return ""
    digits = "".join(filter(str.isdigit, folded))
    if len(digits) < _FEWEST_DIGITS:
        return ""
    if folded.lstrip().startswith("+46"):
        return "0" + digits[2:].removeprefix("0")
    return "0" + digits[4:].removeprefix("0") if digits.startswith("0046") else digits
