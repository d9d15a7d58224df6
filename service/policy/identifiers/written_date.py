"""Dates as people write them, in Swedish and English: in digits, with months (also misspelt), in words, by holidays.

Each form is bounded and begins with a digit, a word for a day, a month or a holiday. All are matched against folded
lower-case text, and only where something else says that the date is of the kind that is sought.
"""

from __future__ import annotations

import re
from functools import cache

from service.policy.identifiers.reading import Reading

MONTHS = (
    r"(?:jan(?:[rua]{2,5}[iy])?|feb(?:r|[rua]{2,6}[iy]?)?|ferb[rua]{2,5}[iy]|mar(?:s|ch|ts)?|apr(?:il|ill)?|arpil|ma[jyi]"
    r"|jun[ie]?|jul[iy]?|a(?:ug(?:us|u?sti{0,2}|ust)?|gusti)|sep(?:t(?:em[beprm]{1,4}r|eber|mber)?|m?ber|ember)?"
    r"|o[kc]t(?:[obe]{2,4}r|obr|ombre)?|ok?ober|ocotber|okotber|nov(?:[emb]{2,6}r)?|de[cs](?:[emb]{2,6}r)?)\b\.?"
)
_DAY = r"(?:[12][0-9]|3[01]|0?[1-9])"
_MONTH = r"(?:1[0-2]|0?[1-9])"
_UNIT = r"(?:en|ett?|två|tre|fyra|fem|sex|sju|åtta|nio|nie)"
_SWEDISH_NUMBER = (
    rf"(?:noll[ -]?{_UNIT}|tio|tie|elva|tolv|(?:tret|fjor|fem|sex|sjut|ar|nit)ton"
    rf"|(?:tjugo|tjuge|(?:tret|fyr|fem|sex|sjut|åt|nit)tio?|(?:fem|sex)tio?)[ -]?{_UNIT}?|{_UNIT})"
)
_ENGLISH_UNIT = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_ENGLISH_NUMBER = (
    rf"(?:(?:oh|o|zero|nought)[ -]{_ENGLISH_UNIT}|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    rf"|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:[ -]{_ENGLISH_UNIT})?|{_ENGLISH_UNIT})"
)
SAID_YEAR = (
    rf"(?:(?:nittonhundra|tjugohundra|tvåtusen)(?:[ -]?(?:och[ ])?{_SWEDISH_NUMBER})?"
    rf"|tjugo[ -]?(?:noll[ -]?{_UNIT}|tio|elva|tolv|(?:tret|fjor|fem|sex|sjut|ar|nit)ton|tjugo{_UNIT}?)"
    rf"|noll[ -]?{_UNIT}"
    rf"|two[ ]thousand(?:(?:[ ]and)?[ ]{_ENGLISH_NUMBER})?|(?:twenty|nineteen)[ -]{_ENGLISH_NUMBER})(?![a-zåäö])"
)
# Also with a zero too much or a space in it: *20011*, *20 11*. Two digits are no hour: *4 maj 10.30*.
_WHOLE_YEAR = r"(?:(?:18|19|20)[0-9]{2}|200[0-9]{2}|20[ ][0-2][0-9])(?![0-9])"
_YEAR = rf"(?:{_WHOLE_YEAR}|['-]?[0-9]{{2}}(?![0-9]|[.:][0-5][0-9]))"
_AFTER_MONTH = rf"(?:(?:,?[ ]?(?:år[ ]|in[ ]|of[ ])?|-|/){_YEAR}|,?[ ](?:år[ ])?{SAID_YEAR})"
# A year of one word, *femte november tretton*, where nothing is counted by it.
_SAID_SHORT = rf"[ ]{_SWEDISH_NUMBER}(?=[,.;!?)]|\Z|[ ](?:och|å|men)[ ])"
ORDINAL = (
    r"(?:först[ae]|andr[ae]|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde|tionde|elfte|tolfte|trettonde|fjortonde"
    r"|femtonde|sextonde|sjuttonde|artonde|nittonde|tjugonde"
    r"|tjugo[ -]?(?:först[ae]|andr[ae]|tredje|fjärde|femte|sjätte|sjunde|åttonde|nionde)"
    r"|trettionde|trettio?[ -]?först[ae])"
)
ENGLISH_ORDINAL = (
    r"(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth"
    r"|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|thirtieth|thirty[ -]first"
    r"|twenty[ -](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth))"
)
_ROMAN_MONTH = r"(?:i{1,3}|iv|vi{0,3}|ix|xi{0,2})"
HOLIDAY = (
    r"(?:lucia(?:dagen)?|julafton(?:en)?|juldagen|annandag(?:en)?[ ]jul|annandagen|nyårsafton(?:en)?|nyårsdagen"
    r"|nyårsnatten|julnatten|trettondagen|trettondagsafton(?:en)?|valborg(?:smässoafton(?:en)?)?"
    r"|midsommar(?:afton(?:en)?|dagen)|nationaldagen|första[ ](?:maj|advent)|alla[ ]hjärtans(?:[ ]dag)?|skottdagen"
    r"|påsk(?:afton(?:en)?|dagen)|annandag[ ]påsk|långfredagen|skärtorsdagen|kristi[ ]himmelsfärds(?:dag|dagen)"
    r"|pingstdagen|alla[ ]helgons[ ]dag|halloween|christmas[ ](?:eve|day)|boxing[ ]day|new[ ]year'?s[ ](?:eve|day)"
    r"|valentine'?s[ ]day|leap[ ]day|easter[ ](?:sunday|monday)|st\.?[ ]patrick'?s[ ]day|good[ ]friday"
    r"|bonfire[ ]night|guy[ ]fawkes(?:[ ]night)?|midsummer'?s?[ ](?:eve|day)|thanksgiving|canada[ ]day"
    r"|april[ ]fool'?s?(?:[ ]day)?|(?:the[ ])?(?:4th|fourth)[ ]of[ ]july)"
)
_NEXT_TO = (
    r"(?:(?:dagen|dan|natten|(?:en|två|tre|fyra|fem|[1-9])[ ](?:dag|dar|dagar|veckor))[ ](?:efter|före|innan)"
    r"|(?:(?:the|a)[ ]|(?:two|three|four|five|[1-9])[ ])?(?:day|night|week)s?[ ](?:after|before))"
)
_YEAR_FIRST = rf"(?:{_WHOLE_YEAR}|['-][0-9]{{2}}(?![0-9]))"
_NO_YEAR = r"(?!,?[ ]?['-]?(?:19|20)[0-9]{2}(?![0-9]))"
_DAY_SAID = rf"{_DAY}(?:[:.]?(?:[ae]|nde|dje|te)\b|st\b|nd\b|rd\b|th\b)?"
_NAMED_DAY = rf"(?:(?:den[ ])?(?:{_DAY_SAID}|{ORDINAL})[ ]{MONTHS}|{HOLIDAY})(?![a-zåäö])"
_IN_MONTH = rf"(?:i|in)[ ]{MONTHS},?[ ]\(?(?:den[ ]|the[ ]){_DAY_SAID}\)?"
_IN_DIGITS = rf"""
      {_YEAR_FIRST},?\ (?:{_NAMED_DAY}{_NO_YEAR}|{_IN_MONTH})                     # 2007, nyårsafton
    | (?:18|19|20)[0-9]{{2}}\ ?[-/. ]\ ?(?:0?[1-9]|1[0-2])\ ?[-/. ]\ ?(?:0?[1-9]|[12][0-9]|3[01])(?![0-9])
    | (?:{_DAY_SAID}(?:\ |\.\ ?(?=[a-z]))(?:of\ )?{MONTHS}
      |{_DAY}:?[ae]\ i\ (?:{ORDINAL}|{_MONTH}:?[ae])\b){_AFTER_MONTH}?                    # 11:e i 11:e
    | {_DAY}-?{MONTHS}-?{_WHOLE_YEAR}                                                   # 14-Aug-2012
    | {_WHOLE_YEAR},?\ (?:månad|month)\ {_MONTH},?\ (?:och\ |and\ )?(?:dag|day)\ {_DAY}(?![0-9])  # 2011 månad 5 dag 4
    | {_DAY}[/ .]{_ROMAN_MONTH}[- .]\ ?{_YEAR}                                          # 4/v 2011
    | {_DAY}\ ?[-/.]\ ?{_MONTH}(?:\ ?[-/.]\ ?|\ )['-]?{_YEAR}                           # 4/5-11, 4/5 2011
    | (?:[12][0-9]|3[01]|0[1-9])\ (?:1[0-2]|0[1-9])\ (?:19|20)[0-9]{{2}}(?![0-9])         # 14 08 2012
    | (?:1[0-2]|0?[1-9])[-/.](?:[12][0-9]|3[01])[-/.]{_YEAR}                            # 05/24/2011
    | [0-9]{{2}}[-/.](?:1[0-2]|0[1-9])[-/.](?:[12][0-9]|3[01]|0[1-9])(?![0-9])            # 98-12-24
    | (?:[12][0-9]|3[01]|[1-9])/(?:1[0-2]|[1-9])(?![0-9/])                              # 4/5
    | (?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])(?![0-9]|-[0-9*x])  # 110504
    | (?:0[1-9]|[12][0-9]|3[01])(?:0[1-9]|1[0-2])20[0-2][0-9](?![0-9]|-[0-9*x])           # 04052011
    | [0-9]{{2}}\ (?:0[1-9]|1[0-2])\ (?:0[1-9]|[12][0-9]|3[01])(?![0-9]|[ -][0-9*x])      # 11 05 04
"""
_IN_WORDS = rf"""
      (?:{_NEXT_TO}\ )?{HOLIDAY},?\ (?:i\ |in\ |of\ )?(?:{_WHOLE_YEAR}|{SAID_YEAR})        # dagen efter julafton 2011
    | (?:v\.?|vecka|week)\ ?[0-9]{{1,2}},?\ (?:20|19)[0-9]{{2}}(?:\ \({_NAMED_DAY}\))?     # v. 31 2012 (…)
    | {SAID_YEAR},?\ (?:{_NAMED_DAY}|{_IN_MONTH})                                        # noll-åtta, nionde maj
    | (?:
        (?:den\ {_DAY_SAID}(?:\ |\.\ ?(?=[a-z]))|(?:den\ )?(?:{ORDINAL}|sista)\           # den tredje maj
          |(?:the\ )?{ENGLISH_ORDINAL}\ (?:day\ )?(?:of\ )?){MONTHS}                      # the third of May
      | (?:den\ )?(?:{ORDINAL}|{_DAY}:?[ae])\ i\ (?:{ORDINAL}|{_MONTH}:?[ae])\b            # elfte i elfte
      | {MONTHS}\ (?:the\ )?(?:{ENGLISH_ORDINAL}(?![a-z])|{_DAY}(?:st|nd|rd|th)?(?![0-9]))  # May 4, 2011
      )(?:{_AFTER_MONTH}|{_SAID_SHORT})?
"""
WEEKDAY = (
    r"(?:(?:mån|tis|ons|tors|tos|fre|lör|lö|sön)da(?:g(?:en)?s?|n)?|(?:mon|tues|wednes|thurs|fri|satur|sun)day|sat|sun"
    r"|fri|mon|tue|wed|thu)\b"
)
_THIS_MONTH = (
    r"(?:[ ](?:i[ ](?:denna|den[ ]här|nästa|förra)[ ]månad(?:en)?|den[ ]här[ ]månaden|of[ ](?:this|next|last)[ ]month))"
)
# A day without its month or year: only after *fyller tio*, *turns six*, *her birthday is* and the like.
LOOSE_DAY = re.compile(
    rf"""(?<![0-9a-zåäö])(?:
      (?:{_NEXT_TO}\ )?{HOLIDAY}(?![a-zåäö])
    | {WEEKDAY},?\ \(?(?:(?:den|the)\ )?{_DAY}(?:[:.]?[ae]|st|nd|rd|th|/{_MONTH})?(?![0-9:./]|\ ?%)\)?  # Friday 21st
    | (?:den\ )?{_DAY}\.{_MONTH}(?![0-9]|\.[0-9])                                                        # 24.12
    | (?:den\ {_DAY}(?:[:.]?[ae])?|the\ {_DAY}(?:st|nd|rd|th))                                          # den 6:e
      (?![0-9a-zåäö:/]|\.[0-9]|\ (?:of\ )?{MONTHS}){_THIS_MONTH}?
    | (?:den\ {ORDINAL}|the\ {ENGLISH_ORDINAL}){_THIS_MONTH}
    | den\ (?!först|andr|tredj){ORDINAL}(?=\ ?[,.;!?)]|\s?\Z|\ (?:och|men|så|å)\ )                 # den sjuttonde
    )""",
    re.VERBOSE,
)


@cache
def written_date() -> re.Pattern[str]:
    """A date in any of these forms. Compiled by the first text that may have one: it takes a fiftieth of a second.

    Split by the first character, which decides for nearly every place of a text.
    """
    return re.compile(rf"(?<![0-9a-zåäö])(?:(?=[0-9'-])(?:{_IN_DIGITS})|(?=[a-zåäö])(?:{_IN_WORDS}))", re.VERBOSE)


def year_of(date: str) -> int:
    """The year of a whole date that was written with digits, 0 when the date has none. Two digits are within living
    memory of a child: from 30 on they are of the last century."""
    groups = re.findall(r"[0-9]+", date)
    whole = next((group for group in groups if len(group) == 4), "")
    if whole:
        return int(whole)
    if len(groups) == 1:
        solid = groups[0]
        if len(solid) == 8:
            return int(solid[:4])
        return _century(solid[:2]) if len(solid) == 6 else 0
    in_words = re.search(r"[a-zåäö]{3}", date) is not None
    if len(groups) == 3 and int(groups[-1]) <= 31 and int(groups[0]) > 31:  # 98-12-24
        return _century(groups[0])
    return _century(groups[-1]) if len(groups) == (2 if in_words else 3) else 0


def _century(digits: str) -> int:
    year = int(digits[-2:])
    return 2000 + year if year < 30 else 1900 + year


_LEAD = re.compile(
    rf"\b(?:den|the|v\.?|vecka|(?:den )?(?:(?:{ORDINAL}|sista) )?{MONTHS}(?: the)?"
    rf"|(?:{_NEXT_TO} )?{HOLIDAY},?(?: i| in| of)?) \Z"
)
_LAST_WORD = re.compile(
    r"(?<![a-zåäö])(?:den|the|v|vecka|i|in|of|jan\w{0,12}|fe[br]\w{0,12}|ma[rjyi]\w{0,12}|a[prug]{2}\w{0,12}|ju[nl]\w{0,12}|sep\w{0,12}|o[kc]\w{0,12}|nov\w{0,12}"
    r"|de[cs]\w{0,12}|\w{0,14}(?:afton|aftonen|dagen|natten|day|eve|night)|lucia|valborg|midsommar|halloween|advent|jul|påsk|dag"
    r"|hjärtans|monday|friday|fools?|fawkes|thanksgiving|july)[.,]?\ \Z"
)


def date_at(lower: str, digits: int) -> re.Match[str] | None:
    """The date that the digits at an offset of the text begin, or those after *den*, *the*, a month or a holiday."""
    if digits > 1 and lower[digits - 1] == " " and _LAST_WORD.search(lower, max(0, digits - 24), digits):
        lead = _LEAD.search(lower, max(0, digits - 40), digits)
        date = written_date().match(lower, lead.start()) if lead else None
        if date and date.end() > digits:
            return date
    return written_date().match(lower, digits)


def dates_in(reading: Reading) -> list[re.Match[str]]:
    """The dates with digits in a text, in its order; what is written in words alone is looked for beside its cues."""
    dates: list[re.Match[str]] = []
    done = 0
    for start, _ in reading.groups:
        date = date_at(reading.lower, start) if start >= done else None
        if date:
            dates.append(date)
            done = date.end()
    return dates
