"""The word lists beside this module, read when first asked for."""

from __future__ import annotations

from functools import cache
from pathlib import Path

_HERE = Path(__file__).parent


def lines(name: str) -> list[str]:
    """The lines of a list that are no remarks."""
    text = (_HERE / f"{name}.txt").read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line.strip() and not line.startswith("#")]


@cache
def first_names() -> frozenset[str]:
    """Names that are hardly anything else, in lower case."""
    return _all_first_names() - ambiguous_names()


@cache
def ambiguous_names() -> frozenset[str]:
    """Names that are words, months or places too, in lower case."""
    return _words("ambiguous_names")


@cache
def ordinary_words() -> frozenset[str]:
    """Ordinary words in lower case, in the forms in which they open sentences and stand in titles; no names."""
    return _words("ordinary_words")


@cache
def squeezed_names() -> frozenset[str]:
    """The unambiguous names of five letters and more with doubled letters written once, to meet misspellings."""
    return frozenset(squeezed(name) for name in first_names() if len(name) >= 5)


def squeezed(word: str) -> str:
    return "".join(letter for letter, before in zip(word, " " + word, strict=False) if letter != before)


@cache
def public_names() -> frozenset[tuple[str, ...]]:
    """Names of persons of public life as tuples of words in lower case."""
    return frozenset(tuple(name.split()) for name in _items("public_persons"))


@cache
def public_lengths() -> dict[str, tuple[int, ...]]:
    """How many words the names of public life have that begin with a word, longest first, those of one left out."""
    lengths: dict[str, set[int]] = {}
    for name in public_names():
        if len(name) > 1:
            lengths.setdefault(name[0], set()).add(len(name))
    return {word: tuple(sorted(found, reverse=True)) for word, found in lengths.items()}


@cache
def places() -> frozenset[str]:
    """Names of places in lower case."""
    return frozenset(_items("places"))


@cache
def name_weights() -> dict[str, float]:
    """What each trait of `traits.py` weighs, in log-odds, and `always` what is added for every word."""
    weighed = (line.rsplit(maxsplit=1) for line in lines("name_weights"))
    return {trait: float(weight) for trait, weight in weighed}


@cache
def letters() -> dict[str, float]:
    """What a pair or triple of letters says for a first name; `^` and `$` are the edges of a word."""
    weighed = (entry.split("=") for line in lines("letters") for entry in line.split())
    return {gram: int(weight) / 10 for gram, weight in weighed}


def _items(name: str) -> list[str]:
    return [item.strip() for line in lines(name) for item in line.lower().split(";") if item.strip()]


def _words(name: str) -> frozenset[str]:
    return frozenset(word for line in lines(name) for word in line.lower().split())


@cache
def _all_first_names() -> frozenset[str]:
    return _words("first_names")
