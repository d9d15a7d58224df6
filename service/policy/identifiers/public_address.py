"""Tells an address where everybody may go from somebody's home: a school's, a museum's, an authority's, a meeting's.

What makes it one stands right at it: the place before it (*biblioteket på Ekgatan 6*, *the Foundling Museum, 40 …*), a
meeting (*öppet hus 18.00, Ekgatan 6*), or what is there after it. Somebody who is spoken of in the same sentence, a
place that is only near, or a house that was a school once, and it is an address like any other.
"""

from __future__ import annotations

import re

from service.policy.identifiers.organisation import may_be_asked, sentence, speaks_of_somebody
from service.policy.identifiers.reading import Reading

# Ends of Swedish words for what everybody may go or write to; homes, shelters and boards of tenants are none.
_ENDS = (
    "skolan", "gymnasiet", "museet", "museum", "biblioteket", "bibliotek", "universitetet", "universitet", "akademin",
    "arkivet", "konsthallen", "inspektionen", "myndigheten", "verket", "styrelsen", "nämnden", "förvaltningen",
    "ombudsmannen", "delegationen", "domstolen", "tingsrätten", "förvaltningsrätten", "kammarrätten", "hovrätten",
    "försäkringskassan", "förmedlingen", "kronofogden", "socialkontoret", "kommunkontoret", "stadsdelskontoret",
    "medborgarkontoret", "skolkontoret", "servicekontoret", "kansliet", "expeditionen", "förbundet", "stiftelsen",
    "organisationen", "sällskapet", "mottagningen", "vårdcentralen", "kliniken", "sjukhuset", "lasarettet", "apoteket",
    "familjecentralen", "barnahuset", "teatern", "biografen", "konserthuset", "badhuset", "simhallen", "sporthallen",
    "idrottshallen", "ishallen", "kulturhuset", "medborgarhuset", "kommunhuset", "stadshuset", "församlingshuset",
    "församlingshemmet", "polishuset", "polisstationen", "tingshuset", "landstingshuset", "regionhuset", "kyrkan",
    "kyrka", "kapellet", "moskén", "synagogan", "fritidsgården", "ungdomsgården", "bygdegården", "hembygdsgården",
    "mötesplatsen", "träffpunkten", "biblan", "bokhandeln", "antikvariatet", "förlaget", "redaktionen", "systembolaget",
    "caféet", "kaféet", "café", "kafé", "restaurangen", "galleriet", "butiken", "stadsmissionen", "församlingen",
    "föreningen", "abf-huset", "abf", "byrån", "hjälpen", "ombudet", "centrum", "förbund", "biografen", "dagiset",
    "lekplatsen", "frivilligcentralen", "rådgivningen",
)  # fmt: skip
_NO_ENDS = (
    "bostadsrättsföreningen", "hyresgästföreningen", "samfällighetsföreningen", "hemkyrkan", "nätverket", "regelverket",
    "hantverket", "hemförvaltningen", "behandlingscentrum",
)  # fmt: skip
_NO_WHOLE_WORDS = frozenset({"centrum", "hjälpen", "ombudet", "verket", "förbund"})  # *tack för hjälpen, Ekgatan 6*
# Whole words and pairs of words, in their own letters.
_NAMES = frozenset(
    {"BUP", "IVO", "Bris", "BRIS", "Unicef", "UNICEF", "SKR", "Majblomman", "Ofsted", "NSPCC", "Barnardo's"}
)
_PAIRS = frozenset(
    {
        "folkets hus", "folkets park", "citizens advice", "rights group", "rädda barnen", "röda korset",
        "barnens hus", "town hall", "city hall", "village hall", "church hall", "parish hall", "civic centre",
        "community centre", "community center", "children's centre", "health centre", "county court", "family court",
        "crown court", "sheriff court", "magistrates' court", "meeting house", "post office", "the museum",
        "the library", "the gallery", "the university", "öppna förskolan",
    }
)  # fmt: skip
# English ones take their capitals: *get off at the church, 3 Tanner's Row* is a way to somebody.
_CAPITALS = frozenset(
    {
        "Museum", "Library", "Gallery", "School", "Academy", "College", "University", "Hospital", "Clinic", "Surgery",
        "Council", "Church", "Cathedral", "Theatre", "Cinema", "Archives", "Archive", "Institute", "Foundation",
        "Trust", "Society", "Association", "Department", "Ministry", "Commission", "Guildhall", "Bookshop", "Ombudsman",
        "Inspectorate", "Charity",
    }
)  # fmt: skip
_BEHIND_A_NAME = frozenset({"kommun", "stad", "stift", "folkhögskola"})  # *Fabelby kommun*
_BEFORE_A_NAME = frozenset({"Region", "Restaurang", "Café", "Galleri", "Stiftelsen", "Föreningen"})
_WORD = re.compile(r"[^\W\d_][\w'-]*")
_MONTH = r"(?:jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]{0,6}"
_BETWEEN = re.compile(
    # of what it is, or where: *för vård och omsorg*, *of Childhood*, *Myran*
    r"(?:\s(?:för|i|of|for|in)\s(?:the\s)?[\wåäö-]{2,16}(?:\s(?:och|and|&)\s[\wåäö-]{2,16})?|\s[A-ZÅÄÖ][\w'-]{1,16}){0,2}"
    # when: *den 14/3 kl 18.00*
    rf"(?:,?\s(?:den\s|on\s)?(?:[0-9]{{1,2}}/[0-9]{{1,2}}|[0-9]{{1,2}}\s{_MONTH}|\w{{3,7}}dag\w{{0,2}}|\w{{3,6}}days?))?"
    r"(?:,?\s(?:(?:kl\.?|klockan|at|from|från)\s)?[0-9]{1,2}(?:[.:][0-9]{2})?(?:\s?[ap]m)?(?:-[0-9]{1,2}(?:[.:][0-9]{2})?)?)?"
    # that it is there: *har flyttat till*, *, *, *(*
    r"(?P<sign>[,:(]{0,2})(?:\s(?:som|ligger|finns|har|flyttat|flyttar|nu|numera|till|öppnar|håller|hus|huserar|sitt|sina|kansli|kontor|lokaler|nya|adress"
    r"|besöksadress|is|are|was|has|moved|now|based|located|to)){0,4}:?\s?(?P<joint>(?:på|vid|at|on|in)\s)?"
)
_INSTITUTION = re.compile(r"(?:Förskolan?|Skolan?|Avdelning(?:en)?|Hållplats(?:en)?|Restaurang|Hotell|Café|Pub)\s")
# A meeting that everybody may come to. Protests are none: they are held outside homes.
_MEETING = re.compile(
    r"\b(?:öppet hus|utställning\w{0,3}|vernissage\w{0,2}|föreläsning\w{0,3}|seminari\w{1,4}|konferens\w{0,3}|årsmöte"
    r"|årsmötet|medlemsmöte\w?|stormöte\w?|informationsmöte\w?|föräldramöte\w?|anhörigträff\w{0,3}|språkcaf[eé]\w?|basar\w{0,2}"
    r"|konsert\w{0,3}|gudstjänst\w{0,3}|bokbord\w?|boksläpp\w?|författarsamtal\w?|panelsamtal\w?|studiecir\w{3,6}"
    r"|besöksadress(?:en)?"
    r"|open day|open evening|exhibition|lecture|seminar|conference|agm|annual meeting|public meeting|workshop"
    r"|coffee morning|book launch|visiting address)\b(?P<between>[^.!?\n]{0,50})\Z"
)
_ELSEWHERE = re.compile(
    r"\b(?:se[nd]\w{0,3}|åk\w*|gå\w*|gick|kör\w*|följ\w*|till|efter\w*|utanför|mot|innan|och|men|som|där|av|hos|bakom|bredvid"
    r"|then|go|goes|went|drove|outside|after|before|and|to|from|behind|near|by)\b"
)
# *Seminariet om vanvården på Ekgatan 6* is held elsewhere.
_ABOUT_IT = re.compile(r"\b(?:om|about|on|against)\b(?:[^,:0-9]*|.*\b(?:om|about|on)\s)\Z")
_AFTER_IT = re.compile(r"\b(?:efter|utanför|innan|after|outside|before)\s(?:\w{1,5}\s)?\Z")
# *Vid Ekgatan 6 ligger en mottagning*; and *Ekgatan 6 (Folkets hus)*.
_AFTER = re.compile(
    r"[a-h]?,?\s(?:ligger|finns|låg|öppnar|öppnade)\s(?:\w{2,8}\s){0,2}\w{0,14}"
    r"(?:mottagning|vårdcentral|bibliotek|apotek|socialkontor|kafé|café|restaurang|muse(?:um|et)|butik|kyrka|stadshus"
    r"|kommunhus|medborgarkontor|kommunkontor|fritidsgård|ungdomsgård|familjecentral|tingsrätt|systembolag|badhus)\w{0,4}\b"
)
_AT_A_HALL = re.compile(
    r"[a-h]?(?:,\s|\s\()(?:folkets hus|\w{0,12}biblioteket"
    r"|(?:kultur|medborgar|kommun|stads|abf-)huset|församlingshemmet"
    r"|bygdegården|village hall|town hall)(?=\s?[).,!?\n]|\skl|\Z)"
)
# Only near it, no longer it, spoken to, or on the way.
_ONLY_NEAR = re.compile(
    r"\b(?:bredvid|mitt ?emot|nära|närmast|bakom|intill|ovanför|granne med|grannar med|utanför|vid|runt|mellan|förbi"
    r"|efter|ett kvarter från|fram till|åt|mot|från|gaml[ae]|nedlag\w{1,3}|f\.? ?d\.?|före detta|hos|snälla|hej|kära"
    r"|hallå|hörni|next to|beside|opposite|behind|near|nearby|by|above|across from|outside|past|round|around|after|from"
    r"|old|former|converted|get off at|dear|please|hey|hello|come on)\s(?:the\s|den\s|det\s)?(?:[\w'-]{1,16}\s){0,2}\Z"
)
# What may follow where only a comma stands between: *socialnämnden, Ekgatan 6 vanvårdar …* is said to them.
_GOES_ON = re.compile(
    r"[a-h]?(?:\s?(?:[).,;:!?(|-]|\n|\Z)|\s(?:kl|klockan|den|på|i|till|från|varje|senast|mellan|under|och|eller|samt|at|on"
    r"|from|to|until|till|every|in|for|and|or)\b)"
)
_WHERE_THEY = re.compile(
    r"\b(?:där\s(?:de|dom|det|di|vi|ni)|bredvid|mitt ?emot|bakom|intill|is where|that's where|where (?:they|the|it))\b"
)
_DWELLS = re.compile(
    r"\b(?:bor|bodde|bott|bo|\w{0,16}boende\w*|hemma|hem|(?!församlingsh)\w{3,16}hemmet|gömm\w*|sover"
    r"|skriv(?:en|it)|folkbokför\w*"
    r"|lägenhet\w*|lgh|huset|villan|stugan|gården|c/o|lives?|lived|living|stay(?:s|ed|ing)?|hiding|kept|home"
    r"|(?<!meeting )house|flat|refuge|shelter"
    r"|går (?:på|i|om|nu|kvar)|gick (?:på|i)|börja\w{0,2} (?:på|i)|jobba\w{0,2}|arbeta\w{0,2}|undervisa\w{0,2}"
    r"|hämta\w{0,3}|lämna\w{0,3}|skjutsa\w{0,3}|stalk\w*|attends?|goes to|works?|teaches|picks?"
    r"|placera\w*|placed|ensamkommande|inlåst\w*|locked|kids (?:in|who)|teen(?:ager)?s"
    r"|kvinnojour\w*|tjejjour\w*|skydd\w*|brevlåda\w*)\b"
)
_REACH = 90  # characters before an address in which its place may stand
_MOST_WORDS = 9


def is_everybodys(reading: Reading, start: int, end: int) -> bool:
    """Whether an address at `[start, end)` is an organisation's or a meeting's, and its sentence speaks of nobody."""
    if _AFTER.match(reading.lower, end) or _INSTITUTION.match(reading.text, start):
        return True
    return may_be_asked(reading) and _is_named(reading, start, end) and not _is_of_somebody(reading, start, end)


def _is_named(reading: Reading, start: int, end: int) -> bool:
    """Whether a place or a meeting stands right before the address, or has been read into it."""
    if _AT_A_HALL.match(reading.lower, end):
        return True
    first = _WORD.match(reading.text, start)
    if first and _is_place(reading.text, first) and not _is_near(reading, start):
        return True
    meeting = _MEETING.search(reading.lower, max(0, start - _REACH), start)
    if meeting and not _ELSEWHERE.search(meeting["between"]) and not _ABOUT_IT.search(meeting["between"]):
        return _AFTER_IT.search(reading.lower, max(0, meeting.start() - 16), meeting.start()) is None
    place = _place_before(reading.text, start)
    if place is None or _is_near(reading, place.start()):
        return False
    between = _BETWEEN.fullmatch(reading.text, place.end(), start)
    return between is not None and bool(between["joint"] or _GOES_ON.match(reading.lower, end))


def _place_before(text: str, start: int) -> re.Match[str] | None:
    words = list(_WORD.finditer(text, max(0, start - _REACH), start))[-_MOST_WORDS:]
    return next((word for word in reversed(words) if _is_place(text, word)), None)


def _is_place(text: str, word: re.Match[str]) -> bool:
    own = word[0]
    lower = own.lower()
    if lower.endswith(_ENDS):
        return not lower.endswith(_NO_ENDS) and lower not in _NO_WHOLE_WORDS
    if own in _NAMES or own in _CAPITALS or own in _BEFORE_A_NAME:
        return True
    before = text[max(0, word.start() - 20) : word.start()].split(" ")
    ahead = before[-2] if len(before) > 1 and not before[-1] else ""
    if lower in _BEHIND_A_NAME:
        return ahead[:1].isupper()
    return f"{ahead} {own}".lower() in _PAIRS


def _is_near(reading: Reading, start: int) -> bool:
    return _ONLY_NEAR.search(reading.lower, max(0, start - 45), start) is not None


def _is_of_somebody(reading: Reading, start: int, end: int) -> bool:
    before, after = sentence(reading, start, end)
    return (
        _DWELLS.search(before) is not None
        or _DWELLS.search(after) is not None
        or _WHERE_THEY.search(after) is not None
        or speaks_of_somebody(reading, start, end)
    )
