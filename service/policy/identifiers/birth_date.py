"""Finds the date of birth of a person: a date beside a word that says so.

A date alone is never one, nor is the birth of an idea or an act, nor that of somebody who cannot be alive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.dates import WRITTEN_DATE, day_of
from service.policy.identifiers.found import found
from service.policy.identifiers.reading import Reading

KIND = "birth_date"

_AGE = (
    "ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|one|two|three|four"
    "|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
)
_BEFORE = re.compile(
    r"\b(?:född|fött|födda|föddes|födelse-?(?:datum|data|dag|tid)\w*|fyller|fyllde|f[.:]|f(?=\s?[0-9])|f\.?d[.:]?(?=\s?[0-9])|dob\b\.?|d\.o\.b\.?"
    r"|date of birth"
    r"|såg dagens ljus|born|birth-?\s?(?:day|date)|b-?day|kom till världen)(?:\s(?:[0-9]{1,2}|\w{2,12}) år)?"
    r"|(?<=[\s(])b\.(?=\s[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2})"
    # what a paper about somebody's birth says
    r"|\b(?:dopbevis\w*|födelsebevis\w*|födelseattest\w*|birth certificate|baptism\w{0,3} certificate"
    r"|(?:hans|hennes|his|her) (?:pass|passport))\b[^0-9.!?\n]{0,30}"
    r"\b(?:står|säger|visar|anger|says?|has|shows?|gives|reads)\b"
    r"|\b(?:baby|son|daughter|twins|bebisen) (?:arrived|was delivered|anlände)"
    r"|\b(?:hon|han|hen|she|he|sonen|dottern|flickan|pojken) (?:fyller|fyllde|turns|turned)"
    rf" (?:1[0-9]|[1-9]|{_AGE})"
    r"(?= den| the| on| [0-9])"
)
_AFTER = re.compile(
    r"\s?(?:\(\w{0,12}\s?)?(?:,\s)?(?:föddes|född\b|kom (?:han|hon|hen) till|är (?:hans|hennes"
    r"|min \w+s?) födelsedag|fyll(?:er|de) (?:han|hon|hen|min)"
    r"|(?:är|e|ä|va|var|blev)\s(?:(?:när|då)\s)?(?:\w{2,12}\s){1,3}född\b"
    r"|,?\s?(?:hans|hennes|his|her) (?:födelsedag|birthday|dob)|(?:is|was) (?:when|the day) (?:\w{2,12}\s){1,3}born"
    r"|is (?:his|her|my \w+'s) (?:birthday|dob)|(?:he|she) was born|\(dob\)"
    r"|,?\s(?:(?:but|and|men|och)\s)?(?:that'?s|that is|det är|d e)\s(?:[\w']{2,16}\s){1,3}(?:birthday|födelsedag)\b)"
)
# What may stand between the word and the date: a few small words, no other number, no new sentence.
_BETWEEN = re.compile(r"[^0-9.!?\n]{0,22}")
_EXPIRES = re.compile(r"\b(?:utgår|går ut|giltig\w*|utfärda\w*|valid|expire[sd]?|issued)\b")  # a passport's other dates
_MANY = re.compile(
    r"\b(?:barn|alla|elever|ungdomar|personer|de|dem|flickor|pojkar|kvinnor|män|årskull\w*|those|children|people"
    r"|everyone)\s$"
)
_NO_PERSON = re.compile(
    r"(?:lagen|idé\w*|konvention\w*|projekt\w*|organisation\w*|förening\w*|modell\w*|metod\w*|rapport\w*|tanke\w*"
    r"|begrepp\w*"
    r"|enkät\w*|stiftelse\w*|myndighet\w*|reform\w*|\bact\b|charity|idea|project|law)\s(?:\w{1,10}\s){0,2}$"
)
_THING = re.compile(r"\b(?:lagen|idén|konventionen|projektet|reformen|föreningen|tanken|man|law|act|idea|project)\b")
_YEAR = re.compile(r"(?<![0-9])(?:18|19|20)[0-9]{2}(?![0-9](?![0-9]{3}))(?![0-9]{2}(?![0-9]))")  # not of 180315
# Two papers that do not agree: *the hospital has 8-1-16, school has 1st August 2016*.
_SAYS = r"\b(?:has|have|had|says|say|puts|har|säger|skriver|anger|står det)\s"
_ANOTHER_SAYS = re.compile(rf"[,;.]?\s(?:(?:and|but|while|men|och|medan)\s)?(?:[\w-]{{2,24}}\s){{1,3}}{_SAYS}")
_SAYS_BEFORE = re.compile(rf"{_SAYS}\Z")
_OF_A_CHILD = re.compile(
    r"\b(?:child|boy|girl|baby|son|daughter|her|his|birth|barn(?:et)?|pojken|flickan|bebisen|född|ålder\w*|hon|han)\b"
)
_LONGEST_LIFE_SINCE = 1910


def find(reading: Reading) -> Iterator[Finding]:
    if not (reading.runs or reading.mentions(("född", "föddes", "födelse"))) or reading.flooded:
        return
    text = reading.lower
    for cue in _BEFORE.finditer(text):
        between = _BETWEEN.match(text, cue.end())
        if between is None:
            continue
        date = WRITTEN_DATE.search(text, cue.end(), min(len(text), between.end() + 20))
        if _EXPIRES.search(text, cue.start(), between.end()):
            continue
        if date and date.start() <= between.end() + 1 and _of_somebody(text, cue.start(), date[0]):
            yield found(KIND, "birth_date.cue", reading.span(*date.span()), 0.9, cue=cue[0])
    for run in reading.runs:
        for start, _ in run.groups:
            date = WRITTEN_DATE.match(text, start)
            if date:
                yield from _in_two_papers(reading, date)
            after = _AFTER.match(text, date.end()) if date else None
            if date and after and not _THING.search(after[0]) and _of_somebody(text, date.start(), date[0]):
                yield found(KIND, "birth_date.cue", reading.span(*date.span()), 0.85, cue=after[0].strip())


def _in_two_papers(reading: Reading, first: re.Match[str]) -> Iterator[Finding]:
    text = reading.lower
    if not _SAYS_BEFORE.search(text, max(0, first.start() - 12), first.start()):
        return
    other = _ANOTHER_SAYS.match(text, first.end())
    second = WRITTEN_DATE.match(text, other.end()) if other else None
    if second and day_of(first[0]) and day_of(second[0]) and reading.cue_near(_OF_A_CHILD, *first.span(), 90, 110):
        for date in (first, second):
            yield found(KIND, "birth_date.cue", reading.span(*date.span()), 0.7)


def _of_somebody(text: str, at: int, date: str) -> bool:
    before = text[max(0, at - 40) : at]
    year = _YEAR.search(date)
    if year and int(year[0]) < _LONGEST_LIFE_SINCE:
        return False
    return not _MANY.search(before) and not _NO_PERSON.search(before)
