"""Finds numbers of cases about a person: social services, courts, police, hospitals.

Numbers of acts, reports and published judgments have the same looks; the words around them tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.dates import birth_day
from service.policy.identifiers.found import found
from service.policy.identifiers.organisation import SOMEBODY, sentence
from service.policy.identifiers.reading import Reading

KIND = "case_number"

_CUE = re.compile(
    r"(?<![a-zåäö])(?:(?:dnr|diarie\w*|mål(?:et|nr|nummer)?|ärende(?:t|nr|nummer|n)?|akt(?:en|nr|nummer)?"
    r"|(?:person|soc|social|barn|lvu|vårdnads|umgänges|brott)s?-?(?:akt|ärende|mål)(?:et|en|t|nr|nummer)?"
    r"|lma(?:-kort(?:et)?)?|statusnummer"
    r"|journal(?:en|nr|nummer)?|dom(?:en)?|beslut(?:et)?"
    r"|f-dom|anmälan|polisanmälan|anmälningsnummer|utredning(?:en)?|dossier\w*|beteckning|referens(?:nr|nummer)?"
    r"|ref|lvu-mål(?:et)?|handling(?:en|arna)?"
    r"|case|appeal|claim|court|reference|file|crime|complaint|docket|matter|hospital|patient"
    r"|tribunal|mrn|urn|application|incident|referral|safeguarding)"
    r"(?:[ -]?(?:nr|nummer|number|no|num|ref|reference|id|beteckning|no\.))?)\b[.:#]?\s?(?:(?:är|is|has|heter|med"
    r"|with|nr|no|nummer|number|ref)\b[.:]?\s?|[(#:]){0,2}"
)
_NUMBER = (
    r"(?:(?!(?:för|om|på|i|av|från|till|som|är|den|mot|with|for|of|at|on|in|to)\b)[a-zåäö]{1,5}[ -]?)?"
    # 4711-16, 2020-sn-1187, b4/2021/0771; a sign with a space after it is one only before a digit
    r"[0-9]{1,7}(?:(?:\s?[-/:.]\s(?=[0-9])|\s[-/](?=[0-9])|[-/:.])[0-9a-zåäö]{1,8}){1,4}"
    r"|[a-zåäö]{1,4}[-/. ]?(?:19|20)?[0-9]{2}[-/:. ][0-9]{2,7}"
    r"|[a-zåäö]{2,5}[-/][0-9]{3,8}(?:[-/][0-9a-z]{1,6}){0,2}"
    r"|[a-z]{2,5}(?:\s?/\s?[0-9]{2,5}){2,4}"  # csc / 88 / 2022 / 0394
    r"|[a-z]{1,4}[0-9]{2,4}[a-z]{1,2}[0-9]{3,8}"  # zc15c00123
    r"|k?[0-9]{5,12}(?![0-9])"
)
_AFTER_CUE = re.compile(rf"(?:{_NUMBER})(?![0-9a-zåäö])")
# In groups or letter by letter, after what names a number: *ref 22 014 873*, *case number Z W 2 1 P …*.
_SPACED = re.compile(
    r"(?:[a-z]{1,4} )?[0-9]{2,4}(?: [0-9]{2,4}){1,3}(?![0-9a-z])|(?:[a-z0-9] ){5,15}[a-z0-9](?![0-9a-zåäö])"
)
_SPACED_DATE = re.compile(
    r"(?:19|20)[0-9]{2} [0-9]{2} [0-9]{2}|[0-9]{2} [0-9]{2} (?:19|20)[0-9]{2}|(?:(?:19|20)[0-9]{2} ?){2,4}\Z"
)
_FEWEST_SPACED = 6
# Forms that tell by themselves: type letter of a court; authority's letters and year; the police's K number.
_COURT = re.compile(r"(?<![\w-])(?:(?:FT|UM|PMT|PMÄ|PMÖ|ÖÄ|[TBÖ]) ?[0-9]{1,6}|[ÄMFPK] ?[0-9]{3,6})-[0-9]{2}(?![\w-])")
_BOARD = re.compile(
    r"(?<![\w./-])(?:(?:19|20)[0-9]{2}[-/.](?:[A-ZÅÄÖ]{2,5}|SN|IFO)[-/.][0-9]{1,6}|(?:SN|IFO|SON|IFN|SOC|FN|BUN|UBN"
    r"|VON|ÖFN|SCN|SOCN|SDN|IOF|OAN|ANN)[ .-]?(?:19|20)[0-9]{2}[-/:.][0-9]{1,6}(?:[-/:][0-9]{1,3})?)(?![\w-])"
)
# Swedish authorities by their plans of documents: *IVO 8.5-30712/2020*.
_AUTHORITY = re.compile(
    r"(?<![\w.,/-])(?:(?!DNR)[A-ZÅÄÖ]{2,5} )?[0-9]{1,2}(?:\.[0-9]{1,2}){1,3}"
    r"-[0-9]{3,6}/(?:19|20)[0-9]{2}(?:-[0-9]{1,3})?(?![\w-])"
)
# Courts and tribunals of England: SEND and immigration tribunals, the Family Court, the Court of Protection.
_ENGLISH = re.compile(
    r"(?<![\w/-])(?:[A-Z]{2}[0-9]{3}/[0-9]{2}/[0-9]{4,5}|[A-Z]{2}/[0-9]{5}/(?:19|20)[0-9]{2}|[A-Z]{2}[0-9]{2}[CFPZ][0-9]{5}"
    r"|COP[0-9]{6,8})(?![\w-])"
)
_POLICE = re.compile(r"(?<![\w-])(?:[0-9]{4}-)?K ?[0-9]{3,9}-(?:[0-9]{2}|(?:19|20)[0-9]{2})(?![\w-])")
# The police of Britain count by the day: *incident 447 of 12/03/21*, *log 0447 of 12 March*.
_LOG = re.compile(
    r"\b(?:incident|log|cad)(?: number| no\.?| ref)? (?P<number>[0-9]{1,5} of (?:the )?[0-9]{1,2}"
    r"(?:[/.-][0-9]{1,2}(?:[/.-][0-9]{2,4})?"
    r"|(?:st|nd|rd|th)? (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}))(?![0-9a-z])"
)
_NAMES_A_NUMBER = re.compile(r"[mu]rn|nr|nummer|number|no\b|ref|dnr|dossier|beteckning|[:#]")
_PUBLISHED = re.compile(
    r"\b(?:hfd|rå|nja|rh|mig(?= ?\Z)|jo|jk|mod|möd|adv?|rk|kammarrätten i \w+ i målnr|referat\w*|ref\.|prop|sou|ds"
    r"|sfs|bet"
    r"|dir|skr|mot|rskr|lag|förordning|eu|artikel|isbn"
    r"|skolverkets?|socialstyrelsens?|riksdagens?|regeringens?|remiss\w*|betänkande\w*|rapport\w*"
    r"|reports?|ofsted\w*(?! (?:complaint|case|referral|ref)\b)|hmie|estyn|v\. the"
    r"|version|ombuds\w{3,6}'?s? (?:decision|report|ruling)|neutral citation"
    r"|europadomstol\w*|eu-domstol\w*|strasbourg\w*|echr|cjeu|european court"
    r"|ewca|ewhc|ewfc|ewcop|ukut|uksc|bailii|s \d+)\b"
)
# What an authority looked into on its own, and of everybody: *Skolinspektionens granskning har dnr …*.
_REVIEW = re.compile(
    r"\b(?:\w{3,24}(?:inspektionens?|verkets?|styrelsens?|myndighetens?|mannens?|revisionens?|rådets?|institutets?|kommitténs?"
    r"|departementets?)|ivo:?s?|regeringens?|ofsted's|(?:inspectorate|ombudsman|commissioner|department|government)'s)\s"
    r"(?:(?!kriti)[\w-]{3,16}\s){0,2}?(?:\w{0,16}granskning\w*|\w{0,12}rapport\w*|kartläggning\w*|utvärdering\w*"
    r"|uppföljning\w*"
    r"|remiss\w*|yttrande\w*|uppdrag\w*|redovisning\w*|föreskrift\w*|vägledning\w*|statistik\w*|review"
    r"|report|inspection report"
    r"|guidance|survey)(?:[\s,(:]{1,2}(?:har|med|från|är|has|with|is|dnr|diarie\w*|ref\w*|nr|nummer|number|no|[0-9]{4})\b\.?:?){0,4}"
    r"[\s,(:]{0,2}\Z"
)
_IS_PUBLISHED = re.compile(
    r"[,\s]{1,2}(?:som\s|which\s)?(?:is|was|are|has been|är|finns|blev|ligger)\s(?:now |already |nu |redan |numera )?"
    r"(?:published|publicera[dt]\w?|offentliggjor[dt]\w?|(?:ute )?på (?:deras|\w{4,20}s) (?:hemsida|webb\w*|sajt)"
    r"|on (?:their|its) (?:web ?)?site)\b"
    r"(?! (?:på|on|in|i) (?:flashback|facebook|fb|insta|tiktok|twitter|nätet|en|ett|a|an|the)\b)"
)
_OF_AN_AUTHORITY = re.compile(
    r"\b(?:ombuds\w{3,6}|jo|jk|ivo|skolinspektion\w*|\w{3,20}(?:inspektionen|verket|styrelsen|myndigheten)s?|ofsted|inspectorate"
    r"|commission(?:er)?|regulator|tribunal)\b"
)
# Of somebody's own: it is one file among others, whoever looked into it.
_OF_SOMEBODY = re.compile(
    r"\b(?:min|mitt|mina|vår|vårt|våra|my|our|mig|mej|oss|me|us"
    r"|klagomål|anmäl\w*|läckt\w*|leaked|lagt ut|lades ut)\b"
)
_ABOUT_A_NAME = re.compile(r"\b(?:om|kring|mot|about|against) [A-ZÅÄÖ][a-zåäö]{1,15}\b")
# *HFD 2019 ref. 23 med vår egen dom, mål …*: a published one before it makes none of one's own.
_ONES_OWN = re.compile(
    r"\b(?:min|mitt|vår|vårt|our|my|hennes|hans|her|his)\s(?:egen\s|eget\s|own\s)?"
    r"(?:dom|mål|ärende|beslut|fall|case|akt|judge?ment|appeal|order|claim|hearing)\b[^.!?\n0-9]{0,20}\Z"
    r"|\b(?:akten|personakt\w*|barnakt\w*)\s\Z"
)
# Decisions of the ombudsman are published under their numbers.
_OMBUDSMAN = re.compile(r"\b(?:jo|jk|justitieombudsman\w*|justitiekansler\w*)\b[^.!?\n]{0,100}\Z")
_TO_OMBUDSMAN = re.compile(r"\b(?:jo|jk|justitieombudsman\w*|justitiekansler\w*|ombudsman\w*)\b|\bjo-")
_OWN = re.compile(
    r"\b(?:min|mitt|mina|vår|vårt|våra|my|our"
    r"|(?:hennes|hans|her|his) (?:anmälan|klagomål|ärende|fall|case|complaint)"
    r"|regist(?:ered|rera\w{1,3})|diarieför\w{1,4}|pending"
    r"|(?:har|have|has) (?:fått|inte|not|it|det|den)|väntar|waiting|ligger|still|pågår|ongoing)\b"
)
_DECIDED = re.compile(
    r"\b(?:beslut\w*|beslöt|uttal\w*|kriti[ks]\w*|avgör\w*|utlåtande\w*|publice\w*|slog fast|konstater\w*|läs|se"
    r"|jämför|decision\w*|decided|critici[sz]\w*|found|ruled|publish\w*|report\w*|read|see|liknar)\b"
)
_SENTENCE_END = re.compile(r"[!?\n]|(?<!dnr)(?<!\bnr)\.\s")
# *Dnr 2018-00345 är Skolinspektionens rapport*.
_IS_A_REPORT = re.compile(
    r"[ ,(:]{0,3}(?:är |is |heter )?(?:the |en |(?!hans|hennes|deras)\w{3,30}s )?(?:rapport|kvalitetsgranskning"
    r"|granskningsrapport|protokoll|betänkande|remiss|report|review)"
)
# Of a shipment, an order or a survey.
_SENT = re.compile(
    r"\b(?:enkät\w*|rekommendera\w*|kolli\w*|paket\w*|beställning\w*|bokning\w*|biljett\w*|faktura\w*|leverans\w*"
    r"|försändelse\w*|postnord|spårnings\w*|parcel|delivery|shipment|tracking|booking|invoice|survey|ticket"
    r"|(?<!care )(?<!court )(?<!interim )(?<!placement )(?<!supervision )(?<!adoption )(?<!contact )(?<!protection )"
    r"order\w*)\b"
)
# Two letters, nine digits, a country: an item in the mail (Universal Postal Union, S10).
_IN_THE_MAIL = re.compile(r"[a-z]{2} ?[0-9](?: ?[0-9]){8} ?(?:se|gb|no|dk|fi|ie|us|de|nl|au|ca|nz|fr)(?![a-z0-9])")
_SAID = re.compile(r"(?:[a-zåäö]{1,2} ?)?[0-9](?: ?[0-9]){2,6} ?[-/] ?[0-9](?: ?[0-9]){1,3}(?![0-9a-zåäö])")
_CITED = re.compile(
    r"\b(?:refer(?:at|er)\w*|vägledande|prejudi[ck]\w*|praxis|rättsfall\w*|slå upp|case law|precedent\w*|landmark"
    r"|i (?:eu|europa)-?domstolen)"
)
_LAW = re.compile(
    r"\s?(?:§|kap|år\b|barn\b|kr\b|kronor|procent|%|st\b|gånger|sidor|months?\b|weeks?\b|years?\b|days?\b)"
)
_DATE = re.compile(
    r"(?:19|20)[0-9]{2}\s?[-/.]\s?[0-9]{1,2}(?:\s?[-/.]\s?[0-9]{1,2})?"
    r"|[0-9]{1,2}\s?[-/.]\s?[0-9]{1,2}(?:\s?[-/.]\s?(?:[0-9]{2}|[0-9]{4}))?"
    r"|(?:19|20)[0-9]{2}\s?[-/]\s?(?:[0-9]{2}|(?:19|20)[0-9]{2})"
    r"|[0-9]{1,2}[.:][0-9]{2}(?:\s?-\s?[0-9]{1,2}[.:][0-9]{2})?|(?:19|20)[0-9]{6}"
)

_WORD_BEFORE = re.compile(r"^[a-zåäö]{2,5} ")  # *beslutet kom 2010-04-03*

_BY_FORM = (
    ("court", _COURT, 0.9),
    ("board", _BOARD, 0.9),
    ("police", _POLICE, 0.92),
    ("board", _AUTHORITY, 0.92),
    ("court", _ENGLISH, 0.9),
)


def find(reading: Reading) -> Iterator[Finding]:
    if not reading.runs:
        return
    if reading.mentions(("incident", "log ", "cad ")):
        for match in _LOG.finditer(reading.lower):
            yield found(KIND, "case_number.police", reading.span(*match.span("number")), 0.8)
    if reading.disguise:
        for cue in _CUE.finditer(reading.lower):
            yield from _said(reading, cue)
        return
    for run in reading.runs:
        first, last = run.groups[0][0], run.groups[-1][1]
        for rule, pattern, score in _BY_FORM:
            for match in pattern.finditer(reading.text, max(0, first - 10), last + 12):
                if not _is_public(reading, match.start(), match.end()):
                    yield found(KIND, f"case_number.{rule}", reading.span(*match.span()), score)
        for cue in _CUE.finditer(reading.lower, max(0, first - 40), first):
            number = _AFTER_CUE.match(reading.lower, cue.end())
            if number and _is_case(reading, cue[0], number):
                yield found(KIND, "case_number.cue", reading.span(*number.span()), 0.88, cue=cue[0].strip())
            elif number is None and _NAMES_A_NUMBER.search(cue[0]):
                yield from _spaced(reading, cue)


def _spaced(reading: Reading, cue: re.Match[str]) -> Iterator[Finding]:
    number = _SPACED.match(reading.lower, cue.end())
    if number is None or _SPACED_DATE.match(number[0]) or _LAW.match(reading.lower, number.end()):
        return
    if _IN_THE_MAIL.match(reading.lower, number.start()):
        return
    if cue[0].startswith("ref") and reading.cue_near(_SENT, *number.span(), 60, 30):
        return
    digits = sum(character.isdigit() for character in number[0])
    if digits >= _FEWEST_SPACED and not _is_public(reading, *number.span()):
        yield found(KIND, "case_number.cue", reading.span(*number.span()), 0.75, cue=cue[0].strip())


def _is_case(reading: Reading, cue: str, number: re.Match[str]) -> bool:
    text = number[0]
    if (
        _DATE.fullmatch(_WORD_BEFORE.sub("", reading.text[number.start() : number.end()]))
        or _LAW.match(reading.lower, number.end())
        or _is_public(reading, number.start(), number.end())
    ):
        return False
    if re.fullmatch(r"(?:[0-9]{2})?[0-9]{6}[-+][0-9]{4}", text) and birth_day(text[:-5]):
        return False
    digits = sum(character.isdigit() for character in text)
    if digits < 4:
        return False
    if cue.startswith("ref") and reading.cue_near(_SENT, *number.span(), 50, 30):
        return False
    return _NAMES_A_NUMBER.search(cue) is not None or not text.isdigit()


def _said(reading: Reading, cue: re.Match[str]) -> Iterator[Finding]:
    """A number that was said: *mål nr T ett ett noll fyra snedstreck tjugo*."""
    number = _SAID.match(reading.lower, cue.end())
    if (
        number
        and (_NAMES_A_NUMBER.search(cue[0]) or cue[0].endswith("heter "))
        and not _is_public(reading, *number.span())
    ):
        yield found(KIND, "case_number.cue", reading.span(*number.span()), 0.8, cue=cue[0].strip())


def _is_public(reading: Reading, start: int, end: int) -> bool:
    if reading.cue_after(_CITED, end, 60) or _IS_A_REPORT.match(reading.lower, end):
        return True
    if _ONES_OWN.search(reading.lower, max(0, start - 50), start):
        return False
    if _is_of_everybody(reading, start, end):
        return True
    published = reading.cue_before(_PUBLISHED, start, 45) or reading.cue_before(_OMBUDSMAN, start, 110)
    return bool(published) and not _is_pending(reading, start, end)


def _is_pending(reading: Reading, start: int, end: int) -> bool:
    """Whether a person's own complaint to the ombudsman is told of, not a decision that was made public."""
    before = _SENTENCE_END.split(reading.lower[max(0, start - 110) : start])[-1]
    sentence = before + _SENTENCE_END.split(reading.lower[end : end + 60])[0]
    return bool(_TO_OMBUDSMAN.search(before) and _OWN.search(sentence)) and not _DECIDED.search(sentence)


def _is_of_everybody(reading: Reading, start: int, end: int) -> bool:
    """Whether an authority looked into something on its own, or has published it, and nobody's own is told of."""
    review = _REVIEW.search(reading.lower, max(0, start - 110), start)
    public = review or _IS_PUBLISHED.match(reading.lower, end)
    if not public:
        return False
    before, after = sentence(reading, start, end)
    if not review and not _OF_AN_AUTHORITY.search(before):
        return False
    if _ABOUT_A_NAME.search(reading.text, max(0, start - 80), min(len(reading.text), end + 50)):
        return False
    clause = after.partition(",")[0]
    return not any(_OF_SOMEBODY.search(part) or SOMEBODY.search(part) for part in (before, clause))
