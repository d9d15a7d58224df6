"""Finds British and American street addresses: a number, a name, a kind of street; and British postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.address import KIND, LIVES
from service.policy.identifiers.found import found
from service.policy.identifiers.reading import Reading

_STREET = re.compile(
    r"[A-Za-z]?,?\s(?:(?:[A-Z][\w'-]{1,20}|St\.?)\s){1,3}"
    r"(Street|St|Road|Rd|Lane|Ln|Close|Avenue|Ave|Drive|Dr|Court|Ct|Crescent|Cres|Terrace|Gardens|Grove|Way|Place|Pl|Square"
    r"|Sq|Row|Mews|Hill|Park|Walk|View|Rise|Boulevard|Blvd|Parade|Quay|Wynd|Green|Gate|Circle)\b\.?"
)
_STREET_IN_LOWER_CASE = re.compile(
    r"[a-z]?\s(?:[a-z'-]{2,20}\s){1,2}(?:street|road|lane|close|avenue|drive|crescent|terrace|gardens|grove|mews)\b"
)
# Words that end many other names too: they take a postcode or a word such as *lives*.
_VAGUE = frozenset(
    {
        "Way",
        "Place",
        "Hill",
        "Park",
        "Walk",
        "View",
        "Rise",
        "Court",
        "Green",
        "Gate",
        "Dr",
        "Pl",
    }
)
_POSTCODE = r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b"
_TO_POSTCODE = re.compile(
    r"(?:,?\s[A-Z][\w'-]{1,20}(?:\s[A-Z][\w'-]{1,20})?){0,3},?\s"
    rf"(?:{_POSTCODE}|[A-Z]{{2}} [0-9]{{5}}(?:-[0-9]{{4}})?\b)"
)
_LONE_POSTCODE = re.compile(rf"(?<![A-Za-z0-9]){_POSTCODE}")


def find(reading: Reading) -> Iterator[Finding]:
    if not reading.runs or reading.flooded:
        return
    for start, end in reading.groups:
        for letters in (1, 2):
            postcode = _LONE_POSTCODE.match(reading.text, start - letters) if start >= letters else None
            if postcode:
                yield found(KIND, "address.postcode", reading.span(*postcode.span()), 0.7)
        if end - start <= 4 and not reading.text[start - 1 : start].isalnum():
            yield from _street(reading, start, end)


def _street(reading: Reading, start: int, end: int) -> Iterator[Finding]:
    street = _STREET.match(reading.text, end)
    if street:
        postcode = _TO_POSTCODE.match(reading.text, street.end())
        if postcode or street[1] not in _VAGUE or reading.cue_before(LIVES, start, 40):
            last = postcode.end() if postcode else street.end()
            yield found(KIND, "address.street", reading.span(start, last), 0.93)
        return
    quiet = _STREET_IN_LOWER_CASE.match(reading.text, end)
    if quiet and reading.cue_before(LIVES, start, 40):
        yield found(KIND, "address.street", reading.span(start, quiet.end()), 0.8)
