"""One text as a row of words with what is known of each: what the finders in context look at."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import reduce
from operator import or_

from service.policy.identifiers.views import View
from workers.checks.privacy.vocabulary import by_ending, flags

_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*|[0-9]+")
_END = re.compile(r"[.!?\n:;\"•*>()\u2026]")
_MOST_CAPITALS = 400  # an honest text of 20,000 characters has that many
_SHORTENED = frozenset({"mr", "mrs", "ms", "dr", "prof", "st"})
_HARD_END = re.compile(r"[.!?\n]")


@dataclass(frozen=True, slots=True)
class Words:
    """`texts`, `lower`, `starts`, `ends` and `flags` run in step. Offsets are those of the view, `span` leads back.

    `capitals` are the indexes of words with one, none where the whole text is in capitals. `opens[i]`: word `i` begins
    a sentence or stands after a sign where capitals mean nothing. `sentence[i]` counts up.
    """

    view: View
    texts: list[str]
    lower: list[str]
    starts: list[int]
    ends: list[int]
    flags: list[int]
    opens: list[bool]
    sentence: list[int]
    shouting: bool
    capitals: list[int]
    size: int

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the original of the words from `first` to `last`, both included."""
        return self.view.span(self.starts[first], self.ends[last])

    @property
    def all_flags(self) -> int:
        """Every flag that some word of the text has."""
        return self.flags_in(range(self.size))

    def gap(self, index: int) -> str:
        """What stands between word `index` and the one before."""
        before = self.ends[index - 1] if index else 0
        return self.view.text[before : self.starts[index]]

    def around(self, first: int, last: int, before: int, after: int) -> int:
        """All flags of the words near by, within the same sentence and without the words themselves."""
        near = self.in_sentence(first, max(0, first - before), last + after + 1)
        return reduce(or_, self.flags[near.start : first] + self.flags[last + 1 : near.stop], 0)

    def flags_in(self, around: range) -> int:
        """All flags of these words."""
        return reduce(or_, self.flags[around.start : around.stop], 0)

    def in_sentence(self, index: int, begin: int, end: int) -> range:
        """The words from `begin` up to, not including, `end` that are in the sentence of the word at `index`."""
        here, end = self.sentence[index], min(end, self.size)
        return range(bisect_left(self.sentence, here, begin, end), bisect_right(self.sentence, here, begin, end))

    def before(self, index: int, steps: int = 1) -> int:
        """The flags of the word `steps` before, 0 past the beginning of the sentence."""
        at = index - steps
        return self.flags[at] if at >= 0 and self.sentence[at] == self.sentence[index] else 0

    def word_before(self, index: int) -> str:
        """The word before in lower case, empty at the beginning of the sentence."""
        return self.lower[index - 1] if index and self.sentence[index - 1] == self.sentence[index] else ""

    def sentence_begin(self, index: int, most: int = 40) -> int:
        """The first word of the sentence of word `index`, or the word `most` before it where it begins farther away."""
        begin = index
        while begin and index - begin < most and self.sentence[begin - 1] == self.sentence[index]:
            begin -= 1
        return begin

    def word_after(self, index: int) -> str:
        """The word after in lower case, empty at the end of the text."""
        return self.lower[index + 1] if index + 1 < self.size else ""

    def after(self, index: int, steps: int = 1) -> int:
        at = index + steps
        return self.flags[at] if at < self.size and self.sentence[at] == self.sentence[index] else 0


def split(view: View) -> Words:
    """The words of a view; linear."""
    matches = list(_WORD.finditer(view.text))
    texts = [match[0] for match in matches]
    starts = [match.start() for match in matches]
    ends = [match.end() for match in matches]
    lower = [text.lower() for text in texts]
    opens, sentence = _openings(view.text, lower, starts, ends)
    known = flags()
    capitals = sum(text.isupper() for text in texts if len(text) > 1)
    shouting = capitals > 4 and capitals * 2 > sum(len(text) > 1 for text in texts)
    initials = [] if shouting else [index for index, text in enumerate(texts) if text[0].isupper()][:_MOST_CAPITALS]
    found = {word: known.get(word) or by_ending(word) for word in set(lower)}
    each = [found[word] for word in lower]
    return Words(view, texts, lower, starts, ends, each, opens, sentence, shouting, initials, len(texts))


def _openings(text: str, lower: list[str], starts: list[int], ends: list[int]) -> tuple[list[bool], list[int]]:
    """For each word whether it opens a sentence, and the sentence's number."""
    opens: list[bool] = []
    sentence: list[int] = []
    count = 0
    opened = True
    for start, before, word in zip(starts, [0, *ends], ["", *lower], strict=False):
        if start - before > 1:
            gap = text[before:start]
            if word in _SHORTENED and gap == ". ":
                gap = " "
            opened = opened or _END.search(gap) is not None
            count += _HARD_END.search(gap) is not None
        elif start > before and text[before] != " ":
            opened = opened or _END.match(text, before) is not None
            count += _HARD_END.match(text, before) is not None
        opens.append(opened)
        sentence.append(count)
        opened = False
    return opens, sentence
