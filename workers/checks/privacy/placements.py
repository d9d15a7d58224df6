"""Finds where a child or young person is placed: *HVB Furuliden*, *barnhemmet Solvik i Kisa*, *the unit in Aldmere*."""

from __future__ import annotations

from collections.abc import Iterator

from workers.checks.privacy import vocabulary as v
from workers.checks.privacy.forms import is_name, is_place
from workers.checks.privacy.school_names import SCHOOL_END
from workers.checks.privacy.vocabulary import listed
from workers.checks.privacy.whereabouts import (
    Circumstance,
    is_after,
    is_at_work,
    is_capital,
    is_of_ours,
    is_person,
    is_somebody,
    name_end,
    sentence_around,
    with_place,
)
from workers.checks.privacy.words import Words

UNSURE = 0.5  # the score of a home that is told to be at a place and may be any such home
_TO = frozenset({"på", "till", "från", "to", "from", "at", "into"})
_ON = frozenset({"on", "in"})
_A = frozenset({"ett", "en", "nåt", "något", "the", "a"})
_WHERE = frozenset({"i", "på", "utanför", "vid", "nära", "in", "near", "at", "on", "by", "outside"})
_AND = frozenset({"och", "and", "respektive", "resp", "samt", "or", "eller", "till", "to", "from", "från"})
_WARD = frozenset({"avd", "avdelning", "avdelningen", "enhet", "enheten", "room", "ward"})
_NO_HOME_END = (*SCHOOL_END, "gatan", "vägen")
_SURELY_HOUSE_END = ("gården", "gård", "liden", "hemmet", "gläntan", "stugan", "villan", "hyddan", "kullen")
_HOUSE_END = (
    "gården", "gård", "liden", "backen", "berget", "berga", "hemmet", "stugan", "lund", "lunda", "vik", "näs", "torp",
    "hult", "holm", "holmen", "ängen", "hyddan", "gläntan", "stigen", "dalen", "villan", "kullen", "kulla", "åsen",
    "haga", "hagen", "bo", "sta", "by", "fors", "backa", "ryd", "rud", "tuna", "sund", "udden", "rosen", "sol",
)  # fmt: skip


def placements(words: Words) -> Iterator[Circumstance]:
    """Homes that bear a name of their own."""
    before = -2
    for index in words.capitals:
        if index <= before:
            continue
        span = _placement_at(words, index, before)
        if span is None:
            continue
        before = last = with_place(words, _with_ward(words, span[1]))
        around = sentence_around(words, index)
        told_by_writer = any(words.lower[at] in {"jag", "vi", "i", "we"} and words.texts[at] != "i" for at in around)
        moved = not told_by_writer and (
            any(words.lower[at] in listed("is-moved") for at in around) or _opens_with_moved(words, around)
        )
        held = (moved or is_somebody(words, around)) and not is_at_work(words, span[0])
        score = 0.97 if _says_what_it_is(words, span) else 0.65
        yield Circumstance("placement", span[0], last, words.sentence[index], held, score, "one person")


def _opens_with_moved(words: Words, around: range) -> bool:
    """*Moved from … to …*: somebody is left out."""
    lower = words.lower[around.start]
    return lower in {"moved", "transferred", "placed", "sent"} and words.lower[around.start + 1] in _TO


def _says_what_it_is(words: Words, span: tuple[int, int]) -> bool:
    """Whether a word of the name says that it is a home, so that it is surely nobody's name."""
    homes = listed("care-home", "care-home-more", "care-home-after", "house-english")
    return any(words.lower[at] in homes or words.lower[at] == "unit" for at in range(span[0], span[1] + 1))


def placements_in_small_letters(words: Words) -> Iterator[Circumstance]:
    """*sis vallagården*, *hvb myrliden avd 2*, *sis hemmet i kalix*."""
    for index in range(words.size - 1):
        if words.lower[index] in listed("state-homes") and _is_put_there(words, index):
            held = is_somebody(words, sentence_around(words, index))
            yield Circumstance("placement", index, index, words.sentence[index], held, 0.65, "one person")
        if words.lower[index] not in listed("care-home-short"):
            continue
        name = index + 1
        if words.lower[name] in {"hemmet", "hem"} and is_after(words, name):
            name += 1
        last = _small_name_end(words, index, name)
        if last > index:
            last = with_place(words, _with_ward(words, last))
            person = is_somebody(words, sentence_around(words, index))
            yield Circumstance("placement", index, last, words.sentence[index], person, 0.65, "one person")


def _is_put_there(words: Words, index: int) -> bool:
    """*sitter på råby*, *hon va på Lövsta*: a state home, known by its place alone."""
    if words.word_before(index) not in _TO or index < 3:
        return False
    was = words.lower[index - 2] in listed("is") and bool(words.flags[index - 3] & (v.PRONOUN | v.KIN))
    return was or words.lower[index - 2] in listed("is-put")


def _small_name_end(words: Words, home: int, name: int) -> int:
    """The last word of a home's name or place in small letters, or the home itself where none follows."""
    if name >= words.size or not is_after(words, name):
        return home
    lower = words.lower[name]
    if lower == "i" and name > home + 1 and name + 1 < words.size and is_place(words.lower[name + 1]):
        return name + 1
    known = words.lower[home].startswith("sis") and lower in listed("state-homes")
    named = known or (len(lower) > 4 and lower.endswith(_HOUSE_END) and not words.flags[name])
    return name if named and not is_capital(words, name) else home


def unnamed_homes(words: Words) -> Iterator[Circumstance]:
    """*Jourhemmet i Klövsjö*, *flickhemmet vid slussen i Töreboda*, *the secure unit in Aldmere*."""
    for index in words.capitals:
        home = _home_before(words, index)
        if home < 0:
            continue
        first = home - 1 if words.word_before(home) in listed("home-adjective") else home
        first = first - 1 if words.word_before(first) in _A else first
        lone = words.lower[home] in listed("home-lone")
        somebody = is_somebody(words, sentence_around(words, index)) and not is_at_work(words, home)
        ours = is_of_ours(words, range(max(0, home - 6), home)) or _is_one_before(words, home)
        put = ours and words.lower[home] in listed("home-any") and not is_at_work(words, home)
        held = put or (lone and (words.lower[home] in listed("one-home") or somebody))
        last = name_end(words, index, 3)
        yield Circumstance(
            "placement", first, last, words.sentence[index], held, 0.68 if held else UNSURE, "one person"
        )


def _is_one_before(words: Words, home: int) -> bool:
    """*lillan är på jourhem*, *killen bor på ett stödboende*."""
    before = range(max(0, home - 5), home)
    one = any(words.lower[at] in listed("one-more") or is_person(words, at) for at in before)
    return one and any(words.lower[at] in listed("is-put", "is") for at in before)


def _home_before(words: Words, place: int) -> int:
    """The home that is told to be at this place, at most seven words before it; or -1."""
    if words.opens[place] or (words.word_before(place) not in _WHERE and words.word_before(place) != "the"):
        return -1
    for at in range(place - 2, max(place - 8, -1), -1):
        if words.sentence[at] != words.sentence[place] or "," in words.gap(at + 1):
            return -1
        if words.lower[at] in listed("home-unnamed"):
            return at if words.lower[at + 1] in _WHERE else -1
        if words.lower[at] in listed("home-english"):
            led = words.word_before(at) in listed("home-adjective") or words.lower[at] in listed("home-lone")
            return at if led and words.lower[at + 1] in _WHERE else -1
    return -1


def _placement_at(words: Words, index: int, before: int) -> tuple[int, int] | None:
    """The words that name a home for children or young people, when one is named here."""
    lower = words.lower[index]
    last = name_end(words, index, 4)
    if lower in listed("care-home", "care-home-more"):
        return (index, last) if last > index else None
    after = words.lower[last + 1] if last + 1 < words.size and words.gap(last + 1) == " " else ""
    english = None if after in listed("care-home-after") else _english_home(words, index, last)
    if english:
        return english
    if lower == "villa" and last > index and words.word_before(index) in _TO | _ON:
        return index, last
    if words.flags[index] or is_name(lower):
        return None
    if index and words.lower[index - 1] in listed("care-home", "care-home-more") and words.gap(index) == " ":
        return index - 1, last
    if after in listed("care-home-after"):
        home = after in {"children's", "residential"}
        return index, min(last + 2 if home else last + 1, words.size - 1)
    if is_place(lower) or words.opens[index] or lower.endswith(_NO_HOME_END):
        return None
    led = index >= 2 and (
        words.lower[index - 1] in _TO or (words.lower[index - 1] in _ON and lower.endswith(_SURELY_HOUSE_END))
    )
    whom = index > 2 and words.flags[index - 2] & v.PRONOUN and lower.endswith(_HOUSE_END)
    verb = words.lower[index - 3 if whom else index - 2] if led else ""
    put = verb in listed("is-put") or (led and _is_somebody_there(words, index))
    again = index >= 2 and before == index - 2 and words.lower[index - 1] in _AND
    return (index, last) if put or again or _is_moved_to(words, index) else None


def _is_somebody_there(words: Words, index: int) -> bool:
    """*min bror är på Tallmogården*, *Elif is at Fyrgården*."""
    if index < 3 or words.lower[index - 2] not in listed("is") or not words.lower[index].endswith(_HOUSE_END):
        return False
    one = v.KIN | v.CHILD | v.ONE_PERSON | v.PRONOUN
    return bool(words.flags[index - 3] & one) or is_name(words.lower[index - 3])


def _is_moved_to(words: Words, index: int) -> bool:
    """*flyttades från jourhemmet i … till Villa …*: the second home."""
    if words.lower[index - 1] != "till" or not words.lower[index].endswith((*_HOUSE_END, "villa")):
        return False
    return any(
        words.lower[at] in listed("is-put") and words.sentence[at] == words.sentence[index]
        for at in range(max(0, index - 8), index - 1)
    )


def _english_home(words: Words, index: int, last: int) -> tuple[int, int] | None:
    """*Banksia Lodge*, *St Brigid's Home for Girls*, *the Brackenfold unit*, where somebody is put."""
    led = words.word_before(index)
    named = any(words.lower[at] in listed("house-english") for at in range(index + 1, last + 1))
    if named and led in {"at", "from", "to", "into", "in"}:
        around = sentence_around(words, index)
        put = any(words.lower[at] in listed("is-put", "is-put-english") for at in around if at < index)
        put = put or bool(words.before(index, 2) & (v.KIN | v.CHILD | v.ONE_PERSON))  # *the lad at Banksia Lodge*
        for_whom = words.lower[last + 1 : last + 3]
        if for_whom[:1] == ["for"] and for_whom[1:] and for_whom[1] in {"girls", "boys", "children"}:
            return index, last + 2
        address = last + 1 < words.size and words.texts[last + 1].isdigit()
        return (index, last) if put and not address else None
    if _is_said_to_be_home(words, last):
        return index, last + 3
    follows = words.lower[last + 1 : last + 3]
    if words.flags[index] or not follows or not is_after(words, last + 1):
        return None
    if follows[0] in listed("home-adjective") and follows[1:] and follows[1] in listed("home-english"):
        return index, last + 2
    return (index - 1, last + 1) if follows[0] == "unit" and led == "the" else _unit_at(words, index, last)


def _is_said_to_be_home(words: Words, last: int) -> bool:
    """*Hindle Carr, the secure unit …*: what it is stands behind a comma."""
    if last + 3 >= words.size or words.gap(last + 1) != ", " or words.lower[last + 1] != "the":
        return False
    return words.lower[last + 2] in listed("home-adjective") and words.lower[last + 3] in listed("home-english")


def _unit_at(words: Words, index: int, last: int) -> tuple[int, int] | None:
    """*at Beechwood unit*, *in Fernhill unit*."""
    unit = words.lower[last + 1] == "unit" and words.word_before(index) == "at"
    return (index, last + 1) if unit else None


def _with_ward(words: Words, last: int) -> int:
    """The end of *… avd 2*, *…, avdelning Lärkan*."""
    if last + 2 >= words.size or words.lower[last + 1] not in _WARD or words.sentence[last + 1] != words.sentence[last]:
        return last
    number = words.texts[last + 2].isdigit() or is_capital(words, last + 2)
    return last + 2 if number else last
