"""Who is told by several things at once: *hon är kantor, han är från …*, *vi har två sexor, en av dem …*.

Each sentence is looked at once for a text; the finders of places and schools ask for the sentences.
"""

from __future__ import annotations

from collections.abc import Iterator

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.lives import is_group, is_ill, is_taken
from workers.checks.privacy.roles import is_unique_role
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.whereabouts import is_capital
from workers.checks.privacy.words import Words

_THEY_HAVE = frozenset({"de", "dom", "they", "paret", "familjen"})
_HAVE = frozenset({"har", "hade", "have", "had", "has", "they've"})
_THEM = frozenset({"dem", "dom", "them"})
_OF_THEM = (("av", "dem"), ("av", "dom"), ("of", "them"))
_OF_A_COUPLE = frozenset({"hon", "han", "she", "he", "she's", "he's"})
_LIVE = frozenset({"live", "living"})
_WRITER = frozenset({"jag", "vi", "i", "we", "i'm", "we're"})
_FEW_FAR = 25  # words between the few and the one of them


def described(words: Words) -> frozenset[int]:
    """The sentences that tell three things or more of one couple: what she is, where he is from, how many children."""
    found: dict[int, int] = {}
    if _OF_A_COUPLE.isdisjoint(words.lower):
        return frozenset()
    writers = {words.sentence[at] for at in range(words.size) if _is_writer(words, at)}
    for at in _subjects(words):
        found[words.sentence[at]] = found.get(words.sentence[at], 0) + 1
    return frozenset(sentence for sentence, told in found.items() if told > 2) - writers


def _is_writer(words: Words, at: int) -> bool:
    return words.lower[at] in _WRITER and words.texts[at] != "i"


def _subjects(words: Words) -> Iterator[int]:
    """Where *hon är kantor*, *he's from …*, *de har sex barn*, *they live by …* begin."""
    for at in range(words.size - 2):
        lower = words.lower[at]
        if words.sentence[at + 2] != words.sentence[at]:
            continue
        if lower in _LIVE or lower in listed("lives") or _is_said_to_be(words, at) or _has_children(words, at):
            yield at


def _is_said_to_be(words: Words, at: int) -> bool:
    if words.lower[at] in {"she's", "he's"}:
        return _is_what_one_is(words, at + 1)
    one = words.lower[at] in listed("he-or-she") and words.lower[at + 1] in listed("is")
    return one and _is_what_one_is(words, at + 2)


def _has_children(words: Words, at: int) -> bool:
    """*de har sex barn*, *they've four boys*."""
    they = words.lower[at] in _HAVE and words.word_before(at) in _THEY_HAVE
    if not (they or words.lower[at] == "they've") or not _is_number(words, at + 1):
        return False
    many = words.lower[at + 2] in listed("many-children") or is_group(words, at + 2)
    return many or any(words.flags[to] & (v.CHILD | v.KIN) for to in range(at + 2, min(at + 4, words.size)))


def _is_what_one_is(words: Words, at: int) -> bool:
    """*kantor*, *a vicar*, *från Gambia*."""
    if words.lower[at] in listed("article"):
        at += 1
    if at + 1 < words.size and words.lower[at] in {"från", "from"}:
        return is_capital(words, at + 1)
    return at < words.size and (words.lower[at] in listed("trade") or is_unique_role(words, at))


def _is_number(words: Words, at: int) -> bool:
    return bool(words.flags[at] & v.NUMERAL) or (words.texts[at].isdigit() and len(words.texts[at]) < 3)


def one_of_few(words: Words) -> frozenset[int]:
    """The sentences around *… har två sexor. En av dem har tics*: so few that each is known."""
    few = -_FEW_FAR
    found: set[int] = set()
    if _THEM.isdisjoint(words.lower):
        return frozenset()
    for at in range(words.size - 2):
        if _is_number(words, at) and words.lower[at + 1] in listed("pupils"):
            few = at
        one = words.lower[at] in {"en", "one"} and (words.lower[at + 1], words.lower[at + 2]) in _OF_THEM
        if one and at - few < _FEW_FAR and _is_told_of(words, at):
            here = words.sentence[at]
            found.update(range(here - 2, here + 3))
    return frozenset(found)


def _is_told_of(words: Words, one: int) -> bool:
    """Illness, crime or care, in the words right after *en av dem*."""
    return any(
        is_ill(words, at) or is_taken(words, at) or words.flags[at] & (v.CRIME | v.CARE)
        for at in range(one + 3, min(one + 10, words.size))
        if words.sentence[at] == words.sentence[one]
    )
