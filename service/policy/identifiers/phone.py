"""Finds telephone numbers: Swedish ones by the national numbering plan, British and American by their form, others
when written internationally. Helplines and free numbers, which blogs about children must be able to name, are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding
from service.policy.identifiers.dates import birth_day, in_days_or_times
from service.policy.identifiers.found import found
from service.policy.identifiers.numbering import BRITISH, IRISH, SWEDISH
from service.policy.identifiers.organisation import SOMEBODY, sentence
from service.policy.identifiers.reading import Reading, Run, Window

KIND = "phone"

CUE = re.compile(
    r"(?<![a-zåäö])(?:ring(?:er|a|s)?|tel(?:e?fon)?(?:nr|nummer|num)?|tfn|mobil(?:en|nr|nummer)?|mob|sms(?::?a)?"
    r"|nås (?:jag )?på|nr|nummer|numret"
    r"|slå en signal|lur(?:en)?|whats\s?app|signal|call|phone|landline|cell|mobile|text|dial|number|ph)\b|[📞☎📱✆]"
)
_CLOSE_CUE = re.compile(
    r"(?<![a-zåäö])(?:ring|tel(?:e?fon)?(?:nr|nummer)?|tfn|mobil(?:nr|nummer)?|mob|sms:?a|call|cell|phone|dial)\b\W{0,3}"
    r"(?:(?:mig|mej|oss|hem|på|till|nr|me|us|on|at|är|is)\W{1,2}){0,3}$|[📞☎📱✆]\s?$"
)
_OTHER_NUMBER = re.compile(
    r"(?:\bsid(?:a|an|or|orna)?|\bpages?|\bs\.|\bpp?\.|\btabell\w*|\bkap\.?|\bsou|\bprop\.?|\bsfs|\bdnr|\bmål(?:et|nr|nummer|numret)?"
    r"|\bisbn|\bissn"
    r"|\border\w*|\bkolli\w*|\bfaktura\w*|\bocr|\bkund(?:nr|nummer|numret)?|\bversion\w*|\bver\.?|\borg\.?\s?nr|\bbankgiro\w*"
    r"|\bplusgiro\w*|\bbg|\bpg"
    r"|\bkonto(?:t|n|nr|nummer|numret)?|\bart\.?\s?nr|\bartikel\w*|\bref\.?|\bdoi|\btid|\bklockan|\bkl)[\s.:#]*$"
)
_IRISH_SIZES = {(3, 3, 4), (3, 7), (2, 3, 4), (2, 7), (10,), (3, 3, 2, 2)}
_IRISH_CUE = re.compile(
    r"\b(?:landline|number|phone|mobile|ring|call|text|tel|nummer|numret|telefon|irland|ireland|irish)\b"
    r"[^.!?\n]{0,30}\Z"
)
_BRITISH_SIZES = {
    (11,),
    (5, 6),
    (5, 3, 3),
    (4, 3, 4),
    (3, 4, 4),
    (4, 7),
    (3, 8),
    (5, 2, 2, 2),
    (5, 2, 4),
    (6, 5),
    (7, 4),
    (1,) * 11,
}
_AMERICAN = re.compile(r"(?<![0-9-])\(?([2-9][0-9]{2})\)?[-. ]\s?([2-9][0-9]{2})[-. ]([0-9]{4})\Z")
_AMERICAN_SOLID = re.compile(r"[2-9][0-9]{2}[2-9][0-9]{6}")
_AMERICAN_CUE = re.compile(
    r"\b(?:cell|cell ?phone|mobile|call|text|phone)\b\W{0,3}(?:(?:is|me|him|her|at|on|number)\W{1,2}){0,3}\Z"
)
_SHORT_PUBLIC = re.compile(
    r"(?:112|1177|11313|11414|11[68][0-9]{3}|90101|90[0-9]{2,3}000|911|999|101|111|988|0?8001111"
    r"|1?8(?:00|88|77|66|55|44|33|22)[0-9]{7}|1[38]00[0-9]{6}|131114|132111|131278"  # North America; Australia, Ireland
    r"|741741|686868|85258)\Z"  # crisis lines by text message
)
_TOLL_FREE = re.compile(r"8(?:00|88|77|66|55|44|33|22)")
_FEWEST = 5  # digits of any number
_FEWEST_SAID = 7  # digits of a number without its area, one by one
_WITHOUT_PLUS = re.compile(r"467[02369][0-9]{7}|447[1-9][0-9]{8}|3538[35679][0-9]{7}")
_ZERO = re.compile(
    r"\b(?:utan|without)\s(?:the |sin |den )?(?:första |inledande |first |leading )?(?:noll\w{0,3}|zero|0)\b"
    r"|\b(?:sätt|lägg|skriv|börja\w?|glöm|inled)\s(?:\w{1,6}\s){0,3}(?:noll\w{0,3}|0)\b"
    r"|\b(?:noll\w{0,3}|zero|0) (?:före|först|framför|i början"
    r"|in front|first|before)"
)
_FREE_ABROAD = re.compile(rf"1{_TOLL_FREE.pattern}|(?:61|353)1?[38]00|64800|27800")  # from the country code on

_ORGANISATION = re.compile(
    r"\b(?:region\w*|kommun(?:en|ens|s)?|myndighet\w*|\w{3,24}(?:styrelsen|verket|rätten|förbundet|kansliet|nämnden|sjukhuset"
    r"|myndigheten|universitet|museet|mottagningen|kliniken)|inspektionen|vårdcentral(?:en)?|socialkontor(?:et)?|mottagningen"
    r"|council|hospital|ministry|agency|university)\b[^.!?\n]{0,12}\Z"
)
# Where a round number is one's that many call, if a town stands before it: *socialjouren … i Uppsala 018-15 00 00*.
_SERVICE = re.compile(
    r"\b(?:social(?:jour|tjänst)\w*|jour(?:en|telefon\w*)|växel\w*|polisen|kommun(?:en|ens)?|region(?:en|ens)?|stadshuset"
    r"|kommunhuset|\w{0,20}(?:kontoret|mottagning(?:en)?|förvaltningen|nämnden|kansliet|myndigheten|inspektionen)"
    r"|vårdcentral(?:en)?|barnahus(?:et)?|bup|orosanmäl\w*|anmäla? oro|council|town hall|duty team)\b"
)
_DIRECT = re.compile(
    r"\b(?:hennes|hans|deras|her|his|their|\w{2,20}'s) (?:\w{3,9} )?(?:direkt|privat|mobil|direct|private)"
)
_ROUND = re.compile(r"0(?!7[02369])[0-9]{4,6}0000\Z")
_PRIVATE = re.compile(
    r"\b(?:privat\w*|direkt\w*|hem(?:nummer|telefon)\w*|mobil\w*|mig|mej|min|mitt|me|my|home|private|direct)\b"
)
_HELPLINE = re.compile(
    r"\b(?:jourhavande \w{3,20}|\w{4,24}(?:linjen|jouren|upplysningen)|(?:hjälp|äldre|föräldra|stöd)telefonen"
    r"|childline|samaritans|lifeline"
    r"|kids ?help ?(?:line|phone)|(?:crisis|support|advice|emergency|child abuse) ?line|help ?line|hotline"
    r"|nspcc|freephone|toll[ -]free)\b[^.!?\n]{0,20}\Z"
)
_CLOCK_BEFORE = re.compile(r"[0-9]:\Z")  # the seconds of *10:39:07 2022 -0500*
_STATE_BEFORE = re.compile(r"\b[A-Z]{2}\s{1,4}\Z")  # an American postal code: *MA 02110-1301*
_MOBILE = re.compile(r"07[02369]")
_SPOKEN_GAP = re.compile(r"[ ,./()\n-]{1,3}\Z")
_GAP = re.compile(r"[ \t./()|~_*-]{1,3}\Z|\s?[-/]\s?\Z")
_DATE_OR_TIME = re.compile(
    r"[0-9]{1,2}([-./ ])[0-9]{1,2}\1(?:19|20)?[0-9]{2}|(?:19|20)[0-9]{2}([-./ ])[0-9]{1,2}\2[0-9]{1,2}"
    r"|[0-9]{1,3}[ ,](?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}"
    r"|(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9]\s?[-/, ]\s?(?:[01]?[0-9]|2[0-4])[.:][0-5][0-9](?:[ ,/-].*)?"
)
_UNIT = re.compile(
    r"\s?(?:kr|kronor|år|gånger|barn|st|procent|%|km|mil|timmar|minuter|dagar|veckor|personer|times|years)\b"
)
_SWITCHBOARD = re.compile(
    r"(?:växel(?:n|nummer|numret)?|kundtjänst|kontaktcenter|medborgarservice|medborgarkontor(?:et)?|servicecenter"
    r"|stödlinje\w{0,3}|hjälplinje\w{0,3}|switchboard|help ?line|hotline)\W{0,3}"
    r"(?:(?:är|har|på|nr|tel|is|on)\W{1,3}){0,2}\Z"
)
_MOST_FOREIGN = 50  # candidates looked up in the library's plans, some 50 µs each


def find(reading: Reading) -> Iterator[Finding]:
    foreign = 0
    for run in reading.runs:
        first = 0
        while first < len(run.groups):
            start = run.groups[first][0]
            international = start > 0 and run.text[start - 1] == "+" and not run.text[start - 2 : start - 1].isalnum()
            taken = 1
            if international or run.text.startswith("00", start):
                foreign += 1
                finding, taken = (
                    (None, 1) if foreign > _MOST_FOREIGN else _international(reading, run, first, international)
                )
            else:
                finding, taken = _national(reading, run, first)
            if finding:
                yield finding
            first += taken


def _windows(run: Run, first: int, shortest: int, longest: int, gap: re.Pattern[str] = _GAP) -> Iterator[Window]:
    """The windows from `shortest` to `longest` digits that begin at a group, with only a phone's signs between."""
    before = run.edges[first]
    for last in range(first + 1, len(run.groups) + 1):
        digits = run.edges[last] - before
        if digits > longest or (last > first + 1 and not gap.match(run.gap_before(last - 1))):
            return
        if digits >= shortest:
            yield run.window(first, last)


def _national(reading: Reading, run: Run, first: int) -> tuple[Finding | None, int]:
    """The longest number that begins at this group, and how many groups it takes (1 when there is none)."""
    start = run.groups[first][0]
    if run.edges[-1] - run.edges[first] < _FEWEST:
        return None, 1
    if run.text[start] != "0":
        return _local(reading, run, first)
    if start and run.text[start - 1].isalpha() and not reading.disguise:
        return None, 1
    if _CLOCK_BEFORE.search(run.text, max(0, start - 3), start):
        return None, 1
    windows = list(_windows(run, first, 8, 11, _SPOKEN_GAP if reading.disguise == "words" else _GAP))
    if not windows:
        return None, 1
    best: tuple[Window, float] | None = None
    lenient = bool(reading.disguise or reading.cue_before(_CLOSE_CUE, start, 30))
    for window in windows:
        score = _score_national(window, lenient) or _score_irish(reading, window)
        if score and not _DATE_OR_TIME.fullmatch(run.text, window.start, window.end):
            best = window, score
    if best is None or in_days_or_times(reading.lower, best[0].start, best[0].end):
        return None, 1
    window, score = best
    cue = reading.cue_near(CUE, window.start, window.end, 30, 0)
    begins = run.groups[0][0]
    if not cue and (
        reading.cue_before(_OTHER_NUMBER, window.start, 20) or (first and reading.cue_before(_OTHER_NUMBER, begins, 20))
    ):
        return None, 1
    if window.sizes == (5, 4) and _STATE_BEFORE.search(run.text, max(0, window.start - 6), window.start):
        return None, 2
    if _is_public(window) or _is_switchboard(reading, window) or run.text[window.end : window.end + 1] == "%":
        return None, len(window.sizes)
    begin = window.start - (window.start > 0 and run.text[window.start - 1] == "(" and window.gaps[:1] != ())
    span = reading.span(begin if ")" in run.text[begin : window.end] else window.start, window.end)
    return found(KIND, "phone.national", span, 0.98 if cue else score, cue=cue), len(window.sizes)


def _score_national(window: Window, lenient: bool) -> float:
    """How sure the form is, 0 when no numbering plan has it. A last group of one digit belongs to what follows."""
    one_by_one = set(window.sizes[1:]) == {1} and (window.sizes[0] == 1 or _MOBILE.match(window.digits))
    spaced = lenient or one_by_one  # also *070 1 7 4 0 6 0 5*
    number = window.digits[1:]
    if not spaced and any(size == 1 for size in window.sizes[1:]):
        return 0.8 if _is_oddly_grouped(window) else 0.0
    if len(number) == 10:
        return 0.92 if BRITISH.match(number) and (spaced or window.sizes in _BRITISH_SIZES) else 0.0
    if not SWEDISH.match(number):
        return 0.0
    if not lenient and window.sizes == (6, 4) and window.gaps == ("-",) and birth_day(window.digits[:6]):
        return 0.0  # a personal number's form, if its check digit is wrong
    if window.solid:
        return 0.9 if number[0] == "7" else 0.7
    if spaced:
        return 0.85
    return 0.93 if 2 <= window.sizes[0] <= 4 else 0.8


def _score_irish(reading: Reading, window: Window) -> float:
    """An Irish landline has no form that tells; it takes a word for a telephone, or Ireland's name, before it."""
    grouped = window.sizes in _IRISH_SIZES or (reading.disguise == "words" and window.sizes[0] > 1)
    fits = grouped and IRISH.match(window.digits[1:])
    return 0.8 if fits and _IRISH_CUE.search(reading.lower, max(0, window.start - 45), window.start) else 0.0


def _is_oddly_grouped(window: Window) -> bool:
    """A mobile number with a digit apart, but not the last: *076-2 04 61 88*, *0 7 3-174 06 80*, *0 8 465 004 31*."""
    signs = [gap.strip() for gap in window.gaps if gap.strip()]
    plain = len(signs) <= 1 and set(signs) <= {"-", "/"}
    led = window.sizes[0] in {2, 3} or window.sizes[:2] == (1, 1)
    mobile = _MOBILE.match(window.digits) is not None or (window.digits[:2] == "08" and window.sizes[0] == 1)
    return plain and led and mobile and window.sizes[-1] > 1 and bool(SWEDISH.match(window.digits[1:]))


def _is_switchboard(reading: Reading, window: Window) -> bool:
    """Named as one or as a helpline, or a round number after an organisation: *Region Kronoberg 0470-58 80 00*."""
    if reading.cue_before(_DIRECT, window.start, 60):
        return False
    if reading.cue_before(_SWITCHBOARD, window.start, 30) or reading.cue_before(_HELPLINE, window.start, 50):
        return True
    if window.digits.startswith("010") and window.digits.endswith("0000"):
        return True  # numbers without an area are an organisation's, and the round one is its switchboard
    if _ROUND.match(window.digits):
        before, after = sentence(reading, window.start, window.end, 90, 40)
        told = _SERVICE.search(before) and not _PRIVATE.search(before)
        if told and not SOMEBODY.search(before) and not SOMEBODY.search(after):
            return True
    return window.digits.endswith("00") and bool(reading.cue_before(_ORGANISATION, window.start, 50))


def _is_public(window: Window) -> bool:
    """Helplines, free numbers and numbers that only organisations have: 020, 077x, 0900; 0800, 0300 and so on."""
    digits = window.digits
    if len(digits) == 11:
        return digits[1] in "389"
    free = digits.startswith("020") and len(digits) < 10
    return (
        free
        or digits.startswith(("077", "0900", "0939", "0944", "099", "0123456789"))
        or bool(_SHORT_PUBLIC.match(digits))
    )


def _local(reading: Reading, run: Run, first: int) -> tuple[Finding | None, int]:
    """A number without area code or zero: only directly after a word such as *ring* or *tel*; American by its form."""
    start, _ = run.groups[first]
    spoken = reading.disguise == "words"
    windows = list(_windows(run, first, _FEWEST, 12, _SPOKEN_GAP if spoken else _GAP))
    for window in windows:
        if _SHORT_PUBLIC.match(window.digits):
            return None, len(window.sizes)
        if len(window.sizes) == 3 and _AMERICAN.match(run.text[window.start : window.end]):
            begin = start - 1 if start and run.text[start - 1] == "(" else start
            if _TOLL_FREE.match(run.text[start : start + 3]) or reading.cue_before(_HELPLINE, begin, 50):
                return None, 3
            if not reading.cue_before(_OTHER_NUMBER, begin, 20):
                return found(KIND, "phone.american", reading.span(begin, window.end), 0.85), 3
    for window in reversed(windows):
        one_by_one = set(window.sizes) == {1} and bool(reading.disguise)
        if (
            (window.solid or one_by_one)
            and _AMERICAN_SOLID.fullmatch(window.digits)
            and reading.cue_before(_AMERICAN_CUE, start, 25)
        ):
            return found(KIND, "phone.american", reading.span(start, window.end), 0.75), len(window.sizes)
        if _lacks_zero(reading, window):
            return found(KIND, "phone.national", reading.span(start, window.end), 0.85), len(window.sizes)
        if _lacks_plus(window) and reading.cue_near(CUE, start, window.end, 30, 20):
            return found(KIND, "phone.international", reading.span(start, window.end), 0.8), len(window.sizes)
    cue = reading.cue_before(_CLOSE_CUE, start, 30) if windows else ""
    if not cue:
        return None, 1
    for window in reversed(windows):
        said = spoken and set(window.sizes) == {1} and len(window.digits) >= _FEWEST_SAID
        fits = said or all(size > 1 for size in window.sizes)
        if fits and not _UNIT.match(run.text, window.end):
            return found(KIND, "phone.local", reading.span(window.start, window.end), 0.7, cue=cue.strip()), len(
                window.sizes
            )
    return None, 1


def _lacks_zero(reading: Reading, window: Window) -> bool:
    """A mobile number whose zero the writer leaves to the reader: *70 174 06 05 (lägg till nolla)*."""
    plan = {9: SWEDISH, 10: BRITISH}.get(len(window.digits))
    if plan is None or not plan.match(window.digits) or window.digits[0] != "7":
        return False
    return bool(reading.cue_near(_ZERO, window.start, window.end, 40, 40))


def _lacks_plus(window: Window) -> bool:
    """A mobile number of a near country from its code on, without plus or zeros: *353 87 555 0123*."""
    return window.sizes[0] in {2, 3, len(window.digits)} and _WITHOUT_PLUS.fullmatch(window.digits) is not None


def _international(reading: Reading, run: Run, first: int, plus: bool) -> tuple[Finding | None, int]:
    start = run.groups[first][0]
    best: Window | None = None
    for window in _windows(run, first, 8, 18, _SPOKEN_GAP if reading.disguise == "words" else _GAP):
        digits = window.digits if plus else window.digits[2:]
        last_is_odd = (
            not reading.disguise and window.sizes[-1] == 1 and len(window.sizes) > 3 and set(window.sizes[1:]) != {1}
        )
        if 8 <= len(digits) <= 16 and not last_is_odd and _is_foreign(digits, "(0)" in run.text[start : window.end]):
            best = window
    if best is None:
        return None, 1
    begin = start - 1 if plus else start
    if begin and plus and run.text[begin - 1] == "(":
        begin -= 1
    return found(KIND, "phone.international", reading.span(begin, best.end), 0.96), len(best.sizes)


def _is_foreign(digits: str, with_trunk_zero: bool) -> bool:
    """Whether `digits`, from the country code on, can be a number; +46 (0)70 and +46 070 are often written."""
    if _FREE_ABROAD.match(digits):
        return False
    if digits.startswith("46"):
        return bool(SWEDISH.match(digits[2:].removeprefix("0")))
    if digits.startswith("44"):
        return bool(BRITISH.match(digits[2:].removeprefix("0")))
    import phonenumbers  # noqa: PLC0415 - 30 ms and 2 MB, for the few comments that need it

    try:
        number = phonenumbers.parse("+" + (digits.replace("0", "", 1) if with_trunk_zero else digits), None)
    except phonenumbers.NumberParseException:
        return False
    return phonenumbers.is_possible_number(number)
