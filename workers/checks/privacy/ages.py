"""Finds ages, and what each sentence tells of a person beside them: *hon är 15*, *14-åringen*, *a girl of fourteen*."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.whereabouts import Circumstance
from workers.checks.privacy.words import Words

_YEARS_OLD = re.compile(
    r"(?:[0-9]{1,2}-?|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton)åring"
    r"(?:en|s|ens)?|(?:fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|[0-9]{1,2}-?)årig[ae]|[0-9]{1,2}-year-old"
)
_ONE_OF_THEM = frozenset({"minsta", "yngsta", "äldsta", "mellersta", "lilla", "youngest", "eldest", "oldest", "little"})
_AFTER_AGE = frozenset({"", "och", "and", "nu", "now", "men", "but", "när", "when"})
_NO_AGE_AFTER = frozenset({"i", "på", "om", "för", "efter", "sedan", "under", "for", "in", "after"})


def ages(words: Words, told: set[int], named: set[int] | frozenset[int]) -> Iterator[Circumstance]:
    """*14-åringen*, *nio år*, *hon är 15* beside a name, or a school, home or place that tells who is meant."""
    for index in range(words.size if told or named else 0):
        if words.sentence[index] not in told:
            said = words.sentence[index] in named and (_is_said_to_be(words, index) or _is_after_name(words, index))
            if said:
                last = index + (words.lower[index + 1 : index + 2] in (["år"], ["years"]))
                yield Circumstance("age", index, last, words.sentence[index], False, 0.5, "one person")
            continue
        if _YEARS_OLD.fullmatch(words.lower[index]):
            yield Circumstance("age", index, index, words.sentence[index], False, 0.5, "one person")
        elif _is_somebodys_age(words, index) or _stands_alone(words, index):
            last = index + (words.lower[index + 1 : index + 2] in (["år"], ["years"]))
            yield Circumstance("age", index, last, words.sentence[index], False, 0.5, "one person")


def _is_said_to_be(words: Words, index: int) -> bool:
    """*hon är 91*, *she's 15 now*, *han har epilepsi och är 19*, *14 år* beside a name."""
    number = words.texts[index]
    if not number.isdigit() or not 0 < int(number[:4]) <= 110:
        return False
    before = words.word_before(index)
    after = words.lower[index + 1] if words.after(index) or not _ends(words, index) else ""
    if after in {"år", "years"}:
        return int(number) <= 20 and before not in _NO_AGE_AFTER
    if before not in listed("is") | {"she's", "he's"} or after not in _AFTER_AGE:
        return False
    subject = words.word_before(index - 1)
    is_one = subject in listed("he-or-she") or subject in _ONE_OF_THEM or subject in {"och", "and"}
    return before in {"she's", "he's"} or is_one or bool(words.before(index, 2) & (v.KIN | v.CHILD))


def _is_after_name(words: Words, index: int) -> bool:
    """*Lottie, 6, asks …*."""
    number = words.texts[index]
    if not index or not number.isdigit() or not 0 < int(number[:4]) <= 20 or words.gap(index) != ", ":
        return False
    apart = _ends(words, index) or words.gap(index + 1).startswith(",")
    return apart and words.texts[index - 1][0].isupper() and not words.flags[index - 1]


def _ends(words: Words, index: int) -> bool:
    return index + 1 >= words.size or words.sentence[index + 1] != words.sentence[index]


def _stands_alone(words: Words, index: int) -> bool:
    """*flicka, 12, hämtad*, *en pojke på 15*, *a girl of fourteen*."""
    number = words.texts[index]
    if not (number.isdigit() and 0 < int(number[:4]) <= 20) and not words.flags[index] & v.NUMERAL:
        return False
    apart = index + 1 >= words.size or "," in words.gap(index + 1)
    if number.isdigit() and apart and words.gap(index) == ", ":
        return bool(words.before(index) & (v.CHILD | v.KIN | v.ONE_PERSON))
    return words.word_before(index) in {"på", "of"} and bool(words.before(index, 2) & (v.CHILD | v.KIN))


def told_by_sentence(words: Words) -> dict[int, set[str]]:
    """What each sentence tells of one person, in kinds: that there is one, how old, in care, ill or guilty of what."""
    told: defaultdict[int, set[str]] = defaultdict(set)
    people = listed("he-or-she", "his-or-her", "siblings")
    for index, (flags, lower, sentence) in enumerate(zip(words.flags, words.lower, words.sentence, strict=True)):
        if flags & v.ONE_PERSON or lower in people or (flags & v.CHILD and _is_definite(words, index)):
            told[sentence].add("person")
        may_be_age = flags & v.NUMERAL or lower[0].isdigit() or "årig" in lower or "åring" in lower
        if may_be_age and (
            _YEARS_OLD.fullmatch(lower) or _is_somebodys_age(words, index) or _stands_alone(words, index)
        ):
            told[sentence].add("age")
        if flags & v.CARE and not flags & v.KIN:
            told[sentence].add("care")
        if flags & (v.GRAVE | v.MILD | v.CRIME):
            told[sentence].add("condition")
    return told


def _is_definite(words: Words, index: int) -> bool:
    """Not *barn med autism*, *kids with epilepsy*, which are many."""
    if words.lower[index] not in listed("many-children"):
        return True
    return bool(words.before(index) & (v.MY | v.NUMERAL))


def _is_somebodys_age(words: Words, index: int) -> bool:
    """*5 år*, *sjutton år*, *hon är 15,*, *hon var 17*."""
    number = words.texts[index].isdigit() or words.flags[index] & v.NUMERAL
    if not number or (words.texts[index].isdigit() and not 0 < int(words.texts[index][:4]) <= 20):
        return False
    after = words.lower[index + 1] if index + 1 < words.size and not words.opens[index + 1] else ""
    before = words.lower[index - 1] if index else ""
    if after == "year-old":
        return True
    if after in {"år", "years"}:
        return before not in _NO_AGE_AFTER
    return (before in {"she's", "he's"} or (before in listed("is") and index > 1 and _is_one(words, index - 2))) and (
        not after or "," in words.gap(index + 1) or after in {"och", "and"}
    )


def _is_one(words: Words, index: int) -> bool:
    return words.lower[index] in listed("he-or-she") or words.lower[index] in _ONE_OF_THEM
