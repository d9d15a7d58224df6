"""Finds Swedish personal numbers whose date, or month, is in roman numerals: *MMXI V IV 9819*, *4.V.2011-9819*."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding, Severity
from service.policy.identifiers.checksums import luhn
from service.policy.identifiers.dates import birth_day
from service.policy.identifiers.found import found
from service.policy.identifiers.person_cues import tells_of_somebody
from service.policy.identifiers.personal_number import CUE, KIND
from service.policy.identifiers.reading import Reading

_SHORT = r"[ivx]{1,6}"
_PART = r"(?:m[mcdlxvi]{1,14}|[ivxlc]{1,8}|[0-9]{4}|[0-9]{1,2})"
_GAP = r"[ ./,-]{1,3}"
_FORM = re.compile(rf"(?<![\w-])({_PART}){_GAP}({_SHORT}|[0-9]{{1,2}}){_GAP}({_PART})\W{{1,4}}([0-9]{{4}})(?![\w-])")
_ENDS_A_DATE = re.compile(r"[ivxlcdm][ ./,-]{1,3}[ivxlcdm0-9]{1,15}\W{1,4}\Z|[ivx]\W{1,4}\Z")
_LONGEST = 40  # characters of a date
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_CASE = re.compile(r"\b(?:dnr|mål\w*|sou|sfs|ref|kap|§|band|volym|vol|book|nr|no)\.?\s*\Z")


def find(reading: Reading) -> Iterator[Finding]:
    if reading.disguise not in {"", "words"}:
        return
    for start, end in reading.groups:
        if end - start != 4 or not _ENDS_A_DATE.search(reading.lower, max(0, start - 22), start):
            continue
        match = _FORM.search(reading.lower, max(0, start - _LONGEST), end + 1)
        if match is None or not any(part[0].isalpha() for part in match.groups()[:3]):
            continue
        if _CASE.search(reading.lower, max(0, match.start() - 12), match.start()):
            continue
        for date in _dates(*match.groups()[:3]):
            cue = reading.cue_near(CUE, *match.span())
            near = cue or tells_of_somebody(reading, *match.span())
            if birth_day(date) == "birth" and (near or luhn(date + match[4])):
                severity = Severity.BLOCK if cue else Severity.HOLD
                yield found(KIND, "personnummer.form", reading.span(*match.span()), 0.9, severity, cue=cue)
                break


def _dates(first: str, month: str, last: str) -> Iterator[str]:
    """YYMMDD, read with the year first, then with it last."""
    for year, day in ((first, last), (last, first)):
        numbers = [_number(part) for part in (year, month, day)]
        of_a_life = 1900 <= numbers[0] <= 2049 or 0 <= numbers[0] < 100
        if of_a_life and 1 <= numbers[1] <= 12 and 1 <= numbers[2] <= 31:
            yield f"{numbers[0] % 100:02}{numbers[1]:02}{numbers[2]:02}"


def _number(part: str) -> int:
    """The value of a numeral, roman or not; -1 of what is none."""
    if part.isdigit():
        return int(part)
    values = [_VALUES[letter] for letter in part]
    total = sum(
        -value if place + 1 < len(values) and value < values[place + 1] else value for place, value in enumerate(values)
    )
    return total if _written(total) == part else -1


def _written(number: int) -> str:
    """The roman numeral as it must be written, which letters in another order are not."""
    text = ""
    for value, letters in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
        (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        text += letters * (number // value)
        number %= value
    return text
