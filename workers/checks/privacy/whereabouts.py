"""Finds where a person is: schools with their grade, homes for children and young people.

Named alone they are harmless: *our school*, *a place at Ankaret*. They tell who is meant beside a name or one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.forms import is_name, is_place
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.words import Words

_SCHOOL_END = ("skolan", "skola", "gymnasiet", "gymnasium", "förskolan", "förskola")
_OF_SCHOOL = ("skolans", "gymnasiets", "förskolans")
_NO_SCHOOL = re.compile(
    r"(?:(?:grund|för|hög|fri|sär|mellan|låg|gymnasie|folk|folkhög|special|resurs|sam|musik|ut|hem|distans|sommar"
    r"|yrkes|lärar|hel|dag|natur|språk|polis|familje|förälder|barn|data|kultur)?skola[ns]?|gymnasie?(?:t|um))"
)
_TO = frozenset({"på", "till", "från", "to", "from", "at", "into"})
_A = frozenset({"ett", "en", "nåt", "något"})
_WHERE = frozenset({"i", "på", "utanför", "vid", "nära", "in", "near"})
_CLASS = frozenset({"year", "klass", "åk", "årskurs", "grade"})
_AND = frozenset({"och", "and", "respektive", "resp", "samt", "or", "eller"})
_MAN = ("mannen", "örskan", "kvinnan", "flickan", "pojken", "paret", "familjen", "syskonen", "frun")


@dataclass(frozen=True, slots=True)
class Circumstance:
    """Words `first` to `last` tell a `kind` of thing; `sentence` is where. `held`: it identifies by itself."""

    kind: str
    first: int
    last: int
    sentence: int
    held: bool
    score: float
    because: str


def is_capital(words: Words, index: int) -> bool:
    return index < words.size and words.texts[index][0].isupper() and not words.shouting


def is_person(words: Words, index: int) -> bool:
    """One definite private person: *pojken*, *grannflickan*, *brandmannen*; nobody by office, no pronoun of things."""
    flags = words.flags[index]
    if flags & v.OFFICE:
        return False
    return bool(flags & v.ONE_PERSON) or words.lower[index].endswith(_MAN)


def sentence_around(words: Words, index: int) -> range:
    """The words of the sentence that `index` is in, at most twenty on each side."""
    first = last = index
    while first > 0 and words.sentence[first - 1] == words.sentence[index] and index - first < 20:
        first -= 1
    while last + 1 < words.size and words.sentence[last + 1] == words.sentence[index] and last - index < 20:
        last += 1
    return range(first, last + 1)


def _with_place(words: Words, last: int) -> int:
    """The end of *… i Storuman*, *… in Whitby* when it follows."""
    if (
        last + 2 < words.size
        and words.lower[last + 1] in {"i", "in"}
        and words.gap(last + 1) == " "
        and is_capital(words, last + 2)
    ):
        return last + 2
    return last


def is_of_ours(words: Words, around: range) -> bool:
    """*min son*, *vår flicka*, *my nephew*: somebody of the writer's own."""
    return any(
        words.flags[at] & v.MY and (words.flags[at + 1] | words.flags[min(at + 2, words.size - 1)]) & (v.KIN | v.CHILD)
        for at in around
        if 0 <= at < words.size - 1 and words.lower[at] not in listed("you")
    )


def schools(words: Words, told: set[int]) -> Iterator[Circumstance]:
    """Schools with the grade before them; `told` are the sentences that tell of somebody's health in several words."""
    for index in words.capitals:
        span = _school_at(words, index)
        if span is None:
            continue
        first, last = _with_grade(words, span[0]), _with_place(words, span[1])
        around = sentence_around(words, index)
        person = any(is_person(words, at) or words.flags[at] & (v.CHILD | v.KIN) for at in around)
        grave = words.sentence[index] in told or any(words.flags[at] & (v.GRAVE | v.CRIME) for at in around)
        grave = grave or (any(words.flags[at] & v.MILD for at in around) and is_of_ours(words, around))
        held = (person and (first < span[0] or grave)) or _is_one_class(words, range(first, span[0]))
        yield Circumstance("school", first, last, words.sentence[index], held, 0.7, "one person")


def _is_one_class(words: Words, before_school: range) -> bool:
    """*5B på Almdalsskolan*: some twenty children, whom everybody there knows."""
    return any(
        words.texts[at].isdigit() and len(words.texts[at + 1]) == 1 and words.texts[at + 1].isupper()
        for at in before_school[:-1]
    )


def schools_by_place(words: Words) -> Iterator[Circumstance]:
    """*träningsskolan i Burträsk*, *förskolan på Tjörn*: there is only one such school."""
    for index in words.capitals:
        first = index - 2
        if first < 0 or words.lower[index - 1] not in {"i", "på", "in"} or words.opens[index]:
            continue
        lower = words.lower[first]
        is_school = lower in listed("kind-of-school") or (lower == "school" and words.texts[first].islower())
        if is_school and words.sentence[first] == words.sentence[index]:
            start = _with_grade(words, first)
            person = any(words.flags[at] & (v.KIN | v.GRAVE | v.CRIME) for at in sentence_around(words, index))
            held = start < first and person
            yield Circumstance("school", start, index, words.sentence[index], held, 0.6, "one person")


def _school_at(words: Words, index: int) -> tuple[int, int] | None:
    lower = words.lower[index]
    if lower.endswith(_OF_SCHOOL) and not _NO_SCHOOL.fullmatch(lower) and words.lower[index + 1 : index + 2]:
        return index, index + (words.lower[index + 1] in listed("stage"))
    if lower.endswith(_SCHOOL_END) and not _NO_SCHOOL.fullmatch(lower) and not lower.endswith("högskola"):
        return index, index
    after = index + 1
    if (
        after < words.size
        and words.gap(after) == " "
        and words.sentence[after] == words.sentence[index]
        and not words.opens[index]
    ):
        if words.lower[after] in listed("school-word") and not words.flags[index]:
            return index, after
        if words.lower[after] in listed("school-english") and is_capital(words, after):
            return index, after
    return None


def _with_grade(words: Words, first: int) -> int:
    """Where *nian på …*, *5B på …*, *year 9 at …* begins."""
    if first < 2 or words.lower[first - 1] not in {"på", "i", "at", "in"}:
        return first
    before = first - 2
    if words.lower[before] in listed("grade"):
        return before
    if before >= 1 and words.texts[before - 1].isdigit() and len(words.texts[before]) == 1:
        return before - 2 if before >= 2 and words.lower[before - 2] in _CLASS else before - 1
    if before >= 1 and words.texts[before].isdigit() and words.lower[before - 1] in _CLASS:
        return before - 1
    return first


def placements(words: Words) -> Iterator[Circumstance]:
    before = -2
    for index in words.capitals:
        if index <= before:
            continue
        span = _placement_at(words, index, before)
        if span is None:
            continue
        before = last = _with_place(words, span[1])
        around = sentence_around(words, index)
        person = any(is_person(words, at) or words.flags[at] & (v.CHILD | v.KIN) for at in around)
        yield Circumstance("placement", span[0], last, words.sentence[index], person, 0.65, "one person")


def unnamed_homes(words: Words) -> Iterator[Circumstance]:
    """*Jourhemmet i Klövsjö*, *flickhemmet vid slussen i Töreboda*: beside what tells who it is."""
    for index in words.capitals:
        home = _home_before(words, index)
        if home >= 0:
            first = home - 1 if words.word_before(home) in _A else home
            yield Circumstance("placement", first, index, words.sentence[index], False, 0.5, "near a name")


def _home_before(words: Words, place: int) -> int:
    """The home that is told to be at this place, at most four words before it; or -1."""
    if words.opens[place] or words.word_before(place) not in _WHERE:
        return -1
    for at in range(place - 2, max(place - 6, -1), -1):
        if words.sentence[at] != words.sentence[place] or "," in words.gap(at + 1):
            return -1
        if words.lower[at] in listed("home-unnamed"):
            return at
    return -1


def _placement_at(words: Words, index: int, before: int) -> tuple[int, int] | None:
    """The words that name a home for children or young people, when one is named here."""
    lower = words.lower[index]
    last = index
    while last + 1 < words.size and is_capital(words, last + 1) and words.gap(last + 1) == " " and last - index < 3:
        last += 1
    if lower in listed("care-home"):
        return (index, last) if last > index else None
    if words.flags[index] or is_name(lower):
        return None
    if index and words.lower[index - 1] in listed("care-home") and words.gap(index) == " ":
        return index - 1, last
    if last + 1 < words.size and words.lower[last + 1] in listed("care-home-after") and words.gap(last + 1) == " ":
        home = words.lower[last + 1] in {"children's", "residential"}
        return index, min(last + 2 if home else last + 1, words.size - 1)
    if is_place(lower) or words.opens[index] or lower.endswith((*_SCHOOL_END, "gatan", "vägen")):
        return None
    put = index >= 2 and words.lower[index - 1] in _TO and words.lower[index - 2] in listed("is-put")
    again = index >= 2 and before == index - 2 and words.lower[index - 1] in _AND
    return (index, last) if put or again else None
