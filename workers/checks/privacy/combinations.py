"""Finds the places that tell who is meant: *den enda familjen i …*, *prästänkan i … med …*, *han som … i …*.

A place is harmless in talk. It identifies beside one definite person of whom something more is told, the more surely
the smaller it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from workers.checks.privacy import households
from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.forms import is_abbreviation, is_name, is_place
from workers.checks.privacy.lives import (
    is_bound,
    is_family,
    is_group,
    is_relative_after,
    is_taken,
    tells_of_private_life,
)
from workers.checks.privacy.localities import BIG, TOLD, is_where_somebody_is, may_be_place
from workers.checks.privacy.roles import acts_in_office, is_definite, is_the_only_one
from workers.checks.privacy.trades import (
    TOWARDS,
    by_trade,
    head_before,
    is_news,
    is_of_faith_or_origin,
    is_somebodys_kin,
    told_after,
)
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.whereabouts import (
    Circumstance,
    is_capital,
    is_of_ours,
    is_person,
    sentence_around,
)
from workers.checks.privacy.words import Words

_OF_A_CASE = TOLD | v.SCHOOL
_WHO = frozenset({"som", "vars", "who", "whose"})
_DEFINITE_END = ("en", "et", "an", "na", "erna")
_NOT = frozenset({"ingen", "no", "inte", "utan", "aldrig", "not", "never", "without"})
_WHOLE_OR_BESIDE = frozenset({"whole", "norr", "söder", "öster", "väster", "north", "south", "east", "west"})
_ARTICLES = frozenset({"the", "ett", "en", "a", "an"})
_FOR = frozenset({"för", "for", "of"})
_MORE = frozenset({"else", "mer", "annars", "annan"})
_ASKING = frozenset({"who", "vem", "vilka", "vilken"})
_HOUSES = ("huset", "villan", "gården", "torpet", "stationen", "kvarnen", "house", "cottage", "rectory", "farmhouse")
_NO_HOUSES = (
    "sjukhuset",
    "medborgarhuset",
    "kulturhuset",
    "kommunhuset",
    "fritidsgården",
    "skolgården",
    "förlagshuset",
)
_TOPIC = frozenset({"om", "about", "on"})
_OF_TWINS = ("tvilling", "trilling", "syskon", "foster")
_MOST = 200  # places in one text; an honest text of 20,000 characters has fewer
_SCHOOL_END = ("skolan", "skola", "skolans", "gymnasiet")


def places(
    words: Words, told: dict[int, set[str]], phrases: set[int], pointed: Callable[[], bool]
) -> Iterator[Circumstance]:
    """A place that tells who is meant, and places of the list for what may stand beside.

    `told` is what each sentence tells, `phrases` are the sentences that tell of health or crime in several words,
    `pointed` whether the writer says that the reader can tell who is meant.
    """
    couples: frozenset[int] | None = None
    looked_at = 0
    for index in words.capitals:
        if index == 0 or words.opens[index] or not _is_where(words, index):
            continue
        last = _place_end(words, index)
        looked_at += 1
        if looked_at > _MOST:  # what comes after it is not looked at
            yield Circumstance("place", index, last, words.sentence[index], True, 0.65, "many")
            return
        because = _identifies(words, index, last, phrases) or _adds_up(words, index, told, phrases)
        couples = households.described(words) if couples is None else couples
        if words.sentence[index] in couples and words.lower[index] not in BIG and may_be_place(words, index):
            because = because or "one family"
        small = words.word_before(index) not in TOWARDS and not is_abbreviation(words.texts[index])
        small = small and words.lower[index] not in BIG
        if because or (small and pointed()):
            yield Circumstance("place", index, last, words.sentence[index], True, 0.65, because or "pointing")
        elif may_be_place(words, index) and is_where_somebody_is(words, index):
            yield Circumstance("place", index, last, words.sentence[index], False, 0.45, "near a name")


def _is_where(words: Words, index: int) -> bool:
    """Whether the word at `index` stands where a place would, and is no first name."""
    before = words.lower[index - 1]
    led = words.flags[index - 1] & v.PREPOSITION or before in listed("settlement") or before in TOWARDS
    if before == "på" and words.lower[index + 1 : index + 2] == ["i"] and is_capital(words, index + 2):
        return False  # *på Willys i Kinna*
    if before in {"of", "om"} and words.word_before(index - 1) in _WHOLE_OR_BESIDE:
        return True  # *in the whole of Unst*, *norr om Hede*
    if before in {"the", "hela", "whole"} and index > 1:
        led = words.flags[index - 2] & v.PREPOSITION  # *on the Ardnull peninsula*
    if not led or words.lower[index].endswith(_SCHOOL_END):
        return False
    return is_place(words.lower[index]) or not is_name(words.lower[index])


def _place_end(words: Words, index: int) -> int:
    last = index
    while (
        last + 1 < words.size
        and last - index < 3
        and not words.opens[last + 1]
        and "," not in words.gap(last + 1)
        and (is_capital(words, last + 1) or words.lower[last + 1] == "of")
    ):
        last += 1
    return last + 1 if words.lower[last + 1 : last + 2] and words.lower[last + 1] in listed("landscape") else last


def _adds_up(words: Words, index: int, told: dict[int, set[str]], phrases: set[int]) -> str:
    """A small place beside a person of whom two more kinds of things are told: age and care, care and illness …"""
    if words.lower[index] in BIG or words.word_before(index) in TOWARDS:
        return ""
    here = words.sentence[index]
    kinds = set().union(*(told.get(sentence, set()) for sentence in (here - 1, here, here + 1)))
    if here in phrases:
        kinds.add("condition")
    return "one person" if "person" in kinds and len(kinds) > 2 and "age" in kinds else ""


def _identifies(words: Words, index: int, last: int, phrases: set[int]) -> str:
    """Why the place at `index` tells who is meant, or nothing."""
    around = sentence_around(words, index)
    towards = words.word_before(index) in TOWARDS
    if not towards or words.lower[index - 2] in listed("one-home"):
        because = _by_the_person_before(words, index, last, phrases)
        if because:
            return because
    if words.lower[index] in BIG or words.flags[index] or is_abbreviation(words.texts[index]):
        return ""
    told = words.sentence[index] in phrases
    return by_trade(words, index, last, told) or _by_who_it_is(words, index, around, told)


def _by_the_person_before(words: Words, index: int, last: int, phrases: set[int]) -> str:
    """*den enda familjen i …*, *brandmannen i … som …*, *familjen i … med …*."""
    around = sentence_around(words, index)
    if any(is_the_only_one(words, at, around) for at in around):
        return "the only one"
    before = head_before(words, index)
    told = words.sentence[index] in phrases or any(words.flags[at] & (v.GRAVE | v.CRIME) for at in around)
    small = words.lower[index] not in BIG
    person = before >= around.start and small and is_person(words, before) and not is_news(words, before)
    if person and (told or _is_told_of(words, last)):
        return "one person"
    if before >= around.start and words.lower[before] in listed("one-home"):
        return "one home"
    if any(is_somebodys_kin(words, at) for at in around if at + 1 < around.stop):
        return "kin of one person"
    if small and (_is_asked_for(words, index) or _live_together(words, index, around)):
        return "one family"
    cared = told or any(words.flags[at] & v.CARE and not words.flags[at] & v.KIN for at in around)
    if (
        before >= around.start
        and (words.lower[before] in listed("siblings") or _is_of_twins(words, before))
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


def _is_of_a_case(words: Words, at: int) -> bool:
    """Care, illness, crime, or a child or relative who is not the writer's own (*… som tröstade min son*)."""
    before = words.word_before(at)
    if before in _TOPIC:
        return False
    family = words.flags[at] & (v.KIN | v.CHILD) or is_family(words, at)
    theirs = family and words.texts[at].islower() and before not in listed("mine")
    return bool(theirs or words.flags[at] & _OF_A_CASE)


def _is_of_twins(words: Words, index: int) -> bool:
    return words.lower[index].startswith(_OF_TWINS) and is_group(words, index)


def _is_told_of(words: Words, last: int) -> bool:
    """*… i Åsele vars fru …*, *… från Klimpfjäll, 13, som …*."""
    aged = words.after(last) & v.NUMERAL or (words.texts[last + 1 : last + 2][:1] and words.texts[last + 1].isdigit())
    if words.lower[last + 1 : last + 2] and words.lower[last + 1] in {"som", "who", "that"}:
        return any(_is_of_a_case(words, at) for at in told_after(words, last))
    return bool(
        words.after(last) & v.RELATIVE
        or (aged and (words.after(last, 2) | words.after(last, 3)) & v.RELATIVE)
        or is_relative_after(words, last)
    )


def _is_asked_for(words: Words, index: int) -> bool:
    """*who else in … has an Iraqi dad*, *vem mer i … har thailändsk mamma*: a question with one answer."""
    if words.word_before(index - 1) not in _MORE or words.word_before(index - 2) not in _ASKING:
        return False
    rest = range(index + 1, sentence_around(words, index).stop - 1)
    placed = any(words.flags[at] & v.CARE for at in range(index, rest.stop + 1))
    return any(
        (is_of_faith_or_origin(words.lower[at]) and words.flags[at + 1] & v.KIN)
        or (placed and words.flags[at] & v.NUMERAL and is_family(words, at + 1))
        for at in rest
    )


def _live_together(words: Words, index: int, around: range) -> bool:
    """*Tvillingarna i gamla stationshuset i …*, *syskonen på gården vid ån i …*, with a matter of the family."""
    group = next((at for at in range(max(around.start, index - 8), index - 1) if is_group(words, at)), index)
    together = group < index and _says_only_where(words, range(group + 1, index))
    if not together and not _lives_in_a_house(words, index, around):
        return False
    rest = range(index + 1, around.stop)
    kept_away = any(words.lower[at] in _NOT or words.lower[at].endswith("n't") for at in rest)
    told = TOLD | v.SCHOOL if kept_away else TOLD
    return any(words.flags[at] & told or is_taken(words, at) for at in rest)


def _lives_in_a_house(words: Words, index: int, around: range) -> bool:
    """*familjen i gamla posthuset i …*: a house that everybody there knows."""
    house = index - 2
    if house - 2 < around.start or not words.lower[house].endswith(_HOUSES) or words.lower[house].endswith(_NO_HOUSES):
        return False
    head = house - 1
    while head > around.start and (words.lower[head] in listed("where") or words.flags[head] & v.FUNCTION):
        head -= 1
    if not words.before(head + 2) & v.PREPOSITION and not words.flags[head + 1] & v.PREPOSITION:
        return False
    return is_group(words, head) or is_person(words, head)


def _by_who_it_is(words: Words, index: int, around: range, told: bool) -> str:
    """*han som kör skolskjutsen till … och vars egen son …*, *tjejen som vann … och sen blev placerad, bor i …*."""
    who = any(_is_the_one_who(words, at) for at in around if at + 1 < around.stop)
    told = told or (who and is_bound(words, around))
    if not (who or _opens_with_person(words, index, around)) or any(words.flags[at] & v.PUBLIC for at in around):
        return ""
    told = told or tells_of_private_life(words, around, of_foster=not who)
    return "one person" if told or (not who and any(words.flags[at] & v.FAITH for at in around)) else ""


def _opens_with_person(words: Words, index: int, around: range) -> bool:
    """*Mannen bakom disken på macken i …*: only where somebody is stands between the person and the place."""
    head = next((at for at in around[:4] if is_definite(words, at) or _is_the_parent(words, at)), index)
    if not 2 < index - head < 9 or acts_in_office(words, head):
        return False
    described = index - head > 3 or words.lower[head + 1] in {"med", "with"}
    described = described or words.lower[head] not in listed("he-or-she")
    return described and _says_only_where(words, range(head + 1, index))


def _is_the_parent(words: Words, at: int) -> bool:
    """*the dad in …*, *the mum at …*: somebody's, not the writer's."""
    return bool(words.flags[at] & v.KIN) and words.word_before(at) == "the"


def _says_only_where(words: Words, between: range) -> bool:
    """*nere vid slussen i*, *in the old station house at*, *för P10 i*."""
    return all(
        (words.flags[at] | words.before(at)) & v.PREPOSITION
        or words.lower[at] in listed("where")
        or words.lower[at] in listed("here")
        or {words.lower[at], words.word_before(at)} & _FOR
        or words.texts[at].isdigit()
        or words.lower[at].endswith(_DEFINITE_END)
        or not _ARTICLES.isdisjoint(words.lower[at - 2 : at])
        for at in between
    )


def _is_the_one_who(words: Words, at: int) -> bool:
    if words.lower[at + 1] not in _WHO:
        return False
    if words.lower[at] == "one":
        return words.word_before(at) == "the"
    if words.lower[at] in {"den", "de", "those", "they", "he", "she", "him", "her"}:
        return False
    return is_definite(words, at) and not acts_in_office(words, at)
