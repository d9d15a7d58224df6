"""Finds English addresses from the flat or the box to the postal code, where `english_address` sees only a part, and
those that are written in small letters after *number*: *number nineteen, cobblers row*.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.address import KIND, LIVES
from service.policy.identifiers.found import found
from service.policy.identifiers.public_address import is_everybodys
from service.policy.identifiers.reading import Reading

_NAME = r"[A-Z][\w'.-]{1,20}"
_TOWN = rf"(?:(?:Co\.?\s)?{_NAME}(?:\s{_NAME}){{0,2}},?\s){{1,2}}"
_CODE = (
    r"(?:[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}|[A-Z]{2},? [0-9]{5}(?:-[0-9]{4})?|(?:ACT|NSW|NT|QLD|SA|TAS|VIC"
    r"|WA) [0-9]{4}"
    r"|[AC-FHKNPRTV-Y][0-9][0-9W] ?[0-9AC-FHKNPRTV-Y]{4})(?![\w-])"
)
_BOX = re.compile(rf"\b(?:[Pp]\.?\s?[Oo]\.?\s?[Bb]ox)\s[0-9]{{1,6}},?\s{_TOWN}{_CODE}")
_KINDS = (
    "Street|St|Road|Rd|Lane|Ln|Close|Avenue|Ave|Drive|Dr|Court|Ct|Crescent|Cres|Terrace|Tce|Gardens|Grove|Way"
    "|Place|Pl|Square"
    "|Sq|Row|Mews|Hill|Boulevard|Blvd|Parade|Quay|Circle|Trail|Parkway|Pkwy|Highway|Hwy|Loop"
)
_AMERICAN = re.compile(
    rf"(?<![\w-])[0-9]{{1,5}}[A-Za-z]?\s(?:[NSEW]\.?\s)?(?:{_NAME}\s){{1,3}}(?:{_KINDS})\b\.?,?"
    rf"\s(?:(?:[Aa]pt|[Aa]partment|[Uu]nit|[Ss]uite|[Ss]te|[Ll]ot|[Tt]railer)\.?\s?#?"
    rf"|#\s?)[0-9]{{1,4}}[A-Za-z]?(?:,?\s{_TOWN}{_CODE})?"
)
_FLAT_FIRST = re.compile(
    r"\b(?:[Ff]lat|[Aa]partment)\s[0-9]{1,3}(?:/[0-9]{1,3}|[A-Za-z])?,\s[0-9]{1,4}[A-Za-z]?\s"
    rf"(?:{_NAME}\s){{1,3}}(?:{_KINDS})\b(?:,?\s{_TOWN}{_CODE})?"
)
_NUMERAL = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    "(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
_NO_NAME = (
    r"(?:the|a|an|this|that|my|our|your|their|his|her|of|in|on|for|same|right|and|or|is|was|are|bus|down|up"
    r"|along|from|to|at"
    r"|by|long|next|one|any|every|whole|wrong|dirt|country|side|main|cross|back|thing|rule|reason|lesson"
    r"|problem|it|we|he|she"
    r"|they|you|who|that's|when|with|if|but|people|kids|cars|years?|days?|miles?)\b"
)
_SMALL = re.compile(
    rf"(?<![\w-])(?:number|no\.?|nr\.?|house number)\s(?P<number>[0-9]{{1,3}}[a-d]?|{_NUMERAL})(?P<comma>,?)\s"
    rf"(?P<street>(?:(?!{_NO_NAME})[a-z][a-z']{{2,16}}\s){{1,2}}"
    r"(?P<kind>street|road|lane|close|avenue|drive|crescent|terrace|gardens|grove|mews|row|wynd|brae|square"
    r"|court|way|place|hill"
    r"|rise|view))\b(?!\s(?:bus|route|tram|stop|service|is a (?:song|film))\b|-)"
)
_ALWAYS = frozenset(
    {"street", "road", "lane", "avenue", "crescent", "terrace", "gardens", "grove", "mews", "wynd", "brae"}
)
_FAMOUS = re.compile(r"downing street|abbey road|sesame street|privet drive|baker street|coronation street|penny lane")
_RANK = frozenset({"one", "1"})


_WHOLE = (
    (("box",), _BOX),
    (("apt", "apartment", "unit", "suite", "ste ", "lot ", "trailer", "#"), _AMERICAN),
    (("flat ", "apartment "), _FLAT_FIRST),
)


def find(reading: Reading) -> Iterator[Finding]:
    for words, pattern in _WHOLE if reading.runs else ():
        if reading.mentions(words):
            for match in pattern.finditer(reading.text):
                if is_everybodys(reading, *match.span()):
                    continue
                yield found(KIND, "address.whole", reading.span(*match.span()), 0.94)
    if reading.mentions(("number ", "no ", "no. ", "nr ")):
        for match in _SMALL.finditer(reading.lower):
            if _is_house(reading, match):
                yield found(KIND, "address.street", reading.span(*match.span()), 0.8)


def _is_house(reading: Reading, match: re.Match[str]) -> bool:
    if _FAMOUS.search(match["street"]) or reading.lower.endswith("the ", 0, match.start()):
        return False
    if is_everybodys(reading, *match.span()):
        return False
    lives = reading.cue_before(LIVES, match.start(), 30)
    return bool(lives) or (match["number"] not in _RANK and (match["kind"] in _ALWAYS or bool(match["comma"])))
