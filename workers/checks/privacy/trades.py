"""Who is told by a trade and a small place: *tandläkaren i … som tog hem …*, *bonden med getterna i … som miste …*.

In a small place a trade is as good as a name, once something of their own life is told beside it.
"""

from __future__ import annotations

from bisect import bisect_right

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.forms import is_name
from workers.checks.privacy.lives import (
    hits,
    is_bound,
    is_described_after,
    is_family,
    is_ill,
    is_relative_after,
    tells_of_own_family,
    tells_of_private_life,
)
from workers.checks.privacy.roles import acts_in_office, is_role, is_trade
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.whereabouts import is_person, sentence_around
from workers.checks.privacy.words import Words

TOWARDS = frozenset({"för", "for", "utanför", "outside"})
_TRADE = ("are", "ist", "ör", "man", "präst", "värd", "kock", "ordförande")
_OF_POLITICS = ("nämnd", "socialnämnd", "parti", "regering", "kommun", "region", "utskott", "stat", "riksdag")
_SOMEBODYS = frozenset({"man's", "lady's", "woman's", "driver's"})
_WITH = frozenset({"med", "with"})


def head_before(words: Words, index: int) -> int:
    """Who is told to be at the place at `index`: *prästen i …*, *bagaren här i …*, *bonden med getter i …*; or -1."""
    head = index - 2
    while head > 0 and words.lower[head] in listed("here"):
        head -= 1
    if head < 0 or words.sentence[head] != words.sentence[index]:
        return -1
    if is_role(words, head) or is_person(words, head) or words.flags[head] & v.KIN:
        return head
    for at in range(head, max(head - 4, 0), -1):
        if words.sentence[at - 1] != words.sentence[index] or "," in words.gap(at + 1):
            return head
        if words.lower[at] in _WITH:
            described = is_role(words, at - 1) or is_person(words, at - 1)
            return at - 1 if described else head
    return head


def by_trade(words: Words, index: int, last: int, told: bool) -> str:
    """*tandläkaren i … som tog hem sina fosterbarn*, *ordföranden i … hans fosterson*."""
    head = head_before(words, index)
    if words.lower[index - 1] in {"för", "for", "the"} or head < 0:
        return ""
    if is_news(words, head):
        return ""
    return _by_what_is_no_office(words, head, last) or _by_life(words, head, last, told)


def _by_what_is_no_office(words: Words, head: int, last: int) -> str:
    """*den skäggiga handläggaren i … som …*, *rektorn i … är gift med …*: what one is beside trade or office."""
    if not (is_role(words, head) or words.flags[head] & v.OFFICE):
        return ""
    after = told_after(words, last)
    looks = not listed("looks").isdisjoint(words.lower[max(0, head - 2) : head])
    if (looks and is_relative_after(words, last)) or is_bound(words, after[:6]) or _sits_for(words, after[:6]):
        return "one person"
    return ""


def _by_life(words: Words, head: int, last: int, told: bool) -> str:
    """What is told of the life of the one at `head`, who is at the place that ends at `last`."""
    after = told_after(words, last)
    if is_role(words, head) and is_relative_after(words, last):
        return "one person" if _is_told_privately(words, head, last, after) or told else ""
    described = words.lower[head + 1] in _WITH and is_person(words, head)
    one = (is_role(words, head) or described) and not acts_in_office(words, head)
    if one and (_is_of_their_own(words, last) or (told and is_role(words, head))):
        return "one person"
    if described and any(words.flags[at] & v.CARE for at in range(sentence_around(words, head).start, head)):
        return "one family"
    if is_role(words, head) and any(words.flags[at] & v.CRIME for at in after[:8]) and not words.flags[head] & v.PUBLIC:
        return "one person"
    if is_role(words, head) and any(hits(words, at) for at in after[:8]):
        return "one person"
    if _is_the_somebody(words, head, last) and _is_told_privately(words, head, last, after):
        return "one person"
    if is_person(words, head) and _is_ill_by_adjective(words, head - 1):
        return "one person"
    if _is_of_a_club(words, head) and tells_of_own_family(words, after):
        return "one person"
    if _is_its_only_one(words, head) and tells_of_private_life(words, after):
        return "one person"
    return _by_origin(words, head, last)


def _by_origin(words: Words, head: int, last: int) -> str:
    """*ett samiskt lärarpar i … med …*, *den danska familjen på … som hemskolar sina fyra*."""
    marked = words.lower[head - 1] in {"foster", "adoptive"} or is_of_faith_or_origin(words.lower[head - 1])
    if not marked or not is_relative_after(words, last):
        return ""
    pair = words.flags[head] & v.KIN or words.lower[head].endswith(("par", "familj", "couple", "family"))
    one = words.lower[head] in {"familjen", "paret"} and _tells_of_children(words, told_after(words, last))
    return "one family" if pair or one else ""


def _tells_of_children(words: Words, after: range) -> bool:
    """*… som hemskolar sina fyra*, *… vars barn aldrig kommer till skolan*."""
    return any(
        words.lower[at] in listed("home-taught") or words.flags[at] & v.CARE or is_family(words, at) for at in after
    )


def _sits_for(words: Words, after: range) -> bool:
    """*… som sitter för* a party: what one in office is beside it."""
    return any(words.lower[at] == "för" and words.lower[at + 1] in listed("party") for at in after[:-1])


def is_news(words: Words, index: int) -> bool:
    """*En man i … dömdes för …, läste jag*: a crime that the papers tell, and nothing of care."""
    around = sentence_around(words, index)
    told = not listed("news").isdisjoint(words.lower[around.start : around.stop])
    return told and not words.flags_in(around) & v.CARE


def _is_of_their_own(words: Words, last: int) -> bool:
    """*Rörmokaren i … fick hem tvillingarna från soc*: the rest of the sentence tells of care or of foster children."""
    rest = range(last + 1, sentence_around(words, last).stop)
    cared = any(words.flags[at] & v.CARE and not words.flags[at] & v.KIN for at in rest)
    return tells_of_private_life(words, rest) or (cared and any(is_family(words, at) for at in rest))


def _is_the_somebody(words: Words, head: int, last: int) -> bool:
    """*the chip shop owner in … who …*: of whom it is said *who* is a person, whatever the trade."""
    if words.lower[last + 1 : last + 2] not in (["who"], ["whose"]) or words.lower[head].endswith("s"):
        return False
    return not {"the", "that", "our"}.isdisjoint(words.lower[max(0, head - 3) : head])


def _is_told_privately(words: Words, head: int, last: int, after: range) -> bool:
    """Whether what comes after trade and place is no matter of the office."""
    if words.flags[head] & v.PUBLIC and acts_in_office(words, head):
        return False
    if tells_of_own_family(words, after):
        return True
    if acts_in_office(words, head):
        drinks = words.flags[last + 1] & v.RELATIVE and any(is_ill(words, at) for at in after[1:3])
        return bool(drinks) or tells_of_private_life(words, after, in_office=True)
    return is_described_after(words, last) or tells_of_private_life(words, after)


def is_of_faith_or_origin(word: str) -> bool:
    """*lesbisk*, *samiskt*, *somaliska*, *Tamil*."""
    base = word[:-1] if word.endswith(("kt", "ka")) else word
    return bool((v.flags().get(word, 0) | v.flags().get(base, 0)) & v.FAITH) or base in listed("origin")


def is_somebodys_kin(words: Words, index: int) -> bool:
    """*prästens fosterson*, *the GP's own daughter*: whose child it is everybody knows who knows the place."""
    lower = words.lower[index]
    if not lower.endswith("s"):
        return False
    base = lower.rpartition("-")[2][:-1]
    owner = lower.endswith("ns") and (words.flags[index] & v.OFFICE or is_trade(base))
    if lower.endswith("'s") and lower[:-2] in listed("role-english"):
        owner = not {"the", "our"}.isdisjoint(words.lower[max(0, index - 3) : index])
    if lower in _SOMEBODYS:
        owner = "the" in words.lower[max(0, index - 3) : index - 1]  # *the lollipop man's*
    kin = words.flags[index + 1]
    if words.lower[index + 1] in listed("of-a-family-adjective"):
        kin = words.after(index + 1)
    if not owner or words.flags[index] & v.PUBLIC:
        return False
    if words.lower[index + 1] in listed("one-of-theirs") and not kin & (v.KIN | v.CHILD):
        return tells_of_private_life(words, sentence_around(words, index))
    return bool(kin & (v.KIN | v.CHILD))


def _is_its_only_one(words: Words, index: int) -> bool:
    """*bokbussens chaufför*, *kyrkans vaktmästare*: a thing of the village has one of each; no office."""
    owner = words.word_before(index)
    owned = owner.endswith(("ens", "ets", "ans")) and not is_name(owner) and not owner.startswith(_OF_POLITICS)
    return owned and words.lower[index].endswith(_TRADE) and not words.flags[index] & v.OFFICE


def _is_ill_by_adjective(words: Words, index: int) -> bool:
    """*den blinda flickan*, *den cp-skadade pojken*."""
    if index < 1 or words.lower[index - 1] not in {"den", "det", "the"}:
        return False
    base = words.lower[index].removesuffix("a").removesuffix("e")
    return is_ill(words, index) or bool(v.flags().get(base, 0) & (v.GRAVE | v.MILD))


def _is_of_a_club(words: Words, index: int) -> bool:
    """*hembygdsföreningens ordförande*, *klubbens kassör*."""
    before = words.word_before(index)
    return before.endswith(("föreningens", "klubbens", "körens", "lagets", "samfällighetens", "kårens"))


def told_after(words: Words, last: int) -> range:
    """The rest of the sentence and the next one, at most 30 words."""
    first = last + 1
    return range(first, bisect_right(words.sentence, words.sentence[last] + 1, first, min(first + 30, words.size)))
