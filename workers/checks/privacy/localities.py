"""Whether a word is a place that may be told beside a name, and whether somebody is told to be there.

What a place tells by itself is no matter of this module.
"""

from __future__ import annotations

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.forms import is_abbreviation, is_ambiguous, is_place
from workers.checks.privacy.trades import head_before
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.whereabouts import is_capital, sentence_around
from workers.checks.privacy.words import Words

BIG = frozenset(
    ("sverige", "sweden", "stockholm", "göteborg", "malmö", "uppsala", "london", "england", "europa", "europe", "skåne",
     "småland", "norrland", "dalarna", "gothenburg", "norge", "norway", "finland", "danmark", "scotland", "wales",
     "glasgow", "manchester", "birmingham", "ireland", "toronto", "sydney", "melbourne", "australia", "canada")
)  # fmt: skip
_SETTLEMENT_END = (
    "bruk", "köping", "stad", "torp", "hult", "fors", "sele", "vik", "sund", "borg", "berga", "näs", "lunda", "tuna",
    "hamn", "hammar", "träsk", "jokk", "mouth", "bury", "wick", "field", "chester", "ford", "shire", "pool", "ham",
)  # fmt: skip
_NO_PLACE_END = ("skolan", "skola", "gymnasiet", "hemmet", "posten", "bladet", "kuriren", "tidningen", "tidning", "s")
_WRITER = frozenset({"jag", "vi", "i", "we"})
_INSIDE = frozenset({"i", "in", "utanför", "outside", "near"})
TOLD = v.GRAVE | v.MILD | v.CRIME | v.FAITH | v.CARE


def is_where_somebody_is(words: Words, index: int) -> bool:
    """*Carin i …*, *hon flyttades till …*, *… psykoser kände alla i …*: a person is there, or more is told than a name.

    Countries and provinces are left, and where the writer is.
    """
    if words.lower[index] in BIG or words.lower[index] in listed("wide"):
        return False
    if "hos" in words.lower[max(0, index - 3) : index]:
        return True
    head = head_before(words, index)
    if head >= 0 and _may_be_somebody(words, head):
        return True
    around = sentence_around(words, index)
    if _is_where_the_writer_is(words, range(max(around.start, index - 7), index)):
        return False
    return any(
        words.flags[at] & TOLD
        or words.lower[at] in listed("is-put")
        or words.lower[at] in listed("moved-whom")
        or words.lower[at] in listed("lived")
        for at in around
    )


def _is_where_the_writer_is(words: Words, before: range) -> bool:
    """*jag bor i …*, *we moved to …*, with nobody else between."""
    for at in reversed(before):
        if words.flags[at] & (v.PRONOUN | v.KIN | v.CHILD):
            return False
        if words.lower[at] in _WRITER and words.texts[at] != "i":
            return True
    return False


def _may_be_somebody(words: Words, index: int) -> bool:
    """A word with a capital, kin, or one in office, who is told to be at a place."""
    if words.flags[index] & (v.KIN | v.OFFICE | v.ONE_PERSON):
        return True
    return is_capital(words, index) and not words.opens[index] and not words.flags[index] & (v.PROPER | v.FUNCTION)


def may_be_place(words: Words, index: int) -> bool:
    """A place of the list, or an unknown word after *i* or *in*, which is hardly anything else."""
    if words.flags[index] & v.PROPER or words.lower[index] in listed("workplace"):
        return False
    if is_place(words.lower[index]) or is_ambiguous(words.lower[index]):
        return True
    led = words.word_before(index)
    if led in {"från", "from", "till", "to"} and words.lower[index].endswith(_SETTLEMENT_END):
        return not words.flags[index]
    if led == "på" and words.lower[index].endswith("ö") and not words.flags[index]:
        return True
    if led not in _INSIDE or words.flags[index] or len(words.texts[index]) < 4:
        return False
    return not is_abbreviation(words.texts[index]) and not words.lower[index].endswith(_NO_PLACE_END)
