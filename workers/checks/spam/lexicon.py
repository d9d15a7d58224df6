"""Word lists with phrases, prefixes and numbers, matched in one walk over the words of a text.

The lists lie in `words/`, their format is told in `words/subjects.txt`. They are read once a process, when the first
comment asks for them. A match costs time in proportion to the words of the text, not to the size of the lists.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from workers.checks.text import Word, split_words

TALK = ("warning", "civic", "public")
WORDS = Path(__file__).with_name("words")
_ANY_WORD = "_"
_NUMBER = "<n>"
_CHOICE = "|"
_MOST_NUMBER_GROUPS = 6
_MOST_WORDS = 1_200
_KEPT_WORDS = 4_096
_SHORTEST_FIRST_PART = 2  # letters of a compound before its ending


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
    choices: dict[int, _Node] = field(default_factory=dict)
    any_word: _Node | None = None
    number: _Node | None = None
    entries: dict[str, str] = field(default_factory=dict)  # rule → entry

    @property
    def leads_on(self) -> bool:
        return bool(self.words or self.prefixes or self.choices or self.any_word or self.number)


class Lexicon:
    """Entries by rule. An entry is a phrase; see `words/subjects.txt` for what its words may be."""

    def __init__(self, entries: Iterable[tuple[str, str]]) -> None:
        self._root = _Node()
        self._infixes: list[tuple[str, str]] = []
        self._endings: dict[str, list[tuple[str, str]]] = {}
        self._ending_lengths: tuple[int, ...] = ()
        self._choices = _Choices()
        for rule, entry in entries:
            for phrase in _phrases(entry):
                self._add(rule, phrase)
        # Most words of a comment are those of the comments before it.
        self._look_up = lru_cache(maxsize=_KEPT_WORDS)(self._looked_up)

    def _add(self, rule: str, phrase: tuple[str, ...]) -> None:
        if len(phrase) == 1 and phrase[0].startswith("*") and _CHOICE not in phrase[0]:
            self._add_part(rule, phrase[0])
            return
        node = self._root
        for token in phrase:
            node = self._child(node, token)
        shown = " ".join(_CHOICE if _CHOICE in token else _shown(token) for token in phrase)
        node.entries.setdefault(rule, shown)

    def _add_part(self, rule: str, token: str) -> None:
        if token.endswith("*"):
            self._infixes.append((rule, token.strip("*")))
            return
        ending = token[1:]
        self._endings.setdefault(ending, []).append((rule, f"…{ending}"))
        self._ending_lengths = tuple(sorted({*self._ending_lengths, len(ending)}))

    def _child(self, node: _Node, token: str) -> _Node:
        if _CHOICE in token:
            return node.choices.setdefault(self._choices.number_of(token), _Node())
        if token == _ANY_WORD:
            node.any_word = node.any_word or _Node()
            return node.any_word
        if token == _NUMBER:
            node.number = node.number or _Node()
            return node.number
        if token.endswith("*"):
            prefix = token[:-1]
            node.lengths = tuple(sorted({*node.lengths, len(prefix)}))
            return node.prefixes.setdefault(prefix, _Node())
        return node.words.setdefault(token, _Node())

    def find(self, words: Sequence[Word], text: str) -> list[Match]:
        """All matches, leftmost and longest, those of one list not overlapping; `words` are the words of `text`.

        Of a very long text only the first and the last words are looked up.
        """
        ends: dict[str, int] = {}
        found = []
        if len(words) > _MOST_WORDS:
            words = [*words[: _MOST_WORDS // 2], *words[-_MOST_WORDS // 2 :]]
        looked_up = {text: self._look_up(text) for text in {word.text for word in words}}
        walk = _Walk(words, {text: choices for text, (choices, _, _) in looked_up.items()})
        for at, word in enumerate(words):
            _, begun, begins = looked_up[word.text]
            if not begins or (at and word.text.isdigit() and words[at - 1].text.isdigit()):
                continue
            longest: dict[str, tuple[int, str]] = {}
            walk.go_on(self._root, begun, at, longest)
            for rule, (last, entry) in longest.items():
                if ends.get(rule, -1) < word.start:
                    ends[rule] = words[last].end
                    said = _said(entry, words[at : last + 1]) if _CHOICE in entry else entry
                    found.append(Match(rule, said, word.start, words[last].end))
        found.extend(self._inside(text))
        found.extend(self._at_the_end(words))
        return found

    def _looked_up(self, text: str) -> tuple[frozenset[int], tuple[_Node, ...], bool]:
        """The sets of words that this one is in, where entries that begin with it go on, and whether there are any."""
        choices, root = self._choices.with_word(text), self._root
        begun = tuple(_children(root, text, choices))
        return choices, begun, bool(begun) or (root.number is not None and text[0].isdigit())

    def knows(self, word: str) -> Match | None:
        """The entry that this one word is, or None."""
        return next(iter(self.find([Word(word, 0, len(word))], word)), None)

    def _at_the_end(self, words: Sequence[Word]) -> Iterator[Match]:
        """Compounds by what they end in, the first place of each word; the ending alone is no compound."""
        if not self._endings:
            return
        for word in {word.text: word for word in reversed(words)}.values():
            for length in self._ending_lengths:
                if length + _SHORTEST_FIRST_PART > len(word.text):
                    break
                for rule, entry in self._endings.get(word.text[-length:], ()):
                    yield Match(rule, entry, word.start, word.end)

    def _inside(self, text: str) -> Iterator[Match]:
        for rule, infix in self._infixes:
            at = text.find(infix)
            if at >= 0:
                yield Match(rule, infix, at, at + len(infix))


class _Choices:
    """The sets of words `a|b*|c` that entries let stand in one place, each with a number."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._words: dict[str, list[int]] = {}
        self._prefixes: dict[str, list[int]] = {}
        self._lengths: tuple[int, ...] = ()

    def number_of(self, token: str) -> int:
        if token not in self._numbers:
            number = self._numbers[token] = len(self._numbers)
            for choice in token.split(_CHOICE):
                shelf, key = (self._prefixes, choice[:-1]) if choice.endswith("*") else (self._words, choice)
                shelf.setdefault(key, []).append(number)
            self._lengths = tuple(sorted({len(prefix) for prefix in self._prefixes}))
        return self._numbers[token]

    def with_word(self, text: str) -> frozenset[int]:
        """The numbers of the sets that this word is in."""
        found = set(self._words.get(text, ()))
        for length in self._lengths:
            if length > len(text):
                break
            found.update(self._prefixes.get(text[:length], ()))
        return frozenset(found)


class _Walk(NamedTuple):
    """The words of one text, and for each of them the sets of words that it is in."""

    words: Sequence[Word]
    choices: Mapping[str, frozenset[int]]

    def follow(self, node: _Node, at: int, longest: dict[str, tuple[int, str]]) -> None:
        """Note in `longest` for each rule where its longest entry from `at` on ends, and which it is."""
        words = self.words
        if at >= len(words):
            return
        text = words[at].text
        self.go_on(node, _children(node, text, self.choices[text]), at, longest)

    def go_on(self, node: _Node, children: Sequence[_Node], at: int, longest: dict[str, tuple[int, str]]) -> None:
        """The same, where the nodes that the word `at` leads to are known."""
        words = self.words
        text = words[at].text
        for child in children:
            if child.entries:
                _note(child, at, longest)
            if child.leads_on:
                self.follow(child, at + 1, longest)
        if node.number is not None and text[0].isdigit():
            last = at
            while last + 1 < len(words) and last - at < _MOST_NUMBER_GROUPS and words[last + 1].text[0].isdigit():
                last += 1
            _note(node.number, last, longest)
            self.follow(node.number, last + 1, longest)


def _note(node: _Node, last: int, longest: dict[str, tuple[int, str]]) -> None:
    for rule, entry in node.entries.items():
        if rule not in longest or longest[rule][0] < last:
            longest[rule] = (last, entry)


def _children(node: _Node, text: str, choices: frozenset[int]) -> list[_Node]:
    children = []
    if text in node.words:
        children.append(node.words[text])
    for length in node.lengths:
        if length > len(text):
            break
        if text[:length] in node.prefixes:
            children.append(node.prefixes[text[:length]])
    if node.choices and choices:
        if len(node.choices) < len(choices):
            children.extend(child for number, child in node.choices.items() if number in choices)
        else:
            children.extend(node.choices[number] for number in choices if number in node.choices)
    if node.any_word is not None:
        children.append(node.any_word)
    return children


def _phrases(entry: str) -> Iterator[tuple[str, ...]]:
    """The token sequences that an entry stands for: a choice between single words stays one token, `a|b*`."""
    places: list[list[tuple[str, ...]]] = []
    for part in entry.split():
        choices = [tuple(_tokens(choice.replace("+", " "))) for choice in part.split(_CHOICE)]
        single = dict.fromkeys(choice[0] for choice in choices if len(choice) == 1)
        plain = [word for word in single if word not in (_ANY_WORD, _NUMBER)]
        place = [choice for choice in choices if len(choice) != 1 or choice[0] not in plain]
        places.append([*([(_CHOICE.join(plain),)] if plain else []), *dict.fromkeys(place)])
    for chosen in product(*places):
        phrase = tuple(token for tokens in chosen for token in tokens)
        if phrase:
            yield phrase


def _tokens(entry: str) -> Iterator[str]:
    for part in entry.split():
        if part in (_ANY_WORD, _NUMBER):
            yield part
            continue
        if part.startswith("*"):
            yield part
            continue
        words = [word.text for word in split_words(part.rstrip("*").lower())]
        yield from words[:-1]
        for last in words[-1:]:
            yield last + ("*" if part.endswith("*") else "")


def _shown(token: str) -> str:
    return token.replace(_NUMBER, "…").replace(_ANY_WORD, "…").replace("*", "…")


def _said(entry: str, words: Sequence[Word]) -> str:
    """The entry with the words that stood where it leaves a choice; … where numbers make places uncertain."""
    places = entry.split()
    if len(places) != len(words):
        return entry.replace(_CHOICE, "…")
    return " ".join(word.text if place == _CHOICE else place for place, word in zip(places, words, strict=True))


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
def talk() -> Lexicon:
    """Phrases of people: who warns, who meets in associations, what public bodies do."""
    found = lists("conversation.txt")
    return Lexicon((name, entry) for name in TALK for entry in found[name])


@cache
def commerce() -> Lexicon:
    """What is looked for in an author's name, a host or a disguised word: what spam sells, and nothing softer."""
    return Lexicon(
        (rule, entry)
        for file in ("subjects.txt", "pitches.txt", "names.txt")
        for rule, entries in lists(file).items()
        if rule not in ("author_profession", "search_place")
        for entry in entries
    )
