"""Finds what is told of a person: health, crime, faith, school, placement, place.

Each is harmless alone: *kids with ADHD*, *our school*, *in Luleå*. It identifies or exposes somebody together with a
name, or when two circumstances meet in one definite person (*the only family on the island*).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.forms import is_ambiguous, is_name, is_place
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.words import Words

_SCHOOL_END = ("skolan", "skola", "gymnasiet", "gymnasium", "förskolan", "förskola")
_NO_SCHOOL = re.compile(
    r"(?:(?:grund|för|hög|fri|sär|mellan|låg|gymnasie|folk|folkhög|special|resurs|sam|musik|ut|hem|distans|sommar"
    r"|yrkes|lärar|hel|dag|natur|språk|polis|familje|förälder|barn|data|kultur)?skola[ns]?|gymnasie?(?:t|um))"
)
_TO = frozenset({"på", "till", "från", "to", "from", "at", "into"})
_AND = frozenset({"och", "and", "respektive", "resp", "samt", "or", "eller"})
_PHRASES = re.compile(
    r"\b(?:(?:försökte |försökt |vill |ville )?(?:ta|tog|tagit) (?:sitt liv|livet av sig)|livet av sig|skär sig"
    r"|skurit sig|skar sig|skadar sig(?: själv)?|hör röster|på psyk|inlagd på \w{3,12}|självmordstankar"
    r"|tried to kill (?:him|her)self|killed (?:him|her)self|took (?:his|her) own life|self[- ]harm(?:s|ed|ing)?"
    r"|f(?:o)?etal alcohol syndrome|off (?:her|his) meds|down'?s syndrom(?:e)?|cp-skad\w*|ätstörning\w*"
    r"|utvecklingsstör\w*|bipolär\w*|psykisk\w* sjuk\w*|mentally ill)"
)
_SIGNS_OF_PHRASES = (
    " sig", " liv", "psyk", "inlagd", "självmord", "self", "syndrom", "meds", "own life", "röster", "störning", "cp-",
    "utvecklingsstör", "bipolär", "mentally",
)  # fmt: skip
_POINTING = re.compile(
    r"räkna ut själv|ni vet (?:nog )?vem|vet vem (?:jag|det|vi)|alla vet vem|gissa vem|ni fattar vem"
    r"|you (?:all )?know who|guess who|work it out|alla i byn vet|hela byn vet"
    r"|vet vilk(?:en|et|a) (?:familj|unge|flicka|pojke|kille|tjej|det)"
)
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


def find(words: Words, named: frozenset[int]) -> list[Circumstance]:
    """The circumstances that matter; `named` are the sentences with a name that is held.

    What stands beside no name, and does not identify by itself, is not returned.
    """
    near = named | {sentence + 1 for sentence in named} | {sentence - 1 for sentence in named}
    found = [*_schools(words, {words.sentence[first] for first, _ in _phrases(words)}), *_placements(words)]
    told = {item.sentence for item in found if item.held}
    found += _unique(words)
    told |= {item.sentence for item in found if item.held}
    found += _conditions(words, near | told)
    return [item for item in found if item.held or item.sentence in near | told]


def _capital(words: Words, index: int) -> bool:
    return index < words.size and words.texts[index][0].isupper() and not words.shouting


def _is_person(words: Words, index: int) -> bool:
    """One definite private person: *pojken*, *grannflickan*, *brandmannen*; nobody by office, no pronoun of things."""
    flags = words.flags[index]
    if flags & v.OFFICE:
        return False
    return bool(flags & v.ONE_PERSON) or words.lower[index].endswith(_MAN)


def _sentence(words: Words, index: int) -> range:
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
        and _capital(words, last + 2)
    ):
        return last + 2
    return last


def _schools(words: Words, told: set[int]) -> Iterator[Circumstance]:
    """Schools with the grade before them; `told` are the sentences that tell of somebody's health in several words."""
    for index in words.capitals:
        span = _school_at(words, index)
        if span is None:
            continue
        first, last = _with_grade(words, span[0]), _with_place(words, span[1])
        around = _sentence(words, index)
        person = any(_is_person(words, at) or words.flags[at] & (v.CHILD | v.KIN) for at in around)
        grave = words.sentence[index] in told or any(words.flags[at] & (v.GRAVE | v.CRIME) for at in around)
        held = person and (first < span[0] or grave)
        yield Circumstance("school", first, last, words.sentence[index], held, 0.7, "one person")


def _school_at(words: Words, index: int) -> tuple[int, int] | None:
    lower = words.lower[index]
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
        if words.lower[after] in listed("school-english") and _capital(words, after):
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
        return before - 1
    if (
        before >= 1
        and words.texts[before].isdigit()
        and words.lower[before - 1] in {"year", "klass", "åk", "årskurs", "grade"}
    ):
        return before - 1
    return first


def _placements(words: Words) -> Iterator[Circumstance]:
    before = -2
    for index in words.capitals:
        if index <= before:
            continue
        span = _placement_at(words, index, before)
        if span is None:
            continue
        before = last = _with_place(words, span[1])
        around = _sentence(words, index)
        person = any(_is_person(words, at) or words.flags[at] & (v.CHILD | v.KIN) for at in around)
        yield Circumstance("placement", span[0], last, words.sentence[index], person, 0.65, "one person")


def _placement_at(words: Words, index: int, before: int) -> tuple[int, int] | None:
    """The words that name a home for children or young people, when one is named here."""
    lower = words.lower[index]
    last = index
    while last + 1 < words.size and _capital(words, last + 1) and words.gap(last + 1) == " " and last - index < 3:
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


def _unique(words: Words) -> Iterator[Circumstance]:
    """A place that tells who is meant: *den enda familjen i …*, *brandmannen i … som …*, *familjen i … med …*."""
    pointing: bool | None = None
    for index in words.capitals:
        if index == 0 or words.opens[index] or not words.flags[index - 1] & v.PREPOSITION:
            continue
        if is_name(words.lower[index]) and not is_place(words.lower[index]):
            continue
        last = index
        while (
            last + 1 < words.size and last - index < 3 and (_capital(words, last + 1) or words.lower[last + 1] == "of")
        ):
            last += 1
        because = _identifies(words, index, last)
        if pointing is None:
            pointing = _POINTING.search(words.view.text.lower()) is not None
        if because or pointing:
            yield Circumstance("place", index, last, words.sentence[index], True, 0.65, because or "pointing")
        elif is_place(words.lower[index]) or is_ambiguous(words.lower[index]):
            yield Circumstance("place", index, last, words.sentence[index], False, 0.45, "near a name")


def _identifies(words: Words, index: int, last: int) -> str:
    """Why the place at `index` tells who is meant, or nothing."""
    around = _sentence(words, index)
    for at in around:
        alone = (
            words.lower[at] in {"bara", "only"} and at + 1 < around.stop and words.lower[at + 1] in {"en", "ett", "one"}
        )
        if (alone or words.flags[at] & v.UNIQUE) and any(
            _is_person(words, near)
            or words.lower[near] in {"familj", "family"}
            or words.flags[near] & (v.CHILD | v.KIN)
            for near in range(at + 1, min(at + 4, around.stop))
        ):
            return "the only one"
    before = index - 2
    if before >= around.start and _is_person(words, before):
        if words.after(last) & v.RELATIVE:
            return "one person"
        if any(words.flags[at] & (v.GRAVE | v.CRIME) for at in around):
            return "one person"
    return ""


def _conditions(words: Words, near: set[int] | frozenset[int]) -> Iterator[Circumstance]:
    """Health, crime and faith beside a name, or health of a third person who is somebody's neighbour."""
    covered: set[int] = set()
    if near or any(flags & v.NEIGHBOUR for flags in words.flags):
        for first, last in _phrases(words):
            covered.update(range(first, last + 1))
            held = _of_neighbour(words, first)
            yield Circumstance("health", first, last, words.sentence[first], held, 0.7, "third person")
    index = 0
    while index < words.size:
        flags = words.flags[index]
        if index not in covered and flags & (v.GRAVE | v.MILD | v.CRIME | v.FAITH):
            last = _condition_end(words, index)
            kind = "health" if flags & (v.GRAVE | v.MILD) else "sensitive"
            held = bool(flags & v.GRAVE) and _of_neighbour(words, index)
            if held or words.sentence[index] in near:
                yield Circumstance(kind, index, last, words.sentence[index], held, 0.65, "third person")
            index = last
        index += 1


def _phrases(words: Words) -> Iterator[tuple[int, int]]:
    """The first and last words of what it takes several words to say."""
    lower = words.view.text.lower()
    if len(lower) != len(words.view.text) or not any(sign in lower for sign in _SIGNS_OF_PHRASES):
        return
    for match in _PHRASES.finditer(lower):
        first = bisect_left(words.starts, match.start())
        last = bisect_left(words.starts, match.end()) - 1
        if first <= last:
            yield first, last


def _condition_end(words: Words, index: int) -> int:
    """The end of *adhd och autism*, *Jehovas vittnen*, *dömd för misshandel*."""
    last = index
    while last + 1 < words.size and last - index < 4 and words.sentence[last + 1] == words.sentence[index]:
        if words.flags[last + 1] & (v.GRAVE | v.MILD | v.CRIME) or words.lower[last + 1] == "vittnen":
            last += 1
        elif words.lower[last + 1] in {"och", "and", "för", "of", "for"} and words.after(last, 2) & (
            v.GRAVE | v.MILD | v.CRIME
        ):
            last += 2
        else:
            break
    return last


def _of_neighbour(words: Words, index: int) -> bool:
    return any(words.flags[at] & v.NEIGHBOUR for at in _sentence(words, index))


def spelt_out(words: Words) -> Iterator[tuple[int, int]]:
    """Names written letter by letter, *M.a.d.d.i.e*, as offsets in the view."""
    for match in _SPELT.finditer(words.view.text):
        letters = "".join(letter for letter in match[0].lower() if letter.isalpha())
        if is_name(letters) or is_ambiguous(letters):
            yield match.span()


_SPELT = re.compile(r"(?<![^\W_])[^\W\d_](?:[.*_-][^\W\d_]){3,12}(?![^\W_])")
