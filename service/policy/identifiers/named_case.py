"""Finds numbers of papers about a person right after what names the paper: hospitals, referrals, complaints, police.

*Hospital number RX 0447813*, *remissen R-2291840*, *FOI-2023-00412*. Courts and boards are `case_number`'s.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from service.comments.findings import Finding
from service.policy.identifiers.case_number import KIND
from service.policy.identifiers.found import found
from service.policy.identifiers.reading import Reading

_NUMBERED = r"(?:\s?-?\s?(?:nr|nummer|numret|number|no|id|ref|reference|record)\b\.?)"
_IS = r"(?:\s(?:är|is|was|heter|har|med|with|nr|no|nummer|number|ref)\b\.?)?[\s:(#]{1,2}"
# Two letters and more digits, or digits in parts; at least five of them.
_LETTERED = r"[A-ZÅÄÖ]{1,4}[ /-]?[0-9]{2,9}(?:[-/.: ][0-9]{1,6}){0,3}(?:-[A-Z]{1,3})?"
# Acts, reports and papers of parliaments.
_PUBLISHED = r"(?:SFS|SOU|HC|HL|CP|CM|NJA|HFD|RÅ|RH|MIG|JO|DS|SOSFS|HSLF|LSS|LVU|ISO|EU|EG)(?![A-ZÅÄÖ])"
_PARTED = r"(?:(?!0)[0-9]{2}[-/.][0-9]{4,7}(?:[-/][0-9]{1,4})?|0[0-9]-[0-9]{4,7}-[0-9]{2})"
_END = r"(?![\w]|[-/:.,][0-9])"
_PAPER = re.compile(
    rf"\b(?i:hospital{_NUMBERED}{{1,2}}|patient{_NUMBERED}{{1,2}}|nhs hospital{_NUMBERED}|remiss(?:en"
    rf"|ens)?{_NUMBERED}?|(?:polis|oros|avvikelse|skade)?"
    rf"anmäl(?:an|ningsn\w{{1,7}}){_NUMBERED}?|klagomål(?:et)?{_NUMBERED}?|(?:försäkrings|skade|bidrags"
    rf"|tillsyns|vårdskade|lex sarah-)"
    rf"ärende(?:t)?{_NUMBERED}?|utmätningsmål(?:et)?{_NUMBERED}?|beteckning(?:en)?{_NUMBERED}?"
    rf"|beteckningsnummer|\w{{0,24}}journal(?:en)?{_NUMBERED}"
    rf"|foi(?: request)?{_NUMBERED}?|subject access request{_NUMBERED}?|sar{_NUMBERED}|referral{_NUMBERED}?"
    rf"|safeguarding(?: concern| referral| report| alert)?{_NUMBERED}?|crime{_NUMBERED}|complaint{_NUMBERED}?"
    rf"|(?:cps|police|gardaí?|psni)(?: report)?{_NUMBERED}"
    rf"|handläggning(?:en)?{_NUMBERED}?)(?i:{_IS})(?!{_PUBLISHED})(?P<number>{_LETTERED}|{_PARTED}){_END}"
)
# Bare digits only after what says that a number comes.
_BARE = re.compile(
    rf"\b(?i:hospital (?:number|no)\.?|remiss(?:en)? ?-?(?:nr|nummer|id)|\w{{2,24}}journal(?:nr"
    rf"|nummer))(?i:{_IS})(?P<number>[0-9]{{6,9}}){_END}"
)
_DATE = re.compile(
    r"(?:19|20)[0-9]{2}[-/.: ][0-9]{1,2}(?:[-/. ][0-9]{1,2})?\Z|[0-9]{1,2}[-/.][0-9]{1,2}[-/.](?:19|20)?[0-9]{2}\Z"
)
_FEWEST = 5
_MOST = 200  # papers of one text that are looked at
_GATE = (
    "hospital", "patient", "remiss", "nmäl", "klagomål", "ärende", "mål", "beteckning", "journal", "foi",
    "subject access",
    "sar ", "referral", "safeguarding", "crime", "complaint", "cps", "police", "garda", "psni", "handläggning",
)  # fmt: skip
_AT_PAPER = re.compile("|".join(_GATE))
_OF_A_THING = re.compile(
    r"\b(?:order\w*|artikel\w*|art|kod\w*|rabatt\w*|bokning\w*|faktura\w*|modell\w*|kolli\w*|version\w*)\b"
)


def find(reading: Reading) -> Iterator[Finding]:
    if not reading.runs or reading.disguise or not reading.mentions(_GATE):
        return
    for paper, pattern in product(islice(_AT_PAPER.finditer(reading.lower), _MOST), (_PAPER, _BARE)):
        match = pattern.search(reading.text, max(0, paper.start() - 26), paper.end() + 70)
        if match:
            number = match["number"]
            digits = sum(character.isdigit() for character in number)
            bare = number.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ -/")
            if digits < _FEWEST or _DATE.match(bare) or reading.cue_before(_OF_A_THING, match.start(), 20):
                continue
            yield found(KIND, "case_number.paper", reading.span(*match.span("number")), 0.985)
