"""What a single word is by itself: a name, a word that may be one, a place, an abbreviation."""

from __future__ import annotations

import re

from workers.checks.privacy import lexicon

_NO_GENITIVE = frozenset(
    {"dans", "klass", "class", "jeans", "minnas", "odds", "this", "his", "lasses", "carries", "anus"}
)
_SURNAME_END = ("sson", "qvist", "kvist", "ström", "berg", "gren", "lund", "dahl", "stedt", "strand", "lind", "löf")
_CAPITALS = re.compile(r"[A-ZÅÄÖ].*[A-ZÅÄÖ]")


def bare(word: str) -> str:
    """The word without its genitive: *Nellies*, *Bridget's*, *Lukas*."""
    if word[-1] not in "s'" or word in _NO_GENITIVE:
        return word
    for ending in ("'s", "'", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)]
    return word


def is_name(word: str) -> bool:
    """Whether a word in lower case is a first name and hardly anything else, also in the genitive or in a compound."""
    names = lexicon.first_names()
    if word in names or bare(word) in names:
        return True
    return "-" in word and any(
        part in names or is_ambiguous(part) or bare(part) in names for part in word.split("-") if part
    )


def is_ambiguous(word: str) -> bool:
    """Whether it is a first name and also an ordinary word, a month or a place."""
    names = lexicon.ambiguous_names()
    return word in names or bare(word) in names


def is_place(word: str) -> bool:
    places = lexicon.places()
    return word in places or bare(word) in places


def is_misspelt_name(word: str) -> bool:
    """Whether it is a name of six letters or more but for doubled letters: *Isabelll*, *Mathildda*."""
    return len(word) >= 6 and lexicon.squeezed(bare(word)) in lexicon.squeezed_names()


def is_surname_like(word: str) -> bool:
    """*Pettersson*, *Lindqvist*, *Tallström*: built as Swedish surnames are."""
    return len(word) > 6 and (bare(word).endswith(_SURNAME_END) or word.endswith(("sons", "sson", "rson", "nson")))


def is_abbreviation(word: str) -> bool:
    """*BUP*, *SoL*, *NPF-teamet*: more than one capital in one part."""
    return any(_CAPITALS.match(part) for part in word.split("-"))


def may_be_name(word: str) -> bool:
    """A quick look at a word in lower case that lets most words pass."""
    names = lexicon.first_names()
    return word in names or "-" in word or (word[-1] == "s" and bare(word) in names)
