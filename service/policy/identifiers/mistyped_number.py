"""Finds Swedish personal numbers that are not quite one: a digit missing or too much, a day that no month has, a digit
hidden in the date, or groups of other sizes than anybody uses.

None of that is a number by its form. So a word for the number, for its fault, or the person whose it is must stand
beside it, and nothing else that has numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding, Severity
from service.policy.identifiers.checksums import luhn
from service.policy.identifiers.dates import birth_day, in_days_or_times
from service.policy.identifiers.found import found
from service.policy.identifiers.person_cues import (
    LOOKED_UP,
    PERSON,
    belongs_to_another,
    is_somebodys,
    tells_of_somebody,
)
from service.policy.identifiers.personal_number import KIND
from service.policy.identifiers.reading import Reading, Run, Window

_NAMED = re.compile(
    r"\b(?:pers{1,2}on-?\s?n?(?:umm?[ea]?)?r\w{0,3}|personidentitet\w*|persnr|p-?nr|p\. ?nr|pers\.?\s?nr"
    r"|födelse-?n(?:umm?e?)?r\w{0,3}|samordnings?\.?-?\s?n(?:umm?e?)?r\w{0,3}|sam(?:ord)?\.?-?nr"
    r"|(?:swedish |swe )?personal (?:identity |id )?(?:number|no)|swedish (?:id|number)"
    r"|co-?ordination (?:number|no|nr))"
    r"(?!\w)"
)
_DIGIT = (
    r"(?:siffr(?:a|an|or)|digits?|noll[ao]r?|ett(?:a|or)|två(?:a|or)|tre(?:a|or)|fyr(?:a|or)|femm(?:a|or)"
    r"|sex(?:a|or)|sju(?:a|or)|åtta|åttor|ni(?:a|or))"
)
_FAULT = re.compile(
    rf"\b{_DIGIT} (?:som )?(?:\w{{1,8}} )?"
    r"(?:saknas|fattas|för (?:mycket|lite|många)|extra|too many|missing|short|bort)\b"
    r"|\b(?:saknas|fattas|missing|extra|glömde?|tappat|dropped|för (?:få|många))(?: \w{1,6}){0,2}"
    r" (?:siffr(?:a|an|or)|digits?)\b"
    r"|\b(?:felskriv\w{1,4}|fel siffr\w{1,3}|siffrorna (?:är|blev) fel|mistyped|typo|one digit)\b"
)
# Missing or too much: *110622-039*, *1107022-9298*, *11062-0394*, *110622-03944*.
_OFF_BY_ONE = re.compile(
    r"(?<![\w-])(?:((?:19|20)?[0-9]{6})(?:[-+]| - )[0-9](?:[0-9]{2}|[0-9]{4})"
    r"|((?:19|20)?(?:[0-9]{5}|[0-9]{7}))(?:[-+]| - )[0-9]{4})(?![\w-])"
)
_SOLID = re.compile(r"(?<![\w-])(?:(?:19|20)?[0-9]{6} ?)[0-9](?:[0-9]{2}|[0-9]{4})(?![\w-])")
_WHOLE = re.compile(
    r"(?<![\w-])(?:[0-9]{2})?[0-9]{2}(?:[0-9]{4}|([./ -])[0-9]{2}\1[0-9]{2})[^\w\n%§€$£°]{0,3}[0-9]{4}(?![\w-])"
)
_ONE_HIDDEN = re.compile(r"(?<![\w?-])(?=[0-9]{0,5}[x?_][0-9]{0,5}-)([0-9x?_]{6})-([0-9]{4})(?![\w-])")
_EXAMPLES = frozenset({"1234567890", "0123456789", "123456789", "9876543210"})
_AMOUNT = re.compile(r"\s?(?:kr\b|kronor|sek\b|:-|%|procent|euro|pund|pounds|dollar|st\b|stycken|barn\b|elever)")
_ORDINARY_GAP = frozenset("-. /")
_CLOCK_OR_YEAR = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]|19[0-9]{2}|20[0-9]{2}")
_LENGTHS = frozenset({10, 12})
_PARTS = frozenset("./ -")  # between the parts of a date
_FEWEST, _ENOUGH = 6, 10  # digits of a run that may be a date, and of one that may be all of a number


def find(reading: Reading) -> Iterator[Finding]:
    for run in reading.runs:
        if len(run.digits) >= _FEWEST:
            for start, end in run.groups:
                if end - start > 4 or reading.lower[end : end + 1] in _PARTS:
                    yield from _at(reading, start)
        if len(run.digits) >= _ENOUGH:
            yield from _divided(reading, run)
    if not reading.disguise and "-" in reading.lower:
        for start, end in reading.groups:
            if end - start == 4 and reading.lower[start - 1 : start] == "-":
                yield from _with_one_hidden(reading, start)


def _at(reading: Reading, start: int) -> Iterator[Finding]:
    match = _WHOLE.match(reading.lower, start)
    if match:
        yield from _whole(reading, match)
        return
    match = _OFF_BY_ONE.match(reading.lower, start)
    signed = match is not None
    match = match or _SOLID.match(reading.lower, start)
    if match is None or _is_example(match[0]) or belongs_to_another(reading, start):
        return
    if signed and not _may_be_born(match[1] or match[2] or ""):
        return
    named = _named(reading, match)
    if named and (signed or _may_be_born(re.sub(r"[^0-9]", "", match[0])[:6])):
        yield _finding(reading, match, 0.8, Severity.BLOCK, named)
    elif signed and (
        reading.cue_near(_FAULT, *match.span(), 60, 90)
        or is_somebodys(reading, *match.span())
        or _is_looked_up(reading, *match.span())
    ):
        yield _finding(reading, match, 0.7, Severity.HOLD)


def _whole(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    """Of the right length: the day may be none beside the number's name, the check digit wrong beside its owner."""
    digits = re.sub(r"[^0-9]", "", match[0])
    if len(digits) not in _LENGTHS or _is_example(match[0]) or belongs_to_another(reading, match.start()):
        return
    signed = not match[0].isdigit()
    born = birth_day(digits[:-4])
    named = _named(reading, match) if born or signed or int(digits[-8:-6]) <= 12 else ""
    if named:
        yield _finding(reading, match, 0.75, Severity.BLOCK, named)
    elif born == "birth" and not luhn(digits[-10:]) and (signed or digits[:2] != "07"):
        in_time = _CLOCK_OR_YEAR.fullmatch(digits[-4:]) or in_days_or_times(reading.lower, *match.span())
        if not in_time and (is_somebodys(reading, *match.span()) or _is_looked_up(reading, *match.span())):
            yield _finding(reading, match, 0.72, Severity.HOLD)


def _divided(reading: Reading, run: Run) -> Iterator[Finding]:
    """In groups of any size: *110 504 981 9*. Day and check digit must be right, and somebody be told of."""
    sizes = [end - start for start, end in run.groups]
    if len(sizes) < 2 or max(sizes) < 3 or (len(sizes) == 2 and sizes[1] == 4):
        return
    for window in run.windows(_LENGTHS):
        if not 2 <= len(window.sizes) <= 5 or not _is_oddly_divided(window):
            continue
        span = (window.start, window.end)
        if (
            birth_day(window.digits[:-4]) == "birth"
            and luhn(window.digits[-10:])
            and not belongs_to_another(reading, window.start)
            and not in_days_or_times(reading.lower, *span)
            and not _AMOUNT.match(reading.lower, window.end)
            and tells_of_somebody(reading, *span)
        ):
            score = 0.8 if window.digits[0] != "0" else 0.45
            yield found(KIND, "personnummer.form", reading.span(*span), score, Severity.HOLD)


def _is_oddly_divided(window: Window) -> bool:
    """By signs of one number, and neither only into pairs nor as an amount is."""
    if set(window.sizes[1:]) == {3}:
        return False
    return set("".join(window.gaps)) <= _ORDINARY_GAP and max(window.sizes) > 2 and max(map(len, window.gaps)) < 4


def _with_one_hidden(reading: Reading, start: int) -> Iterator[Finding]:
    """One digit of the date hidden: *1105?4-9819*. Some digit in its place must make all of it right."""
    match = _ONE_HIDDEN.match(reading.lower, max(0, start - 7))
    if match:
        filled = (re.sub(r"[x?_]", digit, match[1]) for digit in "0123456789")
        if any(len(date) == 6 and birth_day(date) and luhn(date + match[2]) for date in filled):
            yield _finding(reading, match, 0.7, Severity.HOLD)


def _may_be_born(date: str) -> bool:
    """Whether it is a day, or one digit away from it."""
    if len(date) in {6, 8}:
        return bool(birth_day(date))
    if len(date) in {7, 9}:
        shorter = {date[:place] + date[place + 1 :] for place in range(len(date))}
        return any(birth_day(day) for day in shorter)
    return any(
        birth_day(date[:place] + digit + date[place:]) for place in range(len(date) + 1) for digit in "0123456789"
    )


def _is_example(number: str) -> bool:
    digits = re.sub(r"[^0-9]", "", number)
    return digits in _EXAMPLES or len(set(digits)) < 3


def _named(reading: Reading, match: re.Match[str]) -> str:
    """The number's own name near it, with no other number between."""
    before = reading.lower[max(0, match.start() - 30) : match.start()]
    last = ""
    for name in _NAMED.finditer(before):
        last = "" if re.search(r"[0-9]", before[name.end() :]) else name[0]
    return last or reading.cue_after(_NAMED, match.end(), 20)


def _is_looked_up(reading: Reading, start: int, end: int) -> bool:
    """Whether it is said to lead to a person: *hen hittar ni på …*."""
    looked_up = reading.cue_near(LOOKED_UP, start, end, 30, 40)
    return bool(looked_up and reading.cue_near(PERSON, start, end, 40, 50))


def _finding(reading: Reading, match: re.Match[str], score: float, severity: Severity, cue: str = "") -> Finding:
    return found(KIND, "personnummer.form", reading.span(*match.span()), score, severity, cue=cue)
