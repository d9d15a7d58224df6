"""Finds homes that are described so that anybody finds them: farms by their name and village, *tredje huset på …*,
*the last bungalow before the pier in …*. What was built, burnt, filmed or is open to all is told in the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from service.comments.findings import Finding
from service.policy.identifiers.address import KIND, LIVES
from service.policy.identifiers.found import found
from service.policy.identifiers.reading import Reading

_NAME = r"[A-ZÅÄÖ][\w'-]{2,20}"
_FARM = re.compile(
    r"\b(?i:gården|torpet|hemmanet|villan|stugan|huset|fastigheten|släktgården|lantstället|nybygget)\s(?:heter"
    r"|hette|kallas)\s"
    rf"(?P<address>{_NAME}(?:\s{_NAME})?(?:,\s|\s(?:i|utanför|vid|nära)\s){_NAME})"
    r"(?=[.!?,;)\n]|\Z|\s(?:och|där|som|om|är|har|ligger|men)\b)"
    r"|\b(?i:farm|house|cottage|croft|bungalow|smallholding|barn)(?:\sis|\swas|'s)?\s(?:called|named|known as)\s"
    rf"(?P<english>(?:The\s)?{_NAME}(?:\s{_NAME}){{0,2}}(?:,\s(?:near\s|outside\s)?|\s(?:in|near|outside)\s){_NAME})"
    r"(?=[.!?,;)\n]|\Z|\s(?:and|where|if|is|has|with|but|that)\b)"
)
_MADE_UP = re.compile(
    r"\b(?:bullerby\w*|katthult|lönneberga|villekulla|saltkråkan|hogwarts|narnia|westeros|minecraft|sims"
    r"|monopoly?|skansen"
    r"|sesame|privet|downing|coronation|albert square|baker street|wisteria|penny lane|abbey road|elm street|ramsay"
    r"|boken|filmen|serien|spelet|sagan|novel|film|movie|the book|the game|tv-serie\w*)\b"
)
_HISTORY = re.compile(
    r",?\s(?:(?:som|that|which)\s)?(?:byggdes|uppfördes|revs|stod klar\w*|brann|invigdes|ritades|såldes"
    r"|är (?:från|byggt|byggd"
    r"|till salu)|är (?:en|ett) (?:museum|(?:för)?skola|hotell|butik|kafé|restaurang|galleri|bibliotek)"
    r"|(?:och\s)?(?:har (?:festival|öppet|kafé|kurser)|tar emot (?:skolor|grupper|besök))|and (?:takes|welcomes"
    r"|offers|sells|is open)"
    r"|was (?:built|sold|pulled|demolished)|were built|burn[et]\w*|dates|is (?:for sale|a (?:museum"
    r"|film|listed)))\b"
)

_ORDINAL = r"(?:första|andra|tredje|fjärde|femte|sjätte|sjunde|näst sista|sista|enda|ensamma)"
_COLOUR = r"(?:röda|gula|vita|gröna|blåa?|gråa?|svarta|bruna|rosa|orangea)"
_HOUSE = (
    r"(?:huset|villan|gården|torpet|stugan|radhuset|kåken|längan|infarten|uppfarten|grusvägen|grinden|tomten"
    r"|porten|dörren"
    r"|uppgången|avtaget|brevlådan|ladan|husvagnen)"
)
_AT_HOUSE, _MOST = re.compile(_HOUSE), 100  # houses of one text that are looked at
_SIDE = r"(?:\s(?:till|på)\s(?:vänster|höger)(?:\s(?:hand|sida))?)?"
_STREET = (
    r"(?:(?:Gamla|Norra|Södra|Östra|Västra|Stora|Lilla|Nya)\s)?[A-ZÅÄÖ]\w{2,22}"
    r"(?:gatan|vägen|stigen|gränd(?:en)?|gången|slingan|backen|allén)"
)
_LANDMARK = (
    r"(?:kapell|kyrka|bygdegård|skola|bro|mack|station|lanthandel|handel|affär|kvarn|såg|prästgård"
    r"|busshållplats|hållplats"
    r"|kiosk|pizzeria|camping|badplats|hembygdsgård|folkets hus|brygga|missionshus|järnvägsövergång|korsning|herrgård)"
)
_BESIDE = (
    r"(?:efter|före|innan|från|bortom|förbi|bakom|ovanför|nedanför|vid|mitt\s?emot|bredvid|intill|norr om|söder om)"
)
_MARKS = (
    r"(?:,\s(?:med\s)?(?:röd|gul|vit|grön|blå|grå|svart|brun)[at]?"
    r"\s(?:grind|hus|dörr|villa|brevlåda|staket|port|knutar))?"
)
_BY_NUMBER = re.compile(
    rf"(?<![\w-])(?i:{_ORDINAL})\s{_HOUSE}{_SIDE}(?:\s(?:från|efter|före)\s\w{{3,14}})?\s(?:på|i|längs"
    rf"|vid)\s{_STREET}(?![\w-]){_MARKS}"
    rf"|(?<![\w-])(?i:{_ORDINAL})\s{_HOUSE}{_SIDE}\s{_BESIDE}\s{_NAME}\s{_LANDMARK}(?:en|n|et|t)?(?![\w-]){_MARKS}"
)
_BY_COLOUR = re.compile(
    rf"(?<![\w-])(?i:det\s|den\s)?(?i:{_COLOUR})\s{_HOUSE}{_SIDE}\s(?:på|i|vid)\s{_STREET}(?![\w-])|"
    rf"(?<![\w-])(?i:det\s|den\s)?(?i:{_COLOUR}|gamla|stora"
    rf"|lilla)\s(?:{_COLOUR}\s)?{_HOUSE}{_SIDE}\s{_BESIDE}\s{_NAME}\s{_LANDMARK}"
    r"(?:en|n|et|t)?(?![\w-])"
)
# Somebody lives beside what everybody finds: *hon bor ovanför frisören i Kråkbo*. Of oneself it tells little.
_NEXT_TO = re.compile(
    r"\b(?:hon|han|hen|de|dom|familjen|pappan|mamman|pojken|flickan|paret|barnen|ungarna|exet|socialtanten"
    r"|handläggaren)"
    r"\s(?:bor|bodde|hyr|sitter)\s(?:\w{2,9}\s){0,2}(?P<address>(?:granne med|vägg i vägg med|ovanpå|ovanför|bakom"
    rf"|mitt\s?emot|bredvid|intill)\s(?:{_NAME}\s{_LANDMARK}(?:en|n|et|t)?|(?:frisören|pizzerian|macken|kiosken|puben"
    rf"|apoteket|konditoriet|bageriet)\s(?:i|på)\s{_NAME}))(?![\w-])"
    r"|\b(?P<flat>(?i:lägenheten|ettan|tvåan|trean|rummet)\s(?:ovanpå|ovanför)\s(?:frisören|pizzerian|macken|kiosken"
    rf"|puben|affären|apoteket|konditoriet|bageriet|banken)\s(?:i|på)\s{_NAME})(?![\w-])"
)
_DESIGNATION = re.compile(
    rf"\b(?i:fastighet(?:en|sbeteckning(?:en)?)?|hemmanet)\s(?:är\s"
    rf"|heter\s)?(?P<address>{_NAME}(?:\s{_NAME})?\s[0-9]{{1,3}}:[0-9]{{1,4}})(?![0-9:])"
)
_PEOPLE = re.compile(
    r"\b(?:bor|bodde|familj\w*|hon|han|dom|pojk\w*|flick\w*|barnen|ungarna|grann\w*|hämta\w*|placera\w*|lives?"
    r"|living|lived|he|she"
    r"|they|kids?|boy|girl|family|foster\w*|carers?|dad|mum|mom|father|mother)\b"
)

_WHICH = (
    r"(?P<which>first|second|third|fourth|fifth|last|end|only|next|yellow|red|blue|white|green|pink|gr[ea]y|black|cream"
    r"|thatched|big|little|old)"
)
_MORE = r"(?:\s(?:big|little|old|small|yellow|red|blue|white|green|pink|gr[ea]y|stone|brick|wooden|council)){0,2}"
_DWELLING = (
    r"(?:house|bungalow|cottage|farmhouse|farm|caravan|trailer|croft|gate|driveway|drive|door|terrace|semi"
    r"|lodge|cabin|static"
    r"|barn|houseboat|narrowboat)"
)
_PLACE = (
    r"(?:pier|church|chapel|school|pub|bridge|station|shop|mill|post office|harbour|quay|bus stop|garage"
    r"|playground|crossroads"
    r"|level crossing|war memorial|village hall|ford|cattle grid|roundabout|golf course|graveyard|cemetery"
    r"|co-op|lighthouse)"
)
_ENGLISH_SIDE = r"(?:\son the (?:left|right))?"
_NEAR = (
    r"(?:before|after|past|opposite|by|behind|beside|next to|across from|above|below|over from|just before|just after"
    r"|just past)"
)
_KINDS = "Street|Road|Lane|Close|Avenue|Drive|Crescent|Terrace|Gardens|Grove|Row|Mews|Hill|Way|Brae|Wynd|Square"
_ENGLISH = re.compile(
    rf"\b[Tt]he\s{_WHICH}{_MORE}\s{_DWELLING}{_ENGLISH_SIDE}(?:"
    rf"\s(?:on|in|down|up|along|off|at the (?:end|top|bottom) of)\s(?:{_NAME}\s){{1,2}}(?:{_KINDS})\b"
    rf"|\s{_NEAR}\s(?:the\s)?(?:[a-z]{{2,12}}\s)?{_PLACE}\s(?:in|at|of|outside|near)\s{_NAME}"
    rf"|\s{_NEAR}\s{_NAME}\s(?i:{_PLACE})\b)"
)
# *The flat above the chip shop in …*, *the house with the red door on … Lane*, *Rosemary Cottage, … Lane*.
_SHOP = (
    r"(?:chip ?shop|chippy|bookies|bookmakers|bakery|laundrette|launderette|chemist|takeaway|off[- ]licence|barbers?"
    r"|hairdressers?|pub|post office|shop|butchers?|newsagents?|cafe|café|church|chapel|school)"
)
_BESIDE_SHOP = re.compile(
    rf"\b[Tt]he\s(?:(?:top|little|basement)\s)?(?:flat|bedsit|house|bungalow|cottage|caravan|room)\s(?:above"
    rf"|over|behind|opposite|beside|next (?:door )?to)\s(?:the\s)?{_SHOP}"
    rf"\s(?:in|on)\s{_NAME}(?:\s(?:{_NAME}\s)?(?:{_KINDS})\b)?"
    r"|\b[Tt]he\s(?:house|cottage|bungalow|flat)\swith\sthe\s(?:\w{3,8}\s){1,2}(?:door|gate|fence|shutters"
    r"|trampoline|roof|windows|curtains|van)"
    rf"\s(?:on|in)\s{_NAME}(?:\s(?:{_NAME}\s)?(?:{_KINDS})\b)?"
)
_NAMED_HOUSE = re.compile(
    rf"(?<![\w-])(?!(?:Town|City|Opera|Bush|Broadcasting|Somerset|Village|Council|County|Church|Parish"
    rf"|Guild)\s){_NAME}(?:\s{_NAME})?\s(?:Cottage|Farm|Lodge|Barn|Croft|Bungalow|House),\s"
    rf"(?:{_NAME}\s){{1,2}}(?:{_KINDS})\b"
)
_COUNTS = frozenset({"first", "second", "third", "fourth", "fifth", "last", "end", "only", "next"})
_GATE = (
    "huset", "villan", "gården", "torpet", "stugan", "kåken", "längan", "farten", "grus", "grind", "tomten", "porten",
    "dörren", "uppgång", "avtaget", "brevlåd", "ladan", "husvagn", "hemmanet", "fastighet", "stället", "nybygg",
)  # fmt: skip


_BESIDE_WORDS = (
    "ovan", "granne med", "vägg i vägg", "mittemot", "mitt emot", "bredvid", "intill", "bakom", "fastighet", "hemmanet",
)  # fmt: skip
_DWELLINGS = (
    "house", "bungalow", "cottage", "farm", "caravan", "trailer", "croft", "gate", "drive", "door", "terrace", "semi",
    "lodge", "cabin", "static", "barn", "boat", "flat", "bedsit", "room",
)  # fmt: skip
_NAMED = (" cottage, ", " farm, ", " lodge, ", " barn, ", " croft, ", " bungalow, ", " house, ")


def find(reading: Reading) -> Iterator[Finding]:
    swedish = reading.mentions(_GATE)
    if swedish or reading.mentions((" called ", " named ", " known as ")):
        for farm in _FARM.finditer(reading.text):
            if not _is_told_of_all(reading, farm):
                yield _described(reading, farm)
    if swedish:
        yield from _swedish(reading)
    if reading.mentions(_BESIDE_WORDS):
        for pattern in (_NEXT_TO, _DESIGNATION):
            for home in pattern.finditer(reading.text):
                if not _is_told_of_all(reading, home):
                    yield _described(reading, home)
    if "the " in reading.lower and reading.mentions(_DWELLINGS):
        yield from _english(reading)
    if reading.mentions(_NAMED):
        for home in _NAMED_HOUSE.finditer(reading.text):
            if _has_people(reading, home):
                yield _described(reading, home)


def _swedish(reading: Reading) -> Iterator[Finding]:
    for house in islice(_AT_HOUSE.finditer(reading.lower), _MOST):
        for pattern in (_BY_NUMBER, _BY_COLOUR):
            home = pattern.search(reading.text, max(0, house.start() - 24), house.end() + 120)
            if home is None:
                continue
            somebody = pattern is _BY_NUMBER or reading.cue_near(_PEOPLE, *home.span(), 60, 40)
            if somebody and not _is_told_of_all(reading, home):
                yield _described(reading, home)


def _english(reading: Reading) -> Iterator[Finding]:
    for home in _BESIDE_SHOP.finditer(reading.text):
        if _has_people(reading, home) and not _is_told_of_all(reading, home):
            yield _described(reading, home)
    for home in _ENGLISH.finditer(reading.text):
        somebody = home["which"] in _COUNTS or reading.cue_near(_PEOPLE, *home.span(), 60, 40)
        if somebody and not _is_told_of_all(reading, home):
            yield found(KIND, "address.described", reading.span(*home.span()), 0.75)


def _described(reading: Reading, home: re.Match[str]) -> Finding:
    return found(KIND, "address.described", reading.span(*home.span(home.lastgroup or 0)), 0.75)


def _has_people(reading: Reading, home: re.Match[str]) -> bool:
    lives = reading.cue_before(LIVES, home.start(), 40)
    return bool(lives or reading.cue_near(_PEOPLE, *home.span(), 40, 30))


def _is_told_of_all(reading: Reading, home: re.Match[str]) -> bool:
    """Whether it stands in a book or a game, or its history is told."""
    return bool(
        _HISTORY.match(reading.lower, home.end()) or reading.cue_near(_MADE_UP, home.start(), home.start(), 25, 90)
    )
