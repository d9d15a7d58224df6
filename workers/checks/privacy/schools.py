"""Finds schools and classes that tell of somebody: *sexan på Sankt Ansgars friskola*, *8c*.

A school named alone is harmless. It tells who is meant beside a name, or with a class or a grave matter beside one
definite person.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.households import one_of_few
from workers.checks.privacy.lives import is_group, tells_of_private_life
from workers.checks.privacy.roles import acts_in_office, is_role, is_the_only_one
from workers.checks.privacy.school_names import (
    AT,
    CLASS,
    LOWER_SCHOOL,
    OF_SCHOOL,
    SCHOOL_END,
    school_at,
    with_grade,
)
from workers.checks.privacy.trades import is_somebodys_kin
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.whereabouts import (
    Circumstance,
    is_capital,
    is_of_ours,
    is_person,
    is_somebody,
    sentence_around,
    with_place,
)
from workers.checks.privacy.words import Words

_BETWEEN = frozenset({"a", "the", "village", "little", "small", "en", "den", "lilla"})
_PLURAL_OR_THING = ("en", "et", "na", "ar", "or", "er")
_OF_WHOM = frozenset({"som", "who"})
_ONES = frozenset({"ett", "en", "one"})
_THERE_ARE = frozenset({"there's", "are", "bara", "only", "finns", "går"})
_PUPILS = frozenset({"elever", "elev", "barn", "pupils", "kids", "children"})


def schools(words: Words, told: set[int], pointed: Callable[[], bool]) -> Iterator[Circumstance]:
    """Schools with the grade before them; `told` are the sentences that tell of somebody's health in several words,
    `pointed` whether the writer says that the reader can tell who is meant.
    """
    done = -1
    few: frozenset[int] | None = None
    for index in words.capitals:
        span = school_at(words, index) if index > done else None
        if span is None:
            continue
        done = span[1]
        first, last = with_grade(words, span[0]), with_place(words, span[1])
        few = one_of_few(words) if few is None else few
        held = words.sentence[index] in few or _tells_who(words, first, span, told, pointed)
        yield Circumstance("school", first, last, words.sentence[index], held, 0.97, "one person")


def _tells_who(words: Words, first: int, span: tuple[int, int], told: set[int], pointed: Callable[[], bool]) -> bool:
    """Whether the school in the words of `span`, with its grade from `first`, is told of one person."""
    school, last = span
    around = sentence_around(words, school)
    surely = _is_surely_school(words, last)
    person = is_somebody(words, around) if surely else any(is_person(words, at) for at in around)
    graded = first < school or words.lower[last].endswith(("klass", "klassen"))
    if person and (graded or _is_grave(words, around, told)):
        return True
    if graded and any(is_group(words, at) and words.before(at) & v.NUMERAL for at in around if at < first):
        return True
    if _is_in_trouble(words, around):
        return True
    if surely and _is_class_by_name(words, range(first, school)) and any(words.flags[at] & v.CARE for at in around):
        return True
    if (surely and _is_one_class(words, range(first, school))) or _is_in_class(words, first, school):
        return True
    if (person or _around_tells(words, around) & (v.CARE | v.CHILD)) and pointed():
        return True
    return _is_of_few(words, school, around) or _is_told_privately(words, around, told)


def _is_surely_school(words: Words, last: int) -> bool:
    """Whether the last word of the name says that it is a school: *skola*, *Primary*, *Fryxellska*."""
    lower = words.lower[last]
    said = lower.endswith((*SCHOOL_END, *OF_SCHOOL, "ska")) or LOWER_SCHOOL.fullmatch(lower) is not None
    return said or lower in listed("school-english") or lower in listed("stage")


def _is_grave(words: Words, around: range, told: set[int]) -> bool:
    """Illness or crime; of the writer's own child also what families speak of openly."""
    if words.sentence[around.start] in told:
        return True
    flags = words.flags_in(around)
    if flags & (v.GRAVE | v.CRIME) or not listed("grave-more").isdisjoint(words.lower[around.start : around.stop]):
        return True
    return bool(flags & v.MILD) and is_of_ours(words, around)


def _is_of_few(words: Words, school: int, around: range) -> bool:
    """*de tre syskonen i …*, *de elva eleverna …* of whom one is placed, *den enda flickan på …*."""
    if school > 2 and is_group(words, school - 2) and words.before(school, 3) & v.NUMERAL:
        return True
    if any(is_the_only_one(words, at, around) for at in around):
        return True
    cared = words.flags_in(around) & v.CARE
    if cared and school > 1 and words.lower[school - 2].startswith(("tvilling", "trilling", "twins", "triplets")):
        return True
    if cared and _is_counted(words, around):
        return True
    return _is_small_group(words, around) and (bool(cared) or _is_one_of(words, around) or _is_mine_next(words, school))


def _is_one_of(words: Words, around: range) -> bool:
    """*av sju elever är det en som aldrig kommer*, *one who has …*."""
    return any(words.lower[at] in {"en", "one"} and words.lower[at + 1] in _OF_WHOM for at in around[:-1])


def _is_counted(words: Words, around: range) -> bool:
    """*There's two in that year*, *det går bara tre där*: how many children in care a school has."""
    until = min(around.stop + 12, words.size)
    return any(
        words.flags[at] & v.NUMERAL and words.lower[at] not in _ONES and words.lower[at - 1] in _THERE_ARE
        for at in range(around.start + 1, until)
        if words.sentence[at] <= words.sentence[around.start] + 1
    )


def _is_told_privately(words: Words, around: range, told: set[int]) -> bool:
    """*läraren som slog …*, *the caretaker was arrested*, *min dotter … är placerad*."""
    if is_of_ours(words, around) and tells_of_private_life(words, around):
        return True
    flags = words.flags_in(around)
    guilty = flags & v.CRIME or not listed("violence").isdisjoint(words.lower[around.start : around.stop])
    if words.sentence[around.start] in told and any(is_role(words, at) for at in around):
        return True
    if flags & v.GRAVE and any(is_role(words, at) and not acts_in_office(words, at) for at in around):
        return True
    return bool(guilty) and any(is_role(words, at) or is_person(words, at) for at in around)


def _is_in_trouble(words: Words, around: range) -> bool:
    """*the lad who got excluded from …*, *eleven som slogs på …*: one pupil, and why everybody knows them."""
    if listed("in-trouble").isdisjoint(words.lower[around.start : around.stop]):
        return False
    return any(_is_one_pupil(words, at) or is_somebodys_kin(words, at) for at in around[:-1])


def _is_one_pupil(words: Words, at: int) -> bool:
    lower = words.lower[at]
    if lower in listed("he-or-she") or lower in listed("his-or-her"):
        return False
    if words.flags[at] & v.KIN and words.before(at) & v.MY:
        return True
    if lower in listed("one-pupil"):
        return lower == "eleven" or not {"the", "that"}.isdisjoint(words.lower[max(0, at - 3) : at])
    return is_person(words, at) and lower not in {"man", "woman", "family", "couple", "child", "baby"}


def _around_tells(words: Words, around: range) -> int:
    """All flags of the sentence and of the next one."""
    until = min(around.stop + 20, words.size)
    return words.flags_in(
        range(around.start, bisect_right(words.sentence, words.sentence[around.start] + 1, around.start, until))
    )


def _is_one_class(words: Words, before_school: range) -> bool:
    """*5B på Almdalsskolan*: some twenty children, whom everybody there knows."""
    if _is_of_the_writers_past(words, before_school.start):
        return False
    return any(_is_class(words, at) for at in before_school[:-1])


def _is_class_by_name(words: Words, before_school: range) -> bool:
    """*7 Röd*, *4 Green*."""
    return any(words.texts[at].isdigit() and words.lower[at + 1] in listed("class-name") for at in before_school[:-1])


def _is_of_the_writers_past(words: Words, first: int) -> bool:
    """*jag gick i 6B på …*, *I was in 5A at …*: long ago."""
    went = words.word_before(first - 1) if first else ""
    return went in {"gick", "was", "went"} and words.word_before(first - 2) in {"jag", "vi", "i", "we"}


def _is_class(words: Words, at: int) -> bool:
    """*5B*, *8c*, *4 B*: a number and a letter; a small letter only without a space."""
    if not words.texts[at].isdigit() or at + 1 >= words.size or not 1 <= int(words.texts[at][:4]) <= 9:
        return False
    letter = words.texts[at + 1]
    apart = words.gap(at + 1)
    return letter.lower() in "abcdefg" and len(letter) == 1 and (not apart or (apart == " " and letter.isupper()))


def _is_in_class(words: Words, first: int, school: int) -> bool:
    """*Ayla i förskoleklass på …*: a word like a name right before the grade."""
    if first == school or first < 2 or words.lower[first - 1] not in AT:
        return False
    who = first - 2
    if words.sentence[who] != words.sentence[first] or not is_capital(words, who) or words.flags[who]:
        return False
    return len(words.texts[who]) > 2 and not words.lower[who].endswith(_PLURAL_OR_THING)


def _is_small_group(words: Words, around: range) -> bool:
    """*de elva elever*, *sex elever*: so few that each is known."""
    return bool(words.flags_in(around) & v.NUMERAL) and any(
        words.flags[at] & v.NUMERAL and words.after(at) and words.lower[at + 1] in _PUPILS for at in around
    )


def _is_mine_next(words: Words, school: int) -> bool:
    """*… Den sjätte är min.*: the writer's child is one of them."""
    here = words.sentence[school]
    return any(
        words.lower[at] in {"min", "mitt", "mine"} and words.sentence[at] <= here + 1 and _ends(words, at)
        for at in range(school, min(school + 30, words.size))
    )


def _ends(words: Words, at: int) -> bool:
    return at + 1 >= words.size or words.sentence[at + 1] != words.sentence[at]


def schools_by_place(words: Words) -> Iterator[Circumstance]:
    """*träningsskolan i Burträsk*, *förskolan på Tjörn*: there is only one such school."""
    for index in words.capitals:
        first = index - 2
        if first < 0 or words.lower[index - 1] not in {"i", "på", "in"} or words.opens[index]:
            continue
        lower = words.lower[first]
        is_school = lower in listed("kind-of-school") or (lower == "school" and words.texts[first].islower())
        if is_school and words.sentence[first] == words.sentence[index]:
            noun = first
            while noun > 0 and words.lower[noun - 1] in _BETWEEN and first - noun < 3:
                noun -= 1
            start = with_grade(words, noun)
            start = first if start == noun else start
            around = sentence_around(words, index)
            person = any(words.flags[at] & (v.KIN | v.GRAVE | v.CRIME) for at in around)
            held = start < first and (person or _is_one_class(words, range(start, first)))
            yield Circumstance("school", start, index, words.sentence[index], held, 0.6 if held else 0.5, "one person")


def classes(words: Words, phrases: set[int]) -> Iterator[Circumstance]:
    """*killen i 8c*, where no school is named: held when care, illness or crime of somebody else is told beside it."""
    for index in range(1, words.size - 1):
        if not _is_class(words, index) or words.lower[index - 1] not in AT | {"från", "hela"} | CLASS:
            continue
        if words.gap(index + 1) or (index + 2 < words.size and words.lower[index + 2] in AT):
            continue
        around = sentence_around(words, index)
        told = any(words.flags[at] & (v.CARE | v.GRAVE | v.CRIME) and not words.flags[at] & v.KIN for at in around)
        told = told or words.sentence[index] in phrases or tells_of_private_life(words, around)
        somebody = is_somebody(words, around) or any(words.lower[at] in listed("is-moved") for at in around)
        third = somebody and not is_of_ours(words, around)
        first = index - 1 if words.lower[index - 1] in CLASS else index
        yield Circumstance("school", first, index + 1, words.sentence[index], told and third, 0.6, "one person")
