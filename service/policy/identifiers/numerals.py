"""Numerals in words, Swedish and English: which there are, how they look in a text, and the digits that they say."""

from __future__ import annotations

import re
from collections.abc import Iterable

_UNITS = {
    "0": "noll nolla nollan n0ll null nåll nolle zero oh nought naught",
    "1": "ett en etta ettan one",
    "2": "två tva tvåa tvåan two",
    "3": "tre trea trean three",
    "4": "fyra fyran four",
    "5": "fem femma femman five",
    "6": "sex sexa sexan six",
    "7": "sju sjua sjuan sjuu seven",
    "8": "åtta atta åttan åtte eight",
    "9": "nio nia nian nie ni0 nine",
}
_TEENS = {
    "10": "tio ten",
    "11": "elva eleven",
    "12": "tolv twelve",
    "13": "tretton thirteen",
    "14": "fjorton fourteen",
    "15": "femton fifteen",
    "16": "sexton sixteen",
    "17": "sjutton seventeen",
    "18": "arton eighteen",
    "19": "nitton nineteen",
    "1": "hundra",
}
_TENS = {
    "2": "tjugo tjugi tjuge tju twenty",
    "3": "trettio tretti trettie thirty",
    "4": "fyrtio förti fyrti fyrtie förtie forty fourty",
    "5": "femtio femti femtie fifty",
    "6": "sextio sexti sextie sixty",
    "7": "sjuttio sjutti sjuttie seventy",
    "8": "åttio åtti åttie eighty",
    "9": "nittio nitti nittie ninety",
}
_HUNDREDS = {"nittonhundra": "19", "tjugohundra": "20"}
_TIMES = {"double": 2, "dubbel": 2, "dubbla": 2, "triple": 3, "treble": 3, "trippel": 3}
# *Två nollor*: as many of one digit.
_MANY = {"två": 2, "tre": 3, "fyra": 4}
_PLURALS = {
    **{"nollor": "0", "ettor": "1", "tvåor": "2", "treor": "3", "fyror": "4"},
    **{"femmor": "5", "sexor": "6", "sjuor": "7", "åttor": "8", "nior": "9"},
}
_UNTIL_TEN = ("första", "andra", "tredje", "fjärde", "femte", "sjätte", "sjunde", "åttonde", "nionde")
_FROM_TEN = (
    *("tionde", "elfte", "tolfte", "trettonde", "fjortonde", "femtonde", "sextonde", "sjuttonde", "artonde"),
    *("nittonde", "tjugonde"),
)
# The month and the day of a year, or the day before its month, as *femte i tredje*.
_ORDINALS = {
    word: f"{number:02}"
    for number, word in enumerate(
        (*_UNTIL_TEN, *_FROM_TEN, *(f"tjugo{word}" for word in _UNTIL_TEN), "trettionde", "trettioförsta"), start=1
    )
}


def _by_word(words_by_digits: dict[str, str]) -> dict[str, str]:
    return {word: digits for digits, words in words_by_digits.items() for word in words.split()}


def any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


UNIT, _TEEN, _TEN = _by_word(_UNITS), _by_word(_TEENS), _by_word(_TENS)
SIMPLE = UNIT | _TEEN
WORDS = frozenset({*SIMPLE, *_TEN, *_HUNDREDS, *_PLURALS, *_ORDINALS})
BEGINNINGS = {word[:3] for word in WORDS | set(_TIMES)}  # most words of a text have none, and need no closer look
STARTS = frozenset({*_TEN, *_TIMES, *_HUNDREDS, *UNIT})
INITIALS = "".join(sorted({word[0] for word in WORDS | set(_TIMES)}))
# A numeral ends where its letters end, or where a digit or the next numeral begins: *noll7noll*, *nollsju*.
_END = (
    r"(?=[^a-zåäö]|\Z|noll|zero|ett|två|tre|fyra|fem|sex|sju|ått[aei]|ni[oe]|tio|elva|tolv|fjort|fyrt|arton|nitt|tjugo)"
)
AFTER_TEN = any_of(word for word, digit in UNIT.items() if digit != "0")
NUMERAL = (
    rf"(?=[{INITIALS}])(?:(?:{any_of(_MANY)}) (?:{any_of(_PLURALS)}){_END}"
    rf"|(?:{AFTER_TEN})[ -]?(?:tusen|thousand)(?:[ -]?(?:och |and )?(?:{AFTER_TEN})[ -]?(?:hundra|hundred))?"
    rf"(?:[ -]?(?:och |and )?(?:(?:{any_of(_TEN)})[ -]?(?:{AFTER_TEN})|{any_of({**UNIT, **_TEEN, **_TEN})}))?{_END}"
    rf"|(?:{any_of(_HUNDREDS)})(?: ?(?:och |and )?"
    rf"(?:noll[ -]?(?:{AFTER_TEN})|(?:{any_of(_TEN)})(?:{AFTER_TEN})|{any_of({**UNIT, **_TEEN, **_TEN})}))?{_END}"
    rf"|(?:{any_of(_TEEN)}){_END}|(?:{any_of(_TEN)})(?:[ -]?(?:{AFTER_TEN}))?{_END}"
    rf"|(?:{AFTER_TEN})[ -]?(?:hundra|hundred)(?:[ -]?(?:and )?(?:{any_of(_TEN)})(?:[ -]?(?:{AFTER_TEN}))?"
    rf"|(?:and |[ -])?(?:{any_of({**UNIT, **_TEEN, **_TEN})})(?! hundr))?{_END}"
    rf"|(?:{any_of(_TIMES)})[ -]?(?:{AFTER_TEN})[ -](?:hundra|hundred){_END}"
    rf"|(?:(?:{any_of(_TIMES)})[ -]?)?(?:{any_of(UNIT)}){_END})"
)
ORDINAL = rf"(?:{any_of(_ORDINALS)})(?![a-zåäö])"
_HUNDRED = re.compile(rf"({AFTER_TEN})[ -]?(?:hundra|hundred)[ -]?(?:and )?(.*)")
_DOUBLED_HUNDRED = re.compile(rf"({any_of(_TIMES)})[ -]?({AFTER_TEN})[ -](?:hundra|hundred)")
_THOUSAND = re.compile(
    rf"({AFTER_TEN})[ -]?(?:tusen|thousand)(?:[ -]?(?:och |and )?({AFTER_TEN})[ -]?(?:hundra|hundred))?"
    r"[ -]?(?:och |and )?(.*)"
)
_PARTS = re.compile(rf"({any_of(_HUNDREDS)})|({any_of(_TIMES)})|({any_of(_TEN)})|({any_of(_TEEN)})|({any_of(UNIT)})")


def digits_of(numeral: str, *, together: bool) -> str:
    """The digits of one numeral that `NUMERAL` or `ORDINAL` matched; those of *sjuttio ett* `together` 71, else 701."""
    return _known(numeral) or _digits(numeral, together)


def _known(numeral: str) -> str:
    """The digits of one word, or of as many as are counted: *två nollor* 00."""
    many, _, plural = numeral.partition(" ")
    if plural in _PLURALS:
        return _PLURALS[plural] * _MANY[many]
    return SIMPLE.get(numeral) or _ORDINALS.get(numeral, "")


def _digits(numeral: str, together: bool) -> str:
    """The digits of one numeral: *sjuttiofyra* 74, *double seven* 77, *nine hundred two* 902, or 900 and 2."""
    thousand = _THOUSAND.fullmatch(numeral)
    if thousand:
        rest = thousand[3] and (SIMPLE.get(thousand[3]) or _digits(thousand[3], together=True))
        return UNIT[thousand[1]] + (UNIT[thousand[2]] if thousand[2] else "0") + rest.rjust(2, "0")
    doubled = _DOUBLED_HUNDRED.fullmatch(numeral)
    if doubled:
        return UNIT[doubled[2]] * _TIMES[doubled[1]] + "00"
    hundred = _HUNDRED.fullmatch(numeral)
    if hundred:
        rest = SIMPLE.get(hundred[2]) or (_digits(hundred[2], together) if hundred[2] else "")
        return UNIT[hundred[1]] + (rest.rjust(2, "0") if together else f"00 {rest}".rstrip())
    together = together or " " not in numeral
    digits = ""
    times = 1
    for hundreds, multiple, ten, teen, unit in _PARTS.findall(numeral):
        if hundreds:
            rest = numeral.removeprefix(hundreds).strip().removeprefix("noll").strip()
            return _HUNDREDS[hundreds] + _digits(rest, together).rjust(2, "0")
        if multiple:
            times = _TIMES[multiple]
        elif ten:
            digits = _TEN[ten] + "0"
        elif teen:
            digits = _TEEN[teen]
        else:
            digits = digits[: -1 if together else None] + UNIT[unit] if digits else UNIT[unit] * times
    return digits
