"""Finds the last four (or three) digits of a personal number told alone, or with their beginning elsewhere.

A day of birth stands in many a text; with these it is the number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding, Severity
from service.policy.identifiers.dates import birth_day
from service.policy.identifiers.found import found
from service.policy.identifiers.person_cues import belongs_to_another
from service.policy.identifiers.personal_number import CUE, KIND
from service.policy.identifiers.reading import Reading
from service.policy.identifiers.written_date import written_date

_DIGITS = r"([0-9]{4}|(?:[0-9][ ,-]{1,2}){3}[0-9]|[0-9]{2}[ ,-]{1,2}[0-9]{2})(?![0-9])"
_LAST_FOUR = re.compile(
    r"\b(?:(?:fyra|4)\s?sista|sista\s?(?:fyra|4)|last (?:four|4)|slutar? (?:på|med)"
    r"|slutet (?:på )?(?:är|e|ä)|(?:kontroll|slut)siffror(?:na)?|end(?:s|ing)? (?:in|with))\b"
    rf"([^0-9\n]{{0,45}}?)(?<![0-9]){_DIGITS}"
)
# *2384 är hans sista fyra*.
_THEN_CALLED = re.compile(
    rf"(?<![\w-]){_DIGITS},? (?:(?:är|e|is|are|som|as|står som)(?: (?:de|hans|hennes|his|her|the|dom)){{0,2}} )?"
    r"(?:(?:sista fyra|fyra sista)(?!\s?(?:år|barn|vecko|månad|dag|gånger|sid|kap|[0-9a-zåäö]{1,20}(?:en|na)\b))"
    r"|last four(?! (?:years|months|weeks|days|children|pages|of))|på slutet av (?:personn|numret))"
)
_LAST_THREE = re.compile(
    r"\b(?:tre sista|sista tre|last three)(?: siffror(?:na)?| digits)?(?: (?:är|e|is|are))?[ :]{1,2}"
    r"([0-9]{3}|[0-9] [0-9] [0-9])(?![0-9]|[ .,]?[0-9]|\s?(?:kr|%|st\b))"
)
# Whose number ends so, without a word for it: *hennes slutar på 2384*, *her social ends in 2384*.
_ENDS = re.compile(
    r"(?<![\w-])(?:(?:hans|hennes|hens|his|hers?|their|my \w{2,12}'s|\w{3,12}ens|dotterns|sonens)"
    r"(?: (?:nummer|nr|number|pnr|id|social|ssn))?|social|ssn|(h[aoe]n|s?he))"
    r" (?:slutar|ends)(?: (?:på|med|in|with))[ :]{1,2}"
    rf"{_DIGITS}(?!-tal|:|\s?(?:kr|%|kronor|tal))"
)
_LAST_DIGITS = re.compile(
    r"(?<![\w-])(?:hans|hennes|hens|his|her) (?:sista|last) (?:siffror|digits)(?: (?:är|e|is|are))?[ :]{1,2}"
    rf"{_DIGITS}"
)
# With the words of which some stand in every text that has one.
_OTHER_WAYS = (
    (_THEN_CALLED, ("sista fyra", "fyra sista", "last four", "slutet av")),
    (_LAST_THREE, ("sista tre", "tre sista", "last three")),
    (_ENDS, ("slutar", "ends ")),
    (_LAST_DIGITS, ("sista siffror", "last digits")),
)
_CLOCK_OR_YEAR = re.compile(r"(?:[01][0-9]|2[0-3])[0-5][0-9]|19[0-9]{2}|20[0-9]{2}")
_YEAR = re.compile(r"19|20")
_OF_A_NUMBER = re.compile(
    r"siffr|nummer|pnr|p-nr|personn|digit|ssn|social|number|\b(?:är|e|ä|va|var|is|are)\s*$|^\s*[:=]?\s*$"
)
# What makes the end of a number that of a person's: its beginning, or a birth.
_FIRST_SIX = re.compile(
    r"\b(?:(?:sex|6|åtta|8)\s?första|första (?:sex|6|åtta|8)|first (?:six|6|eight|8)|börja[rn]?(?: på| med| är| e)?"
    r"|start(?:s|ar)? (?:with|på|med))\b[^0-9\n.]{0,30}?(?<![0-9])"
    r"((?:19|20)?[0-9]{2}[-. ]?[0-9]{2}[-. ]?[0-9]{2}|(?:[0-9] ){5}[0-9]|[0-9]{2}(?: [0-9]){4})(?![0-9])"
)
_BORN = re.compile(r"\b(?:född|föds|föddes|födelse\w*|born|birth\w*|dob)\b")
_NUMBER = re.compile(r"\b(?:nr|nummer|numret|siffror\w*|number|digits)\b")
_WHOLE = ("personnummer.form", Severity.BLOCK)
_PART = ("personnummer.last-four", Severity.HOLD)
_SENTENCE = 90  # characters to either side
_GATE = ("sista", "last ", "slutar", "sluta ", "slutet", "siffror", "ends ", "ending ", "end in", "end with")


def find(reading: Reading) -> Iterator[Finding]:
    if not reading.runs or reading.disguise not in {"", "words"} or not reading.mentions(_GATE):
        return
    for match in _LAST_FOUR.finditer(reading.lower):
        yield from _called_before(reading, match)
    for form, gate in _OTHER_WAYS:
        for match in form.finditer(reading.lower) if reading.mentions(gate) else ():
            if _is_theirs(reading, match, form):
                rule, severity = _WHOLE if _born(reading, match) else _PART
                span = match.span(match.lastindex or 1)
                yield found(KIND, rule, reading.span(*span), 0.78, severity, cue="fyra sista")


def _called_before(reading: Reading, match: re.Match[str]) -> Iterator[Finding]:
    first = _first_six(reading, *match.span(2))
    if first:
        span = reading.span(min(first[0], match.start(2)), max(first[1], match.end(2)))
        yield found(KIND, "personnummer.form", span, 0.95, Severity.BLOCK, cue="fyra sista")
        return
    told = reading.lower[max(0, match.start() - 30) : match.start()]
    born = _born(reading, match)
    named = match[0][:3] not in {"slu", "end"}
    like_a_year = match[2][:2] in {"19", "20"} and not match[1].strip(" :=")
    of_a_number = _OF_A_NUMBER.search(match[1]) is not None and not like_a_year
    if CUE.search(told) or (of_a_number and named) or (born and _NUMBER.search(told)):
        # With the day of birth told beside it, the number is whole.
        rule, severity = _WHOLE if born else _PART
        yield found(KIND, rule, reading.span(*match.span(2)), 0.8, severity, cue="fyra sista")


def _is_theirs(reading: Reading, match: re.Match[str], form: re.Pattern[str]) -> bool:
    if belongs_to_another(reading, match.start()):
        return False
    if form is _LAST_THREE:
        return bool(_born(reading, match) or _named(reading, match) or _follows_a_day(reading, match.start()))
    four = re.sub(r"[^0-9]", "", match[match.lastindex or 1])
    if form is _THEN_CALLED or (form is _ENDS and not match[1]):
        return not _YEAR.match(four) or bool(_named(reading, match))
    if form is _ENDS:  # *hon slutar på 1530*: she may stop at a time
        return not _CLOCK_OR_YEAR.fullmatch(four) or bool(_named(reading, match))
    return True


def _born(reading: Reading, match: re.Match[str]) -> str:
    return reading.cue_near(_BORN, *match.span(), _SENTENCE, _SENTENCE)


def _named(reading: Reading, match: re.Match[str]) -> str:
    return reading.cue_near(CUE, *match.span(), _SENTENCE, _SENTENCE)


def _follows_a_day(reading: Reading, start: int) -> bool:
    """Whether a day stands right before it: *2011-05-04, sista tre är …*."""
    days = written_date().finditer(reading.lower, max(0, start - 24), start)
    return any(re.fullmatch(r"\W{1,4}(?:och |and |med )?(?:de )?", reading.lower[day.end() : start]) for day in days)


def _first_six(reading: Reading, start: int, end: int) -> tuple[int, int] | None:
    """Where the date of the same number stands, when the sentence tells that too."""
    for match in _FIRST_SIX.finditer(
        reading.lower, max(0, start - _SENTENCE), min(len(reading.lower), end + _SENTENCE)
    ):
        if birth_day(re.sub(r"[-. ]", "", match[1])):
            return match.span(1)
    return None
