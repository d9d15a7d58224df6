"""Finds what other countries have in place of the personnummer: Nordic, British, American and some others.

The Nordic and Polish numbers carry a date and check digits and are found anywhere; those that are plain digits only
beside a word that names them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from service.comments.findings import Finding, Severity
from service.policy.identifiers import checksums
from service.policy.identifiers.dates import is_day, is_day_first
from service.policy.identifiers.found import found
from service.policy.identifiers.person_cues import belongs_to_another, tells_of_somebody
from service.policy.identifiers.reading import Reading

KIND = "personal_number"


def _always(_: re.Match[str]) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class _Form:
    """`needs`: a word that must stand before it (None: none); `proves`: check digits, or a form that is enough;
    `letters`: how many letters stand before its first digit; `fewest`: digits that stand in one run.
    """

    rule: str
    pattern: re.Pattern[str]
    score: float
    proves: Callable[[re.Match[str]], bool] = _always
    needs: re.Pattern[str] | None = None
    letters: int = 0
    fewest: int = 0

    def match(self, text: str, at: int) -> re.Match[str] | None:
        """The form where its first digit stands at `at`; a sign may stand between the letters and it."""
        if not self.letters:
            return self.pattern.match(text, at)
        signs = at > 0 and text[at - 1] in " -."
        starts = (at - self.letters - signs, at - 2 * self.letters + 1 - signs)  # *QQ 12*, *Q Q 1 2*
        return next((found for start in starts if start >= 0 and (found := self.pattern.match(text, start))), None)


def _digits(match: re.Match[str]) -> str:
    return re.sub(r"[^0-9]", "", match[0])


def _is_foedselsnummer(match: re.Match[str]) -> bool:
    digits = _digits(match)
    # D-numbers add 4 to the first digit of the day (Skatteetaten).
    return is_day_first(f"{int(digits[0]) % 4}{digits[1:6]}") and checksums.foedselsnummer(digits)


def _is_henkilotunnus(match: re.Match[str]) -> bool:
    return is_day_first(match[1]) and checksums.henkilotunnus(match[1] + match[2], match[3])


def _is_pesel(match: re.Match[str]) -> bool:
    digits = _digits(match)
    # The century is told by 20, 40, 60 or 80 added to the month (PESEL register).
    return is_day(int(digits[:2]), int(digits[2:4]) % 20, int(digits[4:6])) and checksums.pesel(digits)


def _is_nhs(match: re.Match[str]) -> bool:
    return checksums.nhs(_digits(match))


_SSN_CUE = re.compile(
    r"\b(?:ssn|social(?: security)?(?: (?:number|no|num))?|itin)\b"
    r"(?! (?:care|services?|media|work\w*|welfare|housing|costs?|funds?|budgets?|benefits?|support))"
)
_SSN_NAME = re.compile(r"\b(?:ssn|social security(?: (?:number|no|num))?|itin)\b")
_NI_CUE = re.compile(r"\b(?:ni|n\.i\.|nino|national insurance)\b")
_NHS_CUE = re.compile(r"\bnhs\b")
_CPR_CUE = re.compile(r"\b(?:cpr|personnummer|dansk\w*|danish)\b")
_PASSPORT_CUE = re.compile(r"\b(?:passport|passnummer|passnr|pass ?nr|id-?kort\w*|körkorts?n\w*)\b")
_PPS_CUE = re.compile(r"\b(?:pps|ppsn)\b")

# What is said between the pieces of a number that is told beside its name.
_PIECE = r"[ .,/-]{0,3}(?:(?:then|and|ends(?: in| with)?|followed by) )?"

_FORMS = (
    _Form(
        "ssn.form", re.compile(r"(?<![\w-])(?!000|666)[0-9]{3}-(?!00)[0-9]{2}-(?!0000)[0-9]{4}(?![\w-])"), 0.9, fewest=9
    ),
    _Form(
        "ssn.form",
        re.compile(
            rf"(?<![\w-])(?:[0-9]{{3}}|[0-9] [0-9] [0-9]){_PIECE}(?:[0-9]{{2}}|[0-9] [0-9]){_PIECE}"
            r"(?:[0-9]{4}|[0-9]{2} [0-9]{2}|[0-9] [0-9] [0-9] [0-9])(?![\w-])"
        ),
        0.85,
        needs=_SSN_CUE,
    ),
    # In pieces of any size beside its name: *900, then 45, ends 6789* once read as digits.
    _Form("ssn.form", re.compile(rf"(?<![\w-])[0-9](?:{_PIECE}[0-9]){{8}}(?![\w-])"), 0.85, needs=_SSN_NAME),
    _Form(
        "nino.form",
        re.compile(r"(?<![A-Za-z0-9])[A-Z]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[0-9]{2}[ -]?[A-D](?![A-Za-z0-9])"),
        0.92,
        letters=2,
    ),
    _Form(
        "nino.form",
        re.compile(
            rf"(?<![A-Za-z0-9])[A-Za-z][ .-]?[A-Za-z][ .-]?[0-9](?:{_PIECE}[0-9]){{5}}"
            rf"(?:{_PIECE}[A-Da-d])?(?![A-Za-z0-9])"
        ),
        0.8,
        needs=_NI_CUE,
        letters=2,
    ),
    _Form("nhs.checksum", re.compile(r"(?<![\w-])[0-9]{3}[ -][0-9]{3}[ -][0-9]{4}(?![\w-])"), 0.92, _is_nhs, _NHS_CUE),
    _Form("nhs.form", re.compile(r"(?<![\w-])[0-9](?:[ ,-]{0,2}[0-9]){9}(?![\w-])"), 0.85, needs=_NHS_CUE),
    _Form(
        "foedselsnummer.checksum",
        re.compile(r"(?<![\w-])[0-9]{6}[ -]?(?:[0-9]{5}|[0-9]{3}[ -][0-9]{2})(?![\w-])"),
        0.95,
        _is_foedselsnummer,
        fewest=11,
    ),
    _Form(
        "henkilotunnus.checksum",
        re.compile(r"(?<!\w)([0-9]{6})[-+A-FU-Ya-fu-y]([0-9]{3})([0-9A-Ya-y])(?!\w)"),
        0.97,
        _is_henkilotunnus,
    ),
    _Form(
        "cpr.form",
        re.compile(r"(?<![\w-])([0-9]{6})(?: - |[ -]?)[0-9]{4}(?![\w-])"),
        0.85,
        lambda match: is_day_first(match[1]),
        _CPR_CUE,
    ),
    _Form("pesel.checksum", re.compile(r"(?<![\w-])[0-9]{11}(?![\w-])"), 0.85, _is_pesel, fewest=11),
    _Form("pps.form", re.compile(r"(?<!\w)[0-9]{7}[A-Wa-w][A-Ia-iW]?(?!\w)"), 0.85, needs=_PPS_CUE),
    _Form("passport.form", re.compile(r"(?<![0-9-])[0-9]{7,9}(?![\w-])"), 0.75, needs=_PASSPORT_CUE),
    _Form(
        "passport.form",
        re.compile(r"(?<![A-Za-z0-9-])[A-Z]{2} ?[0-9]{6,7}(?![\w-])"),
        0.76,
        needs=_PASSPORT_CUE,
        letters=2,
    ),
)
# Some of these stands in every text that names one; *ni* is too common a word to tell.
_GATES = {
    _SSN_CUE: ("ssn", "social", "itin"),
    _SSN_NAME: ("ssn", "social sec", "itin"),
    _NHS_CUE: ("nhs",),
    _CPR_CUE: ("cpr", "personnummer", "dansk", "danish"),
    _PASSPORT_CUE: ("passport", "passn", "pass n", "kort"),
    _PPS_CUE: ("pps",),
}
_FEWEST = min(form.fewest for form in _FORMS if form.fewest)
_NAMES = tuple(word for words in _GATES.values() for word in words)
_UNNAMED = tuple(form for form in _FORMS if form.needs not in _GATES)


def find(reading: Reading) -> Iterator[Finding]:
    if not reading.runs:
        return
    forms = _UNNAMED
    if reading.mentions(_NAMES):
        forms = tuple(form for form in _FORMS if form.needs not in _GATES or reading.mentions(_GATES[form.needs]))
    short = tuple(form for form in forms if not form.fewest)
    for run in reading.runs:
        for start, _ in run.groups:
            yield from _at(reading, start, forms if len(run.digits) >= _FEWEST else short)
    if reading.disguise == "words":
        yield from _said(reading)


def _at(reading: Reading, start: int, forms: tuple[_Form, ...]) -> Iterator[Finding]:
    for form in forms:
        match = form.match(reading.text, start)
        if match is None:
            continue
        cue = reading.cue_before(form.needs, match.start(), 60) if form.needs else ""
        if (form.needs is None or cue) and form.proves(match):
            yield found(KIND, form.rule, reading.span(*match.span()), form.score, Severity.BLOCK, cue=cue)


# Three, two and four digits, as a social security number is said: *four one eight, six two, nine nine oh three*.
_SAID = re.compile(r"(?<![\w-])[0-9] [0-9] [0-9](?:,| -) [0-9] [0-9](?:,| -) [0-9] [0-9] [0-9] [0-9](?![0-9])")


def _said(reading: Reading) -> Iterator[Finding]:
    for match in _SAID.finditer(reading.lower):
        if not belongs_to_another(reading, match.start()) and tells_of_somebody(reading, *match.span(), 60, 90):
            yield found(KIND, "ssn.form", reading.span(*match.span()), 0.8, Severity.BLOCK)
