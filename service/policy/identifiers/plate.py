"""Finds registration numbers of vehicles, Swedish and British, beside a word that makes them one.

The form alone (three letters, three digits) is also that of courses, rooms and products.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.found import found
from service.policy.identifiers.reading import Reading

KIND = "plate"

# No I, Q, V, Å, Ä, Ö in a Swedish plate; the last sign may be a letter other than O (Transportstyrelsen).
_SWEDISH = re.compile(r"(?<![\w-])[A-HJ-PR-UW-Za-hj-pr-uw-z]{3}[ -]?[0-9]{2}[0-9A-HJ-NPR-UW-Za-hj-npr-uw-z](?![\w-])")
_BRITISH = re.compile(r"(?<![\w-])[A-Z]{2}[0-9]{2} ?[A-Z]{3}(?![\w-])")
_CUE = re.compile(
    r"\b(?:bil(?:en|ar|arna|nummer)?|\w{2,12}bil(?:en)?|reg\.?\s?(?:nr|nummer|skylt\w*)?|registrerings\w*|skylt\w*"
    r"|plåt\w*|volvo|saab|skoda|audi|bmw|vw|volkswagen|golf|passat"
    r"|toyota|kia|ford|opel|mercedes|merca|renault|peugeot|citro[eë]n|nissan|mazda|hyundai|tesla|seat|fiat|suzuki"
    r"|subaru|honda|dacia|mitsubishi|polestar|taxi\w*|moped\w*"
    r"|mc|motorcykel\w*|skåpbil\w*|lastbil\w*|kombi|parkera\w*|kör(?:de|t|a)?|car|van|plate|licen[cs]e plate|reg"
    r"|registration|truck|vehicle|drives|drove|parked)\b"
)


def find(reading: Reading) -> Iterator[Finding]:
    if not reading.runs or reading.flooded:
        return
    for start, _ in reading.groups:
        for letters, pattern in ((3, _SWEDISH), (4, _SWEDISH), (2, _BRITISH)):
            match = pattern.match(reading.text, start - letters) if start >= letters else None
            if match is None:
                continue
            cue = reading.cue_near(_CUE, match.start(), match.end(), 40, 30)
            if cue and (match[0][0].isupper() or "reg" in cue):
                yield found(KIND, "plate.cue", reading.span(*match.span()), 0.85, cue=cue)
