"""Finds numbers of cases about a person: social services, courts, police, hospitals.

Numbers of acts, reports and published judgments have the same looks; the words around them tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.dates import birth_day
from service.policy.identifiers.found import found
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
    r"\b(?:hfd|rå|nja|rh|mig|jo|jk|mod|möd|adv?|rk|kammarrätten i \w+ i målnr|referat\w*|ref\.|prop|sou|ds|sfs|bet"
    r"|dir|skr|mot|rskr|lag|förordning|eu|artikel|isbn"
    r"|skolverkets?|socialstyrelsens?|riksdagens?|regeringens?|remiss\w*|betänkande\w*|rapport\w*"
    r"|reports?|ofsted\w*(?! (?:complaint|case|referral|ref)\b)|hmie|estyn|v\. the"
    r"|version|ombuds\w{3,6}'?s? (?:decision|report|ruling)|neutral citation"
    r"|ewca|ewhc|ewfc|ewcop|ukut|uksc|bailii|s \d+)\b"
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
    r"\b(?:enkät\w*|rekommendera\w*|kolli\w*|paket\w*|beställning\w*|order\w*|bokning\w*|biljett\w*|faktura\w*"
    r"|leverans\w*|parcel|booking|invoice|survey|ticket)\b"
)
_SAID = re.compile(r"(?:[a-zåäö]{1,2} ?)?[0-9](?: ?[0-9]){2,6} ?[-/] ?[0-9](?: ?[0-9]){1,3}(?![0-9a-zåäö])")
_CITED = re.compile(
    r"\b(?:refer(?:at|er)\w*|vägledande|prejudi[ck]\w*|praxis|rättsfall\w*|slå upp|case law|precedent\w*|landmark)"
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
    if not reading.runs or reading.flooded:
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
    published = reading.cue_before(_PUBLISHED, start, 45) or reading.cue_before(_OMBUDSMAN, start, 110)
    return bool(published) and not _is_pending(reading, start, end)


def _is_pending(reading: Reading, start: int, end: int) -> bool:
    """Whether a person's own complaint to the ombudsman is told of, not a decision that was made public."""
    before = _SENTENCE_END.split(reading.lower[max(0, start - 110) : start])[-1]
    sentence = before + _SENTENCE_END.split(reading.lower[end : end + 60])[0]
    return bool(_TO_OMBUDSMAN.search(before) and _OWN.search(sentence)) and not _DECIDED.search(sentence)
