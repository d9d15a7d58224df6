"""Finds dates of birth that no word announces: *Ebba, 12 december 2012, fick …*, *my boy Ngozi (14.02.15) is …*.

A date after a capital is mostly that of an event, a letter or a newspaper. It is a birth's only as an apposition, with
a year in which somebody young was born, in a sentence that speaks of a child or of *her*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.dates import WRITTEN_DATE
from service.policy.identifiers.found import found
from service.policy.identifiers.reading import Reading

KIND = "birth_date"

_YOUNG = range(2001, 2030)  # years: a comment has no clock, and the same text gets the same answer
_NAME = re.compile(r"(?<![\w.-])(?P<name>[A-ZÅÄÖ][a-zåäöéèüøæ]{1,15})(?:,\s|\s\()\Z")
_PLACE_BEFORE = re.compile(
    r"\b(?:i|på|från|till|vid|ur|om|enligt|in|at|on|of|from|near|to|the|by|since|per|se|läs|lex|see|read)\s\Z",
    re.IGNORECASE,
)
_OWN = re.compile(r"\b(?:vår|vårt|min|mitt|lilla|lille|our|my|little)\s\Z", re.IGNORECASE)
_AFTER = {",": re.compile(r",\s(?=[a-zåäö])"), "(": re.compile(r"\)")}
# One child, or somebody of whom *she* is said: *barn* and *school* are what every debate is about.
_OF_A_CHILD = re.compile(
    r"\b(?:hon|han|hen|hennes|henne|honom|hans|she|he|her|him|his|pojken?|flickan?|tjejen|killen|son(?:en)?|dotter(?:n)?"
    r"|bebis(?:en)?|boy|girl|kid|baby|son|daughter|niece|nephew|grand(?:son|daughter)|barnbarn(?:et)?|lillasyster"
    r"|lillebror|storebror|storasyster|brother|sister|birthday|födelsedag\w*|fyller|fyllde|turns|turned"
    r"|(?:går|gick|började|börjar) i|start(?:s|ed|ing) school|(?:in|since|from) (?:reception|nursery|year [0-9]{1,2})"
    r"|i (?:förskolan|skolan|ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian))\b"
)
# What is told of one child in care right after the date: *…, ska byta familjehem*, *…, still has no school place*.
_IN_CARE = re.compile(
    r"\s(?:(?:still|now|nu|snart)\s)?(?:has|is|was|got|gets|ska|har|fick|får|blev|är|bor|lives)\s[^.!?\n]{0,50}?"
    r"\b(?:familjehem(?:met)?|fosterhem(?:met)?|jourhem(?:met)?|placerad|omhändertag\w{1,4}|adopterad"
    r"|skolplats|school place|foster (?:home|care|placement)|placement|placed|adopted|in care)\b"
)
# Who speaks, decides or shows under a date is mostly an office or a newspaper.
_SPEAKS = re.compile(
    r"[,)]?\s(?:tala(?:de|r)|sa|sade|säger|skr(?:ev|iver)|fråga(?:de|r)|rapportera(?:de|r)|ändra(?:de|r)|visa(?:de|r)"
    r"|beslut(?:ade|ar)|meddela(?:de|r)|publicera(?:de|r)|intervjua(?:de|r)|granska(?:de|r)|writes?|wrote|says?|said"
    r"|report(?:s|ed)|shows?|showed|found|publish(?:es|ed)|decided|ruled|om|about)\b"
)
# Definite nouns and nouns of doing, which names seldom end as.
_NOUN = re.compile(r"(?:en|et|arna|erna|orna|ing|ion|het|skap|ment|ns|ande|ende|else|ings)\Z")
_NAMES_LIKE_NOUNS = frozenset(
    {
        *("ellen", "helen", "karen", "owen", "lauren", "aiden", "jayden", "sören", "ruben", "reuben", "gwen", "ben"),
        *("margaret", "harriet", "juliet", "violet", "scarlet", "janet", "elisabet", "marion", "jens", "hans", "måns"),
    }
)
_DAYS_AND_WORDS = (
    "januari februari mars april maj juni juli augusti september oktober november december january february march"
    " may june july august october måndag tisdag onsdag torsdag fredag lördag söndag monday tuesday wednesday"
    " thursday friday saturday sunday lucia jul påsk midsommar christmas easter idag igår today yesterday nu now"
    " då then senast sedan först finally later hej hello tack thanks ps obs not edit källa source ref kl okej"
    " visst"
)
_TEXTS_AND_EVENTS = (
    "aktuellt beslut dom dokument brev mejl mail email letter report rapport protokoll möte meeting minutes"
    " hearing judgment order artikel article update note journal debatt ledare insändare krönika ekot konferens"
    " conference seminarium kurs guardian times metro telegraph mirror independent post herald scotsman dagens"
    " unicef novus lex covid corona brexit"
)
_PLACES = (
    "stockholm göteborg malmö uppsala lund umeå örebro västerås linköping norrköping helsingborg jönköping gävle"
    " sundsvall luleå kalmar växjö karlstad halmstad borås london dublin glasgow leeds belfast cardiff edinburgh"
    " manchester bristol sydney sverige norge danmark finland england scotland wales ireland britain europe"
    " ukraina ukraine ryssland russia syria afghanistan irak iraq iran somalia israel gaza turkiet polen eritrea"
    " usa estonia"
)
_NO_NAME = frozenset(f"{_DAYS_AND_WORDS} {_TEXTS_AND_EVENTS} {_PLACES}".split())
_SENTENCE = re.compile(r"[!?\n]|\.\s")
_REACH = 140


def find(reading: Reading) -> Iterator[Finding]:
    if reading.flooded:
        return
    for start, _ in reading.groups:
        name = _NAME.search(reading.text, max(0, start - 22), start)
        if name is None or not _may_be_a_name(reading, name):
            continue
        date = WRITTEN_DATE.match(reading.lower, start)
        if date is None or _year(date[0]) not in _YOUNG:
            continue
        closed = _AFTER[name[0].rstrip()[-1]].match(reading.text, date.end())
        told = (
            reading.cue_before(_OWN, name.start(), 10)
            or _IN_CARE.match(reading.lower, date.end() + 1)
            or _OF_A_CHILD.search(_sentence(reading.lower, name.start(), date.end()))
        )
        if closed and told and not _SPEAKS.match(reading.lower, date.end()):
            yield found(KIND, "birth_date.cue", reading.span(*date.span()), 0.7)


def _may_be_a_name(reading: Reading, name: re.Match[str]) -> bool:
    word = name["name"].lower()
    if word in _NO_NAME or (_NOUN.search(word) and word not in _NAMES_LIKE_NOUNS):
        return False
    return not reading.cue_before(_PLACE_BEFORE, name.start(), 10)


def _year(date: str) -> int:
    """The year of a whole date, 0 when the date has none."""
    groups = re.findall(r"[0-9]+", date)
    whole = next((group for group in groups if len(group) == 4), "")
    if whole:
        return int(whole)
    if len(groups) == 1:
        solid = groups[0]
        return int(solid[:4]) if len(solid) == 8 else 2000 + int(solid[:2]) if len(solid) == 6 else 0
    in_words = re.search(r"[a-zåäö]{3}", date) is not None
    return 2000 + int(groups[-1]) if len(groups) == (2 if in_words else 3) else 0


def _sentence(lower: str, start: int, end: int) -> str:
    """What stands around a date up to the end of its sentence; the date itself is no part, its stops end nothing."""
    before = _SENTENCE.split(lower[max(0, start - _REACH) : start])[-1]
    return f"{before} {_SENTENCE.split(lower[end : end + _REACH])[0]}"
