"""Finds homes that have no street: *familjen i Kvarnberga 3*, and streets in small letters: *anneli på tallåsen 6*.

A village and a number are also a result, a count or a title. It takes somebody who is said to be there and a name that
ends as those of Swedish villages do; or the name of a street that is no ordinary word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.address import KIND, UNIT
from service.policy.identifiers.found import found
from service.policy.identifiers.reading import Reading

_PEOPLE = (
    r"familj\w{0,12}|foster\w{2,12}|jourhem\w{0,3}|grann\w{1,4}|paret|syskon\w{0,5}|tvilling\w{2,4}|trilling\w{2,4}"
    r"|pappan?|mamman?|farsan|morsan|farmor|mormor|morfar|farfar|gubben|gumman|tanten|farbror|änk\w{1,6}|pojken|flickan"
    r"|killen|tjejen|ungarna|barnen|grabb\w{1,4}|töserna|hon|han|hen|dom|de|dem|folket|hushållet|huset|gården|torpet"
)
_AT_VILLAGE = re.compile(
    rf"\b(?i:{_PEOPLE})\s(?:(?:som\s)?(?:bor|bodde|nere|uppe|borta|ute|där)\s){{0,2}}(?:i|på|vid|från)\s"
    r"(?P<place>[A-ZÅÄÖ][a-zåäö]{3,20})\s\Z"
)
# *Farmors hus, Kråke 322*: the house is named before it.
_OWN_HOUSE = re.compile(
    r"\b(?i:(?:(?:far|mor)(?:mor|far)s|mammas|pappas|deras|hennes|hans|familjens|min mosters|grannens)\s"
    r"(?:\w{3,10}\s)?(?:hus|gård|torp|ställe|stuga|adress))[,:]?\s(?:i\s|på\s|är\s)?"
    r"(?P<place>(?!Villa|Nummer|Nr|Hus|Rum|Plan|Del|Avdelning|Kapitel)[A-ZÅÄÖ][a-zåäö]{3,20})\s\Z"
)
# *Vi i Kråkbo 4*, *torpet Kråkbo 4*; departments are called as farms are.
_WE_AT = re.compile(r"\b(?i:vi|oss)\si\s(?P<place>(?!\w{0,18}gården)[A-ZÅÄÖ][a-zåäö]{3,20})\s\Z")
_HOUSE_AT = re.compile(
    r"\b(?i:torpet|gården|stugan|huset|villan|hemmanet|fastigheten|nybygget|lantstället|adress(?:en)?(?:\sär)?:?)\s"
    r"(?:(?:i|på|vid|heter)\s)?(?P<place>(?:(?:Norra|Södra|Östra|Västra|Stora|Lilla|Övre|Nedre|Yttre"
    r"|Inre)\s)?[A-ZÅÄÖ][a-zåäö]{3,20})\s\Z"
)
# Where a reader is told to go: *Norra Kråkbo 18, åk förbi så ser ni*.
_PLACE_BEFORE = re.compile(
    r"(?<![\w-])(?P<place>(?P<part>(?:Norra|Södra|Östra|Västra|Stora|Lilla|Övre|Nedre|Yttre"
    r"|Inre)\s)?[A-ZÅÄÖ][a-zåäö]{3,20})\s\Z"
)
_GO_THERE = re.compile(
    r"[a-h]?[,.:]?\s(?:åk|kör|kom|gå|titta|kolla|knacka|ring|sväng|hälsa|hämta)\s(?:gärna\s)?(?:förbi|dit|in"
    r"|själv\w{0,2}|på|upp"
    r"|grejer|saker)\b",
    re.IGNORECASE,
)
_PLAYS = re.compile(r"\s(?:vann|spela\w{0,2}|möt\w{1,3}|träna\w{0,2}|förlora\w{0,2}|var fler|slog|mot|håller|firar)\b")
_VILLAGE = re.compile(
    r".(?:berga?|torp|by|ås|åsen|näs|näset|vik|viken|hult|ryd|boda|måla|fors|holm|holmen|lund|sjö|bo|sta|dal|dalen|hem"
    r"|vall|vallen|åker|gård|gården|kulla|bäck|bäcken|mo|mon|sund|tuna|red|böle|hed|heden|hyttan|bruk|kvarn|arp|inge"
    r"|löv|tomt|tomten|hage|hagen|äng|ängen|strand|udde|udden|tjärn|lid|liden|träsk|ö|ön|rud|köp)\Z"
)
_SMALL_STREET = re.compile(
    r"\b(?:på|vid|från|till)\s(?P<place>[a-zåäö]{3,16}(?:åsen|backen|brinken|kullen|höjden|ängen|liden|vreten|gärdet"
    r"|slingan|udden|näset|kroken|viken|lunden|dalen|torpet|sluttningen|tunet|branten|spången))\s\Z"
)
# Slopes, loops and the like that are no street.
_NO_STREET = re.compile(
    r"(?:skid|slalom|pulk|pulka|kälk|hopp|uppförs|nedförs|utförs|barn|snö|motions|elljus|el|värme|lopp|löp|skog|slam"
    r"|blom|blomster|sommar|växt|vinter|kyrk|fotbolls|krock|spiral)s?(?=åsen|backen|slingan|ängen|dalen|lunden|kullen)"
)
_COUNTED = re.compile(
    r"\s(?:fall|stycken|ungar|syskon|hem|familjer|skolor|lag|poäng|mål|vändor|omgångar|pojkar|flickor|kor|hästar|bilar"
    r"|träd|hus|gårdar|andra|av|till|mot|stora|små|nya|procent|klubbar|matcher)\b|\s?[-:/x]\s?[0-9]|\s[0-9]|\s-\s|,?\s(?:och|eller|samt|&)\s[0-9]"
)

# Departments, films and teams have a number after their names, too.
_OF_MANY = re.compile(
    r"\b(?:förskol\w*|dagis\w*|avdelning\w*|utflykt\w*|film\w*|säsong\w*|match\w*|uppföljare\w*|ettan|division)\b"
)
_LETTER = re.compile(r"[a-h]?(?![0-9a-zåäö])")


def find(reading: Reading) -> Iterator[Finding]:
    for start, digits_end in reading.groups:
        if digits_end - start > 3 or reading.text[start] == "0" or not _is_house_number(reading, digits_end):
            continue
        end = digits_end + reading.text[digits_end : digits_end + 1].isalpha()
        place = _place_before(reading.text, start)
        if place is None:
            settled = _settled(reading, start, end)
            place = settled.start("place") if settled else None
        if place is not None and not reading.cue_near(_OF_MANY, start, end, 60, 60):
            yield found(KIND, "address.street", reading.span(place, end), 0.7)


def _place_before(text: str, number: int) -> int | None:
    """Where the name of the house, village or street begins that ends right before a number."""
    if not text[number - 1 : number].isspace():
        return None
    own = _OWN_HOUSE.search(text, max(0, number - 60), number)
    if own:
        return own.start("place")
    village = _AT_VILLAGE.search(text, max(0, number - 60), number)
    if village and _VILLAGE.search(village["place"]):
        return village.start("place")
    street = _SMALL_STREET.search(text, max(0, number - 34), number)
    return street.start("place") if street and not _NO_STREET.match(street["place"]) else None


def _settled(reading: Reading, start: int, end: int) -> re.Match[str] | None:
    """The village before a number that is a house: where *we* are, after a word for a house, or where to go."""
    for pattern in (_WE_AT, _HOUSE_AT):
        place = pattern.search(reading.text, max(0, start - 60), start)
        if place and _VILLAGE.search(place["place"]) and not _PLAYS.match(reading.lower, end):
            return place
    if _GO_THERE.match(reading.text, end):
        place = _PLACE_BEFORE.search(reading.text, max(0, start - 32), start)
        if place and (place["part"] or _VILLAGE.search(place["place"])):
            return place
    return None


def _is_house_number(reading: Reading, end: int) -> bool:
    """Whether nothing after a number says that something is counted, or that the number goes on."""
    return (
        _LETTER.match(reading.lower, end) is not None
        and not UNIT.match(reading.lower, end)
        and not _COUNTED.match(reading.lower, end)
    )
