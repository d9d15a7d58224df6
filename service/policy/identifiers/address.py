"""Finds street, postal and box addresses, Swedish and British or American.

A Swedish street is known by the end of its name and the house number after it; a postal code with a town makes an
address of what stands before it. Roads as such (*väg 73*), distances and times are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.found import found
from service.policy.identifiers.reading import Reading

KIND = "address"

# Ends of street names; those of the second kind are ordinary words too, and count only in a name with a capital.
_STREET = (
    "gatan",
    "gata",
    "vägen",
    "gränd",
    "gränden",
    "stigen",
    "allén",
    "esplanaden",
    "stråket",
    "gatu",
    "gt",
    "vagen",
)
_MAYBE_STREET = (
    "väg", "stig", "torget", "torg", "backen", "backe", "plan", "planen", "plats", "platsen", "kajen", "leden", "liden",
    "slingan", "ringen", "höjden", "parken", "bron", "tået", "tomten", "hamnen", "udden", "kullen", "ängen", "åsen",
    "lyckan", "gärdet", "hagen", "bergen", "allé", "kroken", "viken", "bo", "v", "g", "gården", "torpet", "dalen",
)  # fmt: skip
_NO_STREET = re.compile(
    r"(?:(?:motor|lands|riks|läns|järn|om|ut|in|av|mot|hela|halva|gång|cykel|bil|skogsbil|buss|ström|luft|blod|halv"
    r"|arbets"
    r"|hem|väster|rätta|tull)?vägen"
    r"|(?:läro|kurs|handlings|verksamhets|arbets|vård|genomförande|åtgärds|detalj|behandlings|tids|budget|fot|flyg"
    r"|lek|skiss|markprojekt"
    r"|hand|studie|pension|omsorgs|bottenvånings|spel|översikts|projekt|insats|kris|flykt|jämställdhets)?plan(?:en)?"
    r"|(?:arbets|hög|möjlig|plats|lek|mötes|vistelse|praktik|förskole|skol|års|familjehems|vård|elev"
    r"|utbildnings)?plats(?:en)?"
    r"|avdelningsplatsen|lek(?:parken)|(?:för|upp|ned|mid)?backen?|gården|dalen|viken|leden|bron|parken|planen"
    r"|ringen|åsen|höjden|gata|gatan)"
)
_BEFORE_NUMBER = re.compile(r"\s?(?:,\s)?(?:nr\.?|nummer|no\.?)?\s?\Z")
_NAME_AHEAD = re.compile(
    r"(?:(?:[A-ZÅÄÖ][\w:'’.]{0,24}|gamla|norra|södra|östra|västra|stora|lilla|nya|övre|nedre|yttre|inre|mellersta"
    r"|sankt|s:t|von|af|de|av)[ -]){1,3}\Z"
)
_FLAT = (
    r"(?:\s?[a-hA-H](?![\wåäö]))?"
    r"(?:,?\s(?:lgh|lägenhet|läg\.)\s?[0-9]{1,4}|,?\s[0-9]{1,2}\s?tr\b|,?\svån(?:ing)?\s?[0-9]{1,2})?"
)
_AFTER_NUMBER = re.compile(_FLAT)
_POSTAL = re.compile(r"(?:SE?-)?[1-9][0-9]{2} ?[0-9]{2}\s{1,2}[A-ZÅÄÖ][a-zåäöé]{1,24}(?:[ -][A-ZÅÄÖ][a-zåäöé]{1,20})?")
_TO_POSTAL = re.compile(rf"(?:,\s?|\s|\n){_POSTAL.pattern}")
_POSTAL_BEFORE = re.compile(r"(?:^|[,\n]\s?|postnummer\w*:? |postadress\w*:? |\bSE-|\bS-)\Z")
_PLACE_BEFORE = re.compile(
    r"(?:(?:[A-ZÅÄÖ][\w'-]{1,24} ){1,2}[0-9]{1,4} ?[A-Za-z]?|[Bb]ox [0-9]{1,6}|[Pp]l(?:\.|an)? [0-9]{1,4}),?\s\Z"
)
_UNIT = re.compile(
    r"\s?(?:kr|kronor|år|gånger|barn|st|procent|%|km|mil|m|meter|tim|timmar|min|minuter|dagar|dar|nätter|veckor"
    r"|månader|personer|elever"
    r"|platser|kvadrat|hektar|deltagare|steg|nivåer|punkter|[.,:]?[0-9]|-?\s?[0-9]{1,2}\s(?:jan|feb|mar|apr|maj|jun"
    r"|jul|aug|sep|okt|nov|dec)"
    r"|jan|feb|mars|april|maj|juni|juli|aug|sep|okt|nov|dec|/)(?![a-zåäö])"
)
_LIVES = re.compile(
    r"\b(?:bor|bodde|adress\w*|flytta\w*|hemma|ligger|huset|villan|lives?|living|living|address|moved|stays?)\b"
)
_BOX = re.compile(r"\b(?:box|p\.?o\.? ?box|postbox) [0-9]{1,6}\b")
_NO_BOX = re.compile(r"\b(?:x|tool|in|text|check)-?$")

_ENGLISH_STREET = re.compile(
    r"[A-Za-z]?,?\s(?:(?:[A-Z][\w'-]{1,20}|St\.?)\s){1,3}(Street|St|Road|Rd|Lane|Ln|Close|Avenue|Ave|Drive|Dr|Court"
    r"|Ct|Crescent|Cres|Terrace"
    r"|Gardens|Grove|Way|Place|Pl|Square|Sq|Row|Mews|Hill|Park|Walk|View|Rise|Boulevard|Blvd|Parade|Quay|Wynd|Green"
    r"|Gate|Circle)\b\.?",
)
_ENGLISH_LOWER = re.compile(
    r"[a-z]?\s(?:[a-z'-]{2,20}\s){1,2}(?:street|road|lane|close|avenue|drive|crescent|terrace|gardens|grove|mews)\b"
)
_VAGUE_STREET = {
    "Way",
    "Place",
    "Row",
    "Hill",
    "Park",
    "Walk",
    "View",
    "Rise",
    "Court",
    "Green",
    "Gate",
    "Close",
    "Dr",
    "Pl",
    "Drive",
}
_POSTCODE = r"[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}\b"
_TO_POSTCODE = re.compile(
    rf"(?:,?\s[A-Z][\w'-]{{1,20}}(?:\s[A-Z][\w'-]{{1,20}})?){{0,3}},?\s(?:{_POSTCODE}"
    rf"|[A-Z]{{2}} [0-9]{{5}}(?:-[0-9]{{4}})?\b)"
)
_LONE_POSTCODE = re.compile(rf"(?<![A-Za-z0-9]){_POSTCODE}")


def find(reading: Reading) -> Iterator[Finding]:
    if not reading.runs or reading.flooded:
        return
    text = reading.text
    for run in reading.runs:
        for start, end in run.groups:
            if end - start <= 4:
                yield from _street(reading, start, end)
                yield from _english(reading, start, end)
            if end - start in (3, 5):
                yield from _postal(reading, start)
            yield from _postcode(reading, start)
    if "box" not in reading.lower:
        return
    for box in _BOX.finditer(reading.lower):
        if not _NO_BOX.search(reading.lower, max(0, box.start() - 8), box.start()):
            yield found(KIND, "address.box", reading.span(box.start(), _with_postal(text, box.end())), 0.85)


def _postcode(reading: Reading, start: int) -> Iterator[Finding]:
    """A British postcode whose first digit stands at `start`."""
    for letters in (1, 2):
        postcode = _LONE_POSTCODE.match(reading.text, start - letters) if start >= letters else None
        if postcode:
            yield found(KIND, "address.postcode", reading.span(*postcode.span()), 0.7)


def _with_postal(text: str, end: int) -> int:
    postal = _TO_POSTAL.match(text, end)
    return postal.end() if postal else end


def _street(reading: Reading, start: int, end: int) -> Iterator[Finding]:
    """A street's name before a house number of at most four digits."""
    text = reading.text
    before = _BEFORE_NUMBER.search(text, max(0, start - 10), start)
    name_end = before.start() if before else start
    name_start = max(text.rfind(sign, max(0, name_end - 40), name_end) for sign in " \n(\"'/,;>") + 1
    name = text[name_start:name_end]
    if len(name) < 3 or not name[0].isalpha():
        return
    capital, ahead = name[0].isupper(), _NAME_AHEAD.search(text, max(0, name_start - 45), name_start)
    lower = name.lower()
    if not (lower.endswith(_STREET) or lower.endswith(_MAYBE_STREET)) or (_NO_STREET.fullmatch(lower) and not ahead):
        return
    score = _street_score(reading, lower, capital or bool(ahead), name_start)
    if not score or _UNIT.match(reading.lower, end) or (end - start == 4 and text[start:end][:2] in ("19", "20")):
        return
    flat = _AFTER_NUMBER.match(text, end)
    begin = ahead.start() if ahead and not _ordinary_start(ahead[0]) else name_start
    yield found(KIND, "address.street", reading.span(begin, _with_postal(text, flat.end() if flat else end)), score)


def _ordinary_start(ahead: str) -> bool:
    """The word before a street's name is often just the capital of a sentence: *På Storgatan 5*."""
    return ahead.strip().lower() in {
        "på",
        "vid",
        "bor",
        "till",
        "från",
        "i",
        "av",
        "de",
        "vi",
        "adress",
        "adressen",
        "hos",
        "åk",
    }


def _street_score(reading: Reading, name: str, capital: bool, at: int) -> float:
    lives = bool(reading.cue_before(_LIVES, at, 40))
    if name.endswith(_STREET):
        return 0.95 if capital else 0.85
    vague = len(name) - max(len(end) for end in _MAYBE_STREET if name.endswith(end)) < 3 or name.endswith(
        ("bo", "v", "g")
    )
    if not capital or vague:
        return 0.75 if lives and capital else 0.0
    return 0.9 if lives else 0.8


def _postal(reading: Reading, start: int) -> Iterator[Finding]:
    """A postal code with its town, and the place and number before it."""
    text = reading.text
    begin = start - 3 if text[max(0, start - 3) : start] == "SE-" else start
    postal = _POSTAL.match(text, begin)
    if not postal:
        return
    place = _PLACE_BEFORE.search(text, max(0, begin - 60), begin)
    spaced = text[start + 3 : start + 4] == " "
    if place:
        yield found(KIND, "address.postal", reading.span(place.start(), postal.end()), 0.96)
    elif _POSTAL_BEFORE.search(text, max(0, begin - 16), begin) or begin < start:
        yield found(KIND, "address.postal", reading.span(begin, postal.end()), 0.8)
    elif spaced and not _UNIT.match(reading.lower, start + 6) and reading.cue_before(_LIVES, begin, 40):
        yield found(KIND, "address.postal", reading.span(begin, postal.end()), 0.7)


def _english(reading: Reading, start: int, end: int) -> Iterator[Finding]:
    text = reading.text
    if text[start - 1 : start].isalnum():
        return
    street = _ENGLISH_STREET.match(text, end)
    lives = bool(reading.cue_before(_LIVES, start, 40))
    if not street:
        street = _ENGLISH_LOWER.match(text, end) if lives else None
        if street:
            yield found(KIND, "address.street", reading.span(start, street.end()), 0.8)
        return
    postcode = _TO_POSTCODE.match(text, street.end())
    if street[1] in _VAGUE_STREET and not (postcode or lives):
        return
    yield found(KIND, "address.street", reading.span(start, postcode.end() if postcode else street.end()), 0.93)
