"""Finds Swedish personal numbers whose parts stand apart: pictures, letters or words between them, the month in words,
the last four first or in another sentence.

Here no form speaks for a number. So its day must be one that somebody was born on, its check digit must be right, and
nothing may be counted by it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from service.comments.findings import Finding, Severity
from service.policy.identifiers.checksums import luhn
from service.policy.identifiers.dates import birth_day, day_of, in_days_or_times
from service.policy.identifiers.found import found
from service.policy.identifiers.personal_number import CUE, KIND, OTHER_NUMBER
from service.policy.identifiers.reading import Reading
from service.policy.identifiers.written_date import written_date

_SIGN = r"(?! \| )[^\w%§€$£°=×]"
# Up to five signs, an arrow, or one or two letters between the digits of one number.
_APART = rf"(?:{_SIGN}{{0,5}}|[a-zåäö]{{1,2}}|\s?[=-]>\s?|=|(?<=[0-9]{{6}})[%§€$£°×](?=[0-9]{{4}}(?![0-9])))"
_WHOLE = tuple(
    re.compile(rf"[0-9](?:{_APART}[0-9]){{{length - 1}}}(?![0-9]|[a-zåäö]{{1,2}}[0-9])") for length in (12, 10)
)
_TEN_DIGITS = re.compile(rf"[0-9](?:{_APART}[0-9]){{9}}")
_ORDINARY = re.compile(r"\s?[.,:/+-]?\s?|\s{1,3}|\s?- ?-\s?")
_DATE_EDGES = {10: {2, 4, 6, 8}, 12: {2, 4, 6, 8, 10}}

_JOINS = r"och|o|å|and|samt|plus|an"
_WORD = (
    rf"(?:{_JOINS}|sen|sedan|så|då|därefter|efteråt|följt av|följs av|följer|kommer|(?:efter )?streck(?:et)?|sist"
    r"|[b-dfghjlmqrtwxz]|efter det|nästa|direkt|direkt efter|med ändelsen?|ändelse[nr]?|ihop med|tillsammans med"
    r"|efter bindestrecket|står det|suffix|(?:kontroll|slut|löp)(?:nummer|nr|numret)|(?:the )?other four|comes|next"
    r"|fyra till|och fyra|till sist|resten|avslutas med|mellanslag|mellanrum|blanksteg|punkt|kolon|komma|tecken"
    r"|understreck|snedstreck|bindestreck|minus|stjärna|space|dot|colon|lägg (?:till|på)|lägger du till|tillägg|på det"
    r"|andra delen|del (?:två|2)|part two|second half|then|followed by|after that|finally|the rest|är|is|e)"
)
_LINK = re.compile(rf"[^\w%§€$£°]{{1,9}}(?:{_WORD}[^\w%§€$£°]{{1,4}}){{0,4}}|(?!kl)[a-zåäö]{{1,8}}")
_CLAUSE_ENDS = re.compile(r"[.,:;!?)]{0,2}\s{1,3}")  # nothing but what ends a clause stands between
_ONLY_JOINED = re.compile(rf"\W*(?:{_JOINS})?\W*")
_CLOCK = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]")
_DAY = re.compile(r"(?<![0-9])(?:19|20)?[0-9]{2}([-./ ]?)(?:0[1-9]|1[0-2])\1(?:0[1-9]|[12][0-9]|3[01])(?![0-9])")
# The year first and the month in letters, *2011-maj-04*, which day_of takes turned.
_YEAR_FIRST = re.compile(
    r"((?:19|20)[0-9]{2})([-./ ]?)((?:jan|feb|mar|apr|ma[jy]|jun|jul|aug|sep|o[kc]t|nov|dec)[a-z]{0,6})\2"
    r"(3[01]|[12][0-9]|0?[1-9])(?![0-9])"
)
_SAID_DAY = re.compile(r"(?<![0-9])(?:3[01]|[12][0-9]|0?[1-9]) (?:i )?(?:1[0-2]|0[1-9]) (?:19|20)?[0-9]{2}(?![0-9])")
_LABELLED = re.compile(
    r"(?<![0-9])(?:19|20)?[0-9]{2},?\s(?:månad(?:en)?|month)\s(?:1[0-2]|0?[1-9]),?\s(?:och\s|and\s)?(?:dag(?:en)?|day)\s"
    r"(?:3[01]|[12][0-9]|0?[1-9])(?![0-9])"
)
_MONTH_BEFORE = re.compile(r"(?<![a-zåäö])(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.? (?:the )?\Z")
# Month, day and the last four, with the year somewhere near: *hon är 2011:a, 0504-…*.
_WITHOUT_YEAR = re.compile(
    r"((?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))([^0-9%§€$£°]{1,12})([0-9]{4})(?![0-9a-zåäö])"
)
_BIRTH_YEAR = re.compile(
    r"\b(?:född|född år|född i|årgång|året är|år|born(?: in)?|year)\s(?:är\s)?[-']?(?:19|20)?([0-9]{2})(?![0-9])"
    r"|(?<![0-9])(?:19|20)?([0-9]{2}):a\b"
)
_FOUR = re.compile(
    r"(?<![0-9])(?:[0-9](?:[ .,-]{0,3}[0-9]){3}|[0-9]{2} (?:och|å|and|sen|sedan|then) (?:sen )?[0-9]{2})(?![0-9a-zåäö])"
)
_COUNTED = re.compile(
    r"\s?(?:kr\b|kronor|sek\b|tkr|:-|%|procent|euro|pund|dollar|barn\b|personer|elever|familjer|st\b|stycken|gånger|ord\b"
    r"|sidor|visningar|timmar|mm\b|cm\b|px\b|g\b|gram\b|tecken|svar\b|lärare|rader|people|children|pupils|pounds|views|times|words|hours|kg\b|km\b|m2)"
)
_YEAR = re.compile(r"19|20")
_CLOSING = {")": "(", "]": "[", "}": "{"}

_CUE_BEFORE = re.compile(
    r"(?:sista(?! (?:sid|rad|kap|år|dag|veck|månad|gång))|slut\w{0,10}|resten|fyra|sistafyra|(?:kontroll)?siffr\w{1,6}"
    r"|last (?:four|4)|digits?|ending|ends|the rest|tail|\bxxxx|\bnnnn"
    r"|(?:nummer|numret|fyra) efter)"
    r"[^0-9]{0,24}\Z"
)
# Any words between, when they tell of a number's end or a number is told of: *… efter strecket står det …*.
_ANY_WORDS = re.compile(r"[^0-9\n%§€$£°]{1,45}")
_OF_AN_END = re.compile(
    r"\b(?:\w{0,6}streck\w{0,3}|slut\w{0,8}|sist\w{0,3}|siffr\w{1,6}|rest\w{0,3}|fyra|four|digits?|tail)\b"
)
_PLUS_NUMBER = re.compile(r"\W{1,3}(?:(?:och|med|plus|and|with) )?(?:(?:nr|nummer|numret|number|no|id)[ .:]{1,2})?")
_CUE_AFTER = re.compile(
    r"[^0-9\w]{0,3}(?:(?:är|e|is|som|as) )?(?:de |hans |hennes |the )?(?:på slutet|sist\b|fyra sista|sista|är slutet"
    r"|slutet|(?:at|on) the end|last four|avslutar|till slut)"
)
_CASE = re.compile(r"\b(?:dnr|diarie\w*|mål(?:nr|nummer)?|ärende\w*|ref\w{0,8}|case|docket|serie\w*|modell?)\b")
_REACH = 90
_BORN = re.compile(r"\b(?:född\w?|föddes|födelse\w*|fyll\w{1,4}|born|birth\w*|dob)\b")
_BACKWARDS = (
    *(
        "baklänges",
        "bakifrån",
        "bakvänt",
        "bakfram",
        "omvän",
        "spegel",
        "tvärtom",
        "vänd på",
        "andra hållet",
        "höger till",
    ),
    *("från slutet", "bak och fram", "backwards", "reverse", "right to left", "other way round", "back to front"),
)
_FOUR_FIRST = re.compile(r"[0-9]{4}-[0-9]{6}(?:[0-9]{2})?")
_REVERSED = re.compile(r"[0-9](?:[ .-]{0,3}[0-9]){9}(?:(?:[ .-]{0,3}[0-9]){2})?(?![0-9])")


def find(reading: Reading) -> Iterator[Finding]:
    if not reading.runs:
        return
    backwards = reading.mentions(_BACKWARDS)
    dates = list(_dates(reading))
    for start, end in reading.groups:
        if _TEN_DIGITS.match(reading.lower, start):
            yield from _with_signs(reading, start)
        if end - start == 4:
            yield from _with_its_year(reading, start)
        if backwards:
            yield from _reversed(reading, start)
        if end - start in {1, 2, 4} and dates:
            yield from _with_its_date(reading, start, dates)


def _with_signs(reading: Reading, start: int) -> Iterator[Finding]:
    """Ten or twelve digits with odd signs or letters between: *12🙂03🙂12🙂9810*."""
    for form in _WHOLE:
        match = form.match(reading.lower, start)
        if match is None:
            continue
        parts = list(re.finditer(r"[0-9]+", match[0]))
        digits = "".join(part[0] for part in parts)
        gaps = [match[0][one.end() : other.start()] for one, other in pairwise(parts)]
        if all(_ORDINARY.fullmatch(gap) for gap in gaps) or not _along_the_date([len(part[0]) for part in parts]):
            continue
        other = _COUNTED.match(reading.lower, match.end()) or _of_another(reading, *match.span())
        if not other and _is_born(digits[:-4]) and luhn(digits[-10:]):
            yield _finding(reading, *match.span())
        return


def _along_the_date(sizes: list[int]) -> bool:
    """Whether it is divided digit by digit, or between year, month, day and serial."""
    edges = [sum(sizes[: place + 1]) for place in range(len(sizes) - 1)]
    return set(sizes) == {1} or (bool(edges) and set(edges) <= _DATE_EDGES[sum(sizes)] and sum(sizes) - 4 in edges)


def _reversed(reading: Reading, start: int) -> Iterator[Finding]:
    """All of it from behind, where the writer says so."""
    match = _REVERSED.match(reading.lower, start)
    if match:
        digits = re.sub(r"[^0-9]", "", match[0])[::-1]
        right = luhn(digits[-10:])
        if _is_born(digits[:-4]) and (right or _FOUR_FIRST.fullmatch(match[0])):
            rule, severity = ("checksum", Severity.BLOCK) if right else ("form", Severity.HOLD)
            yield found(KIND, f"personnummer.{rule}", reading.span(*match.span()), 0.99 if right else 0.86, severity)


def _dates(reading: Reading) -> Iterator[tuple[int, int, str]]:
    """Every day with a year: where it stands, and its YYMMDD."""
    done = 0
    for group, _ in reading.groups:
        if group < done:
            continue
        named = _MONTH_BEFORE.search(reading.lower, max(0, group - 16), group)
        start = named.start() if named else group
        turned = _YEAR_FIRST.match(reading.lower, group)
        if turned and day_of(f"{turned[4]} {turned[3]} {turned[1]}"):
            yield (*turned.span(), day_of(f"{turned[4]} {turned[3]} {turned[1]}"))
            done = turned.end()
            continue
        for form in (_LABELLED, _DAY, written_date(), _SAID_DAY):
            match = form.match(reading.lower, start)
            day = day_of(match[0]) if match else ""
            if match and day:
                yield (*match.span(), day)
                done = match.end()
                break


def _with_its_date(reading: Reading, start: int, dates: list[tuple[int, int, str]]) -> Iterator[Finding]:
    """The last four at `start`, if a date in reach and they have the right check digit, and the words between fit."""
    four = _FOUR.match(reading.lower, start)
    if four is None or _COUNTED.match(reading.lower, four.end()) or any(a <= start < b for a, b, _ in dates):
        return
    serial = re.sub(r"[^0-9]", "", four[0])
    for begin, end, day in dates:
        near = begin - _REACH < start < end + _REACH
        if (
            not near
            or not luhn(day + serial)
            or in_days_or_times(reading.lower, min(begin, start), max(end, four.end()))
        ):
            continue
        if end <= start and (
            _is_link(reading.lower[end:start], serial, reading.lower[begin:end])
            or _is_told(reading, (begin, end), four.span(), serial)
        ):
            yield _finding(reading, begin, four.end())
        elif four.end() <= begin and _is_turned(reading, four.span(), begin, serial):
            yield _finding(reading, start, end)
        elif _is_called_last(reading, *four.span()):
            born = reading.cue_near(_BORN, begin, end, 60, 30)
            span = four.span() if born else (min(begin, start), max(end, four.end()))
            yield found(KIND, "personnummer.form", reading.span(*span), 0.96, Severity.BLOCK, cue="fyra sista")
        else:
            continue
        return


def _with_its_year(reading: Reading, start: int) -> Iterator[Finding]:
    match = _WITHOUT_YEAR.match(reading.lower, start)
    if match is None or not _LINK.fullmatch(match[2]) or _COUNTED.match(reading.lower, match.end()):
        return
    around = _BIRTH_YEAR.finditer(reading.lower, max(0, start - 60), min(len(reading.lower), match.end() + 40))
    if any(luhn(f"{year[1] or year[2]}{match[1]}{match[3]}") for year in around):
        yield found(KIND, "personnummer.checksum", reading.span(*match.span()), 0.9, cue="född")


def _is_link(between: str, serial: str, date: str) -> bool:
    """Whether only signs and words such as *och sen* stand between a day and the last four."""
    if not _LINK.fullmatch(between) or (_CLAUSE_ENDS.fullmatch(between) and not re.search(r"[a-z /]", date)):
        return False
    loose = _ONLY_JOINED.fullmatch(between) is not None
    return not (loose and (_CLOCK.fullmatch(serial) or _YEAR.match(serial)))


def _is_told(reading: Reading, day: tuple[int, int], four: tuple[int, int], serial: str) -> bool:
    """Whether a longer passage between a day and the last four leads to them, or the day is that of a birth."""
    between = reading.lower[day[1] : four[0]]
    if _YEAR.match(serial) or _CLOCK.fullmatch(serial) or not _ANY_WORDS.fullmatch(between):
        return False
    if _is_called_last(reading, *four) and reading.cue_near(_BORN, *day, 60, 30):
        return False  # the day stands for itself, and is found as that of a birth
    if _PLUS_NUMBER.fullmatch(between) and re.search(r"[a-z]", between):
        return bool(reading.cue_before(_BORN, day[0], 25))
    return _OF_AN_END.search(between) is not None and not _of_another(reading, day[0], four[0])


def _is_turned(reading: Reading, four: tuple[int, int], begin: int, serial: str) -> bool:
    """*9810-120312*: the last four first."""
    between = reading.lower[four[1] : begin]
    if not _LINK.fullmatch(between) or _CLAUSE_ENDS.fullmatch(between) or _YEAR.match(serial):
        return False
    if _ONLY_JOINED.fullmatch(between) and re.search(r"[a-zåäö&]", between):
        return False  # *9810 och 120312*
    return not _of_another(reading, four[0], begin) and (serial > "2400" or "sen" in between)


def _is_called_last(reading: Reading, start: int, end: int) -> bool:
    before = _CUE_BEFORE.search(reading.lower, max(0, start - 40), start)
    return before is not None or _CUE_AFTER.match(reading.lower, end) is not None


def _is_born(date: str) -> bool:
    return birth_day(date) == "birth"


def _of_another(reading: Reading, start: int, end: int) -> bool:
    """Whether another number is named before it, or it is two days or a time."""
    named = reading.cue_before(OTHER_NUMBER, start, 24) or reading.cue_before(_CASE, start, 20)
    return bool(named) or in_days_or_times(reading.lower, start, end)


def _finding(reading: Reading, start: int, end: int) -> Finding:
    cue = reading.cue_near(CUE, start, end)
    severity = Severity.BLOCK if cue else Severity.HOLD
    closing = _CLOSING.get(reading.text[end : end + 1])
    if closing and reading.text.count(closing, start, end) > reading.text.count(reading.text[end], start, end):
        end += 1
    return found(KIND, "personnummer.checksum", reading.span(start, end), 0.98 if cue else 0.94, severity, cue=cue)
