"""Finds numbers that money moves by: cards, IBAN, bank accounts, bankgiro, plusgiro and Swish.

Cards, IBAN and account numbers must never be published. Fund-raising accounts beginning with 90, which Svensk
Insamlingskontroll grants and supervises, may, and so may the giro of an association that asks in its own name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding, Severity
from service.policy.identifiers.checksums import iban, luhn
from service.policy.identifiers.found import found
from service.policy.identifiers.organisation import collects
from service.policy.identifiers.reading import Reading, Run

KIND = "account"

_CARD_LENGTHS = frozenset({13, 14, 15, 16, 19})
_CARD = re.compile(r"(?:4|5[1-5]|2[2-7]|3[4-7]|6)")
_CARD_CUE = re.compile(r"\b(?:kort(?:et|nr|nummer)?|visa|mastercard|card|kontokort|bankkort|betalkort|amex)\b")
_IBAN = re.compile(
    r"(?<![A-Za-z0-9])[A-Za-z]{2}[0-9]{2}(?:[ -]?[A-Za-z0-9]{4}){2,7}(?:[ -]?[A-Za-z0-9]{1,3})?(?![A-Za-z0-9])"
)
_GIRO = re.compile(
    r"\b(?:bankgiro\w*|bg(?:-?n(?:umme)?r)?|plusgiro\w*|postgiro\w*|pg(?:-?n(?:umme)?r)?)[\s.:#-]{0,3}(?:(?:är|nr"
    r"|nummer)[\s.:]{1,2})?"
    r"([0-9]{3,4} ?[ -] ?[0-9]{4}|[0-9]{1,3}(?: ?[0-9]{2}){1,3} ?- ?[0-9]|[0-9]{7,8})(?![0-9])"
)
_SWISH = re.compile(r"\b(?:swi(?:s{1,2}|s?c)h|svis?c?h)\w*\b")
_TO_SWISH = re.compile(
    r"[^0-9\n.!?]{0,60}(?:(?<![0-9])[0-9]{2,4}\s?(?:kr|kronor|:-|spänn)[^0-9\n.!?]{0,40})?"
    r"(?<![0-9])((?:\+46|0046|0|123)[0-9 ./()-]{6,14}[0-9])(?![0-9])"
)
_ACCOUNT = re.compile(
    r"\b(?:konto(?:t|nr|nummer|numret)?|bankkonto\w*|kto|clearing(?:nr|nummer)?\w*|personkonto\w*|account|acc|acct|a/c"
    r"|sätt(?:a|er)? in (?:\w+ )?(?:på|till)|sort ?code|swedbank|nordea|handelsbanken|seb|ica ?banken"
    r"|länsförsäkringar bank|sbab|skandia ?banken)\b"
)
_ACCOUNT_WORDS = (
    "konto", "kto", "in på", "in till", "clearing", "acc", "a/c", "sort", "swedbank", "nordea", "handelsb", "seb",
    "ica", "länsf", "sbab", "skandia",
)  # fmt: skip
_TO_ACCOUNT = re.compile(r"[^0-9\n.!?]{0,25}?(?<![0-9-])((?:[0-9]{4,5}[ ,-]{1,2})?[0-9][0-9 .,-]{5,16}[0-9])(?![0-9])")
# Savings banks: clearing number with its check digit, then the account with its own.
_SAVINGS = re.compile(r"(?<![0-9-])8[0-9]{3}-[0-9],?\s?[0-9]{1,3}(?:[ .]?[0-9]{3}){2}-?[0-9](?![0-9])")
# A British sort code and account, where money is spoken of: *bank transfer, 12-34-56 / 12345678*.
_SORTED = re.compile(r"[0-9]{2}([- ])[0-9]{2}\1[0-9]{2}[\s,/]{1,3}(?:acc\w{0,5}[\s:]{1,2}|a/c\s)?[0-9]{8}(?![0-9-])")
_MONEY = re.compile(
    r"\b(?:bank|transfer\w*|sort ?code|account|acc|pay(?:ment)?s?|donat\w*|send|money|fund\w*|gofundme)\b"
)
_UNIT = re.compile(r"\s?(?:kr|kronor|sek|tkr|procent|%|euro|pund|dollar)\b")
_FUNDS = re.compile(r"90")


def find(reading: Reading) -> Iterator[Finding]:
    if not reading.runs:
        return
    for run in reading.runs:
        yield from _cards(reading, run)
    yield from _ibans(reading)
    if reading.mentions(("giro", "bg", "pg")):
        yield from _giros(reading)
    if reading.mentions(("swis", "swic", "svis")):
        yield from _swish(reading)
    for start, _ in reading.groups:
        saved = _SAVINGS.match(reading.text, start) if reading.text[start] == "8" else None
        if saved:
            yield found(KIND, "account.form", reading.span(*saved.span()), 0.85, Severity.BLOCK)
        british = _SORTED.match(reading.text, start)
        if british and reading.cue_near(_MONEY, *british.span(), 90, 40):
            yield found(KIND, "account.form", reading.span(*british.span()), 0.95, Severity.BLOCK)
    if reading.mentions(_ACCOUNT_WORDS):
        yield from _accounts(reading)


def _cards(reading: Reading, run: Run) -> Iterator[Finding]:
    for window in run.windows(_CARD_LENGTHS):
        if not _CARD.match(window.digits) or len(set(window.gaps)) > 1 or not luhn(window.digits):
            continue
        cue = reading.cue_near(_CARD_CUE, window.start, window.end, 40, 20)
        grouped = window.sizes in ((4, 4, 4, 4), (4, 6, 5), (4, 4, 4, 4, 3), (4, 6, 4))
        if cue or grouped or (window.solid and len(window.digits) == 16):
            score = 0.97 if cue or grouped else 0.8
            yield found(KIND, "card.checksum", reading.span(window.start, window.end), score, Severity.BLOCK, cue=cue)


def _ibans(reading: Reading) -> Iterator[Finding]:
    for start, _ in reading.groups:
        match = _IBAN.match(reading.text, start - 2) if start >= 2 else None
        if match is None:
            continue
        characters = re.sub(r"[ -]", "", match[0]).upper()
        for length in range(len(characters), 14, -1):
            if iban(characters[:length]):
                end = _end_of(match[0], length)
                yield found(
                    KIND, "iban.checksum", reading.span(match.start(), match.start() + end), 0.98, Severity.BLOCK
                )
                break
        else:
            cue = reading.cue_before(re.compile(r"\biban\b"), match.start(), 15)
            if cue:
                yield found(KIND, "iban.form", reading.span(*match.span()), 0.8, Severity.BLOCK, cue=cue)


def _end_of(text: str, characters: int) -> int:
    """Where the given number of letters and digits ends in a text with signs between."""
    seen = 0
    for place, character in enumerate(text):
        seen += character.isalnum()
        if seen == characters:
            return place + 1
    return len(text)


def _giros(reading: Reading) -> Iterator[Finding]:
    for match in _GIRO.finditer(reading.lower):
        if not _FUNDS.match(match[1]) and not collects(reading, *match.span()):
            yield found(KIND, "giro.cue", reading.span(*match.span(1)), 0.93)


def _swish(reading: Reading) -> Iterator[Finding]:
    """The number after the word Swish: a mobile number, or one of an organisation (123 …), but no fund's (123 90 …)."""
    for cue in _SWISH.finditer(reading.lower):
        number = _TO_SWISH.match(reading.lower, cue.end())
        if number:
            digits = re.sub(r"[^0-9]", "", number[1])
            own = digits.startswith("123") and collects(reading, cue.start(), number.end(1))
            if 9 <= len(digits) <= 13 and not digits.startswith("12390") and not own:
                yield found(KIND, "swish.cue", reading.span(*number.span(1)), 0.99, cue=cue[0])


def _accounts(reading: Reading) -> Iterator[Finding]:
    for cue in _ACCOUNT.finditer(reading.lower):
        number = _TO_ACCOUNT.match(reading.lower, cue.end())
        if not number or _UNIT.match(reading.lower, number.end()):
            continue
        digits = re.sub(r"[^0-9]", "", number[1])
        if 7 <= len(digits) <= 16 and not (len(digits) == 7 and _FUNDS.match(digits)):
            yield found(KIND, "account.cue", reading.span(*number.span(1)), 0.9, Severity.BLOCK, cue=cue[0])
