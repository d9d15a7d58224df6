"""Who else bears a name: pets and toys, figures of stories, what is told or sung, things that people give names to."""

from __future__ import annotations

from functools import cache

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.words import Words

_PERSON = v.CHILD | v.KIN | v.ONE_PERSON | v.PRONOUN
_REACH = 5  # words: *Vår lilla grå katt heter …*


def is_namesake(words: Words, first: int, last: int) -> bool:
    """*Hunden Bosse*, *boken om Elsa*, *our cat is called Grace*, *Milo, our rabbit,*: nobody who is a person."""
    before = words.word_before(first)
    if _bears_names(before):
        # *Boken Elsa skrev om sitt familjehem*, a clause without *som*, tells of somebody who is *hon* after it.
        told = words.around(first, last, 0, _REACH + 3) & v.PRONOUN or is_care_or_age_told(words, last)
        return not told and (_is_creature(before) or words.word_after(last) not in listed("does-as-somebody"))
    if before == "of" and first > 1 and words.lower[first - 2] in listed("place-noun"):
        return True
    if _is_in_a_story(words, first) or _is_in_the_almanac(words, first, last):
        return True
    told_of = before in listed("told-of")
    if told_of and first > 1 and _is_told(words.lower[first - 2]):
        return True
    if told_of or before in listed("is"):
        near = [at for at in range(max(0, first - _REACH), first) if words.sentence[at] == words.sentence[first]]
        person = any(words.flags[at] & _PERSON for at in near)  # *flickan med hunden heter Elsa*
        return not person and any(_is_creature(words.lower[at]) for at in near)
    return _is_called_so_after(words, last)


def is_care_or_age_told(words: Words, last: int) -> bool:
    """Whether one of the next words is of care or a number: told of children, and seldom of a queen or a cat."""
    near = range(last + 1, min(words.size, last + 2 * _REACH + 1))
    return any(words.flags[at] & (v.CARE | v.NUMERAL) and words.lower[at] not in listed("article") for at in near)


def _is_in_a_story(words: Words, first: int) -> bool:
    """*I sagan får Elsa tre önskningar*, *In the play the mother is called Ines*."""
    begin = words.sentence_begin(first)
    opening = words.lower[begin : begin + 3]
    if not opening or opening[0] not in {"i", "in"} or listed("story").isdisjoint(opening[1:]):
        return False
    near = range(begin, min(words.size, first + 2 * _REACH))
    return not any(words.flags[at] & v.MY or words.lower[at] in listed("we") for at in near)


def _is_in_the_almanac(words: Words, first: int, last: int) -> bool:
    """*Idag är det Elsa i almanackan*; but a greeting on her name day is for somebody."""
    near = range(max(0, first - 8), min(words.size, last + 9))
    sentence = [at for at in near if words.sentence[at] == words.sentence[first]]
    if not any(words.lower[at] in listed("name-day") for at in sentence):
        return False
    of_somebody = v.PRONOUN | v.KIN | v.MY | v.CHILD
    return not any(words.flags[at] & of_somebody or words.lower[at] in listed("you") for at in sentence)


def _is_called_so_after(words: Words, last: int) -> bool:
    """*Milo, our rabbit, …*, *Doris, skolans höna*, *Milo the rabbit*."""
    at = last + 2
    if words.word_after(last) == "the" and at < words.size:
        return _is_creature(words.lower[at])
    if at >= words.size or "," not in words.gap(last + 1) or words.sentence[at] != words.sentence[last]:
        return False
    whose = words.word_after(last)
    return (whose in listed("whose-creature") or whose.endswith("s")) and _is_creature(words.lower[at])


def _bears_names(word: str) -> bool:
    return (
        _is_creature(word)
        or _is_told(word)
        or word in listed("before-thing")
        or word in listed("place-noun")
        or word.endswith(_ends("thing-end"))
    )


def _is_creature(word: str) -> bool:
    return word in listed("creature") or word.endswith(_ends("creature-end"))


def _is_told(word: str) -> bool:
    return word in listed("told") or word.endswith(_ends("told-end"))


@cache
def _ends(name: str) -> tuple[str, ...]:
    return tuple(listed(name))
