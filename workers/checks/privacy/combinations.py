"""Finds the places that tell who is meant: *den enda familjen i …*, *prästänkan i … med …*, *han som … i …*.

A place is harmless in talk. It identifies beside one definite person of whom something more is told, the more surely
the smaller it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.forms import is_abbreviation, is_ambiguous, is_name, is_place
from workers.checks.privacy.lives import (
    is_described_after,
    is_family,
    is_group,
    is_ill,
    is_relative_after,
    tells_of_own_family,
    tells_of_private_life,
)
from workers.checks.privacy.roles import acts_in_office, is_definite, is_role, is_the_only_one
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.whereabouts import (
    Circumstance,
    is_capital,
    is_of_ours,
    is_person,
    is_pointed_at,
    sentence_around,
)
from workers.checks.privacy.words import Words

TOLD = v.GRAVE | v.MILD | v.CRIME | v.FAITH | v.CARE
_OF_A_CASE = TOLD | v.SCHOOL
_BIG = frozenset(
    ("sverige", "sweden", "stockholm", "göteborg", "malmö", "uppsala", "london", "england", "europa", "europe", "skåne",
     "småland", "norrland", "dalarna", "gothenburg", "norge", "norway", "finland", "danmark", "scotland", "wales",
     "glasgow", "manchester", "birmingham", "ireland", "toronto", "sydney", "melbourne", "australia", "canada")
)  # fmt: skip
_WHO = frozenset({"som", "vars", "who", "whose"})
_TRADE = ("are", "ist", "ör", "man", "präst", "värd", "kock", "ordförande")
_OF_POLITICS = ("nämnd", "socialnämnd", "parti", "regering", "kommun", "region", "utskott", "stat", "riksdag")
_DEFINITE_END = ("en", "et", "an", "na", "erna")
_TOPIC = frozenset({"om", "about", "on"})
_OF_TWINS = ("tvilling", "trilling", "syskon", "foster")
_TOWARDS = frozenset({"för", "for", "utanför", "outside"})
_SCHOOL_END = ("skolan", "skola", "skolans", "gymnasiet")
_INSIDE = frozenset({"i", "in", "utanför", "outside", "near"})
_NO_PLACE_END = ("skolan", "skola", "gymnasiet", "hemmet", "posten", "bladet", "tidningen", "tidning", "s")


def places(words: Words, told: dict[int, set[str]], phrases: set[int]) -> Iterator[Circumstance]:
    """A place that tells who is meant, and places of the list for what may stand beside.

    `told` is what each sentence tells, `phrases` are the sentences that tell of health or crime in several words.
    """
    pointing: bool | None = None
    for index in words.capitals:
        if index == 0 or words.opens[index] or not _is_where(words, index):
            continue
        last = _place_end(words, index)
        because = _identifies(words, index, last, phrases) or _adds_up(words, index, told)
        if pointing is None:
            pointing = is_pointed_at(words)
        pointed = pointing and words.word_before(index) not in _TOWARDS and not is_abbreviation(words.texts[index])
        if because or pointed:
            yield Circumstance("place", index, last, words.sentence[index], True, 0.65, because or "pointing")
        elif is_place(words.lower[index]) or is_ambiguous(words.lower[index]) or _may_be_place(words, index):
            yield Circumstance("place", index, last, words.sentence[index], False, 0.45, "near a name")


def _is_where(words: Words, index: int) -> bool:
    """Whether the word at `index` stands where a place would, and is no first name."""
    before = words.lower[index - 1]
    led = words.flags[index - 1] & v.PREPOSITION or before in listed("settlement") or before in _TOWARDS
    if before == "på" and words.lower[index + 1 : index + 2] == ["i"] and is_capital(words, index + 2):
        return False  # *på Willys i Kinna*
    if before == "the" and index > 1:
        led = words.flags[index - 2] & v.PREPOSITION  # *on the Ardnull peninsula*
    if not led or words.lower[index].endswith(_SCHOOL_END):
        return False
    return is_place(words.lower[index]) or not is_name(words.lower[index])


def _may_be_place(words: Words, index: int) -> bool:
    """An unknown word after *i* or *in*, which is hardly anything else."""
    if words.word_before(index) not in _INSIDE or words.flags[index] or len(words.texts[index]) < 4:
        return False
    return not is_abbreviation(words.texts[index]) and not words.lower[index].endswith(_NO_PLACE_END)


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


def _adds_up(words: Words, index: int, told: dict[int, set[str]]) -> str:
    """A small place beside a person of whom two more kinds of things are told: age and care, care and illness …"""
    if words.lower[index] in _BIG or words.word_before(index) in _TOWARDS:
        return ""
    here = words.sentence[index]
    kinds = set().union(*(told.get(sentence, set()) for sentence in (here - 1, here, here + 1)))
    return "one person" if "person" in kinds and len(kinds) > 2 and "age" in kinds else ""


def _identifies(words: Words, index: int, last: int, phrases: set[int]) -> str:
    """Why the place at `index` tells who is meant, or nothing."""
    around = sentence_around(words, index)
    towards = words.word_before(index) in _TOWARDS
    if not towards:
        because = _by_the_person_before(words, index, last, phrases)
        if because:
            return because
    if words.lower[index] in _BIG or words.flags[index] or is_abbreviation(words.texts[index]):
        return ""
    told = words.sentence[index] in phrases
    return _by_trade(words, index, last, told) or _by_who_it_is(words, index, around, told)


def _by_the_person_before(words: Words, index: int, last: int, phrases: set[int]) -> str:
    """*den enda familjen i …*, *brandmannen i … som …*, *familjen i … med …*."""
    around = sentence_around(words, index)
    if any(is_the_only_one(words, at, around) for at in around):
        return "the only one"
    before = index - 2
    told = words.sentence[index] in phrases or any(words.flags[at] & (v.GRAVE | v.CRIME) for at in around)
    small = words.lower[index] not in _BIG
    if before >= around.start and small and is_person(words, before) and (told or _is_told_of(words, last)):
        return "one person"
    if before >= around.start and words.lower[before] in listed("one-home"):
        return "one home"
    if any(_is_somebodys_kin(words, at) for at in around if at + 1 < around.stop):
        return "kin of one person"
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
        return any(_is_of_a_case(words, at) for at in _told_after(words, last))
    return bool(
        words.after(last) & v.RELATIVE
        or (aged and (words.after(last, 2) | words.after(last, 3)) & v.RELATIVE)
        or is_relative_after(words, last)
    )


def _is_somebodys_kin(words: Words, index: int) -> bool:
    """*prästens fosterson*, *the GP's own daughter*: whose child it is everybody knows who knows the place."""
    lower = words.lower[index]
    owner = lower.endswith("ns") and (words.flags[index] & v.OFFICE or lower[:-1] in listed("trade"))
    if lower.endswith("'s") and lower[:-2] in listed("role-english"):
        owner = not {"the", "our"}.isdisjoint(words.lower[max(0, index - 3) : index])
    kin = words.flags[index + 1]
    if words.lower[index + 1] in listed("of-a-family-adjective"):
        kin = words.after(index + 1)
    return bool(owner) and bool(kin & (v.KIN | v.CHILD))


def _by_trade(words: Words, index: int, last: int, told: bool) -> str:
    """*tandläkaren i … som tog hem sina fosterbarn*, *ordföranden i … hans fosterson*."""
    head = index - 2
    if words.lower[index - 1] in _TOWARDS | {"the"} or head < 0 or words.sentence[head] != words.sentence[index]:
        return ""
    after = _told_after(words, last)
    if is_role(words, head) and is_relative_after(words, last):
        return "one person" if _is_told_privately(words, head, last, after) or told else ""
    if is_role(words, head) and not acts_in_office(words, head) and _is_of_their_own(words, last):
        return "one person"
    if is_role(words, head) and any(words.flags[at] & v.CRIME for at in after[:8]) and not words.flags[head] & v.PUBLIC:
        return "one person"
    if _is_the_somebody(words, head, last) and _is_told_privately(words, head, last, after):
        return "one person"
    if is_person(words, head) and _is_ill_by_adjective(words, head - 1):
        return "one person"
    if _is_of_a_club(words, head) and tells_of_own_family(words, after):
        return "one person"
    if _is_its_only_one(words, head) and tells_of_private_life(words, after):
        return "one person"
    pair = words.flags[head] & v.KIN or words.lower[head].endswith(("par", "familj", "couple", "family"))
    marked = words.lower[head - 1] in {"foster", "adoptive"} or _is_of_faith_or_origin(words.lower[head - 1])
    if pair and marked and is_relative_after(words, last):
        return "one family"
    return ""


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


def _is_of_faith_or_origin(word: str) -> bool:
    """*lesbisk*, *samiskt*, *somaliska*, *Tamil*."""
    base = word[:-1] if word.endswith(("kt", "ka")) else word
    return bool((v.flags().get(word, 0) | v.flags().get(base, 0)) & v.FAITH) or base in listed("origin")


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


def _told_after(words: Words, last: int) -> range:
    """The rest of the sentence and the next one, at most 30 words."""
    until = last
    while until + 1 < words.size and until - last < 30 and words.sentence[until + 1] <= words.sentence[last] + 1:
        until += 1
    return range(last + 1, until + 1)


def _by_who_it_is(words: Words, index: int, around: range, told: bool) -> str:
    """*han som kör skolskjutsen till … och vars egen son …*, *tjejen som vann … och sen blev placerad, bor i …*."""
    who = any(_is_the_one_who(words, at) for at in around if at + 1 < around.stop)
    if not (who or _opens_with_person(words, index, around)) or any(words.flags[at] & v.PUBLIC for at in around):
        return ""
    told = told or tells_of_private_life(words, around, of_foster=not who)
    return "one person" if told or (not who and any(words.flags[at] & v.FAITH for at in around)) else ""


def _opens_with_person(words: Words, index: int, around: range) -> bool:
    """*Mannen bakom disken på macken i …*: only where somebody is stands between the person and the place."""
    head = next((at for at in around if is_definite(words, at)), index)
    if not around.start <= head <= around.start + 3 or not 2 < index - head < 9 or acts_in_office(words, head):
        return False
    described = words.lower[head + 1] in {"med", "with"} or words.lower[head] not in listed("he-or-she")
    return described and all(
        (words.flags[at] | words.before(at)) & v.PREPOSITION
        or words.lower[at] in listed("where")
        or words.lower[at].endswith(_DEFINITE_END)
        or "the" in words.lower[at - 2 : at]
        for at in range(head + 1, index)
    )


def _is_the_one_who(words: Words, at: int) -> bool:
    if words.lower[at + 1] not in _WHO:
        return False
    if words.lower[at] == "one":
        return words.word_before(at) == "the"
    if words.lower[at] in {"den", "de", "those", "they", "he", "she", "him", "her"}:
        return False
    return is_definite(words, at) and not acts_in_office(words, at)
