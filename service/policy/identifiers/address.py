"""Finds Swedish street, postal and box addresses.

A street is known by the end of its name and the house number after it; a postal code with a town makes an address of
what stands before it. Roads as such (*väg 73*), plans, distances and times are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.found import found
from service.policy.identifiers.public_address import is_everybodys
from service.policy.identifiers.reading import Reading

KIND = "address"

LIVES = re.compile(
    r"\b(?:bor|bodde|adress\w*|flytta\w*|hemma|ligger|huset|villan|liv(?:es?|ing)|address|moved|stay(?:s|ing|ed)?)\b"
)
UNIT = re.compile(
    r"\s?-?\s?(?:[0-9]{1,2}\s)?(?:kr|kronor|år|gånger|barn|st|procent|%|km|mil|m|meter|tim|timmar|min|minuter|dagar|dar|nätter"
    r"|veckor|månader|personer|elever|platser|kvadrat|hektar|deltagare|steg|nivåer|punkter|jan|feb|mars?|apr|april|maj"
    r"|juni?|juli?|aug|augusti|sep|sept|september|okt|oktober|nov|november|dec|december|januari|februari)(?![a-zåäö])"
    r"|\s?[/%]|[.,:-][0-9]"
)

# Ends of street names. Those of the second kind are ordinary words too and count only in a name with a capital.
_STREET = ("gatan", "gata", "vägen", "vagen", "gränd", "gränden", "stigen", "allén", "esplanaden", "stråket")
_MAYBE_STREET = (
    "väg", "stig", "torget", "torg", "backen", "backe", "plan", "planen", "plats", "platsen", "kajen", "leden", "liden",
    "slingan", "ringen", "höjden", "parken", "bron", "tået", "tomten", "hamnen", "udden", "kullen", "ängen", "åsen",
    "lyckan", "gärdet", "hagen", "bergen", "allé", "kroken", "viken", "gården", "torpet", "dalen", "gången", "svängen",
    "vreten", "brinken", "promenaden", "rundan", "branten", "stranden", "tunet", "spången",
    "näset", "holmen", "sluttningen",
)  # fmt: skip
_BEFORE_VAGEN = (
    "", "motor", "lands", "riks", "läns", "järn", "om", "ut", "in", "av", "mot", "gång", "cykel", "bil", "buss",
    "ström", "luft", "blod", "halv", "arbets", "hem", "tull", "kring", "under", "över", "karriär", "livs", "vård",
)  # fmt: skip
_BEFORE_PLAN = (
    "", "läro", "kurs", "handlings", "verksamhets", "arbets", "vård", "genomförande", "åtgärds", "detalj",
    "behandlings", "tids", "budget", "fot", "flyg", "lek", "studie", "omsorgs", "spel", "översikts", "projekt",
    "insats", "pensions", "kris", "jämställdhets", "utvecklings", "strategi", "samverkans", "elevhälso", "års",
)  # fmt: skip
_BEFORE_GANGEN = (
    "",
    "om",
    "över",
    "under",
    "till",
    "in",
    "ut",
    "upp",
    "ned",
    "ner",
    "fram",
    "av",
    "år",
    "rätte",
    "före",
    "käll",
    "sol",
    "an",
    "lov",
    "orienterings",
    "allmän",
    "folk",
    "til",
    "skolav",
    "skol",
    "inlednings",
    "barn",
)
_BEFORE_RUNDAN = ("", "ut", "slut", "sverige", "varv", "prov", "hund", "samtals", "remiss", "intervju", "final", "kval")
_BEFORE_PLATS = (
    "", "arbets", "hög", "lek", "mötes", "vistelse", "praktik", "förskole", "skol", "familjehems", "elev",
    "utbildnings", "vård", "parkerings", "bo", "jour", "institutions",
)  # fmt: skip
_NO_STREET = frozenset(
    {
        *(before + "vägen" for before in _BEFORE_VAGEN),
        *(before + end for before in _BEFORE_PLAN for end in ("plan", "planen")),
        *(before + "gången" for before in _BEFORE_GANGEN),
        *(before + "rundan" for before in _BEFORE_RUNDAN),
        *(before + end for before in _BEFORE_PLATS for end in ("plats", "platsen")),
        *_STREET,
        *_MAYBE_STREET,
        "lekparken",
        "uppförsbacken",
        "nedförsbacken",
        "återvändsgränd",
        "återvändsgränden",
    }
)
_SIGNS_AROUND = " \n(\"'/,;>"
_BEFORE_NUMBER = re.compile(r"\s?(?:,\s)?(?:nr\.?|nummer|no\.?)?\s?\Z")
_NAME_AHEAD = re.compile(
    r"(?:(?:[A-ZÅÄÖ][\w:'.]{0,24}|gamla|norra|södra|östra|västra|stora|lilla|nya|övre|nedre|yttre|inre|mellersta|sankt|s:t|von"
    r"|af|de|av)[ -]){1,3}\Z"
)
_STARTS_A_SENTENCE = frozenset(
    {
        *("på", "vid", "bor", "till", "från", "i", "av", "de", "vi", "adress", "adressen", "hos", "åk", "kör", "gå"),
        *("min", "vår", "ni", "den", "jag", "han", "hon", "huset", "familjen", "det", "besöksadress:"),
    }
)
_FLOOR = (
    r",?\s(?:lgh|lägenhet|läg\.)\s?[0-9]{1,4}|,?\s(?:[0-9]{1,2}|en|ett|två|tre|fyra|fem|sex)\s?tr(?:\b|app\w{0,2}\b(?:\supp\b)?)"
    r"|,?\svån(?:ing)?\.?\s?[0-9]{1,2}|,?\s(?:uppg(?:ång)?\.?|port|ing(?:ång)?\.?|trapphus|trapp)\s[a-zA-Z0-9]{1,2}\b"
    r"|,?\s[nö]\.?\s?b\.?(?![\wåäö])"
)
# A house number in words: *Hagtornsvägen elva*.
_NUMERALS = (
    r"(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio|elva|tolv|tretton|fjorton|femton|sexton|sjutton|arton|nitton"
    r"|(?:tjugo|trettio|fyrtio|femtio|sextio)(?:ett|två|tre|fyra|fem|sex|sju|åtta|nio)?)"
)
_IN_WORDS = re.compile(
    r"(?<![\w-])[A-ZÅÄÖ][\wåäö]{1,28}(?:gatan|vägen|stigen|gränden?|gränd|gången|backen|allén|slingan)"
    rf" {_NUMERALS}(?![\wåäö-])"
)
# In small letters it takes *nummer*: *ringvägen nummer sju uppgång c*.
_SAID_NUMBER = re.compile(
    r"(?<![\w-])[a-zåäö]{2,24}(?:gatan|vägen|stigen|gränden?|gången|backen|allén|slingan)"
    rf" (?:nummer|nr) (?:[0-9]{{1,3}}|{_NUMERALS})(?:\s?[a-h](?![\wåäö]))?(?:{_FLOOR}){{0,3}}(?![\wåäö])"
)
_NO_HOUSE_NUMBER = re.compile(
    r"\s(?:trapp\w*|våning\w*|år|gånger|barn|mil|meter|minuter|månader|veckor|dagar|nätter|hus|bilar)"
)
_FLAT = re.compile(rf"(?:\s?[a-hA-H](?![\wåäö]))?(?:{_FLOOR}){{0,3}}")
# Abbreviated streets: *Storg. 5*, *Tallv 18, 3 tr*.
_ABBREVIATED = re.compile(r"(?<![\wåäö])[A-ZÅÄÖa-zåäö][a-zåäö]{2,20}[gv]\.?\s\Z")
_WHOLE_WORD = re.compile(
    r"(?:berg|borg|skog|[aäeiouyöå]ng|sorg|korg|hög|dag|lag|liv|löv|älv|holv|krav|skrev|blev)\.?\s\Z"
)
_TO_STREET = re.compile(r"\b(?:på|vid|till|från|hos|bor|adress\w*|hem till)\s(?:[A-ZÅÄÖ]?[\wåäö:.]{1,12}\s)?\Z")
_POSTAL = re.compile(r"(?:SE?-)?[1-9][0-9]{2} ?[0-9]{2}\s{1,2}[A-ZÅÄÖ][a-zåäöé]{1,24}(?:[ -][A-ZÅÄÖ][a-zåäöé]{1,20})?")
_CODE_ALONE = re.compile(r"[1-9][0-9]{2} [0-9]{2}(?![0-9]|\s?[0-9]|[.,:/-][0-9])")
_VILLAGE_BEFORE = re.compile(r"(?<![\w-])[A-ZÅÄÖ][a-zåäö]{2,20} [0-9]{1,4} ?[A-Za-z]?,\s\Z")
# Compounds written apart: *till Fågel bärs vägen 11*.
_APART = re.compile(
    r"\b(?:[Tt]ill|[Pp]å|[Ff]rån|[Vv]id)\s(?P<address>[A-ZÅÄÖ][a-zåäö]{2,15}\s(?:[a-zåäö]{2,14}\s)?"
    rf"(?:vägen|gatan|gränden?|stigen)\s(?:nr\s|nummer\s)?(?:[0-9]{{1,3}}(?:\s?[a-hA-H])?|{_NUMERALS}))(?![\wåäö])"
)
_TO_POSTAL = re.compile(rf"(?:,\s?|\s|\n){_POSTAL.pattern}|\si\s[A-ZÅÄÖ][a-zåäö]{{2,20}}(?![\wåäö-])")  # *i Arboga*
_POSTAL_BEFORE = re.compile(r"(?:^|[,\n]\s?|postnummer\w*:? |postadress\w*:? |\bSE-|\bS-)\Z")
_PLACE_BEFORE = re.compile(
    r"(?:(?:[A-ZÅÄÖ][\w'-]{1,24} ){1,2}[0-9]{1,4} ?[A-Za-z]?|[Bb]ox [0-9]{1,6}|[Pp]l(?:\.|an)? [0-9]{1,4}),?\s\Z"
)
_BOX = re.compile(r"\b(?:box|p\.?o\.? ?box|postbox) [0-9]{1,6}\b")
_LIVES_AT = re.compile(
    r"\b(?:[Bb]or|[Bb]odde|bott|[Ff]lyttat? till|flyttade till|ligger|adress(?:en)?(?: är)?|hemma hos (?:dem|oss))"
    r"(?: på| i| vid|:)? (?:[A-ZÅÄÖ][\wåäö-]{1,24} ){0,2}([A-ZÅÄÖ][\wåäö-]{3,24}) \Z"
)
_NO_HOUSE = frozenset(
    {"avdelning", "hvb", "plan", "våning", "buss", "linje", "hus", "rum", "boende", "enhet", "grupp", "paviljong"}
)
_NO_VILLAGE = frozenset(
    {
        "tabell",
        "sidan",
        "sida",
        "kapitel",
        "figur",
        "punkt",
        "bilaga",
        "mål",
        "artikel",
        "paragraf",
        "klass",
        "nummer",
        "maj",
        "may",
        "mars",
    }
)


# *Kungsgatan 12 000 demonstranter*; no postal code is meant.
_THOUSANDS = re.compile(r"\s[0-9]{3}(?![0-9]|\s[0-9]{2}(?![0-9]))")


def find(reading: Reading) -> Iterator[Finding]:
    yield from _in_words(reading)
    if not reading.runs:
        return
    for start, end in reading.groups:
        if end - start <= 4:
            yield from _street(reading, start, end)
        if end - start in (3, 5):
            yield from _postal(reading, start)
    if "box" in reading.lower:
        for box in _BOX.finditer(reading.lower):
            end = _with_postal(reading.text, box.end())
            if not is_everybodys(reading, box.start(), end):
                yield found(KIND, "address.box", reading.span(box.start(), end), 0.85)


def _in_words(reading: Reading) -> Iterator[Finding]:
    if not reading.mentions(("gatan ", "vägen ", "stigen ", "gränd", "gången ", "backen ", "allén ", "slingan ")):
        return
    for match in _APART.finditer(reading.text):
        if not UNIT.match(reading.lower, match.end()) and not _NO_HOUSE_NUMBER.match(reading.lower, match.end()):
            yield found(KIND, "address.street", reading.span(*match.span("address")), 0.75)
    for match in _SAID_NUMBER.finditer(reading.lower):
        name = match[0].partition(" ")[0]
        if name not in _NO_STREET and not _NO_HOUSE_NUMBER.match(reading.lower, match.end()):
            yield found(KIND, "address.street", reading.span(*match.span()), 0.86)
    for match in _IN_WORDS.finditer(reading.text):
        name = match[0].partition(" ")[0].lower()
        if name not in _NO_STREET and not _NO_HOUSE_NUMBER.match(reading.lower, match.end()):
            yield found(KIND, "address.street", reading.span(*match.span()), 0.85)


def _with_postal(text: str, end: int) -> int:
    postal = _TO_POSTAL.match(text, end)
    return postal.end() if postal else end


def _street(reading: Reading, start: int, end: int) -> Iterator[Finding]:
    """A street's name before a house number of at most four digits."""
    text = reading.text
    if (end - start == 4 and text[start:end][:2] in ("19", "20")) or UNIT.match(reading.lower, end):
        return
    before = _BEFORE_NUMBER.search(text, max(0, start - 10), start)
    name_end = before.start() if before else start
    name_start = max(text.rfind(sign, max(0, name_end - 40), name_end) for sign in _SIGNS_AROUND) + 1
    name = text[name_start:name_end]
    if len(name) < 3 or not name[0].isalpha():
        return
    ahead = _name_ahead(text, name_start)
    score = _street_score(reading, name, ahead, name_start)
    if not score and name.rstrip(".")[-1] in "gv":
        yield from _abbreviated(reading, start, end)
    elif score:
        flat = _FLAT.match(text, end)
        begin = name_start - len(ahead)
        last = _with_postal(text, flat.end() if flat else end)
        if not _THOUSANDS.match(text, end) and not is_everybodys(reading, begin, last):
            yield found(KIND, "address.street", reading.span(begin, last), score)


def _abbreviated(reading: Reading, start: int, end: int) -> Iterator[Finding]:
    """*storg. 5*: verbs end so, too, and it takes a floor or a town after it, or a capital and *på*, *bor* before."""
    text = reading.text
    name = _ABBREVIATED.search(text, max(0, start - 26), start)
    flat = _FLAT.match(text, end)
    if name is None or flat is None or _WHOLE_WORD.search(name[0].lower()):
        return
    last = _with_postal(text, flat.end())
    told = last > end and (last > flat.end() or not text[end : flat.end()].strip().isalpha())
    if told or (name[0][0].isupper() and _TO_STREET.search(reading.lower, max(0, name.start() - 30), name.start())):
        yield found(KIND, "address.street", reading.span(name.start(), last), 0.85)


def _name_ahead(text: str, at: int) -> str:
    """The words before the last word of a street's name, without those that only begin a sentence: *På Norra vägen*."""
    match = _NAME_AHEAD.search(text, max(0, at - 45), at)
    words = match[0] if match else ""
    while words and words.split(" ")[0].lower() in _STARTS_A_SENTENCE:
        words = words.partition(" ")[2]
    return words


def _street_score(reading: Reading, name: str, ahead: str, at: int) -> float:
    """How sure it is that a street's name ends here, 0 when it is none."""
    lower = name.lower()
    capital = name[0].isupper() or bool(ahead)
    if not ahead and lower in _NO_STREET:
        return 0.0
    if lower.endswith(_STREET):
        return 0.95 if capital else 0.85
    if capital and lower.endswith(_MAYBE_STREET) and (ahead or not lower.startswith(_MAYBE_STREET)):
        return 0.9 if reading.cue_before(LIVES, at, 40) else 0.8
    lives_at = _LIVES_AT.search(reading.text, max(0, at - 40), at + len(name) + 1)
    return 0.7 if lives_at and lives_at[1].lower() not in _NO_HOUSE else 0.0


def _postal(reading: Reading, start: int) -> Iterator[Finding]:
    """A postal code with its town, and the place and number before it."""
    text = reading.text
    begin = start - 3 if text[max(0, start - 3) : start] == "SE-" else start
    postal = _POSTAL.match(text, begin)
    if not postal:
        yield from _code_alone(reading, start)
        return
    place = _PLACE_BEFORE.search(text, max(0, begin - 60), begin)
    spaced = text[start + 3 : start + 4] == " "
    if is_everybodys(reading, place.start() if place else begin, postal.end()):
        return
    if place:
        yield found(KIND, "address.postal", reading.span(place.start(), postal.end()), 0.96)
    elif begin < start or _POSTAL_BEFORE.search(text, max(0, begin - 16), begin):
        yield found(KIND, "address.postal", reading.span(begin, postal.end()), 0.8)
    elif spaced and not UNIT.match(reading.lower, start + 6) and reading.cue_before(LIVES, begin, 40):
        yield found(KIND, "address.postal", reading.span(begin, postal.end()), 0.7)


def _code_alone(reading: Reading, start: int) -> Iterator[Finding]:
    """A postal code without its town after a village and a number: *Kyrkbyn 8, 820 51*."""
    text = reading.text
    code = _CODE_ALONE.match(text, start)
    village = _VILLAGE_BEFORE.search(text, max(0, start - 32), start) if code else None
    if code and village and not UNIT.match(reading.lower, code.end()):
        name = village[0].split()[0].lower()
        if name not in _NO_HOUSE and name not in _NO_VILLAGE:
            yield found(KIND, "address.postal", reading.span(village.start(), code.end()), 0.75)
