"""Finds homes told by their coordinates: *huset ligger på 59.32930, 18.06860*, and pins on a map.

Two decimals beside each other are measurements, too: as decimals they take a word for a place or a position.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.found import found
from service.policy.identifiers.reading import Reading

KIND = "address"

_DECIMAL = re.compile(
    r"(?<![\w.,])-?[0-9]{1,2}\.[0-9]{4,8}°?\s?[NSns]?,?\s?-?[0-9]{1,3}\.[0-9]{4,8}°?(?:\s?[EWOewo]\b)?(?![\w.])"
)
_FOUR_DECIMALS = re.compile(r"[0-9]\.[0-9]{4}")
_DEGREES = re.compile(
    r"(?<!\w)[0-9]{1,2}°\s?[0-9]{1,2}(?:\.[0-9]{1,4})?['\"]?\s?(?:[0-9]{1,2}(?:\.[0-9]{1,3})?(?:\"|''))?\s?[NS],?\s?"
    r"[0-9]{1,3}°\s?[0-9]{1,2}(?:\.[0-9]{1,4})?['\"]?\s?(?:[0-9]{1,2}(?:\.[0-9]{1,3})?(?:\"|''))?\s?[EWO]"
)
_PIN = re.compile(
    r"(?:https?://)?(?:maps\.app\.goo\.gl/|goo\.gl/maps/|(?:www\.)?google\.[a-z.]{2,6}/maps/(?:place/|@)|maps\.google\.[a-z.]{2,6}/"
    r"|what3words\.com/|w3w\.co/|maps\.apple\.com/)[\w@%.,~/?=&+-]{2,160}"
)
_POSITION = re.compile(
    r"\b(?:koordinat\w*|gps\w*|position\w*|coordinates?|coords?|lat|latitude|kart\w*|maps?|pin|huset|gården|torpet|bor|bodde"
    r"|ligger|lives?|living|house|hemma|adress\w*|address)\b"
)


def find(reading: Reading) -> Iterator[Finding]:
    if reading.mentions(("maps", "what3words", "w3w.co")):
        for match in _PIN.finditer(reading.lower):
            yield found(KIND, "address.street", reading.span(*match.span()), 0.8)
    if not reading.runs:
        return
    if "°" in reading.text:
        for match in _DEGREES.finditer(reading.text):
            yield found(KIND, "address.street", reading.span(*match.span()), 0.8)
    for match in _DECIMAL.finditer(reading.text) if _FOUR_DECIMALS.search(reading.text) else ():
        if reading.cue_near(_POSITION, *match.span(), 40, 30):
            yield found(KIND, "address.street", reading.span(*match.span()), 0.8)
