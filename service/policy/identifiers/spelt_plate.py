"""Finds plates as `plate` does not look for them: spelt (*R-U-T 5-1-8*, *Urban Gustav Olof trettiotre K*), in small
letters right after a make, and those of Ireland and of older British cars. All take a vehicle or its plate before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product

from service.comments.findings import Finding
from service.policy.identifiers.found import found
from service.policy.identifiers.plate import KIND
from service.policy.identifiers.reading import Reading

_UNITS = "noll ett två tre fyra fem sex sju åtta nio", "zero one two three four five six seven eight nine"
_TEENS = (
    "tio elva tolv tretton fjorton femton sexton sjutton arton nitton",
    "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen",
)
_TENS = (
    "tjugo trettio fyrtio femtio sextio sjuttio åttio nittio",
    "twenty thirty forty fifty sixty seventy eighty ninety",
)
# The Swedish spelling alphabet, and that of aviation.
_ALPHABETS = (
    "adam bertil cesar caesar david erik filip gustav helge ivar johan kalle ludvig martin niklas olof petter quintus"
    " rudolf sigurd tore urban viktor wilhelm xerxes yngve zäta alfa alpha bravo charlie delta echo foxtrot golf hotel"
    " india juliet juliett kilo lima mike november oscar papa quebec romeo sierra tango uniform victor whiskey whisky"
    " xray x-ray yankee zulu"
)


def _signs() -> dict[str, str]:
    signs = {word: word[0] for word in _ALPHABETS.split()}
    for units, teens, tens in zip(_UNITS, _TEENS, _TENS, strict=True):
        signs |= {word: str(number) for number, word in enumerate(units.split())}
        signs |= {word: str(number) for number, word in enumerate(teens.split(), 10)}
        for (ten, first), (unit, second) in product(enumerate(tens.split(), 2), enumerate(units.split())):
            signs |= {first: f"{ten}0"} | {first + sign + second: f"{ten}{unit}" for sign in ("", " ", "-") if unit}
    return signs | {"oh": "0", "nolla": "0", "etta": "1", "tvåa": "2", "trea": "3", "femma": "5"}


_SIGNS = _signs()
_TOKEN = (
    rf"(?:(?:{'|'.join(sorted(_SIGNS, key=len, reverse=True))})(?![a-zåäö])"
    r"|[a-z]{3}(?![a-zåäö])|[0-9]{1,3}[a-z]?(?![a-zåäö0-9])|[a-z](?![a-zåäö]))"
)
_GAP = r"(?:[ .-]|, )"
# Compiled by the first text that has something to spell.
_SPELT, _EACH = rf"(?<![\w-]){_TOKEN}(?:{_GAP}{_TOKEN}){{1,11}}", _TOKEN
_FORM = re.compile(r"[a-hj-pr-uw-z]{3}[0-9]{2}[0-9a-hj-npr-uw-z]|[a-hj-pr-z]{2}(?:0[1-9]|[1-7][0-9])[a-hj-pr-z]{3}")
_MOST, _LENGTHS = 7, frozenset({6, 7})

_PLATE_WORD = (
    r"(?:reg(?:\.?\s?(?:nr|no|nummer|number|skylt\w{0,3})|istr\w{4,18})?|\w{0,9}skylt\w{0,4}|\w{0,9}plåt\w{0,3}"
    r"|(?:number |licen[cs]e )?plates?|numberplates?)"
)
_PLATE_BEFORE = re.compile(rf"\b{_PLATE_WORD}\b[^.!?\n]{{0,34}}\Z")
_PLATE_AFTER = re.compile(rf",?\s(?:\w{{1,6}}\s){{0,2}}{_PLATE_WORD}\b")
_MAKE = (
    r"(?:volvo|saab|[sš]koda|audi|bmw|vw|volkswagen|golf|passat|polo|corsa|astra|fiesta|focus|clio|octavia"
    r"|fabia|superb|yaris|corolla"
    r"|civic|qashqai|zafira|vectra|toyota|kia|ford|opel|mercedes|merca|merc|renault|peugeot|citro[eë]n|nissan"
    r"|mazda|hyundai|tesla"
    r"|seat|fiat|suzuki|subaru|honda|dacia|mitsubishi|polestar|vauxhall|lexus|jaguar|transit|caddy|sprinter"
    r"|berlingo|kangoo"
    r"|micra|mondeo|land rover|range rover|jeep|porsche|mini|tiguan|touran|sharan)(?:n|en|s)?"
)
_THING = (
    r"(?:bil(?:en|arna)?|[a-zåäö]{2,12}bil(?:en)?|moped[a-zåäö]{0,2}|mc:?n?|motorcykel[a-zåäö]{0,2}|van|car"
    r"|truck|suv|taxi[a-zåäö]{0,2}"
    r"|minibuss[a-zåäö]{0,2}|kombi[a-zåäö]{0,2}|vehicle|estate|hatchback|saloon|people carrier|motorbike|scooter)"
)
_VEHICLE = re.compile(rf"\b(?:{_MAKE}|{_THING})\b[^.!?\n]{{0,40}}\Z")
_CUE = re.compile(rf"(?<![a-zåäö0-9])(?:{_MAKE}|{_THING}|{_PLATE_WORD})(?![a-zåäö0-9])")
_BEFORE, _AFTER = 40, 80
_PLATE_WORDS = ("skylt", "plåt", "plate", "reg", "bil", "volvo", " van", " car")
_RIGHT_BEFORE = re.compile(
    rf"\b(?:{_MAKE}|[a-zåäö]{{0,12}}bil(?:en)?|moped(?:en)?|van|minibuss(?:en)?|kombi(?:n)?),?\s\Z"
)
# In small letters a model has the same looks: *clk200*, *cbr600*.
_SMALL = re.compile(r"(?<![\w@./-])[a-hj-pr-uw-z]{3} ?[0-9]{2}(?:[0-9]|[a-hj-npr-uw-z])(?![\w-])")
_SMALL_BRITISH = re.compile(
    r"(?<![\w@./-])[a-hj-pr-z]{2}(?:0[1-9]|[15-7][0-9]|2[0-6])\s?"
    r"(?!and|the|was|car|for|but|med|och|som|var|har|bil|min|din)[a-hj-pr-z]{3}(?![\w-])"
)
_MODEL = re.compile(
    r"(?:cl[aeks]|sl[kcsr]|gl[abceks]|amg|gt[aeis]|gtd|td[ic]|tsi|tfsi|cbr|crf|vfr|cbf|gsx|klr|suv|hdi|cdi|cls"
    r"|abs|gps|awd|mpg|bhp|nox|rpm|kmh"
    r"|sen|och|var|har|med|the|and|was|hon|han|den|det|sek|eur|gbp|usd|nok|dkk|jan|feb|mar|apr|jun|jul|aug|sep"
    r"|dec|abc|xyz|max|ca\.|bmw|kia)"
)
# The year, with its half since 2013, then the county.
_IRISH = re.compile(
    r"(?<![\w-])(?:8[7-9]|9[0-9]|0[0-9]|1[0-2]|1[3-9][12]|2[0-9][12])(?P<sign>[ -]?)"
    r"(?i:C|CE|CN|CW|D|DL|G|KE|KK|KY|L|LD|LH|LK|LM|LS|MH|MN|MO|OY|RN|SO|T|TN|TS|WH|WX|WW|W"
    r"|WD)(?P=sign)[0-9]{1,6}(?![\w-])"
)
_OLDER = re.compile(r"(?<![\w-])[A-HJ-NPR-TV-Y] ?[0-9]{3} ?(?!TDI|TSI|GTI|ABS|GPS|AWD|CDI|HDI|SUV)[A-Z]{3}(?![\w-])")
_NORTHERN = re.compile(r"(?<![\w-])[A-Z]?(?:[A-Z]Z|I[A-Z]) ?[0-9]{3,4}(?![\w-])")
_IN_TWO = re.compile(
    r"(?<![\w-])[A-HJ-PR-UW-Z]{3},?\s(?:och|and|then|sen|sedan)\s(?:\w{2,7}\s){0,2}[0-9]{2}[0-9A-HJ-NPR-UW-Z](?![\w-])"
)


def find(reading: Reading) -> Iterator[Finding]:
    if not (reading.runs or reading.mentions(_PLATE_WORDS)):
        return
    regions = list(_beside(reading))
    if not regions:
        return
    for begin, end in regions:
        for spelt in re.compile(_SPELT).finditer(reading.lower, begin, end):
            for place in _plates(reading, spelt):
                yield found(KIND, "plate.spelt", reading.span(*place), 0.85)
    if not reading.runs:
        return
    for pattern in (_SMALL, _SMALL_BRITISH):
        for match in pattern.finditer(reading.text):
            if _is_told(reading, match):
                yield found(KIND, "plate.cue", reading.span(*match.span()), 0.8)
    for pattern in (_IRISH, _OLDER, _NORTHERN, _IN_TWO):
        for match in pattern.finditer(reading.text):
            named = _PLATE_BEFORE.search(reading.lower, max(0, match.start() - 60), match.start())
            if named or (pattern is not _IN_TWO and _follows_vehicle(reading, match.start())):
                yield found(KIND, "plate.cue", reading.span(*match.span()), 0.82)


def _beside(reading: Reading) -> Iterator[tuple[int, int]]:
    """Where a vehicle or a word for a plate is near, in order and without overlap."""
    begin = end = -1
    for cue in _CUE.finditer(reading.lower):
        if begin < 0 or cue.start() - _BEFORE > end:
            if begin >= 0:
                yield begin, end
            begin = max(0, cue.start() - _BEFORE)
        end = cue.end() + _AFTER
    if begin >= 0:
        yield begin, end


def _follows_vehicle(reading: Reading, at: int) -> bool:
    return bool(_VEHICLE.search(reading.lower, max(0, at - 70), at))


def _is_told(reading: Reading, match: re.Match[str]) -> bool:
    """Whether small letters are a plate: right after a make, or with a letter last in a sentence with a vehicle."""
    if _MODEL.match(match[0]):
        return False
    if _PLATE_BEFORE.search(reading.lower, max(0, match.start() - 45), match.start()):
        return True
    if match[0][-1].isalpha():
        return _follows_vehicle(reading, match.start())
    return " " not in match[0] and bool(_RIGHT_BEFORE.search(reading.lower, max(0, match.start() - 18), match.start()))


def _plates(reading: Reading, spelt: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Where signs that follow each other make a plate beside a vehicle or a word for a plate."""
    tokens = [(*token.span(), _read(token[0])) for token in re.compile(_EACH).finditer(reading.lower, *spelt.span())]
    first = 0
    while first < len(tokens):
        told, last = "", first
        while last < len(tokens) and len(told) < _MOST:
            told += tokens[last][2]
            last += 1
            start, end = tokens[first][0], tokens[last - 1][1]
            if len(told) in _LENGTHS and last - first > 1 and _is_spelt(reading, told, start, end, last - first):
                yield start, end
                first = last - 1
                break
        first += 1


def _read(token: str) -> str:
    return _SIGNS.get(token, token)


def _is_spelt(reading: Reading, told: str, start: int, end: int, tokens: int) -> bool:
    if (
        not _FORM.fullmatch(told)
        or told.startswith(("abc", "xyz"))
        or (_MODEL.match(told) and tokens < len(told))
        or reading.lower[end : end + 1].isalnum()
    ):
        return False
    if tokens == 2 and reading.lower[start : start + 3].isalpha() and reading.lower[end - 2 : end - 1].isdigit():
        return False  # in two groups: not spelt
    beside = _PLATE_BEFORE.search(reading.lower, max(0, start - 60), start) or _PLATE_AFTER.match(reading.lower, end)
    return bool(beside) or _follows_vehicle(reading, start)
