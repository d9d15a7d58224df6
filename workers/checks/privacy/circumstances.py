"""Finds what is told of a person: health, crime, faith, school, placement, place.

Each is harmless alone: *kids with ADHD*, *our school*, *in Luleå*. It identifies or exposes somebody together with a
name, or when two circumstances meet in one definite person (*the only family on the island*).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.forms import is_ambiguous, is_name, is_place
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.whereabouts import (
    Circumstance,
    is_capital,
    is_of_ours,
    is_person,
    placements,
    schools,
    schools_by_place,
    sentence_around,
    unnamed_homes,
)
from workers.checks.privacy.words import Words

_PHRASES = re.compile(
    r"\b(?:(?:försökte |försökt |vill |ville )?(?:ta|tog|tagit) (?:sitt liv|livet av sig)|livet av sig|skär sig"
    r"|skurit sig|skar sig|skadar sig(?: själv)?|hör röster|på psyk|inlagd på \w{3,12}|självmordstankar"
    r"|tried to kill (?:him|her)self|killed (?:him|her)self|took (?:his|her) own life|self[- ]harm(?:s|ed|ing)?"
    r"|f(?:o)?etal alcohol syndrome|off (?:her|his) meds|down'?s syndrom(?:e)?|cp-skad\w*|ätstörning\w*"
    r"|utvecklingsstör\w*|bipolär\w*|psykisk\w* sjuk\w*|mentally ill|(?:vill inte|inte vill|orkar inte) leva|vill dö\b"
    r"|förlorat (?:synen|hörseln|talet|minnet|benet|armen)|sjuk i huvudet?|skär (?:sina|upp) \w+|wants? to die"
    r"|cut(?:s|ting)? (?:him|her)self|wets? (?:the|his|her) bed|lost (?:his|her) (?:sight|hearing|leg|mind)"
    r"|sjukskriven för \w{4,24})"
)
_SIGNS_OF_PHRASES = (
    " sig", " liv", "psyk", "inlagd", "självmord", "self", "syndrom", "meds", "own life", "röster", "störning", "cp-",
    "utvecklingsstör", "bipolär", "mentally", "leva", "vill dö", "förlorat", "huvud", "skär ", "to die", " wet",
    "lost h", "sjukskriven",
)  # fmt: skip
_POINTING = re.compile(
    r"räkna ut själv|ni vet (?:nog )?vem|vet vem (?:jag|det|vi)|alla vet vem|gissa vem|ni fattar vem"
    r"|you (?:all )?know who|guess who|work it out|alla i byn vet|hela byn vet"
    r"|vet vilk(?:en|et|a) (?:familj|unge|flicka|pojke|kille|tjej|det)"
)
_YEARS_OLD = re.compile(
    r"(?:[0-9]{1,2}-?|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton)åring"
    r"(?:en|s|ens)?|[0-9]{1,2}-year-old"
)


def find(words: Words, named: frozenset[int]) -> list[Circumstance]:
    """The circumstances that matter; `named` are the sentences with a name that is held.

    What stands beside no name and no definite person, and does not identify by itself, is not returned.
    """
    near = named | {sentence + 1 for sentence in named} | {sentence - 1 for sentence in named}
    found = [*schools(words, {words.sentence[first] for first, _ in _phrases(words)}), *placements(words)]
    found += schools_by_place(words)
    told = {item.sentence for item in found if item.held}
    kinds_told = _told_by_sentence(words) if words.capitals or words.all_flags & _TOLD else {}
    found += _unique(words, kinds_told)
    told |= {item.sentence for item in found if item.held}
    found += _ages(words, {item.sentence for item in found if item.held})
    told |= {sentence + step for sentence in told for step in (-1, 1)}
    persons = {sentence for sentence, kinds in kinds_told.items() if "person" in kinds}
    found += _conditions(words, near | told | persons)
    placed = {at for item in found if item.kind == "placement" for at in range(item.first, item.last + 1)}
    found += [item for item in unnamed_homes(words) if placed.isdisjoint(range(item.first, item.last + 1))]
    return [
        item
        for item in found
        if item.held or item.sentence in near | told or (item.kind != "place" and item.sentence in persons)
    ]


def _unique(words: Words, told: dict[int, set[str]]) -> Iterator[Circumstance]:
    """A place that tells who is meant: *den enda familjen i …*, *brandmannen i … som …*, *familjen i … med …*."""
    pointing: bool | None = None
    for index in words.capitals:
        if index == 0 or words.opens[index]:
            continue
        if not words.flags[index - 1] & v.PREPOSITION and words.lower[index - 1] not in listed("settlement"):
            continue
        if is_name(words.lower[index]) and not is_place(words.lower[index]):
            continue
        last = index
        while (
            last + 1 < words.size
            and last - index < 3
            and not words.opens[last + 1]
            and (is_capital(words, last + 1) or words.lower[last + 1] == "of")
        ):
            last += 1
        because = _identifies(words, index, last) or _adds_up(words, index, told)
        if pointing is None:
            pointing = _POINTING.search(words.view.text.lower()) is not None
        if because or pointing:
            yield Circumstance("place", index, last, words.sentence[index], True, 0.65, because or "pointing")
        elif is_place(words.lower[index]) or is_ambiguous(words.lower[index]):
            yield Circumstance("place", index, last, words.sentence[index], False, 0.45, "near a name")


_ONE_OF_THEM = frozenset({"minsta", "yngsta", "äldsta", "mellersta", "lilla", "youngest", "eldest", "oldest", "little"})
_TOLD = v.GRAVE | v.MILD | v.CRIME | v.FAITH | v.CARE
_BIG = frozenset(
    ("sverige", "sweden", "stockholm", "göteborg", "malmö", "uppsala", "london", "england", "europa", "europe", "skåne",
     "småland", "norrland", "dalarna")
)  # fmt: skip


def _told_by_sentence(words: Words) -> dict[int, set[str]]:
    """What each sentence tells of one person, in kinds: that there is one, how old, in care, ill or guilty of what."""
    told: dict[int, set[str]] = {}
    people = listed("he-or-she") | listed("his-or-her")
    for index, (flags, lower) in enumerate(zip(words.flags, words.lower, strict=True)):
        kinds = told.setdefault(words.sentence[index], set())
        if flags & (v.ONE_PERSON | v.CHILD) or lower in people or lower in listed("siblings"):
            kinds.add("person")
        may_be_age = flags & v.NUMERAL or lower[0].isdigit() or "åring" in lower
        if may_be_age and (_YEARS_OLD.fullmatch(lower) or _is_somebodys_age(words, index)):
            kinds.add("age")
        if flags & v.CARE and not flags & v.KIN:
            kinds.add("care")
        if flags & (v.GRAVE | v.MILD | v.CRIME):
            kinds.add("condition")
    return told


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
        return before not in {"i", "på", "om", "för", "efter", "sedan", "under", "for", "in", "after"}
    return (
        before in listed("is")
        and index > 1
        and (words.lower[index - 2] in listed("he-or-she") or words.lower[index - 2] in _ONE_OF_THEM)
        and (not after or "," in words.gap(index + 1) or after in {"och", "and"})
    )


def _adds_up(words: Words, index: int, told: dict[int, set[str]]) -> str:
    """A small place beside a person of whom two more kinds of things are told: age and care, care and illness …"""
    if words.lower[index] in _BIG:
        return ""
    here = words.sentence[index]
    kinds = set().union(*(told.get(sentence, set()) for sentence in (here - 1, here, here + 1)))
    return "one person" if "person" in kinds and len(kinds) > 2 and "age" in kinds else ""


def _ages(words: Words, told: set[int]) -> Iterator[Circumstance]:
    """*14-åringen*, *nio år* beside a school, home or place that tells who is meant."""
    for index in range(words.size if told else 0):
        if words.sentence[index] not in told:
            continue
        if _YEARS_OLD.fullmatch(words.lower[index]):
            yield Circumstance("age", index, index, words.sentence[index], False, 0.5, "one person")
        number = words.texts[index].isdigit() or words.flags[index] & v.NUMERAL
        if number and index + 1 < words.size and words.lower[index + 1] in {"år", "years"}:
            small = not words.texts[index].isdigit() or 0 < int(words.texts[index][:4]) <= 20
            past = index and words.lower[index - 1] in {"i", "på", "om", "för", "efter", "sedan", "for", "in", "after"}
            if small and not past:
                yield Circumstance("age", index, index + 1, words.sentence[index], False, 0.5, "one person")


def _identifies(words: Words, index: int, last: int) -> str:
    """Why the place at `index` tells who is meant, or nothing."""
    around = sentence_around(words, index)
    for at in around:
        alone = (
            words.lower[at] in {"bara", "only"} and at + 1 < around.stop and words.lower[at + 1] in {"en", "ett", "one"}
        )
        if (alone or words.flags[at] & v.UNIQUE) and any(
            is_person(words, near)
            or words.lower[near] in {"familj", "family", "year-old"}
            or "åring" in words.lower[near]
            or words.flags[near] & (v.CHILD | v.KIN)
            for near in range(at + 1, min(at + 4, around.stop))
        ):
            return "the only one"
    before = index - 2
    told = any(words.flags[at] & (v.GRAVE | v.CRIME) for at in around)
    if before >= around.start and is_person(words, before) and (told or _is_told_of(words, last)):
        return "one person"
    if before >= around.start and words.lower[before] in listed("one-home"):
        return "one home"
    if any(_is_somebodys_kin(words, at) for at in around if at + 1 < around.stop):
        return "kin of one person"
    cared = told or any(words.flags[at] & v.CARE and not words.flags[at] & v.KIN for at in around)
    if (
        before >= around.start
        and words.lower[before] in listed("siblings")
        and (cared or words.after(last) & v.RELATIVE)
    ):
        return "one family"
    if (
        before >= around.start
        and words.flags[before] & v.KIN
        and is_of_ours(words, range(before - 2, before + 1))
        and told
    ):
        return "kin"
    return ""


def _is_told_of(words: Words, last: int) -> bool:
    """*… i Åsele vars fru …*, *… från Klimpfjäll, 13, som …*."""
    aged = words.after(last) & v.NUMERAL or (words.texts[last + 1 : last + 2][:1] and words.texts[last + 1].isdigit())
    return bool(words.after(last) & v.RELATIVE or (aged and (words.after(last, 2) | words.after(last, 3)) & v.RELATIVE))


def _is_somebodys_kin(words: Words, index: int) -> bool:
    """*prästens fosterson*, *rektorns dotter*: whose child it is everybody knows who knows the place."""
    lower = words.lower[index]
    owner = lower.endswith("ns") and (words.flags[index] & v.OFFICE or lower[:-1] in listed("trade"))
    return bool(owner) and bool(words.flags[index + 1] & v.KIN)


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
            kind = "health" if flags & (v.GRAVE | v.MILD) else "crime" if flags & v.CRIME else "sensitive"
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
        if words.flags[last + 1] & (v.GRAVE | v.MILD | v.CRIME) or words.lower[last + 1] in {
            "vittnen",
            "vittne",
            "witness",
            "witnesses",
        }:
            last += 1
        elif words.lower[last + 1] in {"och", "and", "för", "of", "for"} and words.after(last, 2) & (
            v.GRAVE | v.MILD | v.CRIME
        ):
            last += 2
        else:
            break
    return last


def _of_neighbour(words: Words, index: int) -> bool:
    return any(words.flags[at] & v.NEIGHBOUR for at in sentence_around(words, index))


def spelt_out(words: Words) -> Iterator[tuple[int, int]]:
    """Names written letter by letter, *M.a.d.d.i.e*, as offsets in the view."""
    for match in _SPELT.finditer(words.view.text):
        letters = "".join(letter for letter in match[0].lower() if letter.isalpha())
        written = match[0][0].isupper() and match[0][1:].islower()
        if is_name(letters) or is_ambiguous(letters) or (written and letters not in _NOT_SPELT):
            yield match.span()


_NOT_SPELT = frozenset({"obs", "osa", "etc", "omsa", "forts"})
_SPELT = re.compile(r"(?<![^\W_])[^\W\d_](?:[.*_-][^\W\d_]){3,12}(?![^\W_])")
