"""Who is meant by what they are: *prästänkan*, *fotbollstränaren*, *the hockey coach*, *hon som kör skolskjutsen*.

In a small place a trade is as good as a name. Who acts in office (*rektorn svarade*) is nobody private until something
of their own life is told.
"""

from __future__ import annotations

import re

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.whereabouts import is_person
from workers.checks.privacy.words import Words

_TRADE_END = (
    "aren", "isten", "ören", "ologen", "mannen", "kvinnan", "änkan", "änklingen", "prästen", "paret", "mästaren",
    "bonden", "smeden", "vakten", "skötaren", "örskan", "erskan", "läkaren", "tränaren", "handlaren", "ägaren",
    "kassören", "brevbäraren", "värdinnan", "vaktmästarn", "pastorn", "doktorn", "imamen", "rabbinen", "kantorn",
)  # fmt: skip
_TRADE_PLAIN = ("are", "ist", "läkare", "präst", "man", "kvinna", "par", "änka", "bonde", "tränare", "ägare")
_KIND_OF_KIN = re.compile(r"(?:foster|familjehems|placerade)\w{0,20}|\w{0,20}barns?skaran?|\w{1,20}barn")
_GIVEN = frozenset({"the", "that", "our", "one", "only"})
_WITH = frozenset({"med", "with"})
_OWN = frozenset({"egen", "eget", "egna", "own", "sin", "sitt", "sina", "vars", "whose"})
_WHOSE = _OWN | {"hans", "hennes", "his", "her", "their", "deras"}


def is_role(words: Words, index: int) -> bool:
    """Whether the word at `index` is the definite form of a trade or an office: *tandläkaren*, *the vicar*."""
    lower = words.lower[index]
    if lower in listed("role-not"):
        return False
    if len(lower) >= 7 and lower.endswith(_TRADE_END):
        return True
    if lower in listed("trade") and lower.endswith(("en", "an", "n")):
        return True
    return lower in listed("role-english") and any(
        words.lower[at] in _GIVEN and words.sentence[at] == words.sentence[index]
        for at in range(max(0, index - 4), index)
    )


def is_unique_role(words: Words, index: int) -> bool:
    """Whether the word after *enda*, *only* or *one* is a person or a home: *låntagare*, *vicar*, *house*."""
    lower = words.lower[index]
    if lower in listed("role-not"):
        return False
    if lower in listed("role-english") or lower in listed("household") or is_role(words, index):
        return True
    return len(lower) >= 6 and lower.endswith(_TRADE_PLAIN)


def is_definite(words: Words, index: int) -> bool:
    """One definite person, by whatever word."""
    return is_person(words, index) or is_role(words, index)


def acts_in_office(words: Words, index: int) -> bool:
    """Whether one in this office meets families and courts as such, so that trade and place alone are public."""
    return bool(words.flags[index] & (v.OFFICE | v.PUBLIC)) and words.lower[index] not in listed("trade")


def is_relative_after(words: Words, last: int) -> bool:
    """*… i Åsele vars fru …*, *… from Tarn, 13, who …*, *… i Tollarp med sjubarnsskaran*."""
    first = last + 1
    if first >= words.size or words.sentence[first] != words.sentence[last]:
        return False
    if words.lower[first] in _WITH:
        return any(_is_family(words, at) or _is_ill(words, at) for at in _next(words, first, 6))
    if words.flags[first] & v.RELATIVE and words.lower[first] != "that":
        return True
    return "," in words.gap(first) and bool((words.flags[first] | words.after(first)) & v.RELATIVE)


def tells_of_private_life(words: Words, around: range) -> bool:
    """Own family, foster children, illness or a crime."""
    if any(_is_ill(words, at) or words.flags[at] & v.CRIME or is_taken(words, at) for at in around):
        return True
    if any(words.lower[at] in _OWN and any(_is_family(words, near) for near in _next(words, at, 3)) for at in around):
        return True
    return any(_is_foster(words, at) for at in around)


def tells_of_own_family(words: Words, around: range) -> bool:
    """*hans fosterson*, *vars egen dotter*, *with his dead brother's kids*."""
    return any(
        words.lower[at] in _WHOSE and any(_is_family(words, near) for near in _next(words, at, 3)) for at in around
    )


def is_taken(words: Words, index: int) -> bool:
    """*omhändertagen*, *lvuad*, *på jour*; not the kind of care that is spoken of in general."""
    lower = words.lower[index]
    if lower in listed("is-taken") or lower.startswith("lvua"):
        return True
    return lower == "jour" and words.word_before(index) == "på"


def _next(words: Words, index: int, most: int) -> range:
    last = index
    while last + 1 < words.size and last - index < most and words.sentence[last + 1] == words.sentence[index]:
        last += 1
    return range(index + 1, last + 1)


def _is_family(words: Words, index: int) -> bool:
    lower = words.lower[index]
    if lower.startswith("elev"):
        return False
    return bool(words.flags[index] & (v.KIN | v.CHILD)) or _is_foster(words, index) or lower in listed("siblings")


def _is_foster(words: Words, index: int) -> bool:
    lower = words.lower[index]
    return lower not in listed("foster-not") and _KIND_OF_KIN.fullmatch(lower) is not None


def _is_ill(words: Words, index: int) -> bool:
    return bool(words.flags[index] & (v.GRAVE | v.MILD)) or words.lower[index] == "ms"
