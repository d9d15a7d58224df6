"""Finds British and American street addresses: a number, a name, a kind of street; and British postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.address import KIND, LIVES
from service.policy.identifiers.found import found
from service.policy.identifiers.public_address import is_everybodys
from service.policy.identifiers.reading import Reading

_KINDS = (
    "Street|St|Road|Rd|Lane|Ln|Close|Avenue|Ave|Drive|Dr|Court|Ct|Crescent|Cres|Cr|Terrace|Tce|Terr|Gardens|Grove|Way"
    "|Place|Pl|Square|Sq|Row|Mews|Hill|Park|Walk|View|Rise|Boulevard|Blvd|Parade|Pde|Quay|Wynd|Green|Gate|Circle"
    "|Track|Trail|Brae|Vennel|Croft|Loan|Bank|Mount|Fold|Chase|Parkway|Pkwy|Highway|Hwy|Esplanade|Loop|Bend|Cove|Glen"
    "|Meadows?|Reach|Nook|Dene|Mead|Leys?|Paddocks?|Orchard|Spinney|Copse|Garth|Maltings|Wharf|Brow|Vale"
    "|Dell|Hollow|Lea|Heights|Villas|Cottages|Alley|Passage|Path|Concession|Sideroad|Boreen|Estate|Point|Ridge|Common"
)
_STREET = re.compile(rf"[A-Za-z]?,?\s(?:(?:[A-Z][\w'-]{{1,20}}|St\.?)\s){{1,3}}({_KINDS})\b\.?(?:\s[NSEW]{{1,2}}\b)?")
_STREET_IN_LOWER_CASE = re.compile(
    r"[a-z]?\s(?:[a-z'-]{2,20}\s){1,2}(?:street|road|lane|close|avenue|drive|crescent|terrace|gardens|grove|mews"
    r"|boulevard|wynd|brae)\b"
)
# What stands before the house number: *Lot 9, 212 …*, *Flat 2, 14 …*, *Unit 4/18*.
_PART_BEFORE = re.compile(
    r"\b(?:[Ff]lat|[Uu]nit|[Aa]pt\.?|[Aa]partment|[Ll]ot|[Ss]uite|[Bb]asement|[Tt]op [Ff]loor|RR)\s?[0-9]{0,4}[A-Za-z]?"
    r"(?:,\s?|\s|/)\Z"
)
_NUMERALS = (
    "(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen"
    "|eighteen|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    "(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?)"
)
# *Number six on Bobbin Lane*, *twelve Acacia Avenue*; the second takes a word such as *lives*.
_SAID = re.compile(
    rf"(?<![\w-])(?=[0-9efhnostEFHNOST])(?P<number>(?i:number|no\.?|house)\s)?(?P<address>(?:(?i:{_NUMERALS})|[0-9]{{1,4}}[A-Za-z]?)"
    rf",?(?P<joint>\s(?:on|in|of|at|down|along))?\s(?:the\s)?(?:(?:[A-Z][\w'-]{{1,20}}|St\.?)\s){{1,2}}(?P<kind>{_KINDS})\b)"
)
# *Inkerman Street, no. 58*
_NUMBER_AFTER = re.compile(
    rf"(?<![\w-])(?:(?:[A-Z][\w'-]{{1,20}}|St\.?)\s){{1,2}}(?P<kind>{_KINDS})\b\.?,?\s"
    r"(?:at\s)?(?i:number|no\.?|nr\.?|house|flat)\s?[0-9]{1,4}[A-Za-z]?(?![\w-])"
)
# Seats of government, and what films and books are called or set in.
_FAMOUS = re.compile(
    r"(?:1[01]|(?i:ten|eleven)) Downing Street|1600 Pennsylvania|2[12] Jump Street|221B? Baker Street|4 Privet Drive"
    r"|742 Evergreen|12 Grimmauld|84 Charing Cross|10 Cloverfield|10 Rillington|77 Sunset|(?:32|32A) Windsor Gardens"
)
# Where somebody is, and the town after the street: enough for the vaguer kinds.
_TO_A_PLACE = re.compile(r"\b(?:at|to|from|outside|is|are|of)\s\Z")
_TOWN_AFTER = re.compile(r",\s(?!But|And|The|If|He|She|They|We|I|It|So|Or)[A-Z][a-z]{2,20}")
_RANK = re.compile(r"(?i:one|1)\b")  # *number one on Broad Street* is said of the best
_SAID_KINDS = re.compile(rf"(?:{_KINDS})\b")
# Words that end many other names too: they take a postcode or a word such as *lives*.
_VAGUE_KINDS = (
    "Way Place Hill Park Walk View Rise Court Green Gate Dr Pl Cr Ct Track Trail Croft Loan Bank Mount Fold Chase"
    " Highway Hwy Loop Bend Cove Glen Meadow Meadows Heights Alley Passage Path Concession Estate Point Ridge Common"
    " Reach Nook Dene Mead Ley Leys Paddock Paddocks Orchard Spinney Copse Garth Maltings Wharf Brow Vale Dell Hollow"
    " Lea"
)
_VAGUE = frozenset(_VAGUE_KINDS.split())
_POSTCODE = r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b"
_CANADIAN = r"[ABCEGHJ-NPRSTVXY][0-9][ABCEGHJ-NPRSTV-Z] ?[0-9][ABCEGHJ-NPRSTV-Z][0-9]\b"
_EIRCODE = r"[AC-FHKNPRTV-Y][0-9][0-9W] ?[0-9AC-FHKNPRTV-Y]{4}\b"
_STATE = r"(?:[A-Z]{2} [0-9]{5}(?:-[0-9]{4})?|(?:ACT|NSW|NT|QLD|SA|TAS|VIC|WA) [0-9]{4})\b"  # United States, Australia
_TO_POSTCODE = re.compile(
    r"(?:,?\s(?:Co\.?\s)?[A-Z][\w'-]{1,20}(?:\s[A-Z][\w'-]{1,20})?){0,3},?\s"
    rf"(?:{_POSTCODE}|{_STATE}|(?:[A-Z]{{2}},?\s)?{_CANADIAN}|{_EIRCODE})"
)
_LONE_POSTCODE = re.compile(rf"(?<![A-Za-z0-9])(?:{_POSTCODE}|{_CANADIAN})")
_LONE_EIRCODE = re.compile(rf"(?:\bCo\.? [A-Z][a-z]{{2,10}},? |\b[Ee]ircode:? (?:is )?)({_EIRCODE})")


def find(reading: Reading) -> Iterator[Finding]:
    yield from _said(reading)
    if not reading.runs:
        return
    if reading.mentions(("co. ", "co ", "eircode")):
        for code in _LONE_EIRCODE.finditer(reading.text):
            yield found(KIND, "address.postcode", reading.span(*code.span(1)), 0.75)
    passed = 0  # where an organisation's address ends: its postcode is the organisation's, too
    for start, end in reading.groups:
        for letters in (1, 2):
            postcode = _LONE_POSTCODE.match(reading.text, start - letters) if start >= max(letters, passed) else None
            if postcode:
                yield found(KIND, "address.postcode", reading.span(*postcode.span()), 0.7)
        if end - start <= 4 and not reading.text[start - 1 : start].isalnum():
            for begin, last, score in _streets(reading, start, end):
                if is_everybodys(reading, begin, last):
                    passed = last
                else:
                    yield found(KIND, "address.street", reading.span(begin, last), score)


def _streets(reading: Reading, start: int, end: int) -> Iterator[tuple[int, int, float]]:
    """Where the address begins and ends whose house number this may be, and how sure it is."""
    street = _STREET.match(reading.text, end)
    if street:
        postcode = _TO_POSTCODE.match(reading.text, street.end())
        if _FAMOUS.match(reading.text, start):
            return
        town = _to_town(reading, street, start)
        if postcode or town or street[1] not in _VAGUE or reading.cue_before(LIVES, start, 40):
            last = (postcode or town or street).end()
            part = _PART_BEFORE.search(reading.text, max(0, start - 16), start)
            yield part.start() if part else start, last, 0.93
        return
    quiet = _STREET_IN_LOWER_CASE.match(reading.text, end)
    if quiet and reading.cue_before(LIVES, start, 40):
        yield start, quiet.end(), 0.8


def _to_town(reading: Reading, street: re.Match[str], start: int) -> re.Match[str] | None:
    """*At 22 Plover Rise, Fennymoor*; parks and points are for everybody."""
    placed = street[1] not in {"Park", "Point"} and _TO_A_PLACE.search(reading.lower, max(0, start - 10), start)
    return _TOWN_AFTER.match(reading.text, street.end()) if placed else None


def _said(reading: Reading) -> Iterator[Finding]:
    """House numbers in words, and those with a small word between them and the street."""
    if not _SAID_KINDS.search(reading.text):
        return
    for match in _SAID.finditer(reading.text):
        if _FAMOUS.match(match["address"]):
            continue
        lives = reading.cue_before(LIVES, match.start(), 30)
        told = match["number"] and match["kind"] not in _VAGUE and not _RANK.match(match["address"])
        if lives or (told and match["joint"] in {None, " on"}):
            yield found(KIND, "address.street", reading.span(*match.span("address")), 0.85)
    for match in _NUMBER_AFTER.finditer(reading.text) if reading.runs else ():
        if match["kind"] not in _VAGUE or reading.cue_before(LIVES, match.start(), 30):
            yield found(KIND, "address.street", reading.span(*match.span()), 0.85)
