"""Finds Swedish streets written in haste: *kungsg 7*, *lingonvägen tjugotvå*, *nummer 68 på Aspnäsvägen*.

`address` finds a street's whole name before its number. Here the name is cut short, the number is a word in small
letters, or it stands first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.address import KIND, LIVES, UNIT
from service.policy.identifiers.found import found
from service.policy.identifiers.public_address import is_everybodys
from service.policy.identifiers.reading import Reading

# No Swedish word ends in these letters: what does is a street, cut short after its *g* or *v*.
_CUT = (
    r"(?:[bdfghjkmnpst]v|llv|rrv|[bdfhjkmpst]g|ngg|llg|rrg|mng|(?:stor|norr|söder|öster|väster)g"
    r"|(?:skol|sol|mal|sjöl|fågel|kapell|norr|söder|öster|väster|tjär|björne?|ör)v|(?:skol|ull|kvarter)sg|skolg)"
)
_SHORTENED = re.compile(
    rf"(?<![\w.@/-])(?P<name>(?=[a-zåäöA-ZÅÄÖ][a-zåäö]{{3}})(?:[a-zåäöA-ZÅÄÖ][a-zåäö]{{0,20}}?)?{_CUT})\.?"
    r"\s\Z"
)
_HOUSE = re.compile(r"[0-9]{1,3}(?:\s?[a-h](?![\wåäö]))?(?![0-9a-zåäö]|[:/.,-][0-9])")
_LONGEST, _CUT_AT = 3, ("g", "v")
_NO_SHORTENED = re.compile(r"(?:webb|kabel|play|smart|lokal|betal|nät|cc|ip)tv|omfg|jp[eg]?g|.{0,9}(?:http|www)")
# *Sjumilav. 11*: a capital and a stop; names and words in -av are none.
_WITH_STOP = re.compile(
    r"(?<![\w.@/-])[A-ZÅÄÖ][a-zåäö]{2,20}(?<!gust)(?<!ol)(?<!kr)(?<!gr)(?<!st)(?<!sl)(?<!okt)(?<!konk)(?<!konv)(?<!h)"
    r"(?<!aggr)(?<!upp)(?<!skl)(?<!cz)av\.\s\Z"
)
_STOPPED_WORD = re.compile(
    r"(?:[A-ZÅÄÖ][a-zåäö]{0,2}l|(?:[DdVv]a|[Dd]ä|[Hh]ä)r|[Vv]ar|[ÖöMm]\w{2,4}g|[Ee]nkl)av\.|(?:Moldav|Jugoslav"
    r"|Tjeckoslav)"
)

_UNITS = "ett|två|tre|fyra|fem|sex|sju|åtta|nio"
_NUMERAL = (
    rf"(?:tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton|(?:tjugo|tjuge|trettio|fyrtio|femtio|sextio"
    rf"|sjuttio|åttio|nittio)(?:{_UNITS})?|{_UNITS})"
)
_ENDS = r"(?:gatan|vägen|stigen|gränden?|gränd|gången|allén|slingan|backen)"
_NO_STREET = re.compile(
    r"(?:motor|lands|riks|läns|järn|om|ut|in|av|mot|gång|cykel|bil|buss|ström|luft|blod|halv|arbets|hem|tull"
    r"|kring|under"
    r"|över|karriär|livs|vård|skogs|grus|hela|bak|rätte|fram|ned|upp|över|till|an|lov|käll|års|skid|slalom"
    r"|pulka|jogging"
    r"|elljus|löp|motions|å?ter)?(?:vägen|gången|backen|slingan|gatan|stigen)\b|återvändsgränd"
)
_SAID = re.compile(rf"(?<![\w-])[a-zåäö]{{3,24}}{_ENDS}\s{_NUMERAL}(?![\wåäö-])")
_AT = re.compile(
    r"\b(?:på|vid|till|från|bor|bodde|bott|adress\w*|skriven|flytta\w*|familjen|hemma|förbi)\b[^.!?\n]{0,16}\Z"
)
# What goes on after a house number; a noun would be what is counted.
_GOES_ON = re.compile(
    r"\s?(?:\Z|[.,;:!?()\n]|(?:och|å|där|som|men|i|på|vid|med|dom|de|är|har|bredvid|mitt|ovanför|under|utan"
    r"|eller|alltså"
    r"|bor|om|igår|idag|nu|när|hos|hade|står|stod|låg|ligger)\b)"
)
# The number first: *nummer 68 på Aspnäsvägen*, *hon bor i tolvan på Slåttergatan*.
_STREET = (
    rf"(?P<street>(?:(?:Gamla|Norra|Södra|Östra|Västra|Stora|Lilla|Nya|Övre|Nedre"
    rf"|S:t)\s)?[A-ZÅÄÖa-zåäö][\w:]{{2,22}}{_ENDS})"
)
_NUMBER_FIRST = re.compile(
    rf"\b(?i:nummer|nr\.?|port(?:en)?|hus(?:et)?(?:\s(?:nr|nummer))?)\s"
    rf"(?P<address>(?:[0-9]{{1,3}}\s?[a-hA-H]?|{_NUMERAL})\s(?:på|i|vid|längs)\s{_STREET})(?![\w-])"
)
_AS_NOUN = re.compile(
    r"\b(?i:bor|bodde|hemma|familjen|grannen|huset|gänget|dom|de|ungarna)\s(?:i\s|på\s)?"
    r"(?P<address>(?:[0-9]{1,3}:?an|(?:tjugo|trettio|fyrtio)?(?:ettan|tvåan|trean|fyran|femman|sexan|sjuan|åttan|nian)"
    r"|tian|elvan|tolvan|(?:tret|fjor|fem|sex|sjut|ar|nit)tonan)"
    rf"\s(?:på|i|vid)\s{_STREET})(?![\w-])"
)
# *Lingonvägen (nr 8)*, *Lingonvägen med nummer 8*.
_NUMBER_AFTER = re.compile(
    rf"(?<![\w-])[A-ZÅÄÖ][\w:]{{2,22}}{_ENDS}(?:,\s|\si\s)hus\s(?:nr\s)?[0-9]{{1,3}}[a-h]?(?![0-9])"
    rf"|(?<![\w-])[A-ZÅÄÖ][\w:]{{2,22}}{_ENDS}\s(?:\((?:nr|nummer)\.?\s[0-9]{{1,3}}[a-h]?\)|med (?:nr"
    rf"|nummer) [0-9]{{1,3}}(?![0-9]))"
)
_NO_HOUSE_BEFORE = re.compile(
    r"\b(?:buss\w*|linje\w*|spårvagn\w*|tåg\w*|butik\w*|hållplats\w*|restaurang\w*|plats\w*|rank\w*|låt\w*"
    r"|avsnitt\w*|filial\w*"
    r"|kafé\w*|café\w*|hotell\w*|topp|kö)\s(?:med\s)?\Z"
)
_FIRST = re.compile(r"(?:1|ett|ettan)\s")  # *nummer ett på …* is said of the best


def find(reading: Reading) -> Iterator[Finding]:
    yield from _shortened(reading)
    if not reading.mentions(("gatan", "vägen", "stigen", "gränd", "gången", "allén", "slingan", "backen")):
        return
    for said in _SAID.finditer(reading.lower):
        at = _AT.search(reading.lower, max(0, said.start() - 30), said.start())
        if at and not _NO_STREET.match(said[0]) and _GOES_ON.match(reading.lower, said.end()):
            yield found(KIND, "address.street", reading.span(*said.span()), 0.8)
    for pattern in (_NUMBER_FIRST, _AS_NOUN):
        for first in pattern.finditer(reading.text):
            if _is_house(reading, first):
                yield found(KIND, "address.street", reading.span(*first.span("address")), 0.85)
    for after in _NUMBER_AFTER.finditer(reading.text) if reading.runs else ():
        if not _NO_STREET.match(after[0].lower()):
            yield found(KIND, "address.street", reading.span(*after.span()), 0.8)


def _shortened(reading: Reading) -> Iterator[Finding]:
    text = reading.text
    for start, end in reading.groups:
        last = text[max(0, start - 3) : start].rstrip(". ")[-1:]
        if end - start > _LONGEST or last not in _CUT_AT or text[start - 1] != " ":
            continue
        for pattern in (_SHORTENED, _WITH_STOP):
            name = pattern.search(text, max(0, start - 26), start)
            if name is None or _NO_SHORTENED.match(name[0].lower()) or _STOPPED_WORD.match(name[0]):
                continue
            house = _HOUSE.match(text, start)
            if house and not UNIT.match(reading.lower, end) and not is_everybodys(reading, name.start(), house.end()):
                yield found(KIND, "address.street", reading.span(name.start(), house.end()), 0.8)
                break


def _is_house(reading: Reading, first: re.Match[str]) -> bool:
    street = first["street"]
    if _NO_STREET.match(street.lower()) or _NO_HOUSE_BEFORE.search(
        reading.lower, max(0, first.start() - 20), first.start()
    ):
        return False
    if is_everybodys(reading, *first.span("address")):
        return False
    lives = reading.cue_before(LIVES, first.start("address"), 30)
    return bool(lives) or (street[0].isupper() and not _FIRST.match(first["address"]))
