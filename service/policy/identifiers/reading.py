"""One text prepared for the finders: the folded view, its lower-case twin, and the runs of digits in it.

Finders look at runs rather than at the text, so that a comment without digits costs one scan, and a hostile one no
more than `MOST_GROUPS` groups of digits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from service.policy.identifiers.views import View

MOST_GROUPS = 200  # groups of digits in one text: a table with more belongs in an article, and each group costs time

# Digits with at most three signs between: the classes are disjoint, so there is nothing to backtrack into. A stroke
# between spaces parts the cells of a table.
_RUN = re.compile(r"[0-9](?:[0-9]|(?! \| )[ \t\n.,:;/\\+\-()\[\]_*'|~]{1,3}(?=[0-9]))*")
_GROUP = re.compile(r"[0-9]+")


@dataclass(frozen=True, slots=True)
class Window:
    """Neighbouring groups of digits: `digits` joined, `[start, end)` in the view's text, `sizes`, and the `gaps`."""

    digits: str
    start: int
    end: int
    sizes: tuple[int, ...]
    gaps: tuple[str, ...]

    @property
    def solid(self) -> bool:
        return len(self.sizes) == 1


@dataclass(frozen=True, slots=True)
class Run:
    """Groups of digits that stand near each other; `groups` are offsets in `text`, the whole view.

    `digits` are all of them joined, `edges[i]` how many stand before group `i`, with their total last.
    """

    text: str
    groups: tuple[tuple[int, int], ...]
    digits: str
    edges: tuple[int, ...]

    @classmethod
    def of(cls, text: str, groups: tuple[tuple[int, int], ...]) -> Run:
        edges = [0]
        for start, end in groups:
            edges.append(edges[-1] + end - start)
        return cls(text, groups, "".join(text[start:end] for start, end in groups), tuple(edges))

    def window(self, first: int, last: int) -> Window:
        """The groups from `first` up to, not including, `last`."""
        groups = self.groups[first:last]
        return Window(
            self.digits[self.edges[first] : self.edges[last]],
            groups[0][0],
            groups[-1][1],
            tuple(end - start for start, end in groups),
            tuple(self.text[before[1] : after[0]] for before, after in pairwise(groups)),
        )

    def gap_before(self, group: int) -> str:
        return self.text[self.groups[group - 1][1] : self.groups[group][0]]

    def windows(self, lengths: frozenset[int]) -> Iterator[Window]:
        """All windows of whole groups with one of the `lengths` in digits."""
        if self.edges[-1] < min(lengths):
            return
        ends = {edge: group for group, edge in enumerate(self.edges)}
        for first, edge in enumerate(self.edges[:-1]):
            for length in lengths:
                last = ends.get(edge + length)
                if last is not None:
                    yield self.window(first, last)


@dataclass(frozen=True, slots=True)
class Reading:
    """A view, its text in lower case (of the same length) and its runs. `disguise` names a view that reads letters or
    words as digits, empty for the text as folded. `flooded`: there were more groups of digits than are looked at.
    """

    view: View
    lower: str
    runs: tuple[Run, ...]
    disguise: str = ""
    flooded: bool = False

    @property
    def text(self) -> str:
        return self.view.text

    @property
    def groups(self) -> Iterator[tuple[int, int]]:
        """Every group of digits, as offsets in `text`."""
        return (group for run in self.runs for group in run.groups)

    def groups_of(self, fewest: int) -> Iterator[tuple[int, int]]:
        """The groups from which on there are at least so many digits in their run."""
        return (
            group
            for run in self.runs
            if run.edges[-1] >= fewest
            for group, edge in zip(run.groups, run.edges, strict=False)
            if run.edges[-1] - edge >= fewest
        )

    def mentions(self, words: tuple[str, ...]) -> bool:
        """Whether any of the words stands anywhere: what a finder asks before it searches the text for its cues."""
        lower = self.lower
        for word in words:  # noqa: SIM110 – `any` costs twice as much, and every finder asks
            if word in lower:
                return True
        return False

    def span(self, start: int, end: int) -> tuple[int, int]:
        return self.view.span(start, end)

    def cue_before(self, cue: re.Pattern[str], at: int, reach: int = 40) -> str:
        """The nearest word of `cue` in the `reach` characters before `at`, or the empty string."""
        last = ""
        for match in cue.finditer(self.lower, max(0, at - reach), at):
            last = match[0]
        return last

    def cue_after(self, cue: re.Pattern[str], at: int, reach: int = 25) -> str:
        match = cue.search(self.lower, at, min(len(self.lower), at + reach))
        return match[0] if match else ""

    def cue_near(self, cue: re.Pattern[str], start: int, end: int, before: int = 40, after: int = 25) -> str:
        return self.cue_before(cue, start, before) or self.cue_after(cue, end, after)


def read(view: View, disguise: str = "") -> Reading:
    """Prepare a view. Linear in its length."""
    runs: list[Run] = []
    seen = 0
    for match in _RUN.finditer(view.text):
        groups = tuple(group.span() for group in _GROUP.finditer(view.text, *match.span()))
        seen += len(groups)
        if seen > MOST_GROUPS:
            break
        runs.append(Run.of(view.text, groups))
    # U+0130 is the one letter that grows in lower case.
    return Reading(view, view.text.replace("\u0130", "I").lower(), tuple(runs), disguise, seen > MOST_GROUPS)
