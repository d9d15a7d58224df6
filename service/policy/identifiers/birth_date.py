"""Finds the date of birth of a person: a date beside a word that says so.

A date alone is never one, nor is the birth of an idea or an act, nor that of somebody who cannot be alive.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers import birth_apposition, birth_list
from service.policy.identifiers.dates import day_of
from service.policy.identifiers.found import found
from service.policy.identifiers.kin import AGE, AGE_ENDS, has_a_full_name_before, has_a_person_before
from service.policy.identifiers.reading import Reading
from service.policy.identifiers.written_date import MONTHS, dates_in, written_date, year_of

KIND = "birth_date"

_BEFORE = re.compile(
    r"\b(?:föddes|födda|född|födde\b|föd\b|fött|foddes|fodd|födelse-?(?:datum|data|dag|tid)\w*"
    r"|(?:fyller|fyllde)(?!\s(?:i\s(?!dag|morgon|morrn|år|går|[flmost]\w{2,4}dags)|ut\s|igen\s"
    r"|(?:ingen|inget|sin|sitt|en|sina)\s))"
    r"|f[.:]|f(?=\s?[0-9])|f\.?d[.:]?(?=\s?[0-9])|dob\b\.?|d\.o\.b\.?|date of birth|såg dagens ljus|born"
    r"|birth-?\s?(?:day|date)(?!\sto (?:me|us)\b)|b[-']?day|(?<=was )bron|(?<=were )bron|kom till världen|gave birth"
    r"|came into (?:the|this) world|(?:skottdags|skottårs|nyårs|jul|julafton|julaftons|lucia|påsk|födelsedags)barn)"
    r"(?:\s(?:[0-9]{1,2}|\w{2,12}) år)?"
    r"|(?<=[\s(])b\.(?=\s(?:[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{2}|[0-9]{4}-[0-9]"
    rf"|{MONTHS}\s[0-9]|[0-9]{{1,2}}\w{{0,2}}\s{MONTHS}))"
    # what a paper about somebody's birth says
    r"|\b(?:dopbevis\w*|födelsebevis\w*|födelseattest\w*|birth certificate|baptism\w{0,3} certificate"
    r"|(?:hans|hennes|his|her) (?:pass|passport))\b[^0-9.!?\n]{0,30}"
    r"\b(?:står|säger|visar|anger|says?|has|shows?|gives|reads)\b"
    r"|\b(?:baby|son|daughter|twins|bebisen) (?:arrived|was delivered|anlände)"
)
_WHO = r"(?:he|she|(?:my|our|his|her) [\w'-]{2,16}(?: [\w'-]{2,16})?)"
_AFTER = re.compile(
    r"\)?,?\s?(?:\(\w{0,12}\s?)?(?:,\s)?(?:föddes|född\b"
    r"|kom (?:han|hon|hen|[\w'-]{2,16}(?: [\w'-]{2,16})?) till (?:världen|jorden)|kom (?:han|hon|hen) till"
    r"|är (?:hans|hennes|min \w+s?) födelsedag"
    rf"|(?:fyll(?:er|de)|blir|blev) (?:han|hon|hen|(?:min|mitt|vår|vårt|hans|hennes) \w+)"
    rf" (?:snart |nu |redan )?(?:år\b|myndig\b|{AGE})"
    rf"|fyll(?:er|de) (?:(?:snart|nu|då|redan) )?(?:myndig\b|{AGE})"
    r"|fyll(?:er|de) (?:han|hon|hen|min) "
    rf"|(?:(?:he|she)'ll be|{_WHO} (?:turns?|turned|will be|becomes)) {AGE}{AGE_ENDS}"
    r"|(?:är|e|ä|va|var|blev)\s(?:(?:när|då)\s)?(?:\w{2,12}\s){1,3}född\b"
    r"|,?\s?(?:hans|hennes|his|her) (?:födelsedag|birthday|dob)|(?:is|was) (?:when|the day) (?:\w{2,12}\s){1,3}born"
    rf"|is (?:his|her|my \w+'s) (?:birthday|dob)|{_WHO} was born|\(dob\)"
    r"|\s?[-,]\s(?:that'?s|that was|it'?s|det är|det var|d e|då|när|when)\s"
    r"(?:when\s|the day\s|då\s|dagen då\s|dagen\s)?"
    r"(?:(?!act|law|idea|lag)[\w']{2,16}\s){1,4}(?:born|föddes|född)\b"
    # it is three years since our little one was born
    r"|(?:är|e|blir|is) det (?:\w{2,12}\s){1,4}(?:sen|sedan) (?:(?!lag|reform)\w{2,12}\s){1,3}föddes"
    r"|,?\s(?:(?:but|and|men|och)\s)?(?:that'?s|that is|det är|d e)\s(?:[\w']{2,16}\s){1,3}(?:birthday|födelsedag)\b)"
)
# Weaker than what finds the number whole.
_LAST_FOUR = re.compile(
    r",?\s(?:(?:och|and|å|de|the|hans|hennes|his|her)\s){0,2}(?:(?:fyra\s)?sista|last|slutsiffrorna)"
    r"\s?(?:tre|fyra|4|3|three|four)?(?:\s(?:siffrorna|digits))?\s?(?:är|is|are|=|:)\s?[0-9]"
)
# A label may be explained: *date of birth as given in court: 4/5 2011*.
_LABEL = re.compile(r"(?:date of birth|birth-?\s?date|dob\b\.?|födelse-?datum\w*)[^0-9.!?\n]{0,60}:\s?\Z")
# What may stand between the word and the date: a few small words, no other number, no new sentence.
_BETWEEN = re.compile(r"[^0-9.!?\n]{0,22}")
_SAME_DAY = re.compile(r"\s(?:on\s|the\s|på\s){0,2}(?:samma dag som|same day as)[^0-9.!?\n]{0,40}")
_AND = re.compile(
    r"(?:,\s[A-ZÅÄÖ][\w-]{1,16}|\s?(?:och|and|samt|respektive|&|å)(?:\s[A-ZÅÄÖ][\w-]{1,16})?)\s(?:född\s|born\s|f\.?\s)?"
)
_HAPPENED = re.compile(
    r"\s(?:togs|tog|placera\w+|flytta\w+|hämta\w+|kom|blev|var|fick|was|were|removed|placed|moved|taken)\b"
)
_MOST_SIBLINGS = 8
_EXPIRES = re.compile(r"\b(?:utgår|går ut|giltig\w*|utfärda\w*|valid|expire[sd]?|issued)\b")  # a passport's other dates
_MANY = re.compile(
    r"\b(?:barn|alla|elever|ungdomar|personer|de|dem|flickor|pojkar|kvinnor|män|årskull\w*|those|children|people"
    r"|everyone)\s(?:som\s|who\s)?$"
)
_NO_PERSON = re.compile(
    r"(?:lagen|idé\w*|konvention\w*|projekt\w*|organisation\w*|förening\w*|modell\w*|metod\w*|rapport\w*|tanke\w*"
    r"|begrepp\w*"
    r"|(?:kung|drottning)(?:en|s|ens)?|(?:kron)?prins\w*|king|queen|president\w*"
    r"|enkät\w*|stiftelse\w*|myndighet\w*|reform\w*|\bact\b|charity|idea|project|law)\s(?:\w{1,10}\s){0,2}$"
)
# What has birthdays as people have, and the writer.
_BIRTHDAY = re.compile(r"fyll|födelsedag|birthday|b-?day")
_NOT_ANOTHERS = re.compile(
    r"(?:bibliotek|kommun|ombudsman|skola|byrå|kyrka|klubb|museum|museet|tidning|verk|region|butik|företag|bolag|kör|teater|förbund"
    r"|avtal|blogg|podd|program|stad|hem|parti|förening|lag|konvention|stiftelse|myndighet|projekt|organisation|bris)"
    r"(?:en|et|n|t|s|ns|ets|ens|nen)?\s\Z|\b(?:jag|min|my)\s(?:own\s|egen\s|[0-9]{1,2}(?:st|nd|rd|th)\s)?\Z"
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
_WITHOUT_DIGITS = (
    "född",
    "föd ",
    "föddes",
    "födde",
    "fött",
    "födelse",
    "fyll",
    "dagens ljus",
    "världen",
    "born",
    "birth",
    "bday",
    "dob",
)
_GROWN, _YOUNG_SINCE = 20, 2000
_LONGEST_LIFE_SINCE = 1910


def find(reading: Reading) -> Iterator[Finding]:
    if not (reading.runs or reading.mentions(_WITHOUT_DIGITS)):
        return
    text = reading.lower
    for cue in _BEFORE.finditer(text):
        between = _SAME_DAY.match(text, cue.end()) or _BETWEEN.match(text, cue.end())
        if between is None or _EXPIRES.search(text, cue.start(), between.end()):
            continue
        begun = written_date().search(text, cue.end(), min(len(text), between.end() + 20))
        date = written_date().match(text, begun.start()) if begun else None
        if date is None or date.start() > between.end() + 1 or not _of_somebody(text, cue.start(), date[0]):
            continue
        if not _BIRTHDAY.match(cue[0]) or _is_anothers(reading, cue, date[0]):
            yield found(KIND, "birth_date.cue", reading.span(*date.span()), 0.9, cue=cue[0])
            yield from _more(reading, date)
    dates = dates_in(reading)
    for date in dates:
        yield from _told_after(reading, date)
    yield from birth_apposition.find_beside(reading, dates)
    yield from birth_list.find_listed(reading, dates)


def _told_after(reading: Reading, date: re.Match[str]) -> Iterator[Finding]:
    text = reading.lower
    place = reading.span(*date.span())
    if ":" in text[max(0, date.start() - 2) : date.start()] and _LABEL.search(
        text, max(0, date.start() - 80), date.start()
    ):
        yield found(KIND, "birth_date.cue", place, 0.9)
    yield from _in_two_papers(reading, date)
    if _LAST_FOUR.match(text, date.end()):
        yield found(KIND, "birth_date.cue", place, 0.5)
    after = _AFTER.match(text, date.end())
    if after and not _THING.search(after[0]) and _of_somebody(text, date.start(), date[0]):
        yield found(KIND, "birth_date.cue", place, 0.85, cue=after[0].strip())


def _more(reading: Reading, date: re.Match[str]) -> Iterator[Finding]:
    """*Födda 7/5 2008 och 19/11 2011*, *född 4/5 2011 och Alva 3/4 2013*."""
    if not year_of(date[0]):
        return
    for _ in range(_MOST_SIBLINGS):
        joined = _AND.match(reading.text, date.end())
        another = written_date().match(reading.lower, joined.end()) if joined else None
        if another is None or not year_of(another[0]) or _HAPPENED.match(reading.lower, another.end()):
            return
        yield found(KIND, "birth_date.cue", reading.span(*another.span()), 0.8)
        date = another


def _is_anothers(reading: Reading, cue: re.Match[str], date: str) -> bool:
    """Whether it is the birthday of a private person, as far as can be told: not of a library, nor of the writer."""
    if _NOT_ANOTHERS.search(reading.lower, max(0, cue.start() - 24), cue.start()):
        return False
    years = re.search(r"[0-9]+", cue[0])
    if years and int(years[0]) > _GROWN and not has_a_person_before(reading.lower, cue.start()):
        return False
    return year_of(date) > _YOUNG_SINCE or not has_a_full_name_before(reading, cue.start())


def _in_two_papers(reading: Reading, first: re.Match[str]) -> Iterator[Finding]:
    text = reading.lower
    if not _SAYS_BEFORE.search(text, max(0, first.start() - 12), first.start()):
        return
    other = _ANOTHER_SAYS.match(text, first.end())
    second = written_date().match(text, other.end()) if other else None
    if second and day_of(first[0]) and day_of(second[0]) and reading.cue_near(_OF_A_CHILD, *first.span(), 90, 110):
        for date in (first, second):
            yield found(KIND, "birth_date.cue", reading.span(*date.span()), 0.7)


def _of_somebody(text: str, at: int, date: str) -> bool:
    before = text[max(0, at - 40) : at]
    year = _YEAR.search(date)
    if year and int(year[0]) < _LONGEST_LIFE_SINCE:
        return False
    return not _MANY.search(before) and not _NO_PERSON.search(before)
