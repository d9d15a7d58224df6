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
    r"|plåt\w*|volvo|saab|skoda|audi|bmw|vw|volkswagen|golf|passat|polo|corsa|astra|fiesta|focus|clio|octavia|fabia|yaris|corolla|civic|qashqai|zafira|vectra"
    r"|toyota|kia|ford|opel|mercedes|merca|renault|peugeot|citro[eë]n|nissan|mazda|hyundai|tesla|seat|fiat|suzuki"
    r"|subaru|honda|dacia|mitsubishi|polestar|vauxhall"
    r"|land rover|range rover|jeep|porsche|lexus|jaguar|transit|caddy|sprinter|taxi\w*|moped\w*"
    r"|mc|motorcykel\w*|skåpbil\w*|lastbil\w*|kombi|parkera\w*|kör(?:de|t|a)?|car|van|plate|licen[cs]e plate|reg"
    r"|registration|truck|vehicle|drives|drove|parked)\b"
)
_NO_PLATE = re.compile(
    r"\b(?:kurs\w*|course|room|rum|sal|klass\w*|tåg\w*|flight|buss\w*|linje\w*|model\w*|sou|sfs)\s\Z"
)
_ACTS = frozenset({"sou", "sfs", "lvu", "lvm", "lss", "lpt", "osl", "hfd", "nja", "lul"}) | {
    *("sek", "eur", "gbp", "usd", "och", "sen", "var", "har", "med", "the", "and"),  # *reg och 120*, *fee is gbp 120*
}
# Vehicles as such tell of a plate that stands further on in their sentence, too.
_VEHICLE = re.compile(
    r"\b(?:bil(?:en|arna)?|\w{2,12}bil(?:en)?|regnr|registrerings\w*|skylt\w*|volvo\w*|saab\w*|skoda\w*|audi\w*|bmw"
    r"|toyota\w*|moped\w*|motorcykel\w*|van|car|truck|suv|taxi\w*|vehicle|kör(?:de|er)?|drives?|drove"
    r"|(?:licen[cs]e|number) plate)\b[^.!?\n]{0,90}\Z"
)
# A colour and a make that no list knows: *a silver Corsa MLB 24X*.
_COLOURED = re.compile(
    r"\b(?i:silver\w*|black|white|gr[ea]y|red|blue|green|yellow|brown|gold|röd\w?|svart\w?|vit\w?|grå\w?|blå\w?|grön\w?"
    r"|gul\w?|brun\w?|beige|orange|lila|purple)\s(?:[\w-]{2,12}\s){0,2}[A-ZÅÄÖ][\w-]{1,15},?\s\Z"
)
# Plates of other countries, in capitals and right after a word for them: *plates BKX 7094*, *reg 191-D-12345*.
_ABROAD = re.compile(
    r"\b(?:[Ll]icen[cs]e plates?|[Nn]umber ?plates?|[Pp]lates?"
    r"|[Rr]eg(?:istration|istered|istrering(?:snummer|snumret)?)?(?: ?nr| ?no)?"
    r"|[Rr]egnr|[Ss]kylt(?:en|arna|ar)?|[Pp]låt(?:en|ar|arna)?|PLATES?|REG)\b\.?(?:\s(?:is|are|was|number|no|är|e|var|med|nr|nummer))?[\s:#,]{1,2}"
    r"(?P<plate>[A-Z]{2,3}[ -]?[0-9]{3,5}|[A-Z]{2} ?[0-9]{2} ?[0-9]{3}|[0-9]{1,3}[ -]?[A-Z]{2,3}(?:[ -]?[0-9]{1,4})?"
    r"|[0-9]{2,3}-[A-Z]{1,2}-[0-9]{1,6}|[A-Z]{1,3}[- ][A-Z]{1,2} ?[0-9]{1,4}|[A-Z]{1,2}[0-9]{1,3} ?[A-Z]{3}"
    r"|[A-Z]{4} ?[0-9]{3}|[A-Z]{2}[ -][0-9]{3}[ -][A-Z]{2})(?![\w-])"
)
# Nobody has what somebody only wishes for: *om jag vinner köper jag en Saab med skylten …*.
_WISHED = re.compile(
    r"\b(?:(?:vill ha|vill jag ha|önskar mig|önska mig|drömmer om|köper jag|beställer jag|skaffar jag|borde beställa)"
    r"\s(?:(?:en|ett|egen|personlig|den|bil)\s){0,2}(?:\w{3,14} med )?(?:reg-?)?(?:skylt|nummer|plåt)\w*"
    r"|om jag vinner (?:på|högsta|stor|miljon|en)\w*[^.!?\n]{0,55}"
    r"|if i (?:ever )?w[io]n (?:the|a) (?:lotter|lotto|jackpot)\w*[^.!?\n]{0,40}"
    r"|(?:wants?|wish(?:es)? for|would love|dreams? of) (?:a |the )?(?:\w{6,12} )?(?:number |licen[cs]e )?plates?"
    r")\b[^.!?\n]{0,15}\Z"
)
_WISHED_AFTER = re.compile(r",? (?:as|for) (?:a|his|her|my|our) (?:\w{4,12} )?(?:number |licen[cs]e )?plate\b")
_WISHES = re.compile(r"\b(?:wants?|would love|dreams? of|wish(?:es)? for)\s\Z")


def find(reading: Reading) -> Iterator[Finding]:
    if not reading.runs:
        return
    for start, _ in reading.groups:
        for letters, pattern in ((3, _SWEDISH), (4, _SWEDISH), (2, _BRITISH)):
            match = pattern.match(reading.text, start - letters) if start >= letters else None
            if match is None or match[0][:3].lower() in _ACTS or reading.cue_before(_NO_PLATE, match.start(), 14):
                continue
            cue = reading.cue_near(_CUE, match.start(), match.end(), 40, 30) or _far_cue(reading, match)
            if cue and (match[0][0].isupper() or "reg" in cue) and not _is_wished(reading, *match.span()):
                yield found(KIND, "plate.cue", reading.span(*match.span()), 0.85, cue=cue)
    if reading.mentions(("plate", "reg", "skylt", "plåt")):
        for match in _ABROAD.finditer(reading.text):
            start, end = match.span("plate")
            if match["plate"][:3].lower() not in _ACTS and not _is_wished(reading, start, end):
                yield found(KIND, "plate.cue", reading.span(start, end), 0.8)


def _far_cue(reading: Reading, plate: re.Match[str]) -> str:
    """A vehicle some words before, in the same sentence; a plate that far from it is written in capitals."""
    if not plate[0].isupper():
        return ""
    vehicle = _VEHICLE.search(reading.lower, max(0, plate.start() - 110), plate.start()) or _COLOURED.search(
        reading.text, max(0, plate.start() - 55), plate.start()
    )
    return vehicle[0].split()[0].strip(",;:") if vehicle else ""


def _is_wished(reading: Reading, start: int, end: int) -> bool:
    """Whether a plate is only wished for: there is no such car."""
    return bool(
        _WISHED.search(reading.lower, max(0, start - 95), start)
        or (_WISHED_AFTER.match(reading.lower, end) and _WISHES.search(reading.lower, max(0, start - 14), start))
    )
