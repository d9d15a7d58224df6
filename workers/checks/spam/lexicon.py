"""Word lists with phrases, prefixes and numbers, matched in one walk over the words of a text.

The lists lie in `words/`, their format is told in `words/subjects.txt`. They are read once a process, when the first
comment asks for them. A match costs time in proportion to the words of the text, not to the size of the lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import NamedTuple

from workers.checks.text import Word, split_words

WORDS = Path(__file__).with_name("words")
_ANY_WORD = "_"
_NUMBER = "<n>"
_MOST_NUMBER_GROUPS = 6


class Match(NamedTuple):
    """A place where `entry` of the list `rule` stands; offsets are those of the words that were walked over.

    `entry` is what the list says, with … for what it leaves open: it never quotes a name that stood there.
    """

    rule: str
    entry: str
    start: int
    end: int


@dataclass(slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    prefixes: dict[str, _Node] = field(default_factory=dict)
    lengths: tuple[int, ...] = ()
    any_word: _Node | None = None
    number: _Node | None = None
    entries: dict[str, str] = field(default_factory=dict)  # rule → entry

    @property
    def leads_on(self) -> bool:
        return bool(self.words or self.prefixes or self.any_word or self.number)

    def child(self, token: str) -> _Node:
        if token == _ANY_WORD:
            self.any_word = self.any_word or _Node()
            return self.any_word
        if token == _NUMBER:
            self.number = self.number or _Node()
            return self.number
        if token.endswith("*"):
            prefix = token[:-1]
            self.lengths = tuple(sorted({*self.lengths, len(prefix)}))
            return self.prefixes.setdefault(prefix, _Node())
        return self.words.setdefault(token, _Node())


class Lexicon:
    """Entries by rule. An entry is a phrase; see `words/subjects.txt` for what its words may be."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._root = _Node()
        self._infixes: list[tuple[str, str]] = []
        for rule, entry in entries:
            self._add(rule, entry)

    def _add(self, rule: str, entry: str) -> None:
        if entry.startswith("*") and entry.endswith("*"):
            self._infixes.append((rule, entry.strip("*")))
            return
        shown = entry.replace(_NUMBER, "…").replace(_ANY_WORD, "…").replace("*", "…")
        node = self._root
        for token in _tokens(entry):
            node = node.child(token)
        node.entries.setdefault(rule, shown)

    def find(self, words: Sequence[Word], text: str) -> list[Match]:
        """All matches, leftmost and longest, those of one list not overlapping; `words` are the words of `text`."""
        ends: dict[str, int] = {}
        found = []
        starters = {text for text in {word.text for word in words} if self._may_begin_with(text)}
        for at, word in enumerate(words):
            if word.text not in starters or (at and word.text.isdigit() and words[at - 1].text.isdigit()):
                continue
            longest: dict[str, tuple[int, str]] = {}
            _follow(self._root, words, at, longest)
            for rule, (last, entry) in longest.items():
                if ends.get(rule, -1) < word.start:
                    ends[rule] = words[last].end
                    found.append(Match(rule, entry, word.start, words[last].end))
        found.extend(self._inside(text))
        return found

    def _may_begin_with(self, text: str) -> bool:
        return bool(_children(self._root, text)) or (self._root.number is not None and text[0].isdigit())

    def knows(self, word: str) -> Match | None:
        """The entry that this one word is, or None."""
        return next(iter(self.find([Word(word, 0, len(word))], word)), None)

    def _inside(self, text: str) -> Iterator[Match]:
        for rule, infix in self._infixes:
            at = text.find(infix)
            if at >= 0:
                yield Match(rule, infix, at, at + len(infix))


def _follow(node: _Node, words: Sequence[Word], at: int, longest: dict[str, tuple[int, str]]) -> None:
    """Note in `longest` for each rule where its longest entry from the word `at` on ends, and which it is."""
    if at >= len(words):
        return
    text = words[at].text
    for child in _children(node, text):
        _note(child, at, longest)
        if child.leads_on:
            _follow(child, words, at + 1, longest)
    if node.number is not None and text[0].isdigit():
        last = at
        while last + 1 < len(words) and last - at < _MOST_NUMBER_GROUPS and words[last + 1].text[0].isdigit():
            last += 1
        _note(node.number, last, longest)
        _follow(node.number, words, last + 1, longest)


def _note(node: _Node, last: int, longest: dict[str, tuple[int, str]]) -> None:
    for rule, entry in node.entries.items():
        if rule not in longest or longest[rule][0] < last:
            longest[rule] = (last, entry)


def _children(node: _Node, text: str) -> list[_Node]:
    children = []
    if text in node.words:
        children.append(node.words[text])
    for length in node.lengths:
        if length > len(text):
            break
        if text[:length] in node.prefixes:
            children.append(node.prefixes[text[:length]])
    if node.any_word is not None:
        children.append(node.any_word)
    return children


def _tokens(entry: str) -> Iterator[str]:
    for part in entry.split():
        if part in (_ANY_WORD, _NUMBER):
            yield part
            continue
        words = [word.text for word in split_words(part.rstrip("*").lower())]
        yield from words[:-1]
        for last in words[-1:]:
            yield last + ("*" if part.endswith("*") else "")


@cache
def lists(file: str) -> dict[str, tuple[str, ...]]:
    """The entries of one file of `words/` by list name. Raises `ValueError` for a line before the first list."""
    found: dict[str, list[str]] = {}
    name = ""
    for line in (WORDS / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("[") and line.endswith("]"):
            name = line[1:-1]
            found.setdefault(name, [])
        elif line and not line.startswith("#"):
            if not name:
                raise ValueError(f"{file}: entries before the first list")
            found[name].extend(entry.strip() for entry in line.split(";") if entry.strip())
    return {name: tuple(entries) for name, entries in found.items()}


@cache
def closed(name: str) -> frozenset[str]:
    """A list of `words/forms.txt`: plain words, to be looked up one by one."""
    return frozenset(lists("forms.txt")[name])


@cache
def wording() -> Lexicon:
    """What is looked for in the comment."""
    files = ("subjects.txt", "pitches.txt", "wording.txt", "praise.txt")
    return Lexicon(
        (rule, entry)
        for file in files
        for rule, entries in lists(file).items()
        if rule != "praise_word"
        for entry in entries
    )


@cache
def commerce() -> Lexicon:
    """What is looked for in an author's name, a host or a disguised word: what spam sells, and nothing softer."""
    return Lexicon(
        (rule, entry)
        for file in ("subjects.txt", "pitches.txt", "names.txt")
        for rule, entries in lists(file).items()
        for entry in entries
    )
