"""Finds telephone numbers that a reader must put together: told backwards, or in instalments with words between.

*Läs bakifrån: …*, *first …, then think about it, then …*. The rest of a text's numbers are `phone`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from service.comments.findings import Finding
from service.policy.identifiers.dates import in_days_or_times
from service.policy.identifiers.found import found
from service.policy.identifiers.numbering import BRITISH, SWEDISH
from service.policy.identifiers.phone import KIND
from service.policy.identifiers.reading import Reading, Run, Window

_TURNED = (
    "bakifrån", "baklänges", "baklänge", "omvän", "bakvän", "spegelvän", "andra hållet", "från höger", "back to front",
    "backward", "revers", "right to left", "from the right", "from the end", "wrong way round", "bakfram",
)  # fmt: skip
_TURNED_CUE = re.compile(
    r"\b(?:bakifrån|baklänges|baklänge|omvän[dt]\w{0,6}|bakvän[dt]\w?|spegelvän\w{1,4}|åt andra hållet"
    r"|från höger|bakfram"
    r"|back to front|backwards?|(?:in )?revers(?:e|ed)|right to left|from the (?:right|end)|wrong way round)\b"
)
_NEAR = 90
_FEWEST, _MOST, _BRITISH_LENGTH = 9, 13, 11
_SIGNS = re.compile(r"[ \t./()+~_*-]{1,3}\Z")
_NUMBERS_OTHER = re.compile(
    r"\b(?:personer|barn|procent|kr|kronor|år|sidor|sidan|kids|people|carers|pages?|years?|kapitel|chapters?|poäng)\b"
)
_DOUBTFUL = re.compile(r"0?123456|(.)\1{6}")

# What joins two instalments; up to so many characters of chat may stand beside it.
_JOINS = re.compile(
    r"\b(?:sen|sedan|därefter|därpå|efter det|följt av|följs av|fortsätt\w*|lägg(?:er|s)? (?:till|på)|kommer"
    r"|slutar? (?:på|med)"
    r"|avsluta(?:r|s)?(?: med| på)?|till sist|sist|sista|resten|paus|andas|then|after that|followed? (?:by"
    r"|it with|with|that with)"
    r"|and end(?:s|ing)? (?:on|with|in)|end(?:s|ing)? (?:on|with|in)|finally|(?:the )?rest|(?:the )?middle"
    r"|the last (?:two|three|four)"
    r"|pause|breathe|add|next|lastly|så)\b|\.\.\.|…"
)
_CHAT = r"[^0-9\n+]{1,64}?"
_JOINT = r"(?:[ ./-]{1,3}|" + _CHAT + r")"
_IN_PARTS = re.compile(
    rf"(?<![0-9a-zåäö+.,:/-])(?:0[0-9]{{1,5}}|nolla?n?(?= följ)"
    rf"|zero(?= foll))(?:{_JOINT}[0-9]{{2,6}}){{1,4}}(?![0-9:]|[.,-][0-9])"
)
# Each digit between commas, as one dictates: *nummer 0, 7, 0, 1 …*.
_DICTATED = re.compile(r"(?<![0-9,.] )(?<![0-9,.])0(?:, ?[0-9]){8,9}(?!,? ?[0-9])")
_PART = re.compile(r"[0-9]+")
_TELLS = re.compile(
    r"\b(?:börja\w*|start\w*|först|first|riktnum\w*|area code|slå\w*|ring\w*|dial|call|text|nummer|numret"
    r"|mobil\w*|phone|når"
    r"|nås|sms\w*|siffra för siffra|digit by digit|svara\w*|pick up|tel)\b"
)
_TIMES = re.compile(r"(?:[01][0-9]|2[0-4])[0-5][05]?\Z")
_OTHER_THINGS = re.compile(
    r"\b(?:sid(?:a|an|or|orna)|pages?|kapitel|chapters?|buss\w*|tåg\w*|train|bus|linje\w*|avgår|går|leaves"
    r"|klockan|kl|tid\w*"
    r"|version|tabell\w*|table|uppgift\w*|född\w*|born|kr|kronor|arvode|kost\w*)\b"
)
_COUNTED_AFTER = re.compile(
    r"\s?(?:kr|kronor|år|barn|st|procent|%|km|mil|timmar|minuter|dagar|veckor|personer|gånger|agents|times"
    r"|years|pages|kids"
    r"|people|months|weeks)\b"
)
_SHORT = 24  # characters of a gap without a word that joins, such as a pause in brackets
# The same word between all parts, and said to be none of it: *070 banan 174 banan …*.
_TAKEN_OUT = re.compile(
    r"\b(?:ta bort|hoppa över|strunta i|stryk|utan|remove|take out|skip|ignore|leave out|without)\b"
)
_MOBILE = re.compile(r"0(?:7[02369][0-9]{7}|7[1-9][0-9]{8})\Z")
_GATE = (
    "sen", "sedan", "däre", "därp", "följ", "fort", "läg", "kommer", "slut", "sist", "resten", "paus", "andas", "then",
    "after that", "follow", "end", "finally", "rest", "middle", "last", "breathe", "add", "next", "...", "…",
    "efter det", " så ", "ta bort", "hoppa", "strunta", "stryk", "utan", "remove", "take out", "skip", "ignore",
    "leave out", "without",
)  # fmt: skip


def find(reading: Reading) -> Iterator[Finding]:
    if not reading.runs:
        return
    if reading.mentions(_TURNED):
        for cue in _TURNED_CUE.finditer(reading.lower):
            yield from _backwards(reading, cue)
    if ",7" in reading.text or ", 7" in reading.text:
        for match in _DICTATED.finditer(reading.text):
            if reading.cue_before(_TELLS, match.start(), 40) and _is_number(re.sub("[, ]", "", match[0])):
                yield found(KIND, "phone.told", reading.span(*match.span()), 0.8)
    if reading.mentions(_GATE):
        for match in _IN_PARTS.finditer(reading.lower):
            if _is_told(reading, match):
                yield found(KIND, "phone.told", reading.span(*match.span()), 0.8)


def _backwards(reading: Reading, cue: re.Match[str]) -> Iterator[Finding]:
    """The numbers near a word that turns them round."""
    for run in reading.runs:
        first, last = run.groups[0][0], run.groups[-1][1]
        if first > cue.end() + _NEAR or last < cue.start() - _NEAR:
            continue
        for window in _whole(run):
            turned = window.digits[::-1]
            plus = run.text[window.end : window.end + 1] == "+"
            if _is_number(turned, plus=plus) and not _NUMBERS_OTHER.match(run.text, window.end + 1):
                yield found(KIND, "phone.backwards", reading.span(window.start, window.end + plus), 0.9)


def _whole(run: Run) -> Iterator[Window]:
    """Groups with only a telephone's signs between, as many as there are: a part of a longer row is none."""
    first = 0
    while first < len(run.groups):
        last = first + 1
        while last < len(run.groups) and _SIGNS.match(run.gap_before(last)):
            last += 1
        if _FEWEST <= run.edges[last] - run.edges[first] <= _MOST:
            yield run.window(first, last)
        first = last


def _is_number(digits: str, *, plus: bool = False) -> bool:
    """Whether the digits, from the first zero or the country on, are a number that somebody may have."""
    if _DOUBTFUL.match(digits):
        return False
    if plus or digits.startswith("00"):
        digits = digits.removeprefix("00")
        return bool(
            (digits.startswith("46") and SWEDISH.match(digits[2:]))
            or (digits.startswith("44") and BRITISH.match(digits[2:]))
        )
    if len(digits) == _BRITISH_LENGTH:
        return bool(digits.startswith(("01", "02", "07")) and BRITISH.match(digits[1:]))
    free = digits.startswith(("020", "077", "0900"))
    return digits.startswith("0") and not free and bool(SWEDISH.match(digits[1:]))


def _is_told(reading: Reading, match: re.Match[str]) -> bool:
    """Whether what stands between the parts joins them, and nothing says that they are times, pages or counts."""
    parts = list(_PART.finditer(match[0]))
    gaps = [match[0][before.end() : after.start()] for before, after in pairwise(parts)]
    digits = ("" if match[0][0] == "0" else "0") + "".join(part[0] for part in parts)
    if not _is_number(digits) or _COUNTED_AFTER.match(reading.lower, match.end()):
        return False
    if sum(bool(_TIMES.match(part[0])) for part in parts if len(part[0]) == 4) > 1:
        return False
    if in_days_or_times(reading.lower, *match.span()) or any(_OTHER_THINGS.search(gap) for gap in gaps):
        return False
    if reading.cue_before(_OTHER_THINGS, match.start(), 25):
        return False
    joined = [gap for gap in gaps if _JOINS.search(gap)]
    told = (joined or match[0][0] != "0") and all(gap in joined or len(gap.strip(" ,.-/")) <= _SHORT for gap in gaps)
    told = told or (len(gaps) > 1 and len(set(gaps)) == 1 and bool(_TAKEN_OUT.search(reading.lower)))
    sure = _MOBILE.match(digits) or reading.cue_near(_TELLS, *match.span(), 40, 30) or _TELLS.search(match[0])
    return bool(told and sure)
