"""What single words tell of a person: kin, office, age, school, care, health, crime, faith.

The words are in `vocabulary.txt`. Each has a set of flags, so that a text is looked up once, word by word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from workers.checks.privacy.lexicon import lines

KIN = 1 << 0  # a relative or somebody of the family
OFFICE = 1 << 1  # somebody who has to do with a case by profession
PRONOUN = 1 << 2
MILD = 1 << 3  # a diagnosis that families speak of openly
GRAVE = 1 << 4  # health that nobody should be exposed with
CRIME = 1 << 5
FAITH = 1 << 6  # religion, origin, orientation, politics (GDPR, article 9)
CARE = 1 << 7  # placement in care
SCHOOL = 1 << 8
PUBLIC = 1 << 9  # research, politics, letters, media: who is named beside such a word is named in public
GREETING = 1 << 10  # *hej Anna*, *tack Anna* address the writer or another commenter
NAMED = 1 << 11
FAREWELL = 1 << 12
THING = 1 << 13  # *metoden*, *principle*: what is named after somebody
OWNED = 1 << 14  # *Nellies utredning*: what a person in care has
ONE_PERSON = 1 << 15  # *mannen*, *pojken*: one definite person
UNIQUE = 1 << 16
CHILD = 1 << 17
NUMERAL = 1 << 18
RELATIVE = 1 << 19  # *som*, *vars*: what follows tells something of the one before
PREPOSITION = 1 << 20
MY = 1 << 21
NEIGHBOUR = 1 << 22  # third parties: neighbours, exes, friends
FUNCTION = 1 << 23  # words that begin a sentence and are nobody
PROPER = 1 << 24  # written with a capital, and nobody: languages, peoples, faiths, makes, months
TOLD_OF_A_PERSON = MILD | GRAVE | CRIME | FAITH

_FLAGS = {
    "kin": KIN,
    "office": OFFICE,
    "pronoun": PRONOUN,
    "mild": MILD,
    "grave": GRAVE,
    "crime": CRIME,
    "faith": FAITH,
    "care": CARE,
    "school": SCHOOL,
    "public": PUBLIC,
    "greeting": GREETING,
    "named": NAMED,
    "farewell": FAREWELL,
    "thing": THING,
    "owned": OWNED,
    "one-person": ONE_PERSON,
    "unique": UNIQUE,
    "child": CHILD,
    "numeral": NUMERAL,
    "relative": RELATIVE,
    "preposition": PREPOSITION,
    "my": MY,
    "neighbour": NEIGHBOUR,
    "function": FUNCTION,
    "proper": PROPER,
}


@cache
def flags() -> dict[str, int]:
    """The flags of every word that is known, in all its forms, in lower case."""
    table: dict[str, int] = {}
    for heading, word in _entries():
        if heading.startswith("="):
            continue
        flag = _FLAGS[heading.split()[0]]
        for form in _forms(word, heading):
            table[form] = table.get(form, 0) | flag
    return table


_PUBLIC_END = tuple(
    word + ending
    for word in (
        "generalsekreterare",
        "statssekreterare",
        "pressekreterare",
        "partisekreterare",
        "minister",
        "professor",
        "politiker",
        "talesperson",
        "forskare",
        "författare",
        "borgarråd",
        "kommunalråd",
        "regionråd",
        "oppositionsråd",
    )
    for ending in ("", "n", "en", "et", "s", "ns", "ens", "ets")
)
_OFFICE_END = tuple(
    word + ending
    for word in (
        "chef",
        "sekreterare",
        "lärare",
        "handläggare",
        "behandlare",
        "psykolog",
        "terapeut",
        "kurator",
        "pedagog",
        "läkare",
        "föreståndare",
        "assistent",
        "vikarie",
        "personal",
        "inspektör",
        "tränare",
    )
    for ending in ("", "n", "en", "s", "ns", "ens")
)


_LAST_TWO = frozenset(ending[-2:] for ending in (*_PUBLIC_END, *_OFFICE_END))


def by_ending(word: str) -> int:
    """The flags of a word that is not listed itself: *förvaltningschef* by its end, *lad's* by its beginning."""
    if word[-2:] not in _LAST_TWO:
        return flags().get(word[:-2], 0) if word.endswith("'s") else 0
    if word.endswith(_PUBLIC_END):
        return PUBLIC
    if word.endswith(_OFFICE_END):
        return OFFICE
    return 0


@cache
def listed(*names: str) -> frozenset[str]:
    """The words of lists that have no flag: small sets that a rule asks for by name."""
    return frozenset().union(*(_lists().get(f"= {name}", ()) for name in names))


@cache
def _lists() -> dict[str, frozenset[str]]:
    """Every list by its heading, read in one go."""
    found: dict[str, set[str]] = {}
    for heading, word in _entries():
        if heading.startswith("="):
            found.setdefault(heading, set()).add(word)
    return {heading: frozenset(group) for heading, group in found.items()}


def _entries() -> Iterator[tuple[str, str]]:
    """Each word under its heading; the compounds of kin come as words of the heading `kin`."""
    parts: list[str] = []
    heading = ""
    for line in lines("vocabulary"):
        if not line.startswith(" "):
            heading = line
            continue
        for word in line.split():
            if heading == "kin-part":
                parts.append(word)
            elif heading.startswith(("kin-base", "kin-compound")):
                kind, _, endings = heading.partition(" ")
                alone = ("",) if kind == "kin-base" else ()
                yield from ((f"kin {endings}", part + word) for part in (*alone, *parts))
            else:
                yield heading, word


def _forms(word: str, heading: str) -> Iterator[str]:
    endings = heading.split()[1:]
    yield word
    if endings:
        yield word + "s"
    for ending in endings:
        yield word + ending.removeprefix("-")
        yield word + ending.removeprefix("-") + "s"
