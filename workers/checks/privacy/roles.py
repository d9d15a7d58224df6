"""Who is meant by what they are: *prästänkan*, *fotbollstränaren*, *the hockey coach*, *hon som kör skolskjutsen*.

In a small place a trade is as good as a name. Who acts in office (*rektorn svarade*) is nobody private until something
of their own life is told.
"""

from __future__ import annotations

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.lives import is_group, is_ill, tells_of_own_family, tells_of_private_life
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.whereabouts import is_of_ours, is_person
from workers.checks.privacy.words import Words

_TRADE_END = (
    "aren", "isten", "ören", "ologen", "mannen", "kvinnan", "änkan", "änklingen", "prästen", "paret", "mästaren",
    "bonden", "smeden", "vakten", "skötaren", "örskan", "erskan", "läkaren", "tränaren", "handlaren", "ägaren",
    "kassören", "brevbäraren", "värdinnan", "vaktmästarn", "pastorn", "doktorn", "imamen", "rabbinen", "kantorn",
    "mamman", "pappan", "fadern", "modern", "diakonen", "ikern", "ären", "assistenten", "vikarien", "rektorn",
)  # fmt: skip
_TRADE_PLAIN = (
    "are",
    "ist",
    "läkare",
    "präst",
    "man",
    "kvinna",
    "par",
    "änka",
    "bonde",
    "tränare",
    "ägare",
    "mamma",
    "pappa",
)
_SET_APART = frozenset({"som", "med", "i", "på", "who", "with", "in", "at"})
_ALONE = frozenset({"bara", "only", "just", "there's", "is"})
_SUCH = frozenset({"sådan", "sån", "sådant", "such", "like"})
_STRESSED = frozenset({"EN", "ETT", "ONE"})
_GIVEN = frozenset({"the", "that", "our", "one", "only"})


def is_role(words: Words, index: int) -> bool:
    """Whether the word at `index` is the definite form of a trade or an office: *tandläkaren*, *the vicar*."""
    lower = words.lower[index]
    if lower in listed("role-not"):
        return False
    if is_trade(lower):
        return True
    return lower in listed("role-english") and any(
        words.lower[at] in _GIVEN and words.sentence[at] == words.sentence[index]
        for at in range(max(0, index - 4), index)
    )


def is_trade(lower: str) -> bool:
    """Whether a word of its own says a trade in the definite form: *slaktaren*, *smeden*."""
    if lower in listed("role-not"):
        return False
    return (len(lower) >= 7 and lower.endswith(_TRADE_END)) or (
        lower in listed("trade") and lower.endswith(("en", "an", "n"))
    )


def is_unique_role(words: Words, index: int) -> bool:
    """Whether the word after *enda*, *only* or *one* is a person or a home: *låntagare*, *vicar*, *house*."""
    lower = words.lower[index]
    if lower in listed("role-not"):
        return False
    if lower in listed("role-english") or lower in listed("household") or is_role(words, index):
        return True
    return len(lower) >= 6 and lower.endswith(_TRADE_PLAIN) and words.texts[index].islower()


def is_definite(words: Words, index: int) -> bool:
    """One definite person, by whatever word."""
    return is_person(words, index) or is_role(words, index) or words.lower[index] in listed("one-more")


def acts_in_office(words: Words, index: int) -> bool:
    """Whether one in this office meets families and courts as such, so that trade and place alone are public."""
    return bool(words.flags[index] & (v.OFFICE | v.PUBLIC)) and words.lower[index] not in listed("trade")


def is_the_only_one(words: Words, at: int, around: range) -> bool:
    """*enda flickan*, *bara en familj*, *vår enda låntagare*, *only house*; one in office only with their own life."""
    lower, text = words.lower[at], words.texts[at]
    if not words.flags[at] & v.UNIQUE and lower not in _ALONE and text not in _STRESSED:
        return False
    follows = words.lower[at + 1 : at + 2]
    alone = (
        lower in {"bara", "only", "just"} and at + 1 < around.stop and follows and follows[0] in {"en", "ett", "one"}
    )
    if lower == "just" and follows == ["the"] and words.lower[at + 2 : at + 3] == ["one"]:
        follows, alone = ["one"], True  # *just the one family*
    there = lower in {"there's", "is"} and at + 1 < around.stop and follows and follows[0] == "one"
    alone = alone or (text in _STRESSED and not words.shouting)
    if not (alone or there or words.flags[at] & v.UNIQUE):
        return False
    if words.flags[at] & v.UNIQUE and follows and follows[0] in _SET_APART:
        return _is_ours_or_one(words, at, around) and tells_of_private_life(words, around)
    if alone and words.lower[at + 2 : at + 3] and words.lower[at + 2] in _SUCH:
        return _told_before(words, around)
    if there and _is_one_of_a_kind(words, range(at + 2, around.stop)):
        return True
    for near in range(at + 1, min(at + 5, around.stop)):
        flags, word = words.flags[near], words.lower[near]
        family = word in {"familj", "family", "year-old"} or "åring" in word or flags & (v.CHILD | v.KIN)
        if word in listed("he-or-she"):
            continue
        if near < at + 4 and not there and (is_person(words, near) or family or word in listed("of-one-kind")):
            return True
        if is_group(words, near) and words.word_before(near) == "of":
            return True  # *only one set of triplets*
        if word in listed("carers"):
            return _cares_for_one(words, range(near + 1, around.stop))
        if is_unique_role(words, near):
            private = tells_of_private_life(words, around) or tells_of_own_family(words, around)
            return private or not (there or flags & v.OFFICE)
    return False


def _told_before(words: Words, around: range) -> bool:
    """*… en familj med trillingar … Det finns bara en sådan i …*: who such a one is stands in the sentence before."""
    before = range(max(0, around.start - 25), around.start)
    return any(
        words.sentence[at] == words.sentence[around.start] - 1
        and (words.lower[at] in {"familj", "family"} or words.flags[at] & (v.CHILD | v.KIN) or is_group(words, at))
        for at in before
    )


def _is_one_of_a_kind(words: Words, rest: range) -> bool:
    """*There is one Somali family with a son in a wheelchair in …*: a family, and what is told of it."""
    family = any(words.lower[at] in {"family", "household", "couple"} for at in rest[:3])
    followed = any(words.lower[at + 1] in {"with", "who", "whose", "where"} for at in rest[:3] if at + 1 < rest.stop)
    return family and followed and any(is_ill(words, at) or words.flags[at] & v.CARE for at in rest)


def _cares_for_one(words: Words, rest: range) -> bool:
    """*the only carers in … with a deaf child*, *enda familjehemmet i … med ett barn som är blint*."""
    one = any(words.flags[at] & (v.CHILD | v.KIN | v.ONE_PERSON) and _is_one_before(words, at) for at in rest)
    return one and any(is_ill(words, at) or words.flags[at] & v.FAITH for at in rest)


def _is_one_before(words: Words, at: int) -> bool:
    return not {words.word_before(at), words.word_before(at - 1)}.isdisjoint({"a", "an", "one", "en", "ett"})


def _is_ours_or_one(words: Words, at: int, around: range) -> bool:
    """*min son är den enda som …*, *flickan är den enda med …*."""
    before = range(around.start, at)
    return is_of_ours(words, before) or any(is_person(words, near) for near in before)
