"""Views in which numbers that are told in words are read as digits."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from service.policy.identifiers.disguises import SIGN_WORD
from service.policy.identifiers.numerals import (
    AFTER_TEN,
    BEGINNINGS,
    INITIALS,
    NUMERAL,
    ORDINAL,
    SIMPLE,
    STARTS,
    UNIT,
    WORDS,
    any_of,
    digits_of,
)
from service.policy.identifiers.reading import Reading
from service.policy.identifiers.views import View, replace_parts

_TOKEN = rf"(?:[0-9]{{1,12}}(?![0-9])|{NUMERAL})"
# What people say between the parts of a number: a sign by its name, or *och sen*.
_FILLER = (
    r"(?:(?:och |å |o |and )?(?:(?:så|sen) )?(?:så|sen|sedan|därefter|till sist|sist|på det|lägg till|plus|then|finally"
    r"|kommer|ends(?: in| with)?|en|a)|och|å|o|and|mellanslag|blanksteg|paus|komma|space|comma"
    rf"|(?:ett |a )?{SIGN_WORD})"
)
_BETWEEN = rf"(?:[ \n,./()+-]{{1,5}}{_FILLER}(?=[ ,0-9])[ ,]{{0,2}}|[^\w!?%§€$£]{{0,5}})"
_DATE_DIGITS = r"(?:[0-9]{6,8}|(?:19|20)?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2})"
# Partly in words: *-98 ett nio*, *-nittioåtta 19*, *-niotusen åttahundra nitton*.
_SOME = rf"{_BETWEEN}[0-9]{{1,2}}(?![0-9])"
_LAST_PARTS = rf"(?:{_SOME}){{0,3}}(?:{_BETWEEN}{NUMERAL}){{1,4}}(?:{_SOME})?"
_MONTH = r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december)"
# A day in words, then the last four: *tolfte mars tjugohundratolv och sen …*, *nollåtta femte femtonde …*.
_SAID_DAY = (
    rf"(?:{_TOKEN}(?:{NUMERAL})? {ORDINAL} {ORDINAL}"
    rf"|(?:{ORDINAL}|{_TOKEN}) (?:i )?(?:{_MONTH}|{ORDINAL}) {_TOKEN}(?:{NUMERAL})?)"
)


@cache
def _sequence() -> re.Pattern[str]:
    """Numerals that follow each other. Compiled when a text has some: it takes a fifth of a second."""
    return re.compile(
        rf"(?<![a-zåäö0-9])(?=[0-9]|{any_of(BEGINNINGS)})"
        rf"(?:{_TOKEN}(?:{_BETWEEN}{_TOKEN}){{4,399}}|{_DATE_DIGITS}{_LAST_PARTS}"
        # three with a sign said among them: *ett fyra nio streck tjugotvå*
        # a telephone's beginning: *noll70 1740605*, *07700 nine hundred 261*
        rf"|(?:noll|nolla|zero|oh)[ -]?(?:7[02369]|sjuttio[a-zå]{{0,3}})(?:{_BETWEEN}{_TOKEN}){{1,6}}"
        rf"|0[0-9]{{2,4}}(?:{_BETWEEN}{_TOKEN}){{2,5}}"
        rf"|{_TOKEN}(?:{_BETWEEN}{_TOKEN}){{2}}{_BETWEEN}[0-9]{{4}}(?![0-9])"
        rf"|{_TOKEN}(?: {_TOKEN}){{1,3}} {SIGN_WORD} {_TOKEN}(?: {_TOKEN}){{0,3}}(?![a-zåäö0-9])"
        rf"|{_SAID_DAY}(?:{_BETWEEN}{_TOKEN}){{1,4}}|{ORDINAL} {_MONTH} {_TOKEN})"
    )


@cache
def _each() -> re.Pattern[str]:
    """One numeral of a sequence, or what is said between two."""
    return re.compile(rf"[ \n,./()+-]{{1,5}}({_FILLER})(?=[ ,0-9])[ ,]{{0,2}}|(?<![a-zåäö]){ORDINAL}|{_TOKEN}")


_IS_SIGN = re.compile(SIGN_WORD)
_GLUED = re.compile(
    rf"[0-9]-?(?:{any_of(word for word, digit in UNIT.items())})-?[0-9]|[0-9]{{6}} ?- ?(?:{any_of(WORDS)})"
    rf"|(?<![a-zåäö])(?:{any_of(SIMPLE)})[-./][0-9]{{1,2}}[-./ ]"
    r"|[0-9] (?:sen|sedan|därefter|then) [0-9]{1,2} (?:sen|sedan|därefter|then) [0-9]"
)
_BEGINS = re.compile(rf"(?=[{INITIALS}])(?:{any_of(STARTS)})")
_PASSED_OVER = frozenset(
    "och å o and komma comma blanksteg"
    " sen sedan då därefter sist till then finally ett a space mellanslag paus streck bindestreck snedstreck"
    " kommer ends minus plus dash hyphen slash stroke forward tankstreck minustecken en i hundra hundred"
    f" {_MONTH[3:-1].replace('|', ' ')}".split()
)
_ENOUGH, _FLOOD = 3, 600
_BEFORE_LAST = ("sista", "last four", "slutar", "sluta ", "ends ", "ending ")


@cache
def _last() -> re.Pattern[str]:
    """The last four alone, of which fewer words are enough, before or after what calls them that."""
    return re.compile(
        r"(?:fyra sista|sista fyra|last four|slutar? (?:på|med)|end(?:s|ing)? (?:in|with))"
        r"(?: (?:digits|siffrorna) (?:of|i|av|på) \w{1,8}(?: \w{1,14})? (?:is|are|är|e)(?= ))?[^0-9\n.]{0,14}?[ :,]"
        rf"(?={_TOKEN})({_TOKEN}(?:[ ,-]{{0,2}}{_TOKEN}){{1,3}})(?![a-zåäö])"
        rf"|(?<![a-zåäö0-9])((?=(?:{AFTER_TEN})[ -]?(?:tusen|thous|hundr)){NUMERAL}|{_TOKEN}(?:[ ,-]{{1,2}}{_TOKEN}"
        r"){1,3}),? (?:(?:är|is|are) )?(?:(?:de|hans|hennes|his|her|the) )?(?:sista fyra|fyra sista|last four)"
    )


def words_as_digits(reading: Reading) -> Iterator[View]:
    """The view with numerals in words read as digits where five or more follow each other, if there are such.

    *Sjuttio ett* is 71, or 70 and 1: a text that has it gives two views.
    """
    lower = reading.lower
    likely = "noll" in lower or "zero" in lower or reading.mentions(_BEFORE_LAST)
    if not likely and not (reading.runs and _GLUED.search(lower)) and not _has_sequence(lower):
        return
    last = _last().finditer(lower) if reading.mentions(_BEFORE_LAST) else ()
    stretches = sorted([*(m.span() for m in _sequence().finditer(lower)), *(m.span(m.lastindex or 1) for m in last)])
    parts = list(_parts(lower, stretches, together=True))
    if parts:
        yield replace_parts(reading.view, parts)
        apart = list(_parts(lower, stretches, together=False)) if len(parts) < _FLOOD else parts
        if apart != parts:
            yield replace_parts(reading.view, apart)


def _has_sequence(lower: str) -> bool:
    """Whether four numerals or numbers follow each other: a cheap look before the search."""
    words = [word.strip(",.()+") for word in lower.replace("-", " ").split()]
    if WORDS.isdisjoint(words):
        return False
    following = 0
    for word in words:
        if word in WORDS or word[:1].isdigit() or _BEGINS.match(word):
            following += 1
        elif word not in _PASSED_OVER:
            following = 0
        if following == _ENOUGH:
            return True
    return False


def _parts(lower: str, stretches: list[tuple[int, int]], *, together: bool) -> Iterator[tuple[int, int, str]]:
    done = 0
    for begin, end in stretches:
        if begin < done:
            continue
        done = end
        if lower.endswith("plus ", 0, begin):
            yield (begin - len("plus "), begin, "+")
        for token in _each().finditer(lower, begin, end):
            if token[1]:
                yield (*token.span(), "-" if _IS_SIGN.search(token[1]) else " ")
            elif not token[0].isdigit():
                yield (*token.span(), digits_of(token[0], together=together))
