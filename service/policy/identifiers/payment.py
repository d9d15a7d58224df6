"""Finds where money goes in more ways than a number after *konto*: a bank with its clearing number and the account,
pages that pay one person (*paypal.me/…*), and Swish, giro and accounts that are told in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from service.comments.findings import Finding, Severity
from service.policy.identifiers.account import KIND
from service.policy.identifiers.found import found
from service.policy.identifiers.organisation_handle import is_an_organisations
from service.policy.identifiers.reading import Reading

_PAGE = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:www\.)?(?:(?:paypal|revolut|monzo)\.me/|cash\.app/\$|venmo\.com/(?:u/)?)"
    r"(?!(?:about|help|home|legal|login|signup|pools)(?![\w]))[\w.-]{2,40}[\w]"
)
_CASH_TAG = re.compile(r"\bcash ?(?:app|tag)[\s:,(is]{1,6}(?P<tag>\$[a-z][\w-]{2,20})(?![\w])")
_NUMBER = r"[0-9](?:[ .-]{0,2}[0-9]){%s}(?![0-9])"
_WITH_CLEARING = re.compile(
    r"\b(?:clear(?:ing)?(?:\s?-?(?:nr|nummer|numret))?|cl\.?nr|swedbank|nordea|handelsbanken|seb|ica ?banken"
    r"|danske bank"
    r"|länsförsäkringar(?: bank)?|sbab|skandia ?banken|sparbanken|forex)[\s:.]{1,2}(?:(?:är|is|nr)\s)?"
    rf"{_NUMBER % '3,5'}[\s,/]{{1,3}}(?:och\s|and\s)?(?:konto(?:t|nr|nummer|numret)?|kto|account|acct?"
    rf"|a/c)(?:\s(?:nr|no|number|nummer))?"
    rf"[\s:.]{{1,2}}(?:(?:är|is)\s)?{_NUMBER % '5,15'}"
)
# Australian: state and branch, then the account.
_BSB = re.compile(
    r"\bbsb[\s:]{1,2}(?P<number>[0-9]{3}-?[0-9]{3}[\s,/]{1,3}(?:acct?|account)\s(?:no\s)?[0-9](?:[ -]?[0-9]){5,9})"
    r"(?![0-9])"
)
_SWISH = re.compile(
    r"\b(?:swi(?:s{1,2}|s?c)h"
    r"|svis?c?h)\w*\b[^0-9\n.!?]{0,40}?(?P<number>0[ ,.-]{0,3}7(?:[ ,./-]{0,3}[0-9]){8})(?![0-9])"
)
_GIRO = re.compile(
    r"\b(?:bankgiro\w*|bg|plusgiro\w*|pg)[\s:.]{1,2}(?:(?:är|nr)\s)?"
    r"(?P<number>(?!9[ ,-]{0,2}0)[0-9](?:[ ,-]{0,3}[0-9]){6,7})(?![ ,-]{0,2}[0-9])"
)
_ACCOUNT = re.compile(
    r"\b(?:konto(?:t|nr|nummer|numret)?|account|acct?)(?:\s(?:är|is|nr|no|number|nummer))?[\s:.]{1,2}"
    r"(?P<number>[0-9](?:[ ,-]{1,2}[0-9]){6,15})(?![ ,-]{0,2}[0-9])"
)
_SAID = (
    (("swis", "swic", "svis"), _SWISH, "swish.cue", 0.99, Severity.HOLD),
    (("giro", "bg", "pg"), _GIRO, "giro.cue", 0.93, Severity.HOLD),
    (("konto", "acc"), _ACCOUNT, "account.cue", 0.92, Severity.BLOCK),
)
_WORDS = ("clear", "cl", "bank", "nordea", "seb", "länsf", "sbab", "forex")


def find(reading: Reading) -> Iterator[Finding]:
    """Pages that pay, and in a text with digits, or words read as such, the numbers."""
    if not reading.disguise and reading.mentions((".me/", "cash", "venmo")):
        for page in _PAGE.finditer(reading.lower):
            if is_an_organisations(reading, *page.span(), page[0].rpartition("/")[2]):
                continue
            yield found(KIND, "account.page", reading.span(*page.span()), 0.95)
        for tag in _CASH_TAG.finditer(reading.lower):
            yield found(KIND, "account.page", reading.span(*tag.span("tag")), 0.85)
    if not reading.runs:
        return
    if reading.mentions(_WORDS):
        for match in _WITH_CLEARING.finditer(reading.lower):
            yield found(KIND, "account.clearing", reading.span(*match.span()), 0.985, Severity.BLOCK)
    if "bsb" in reading.lower:
        for match in _BSB.finditer(reading.lower):
            yield found(KIND, "account.clearing", reading.span(*match.span("number")), 0.96, Severity.BLOCK)
    if reading.disguise:
        yield from _in_words(reading)


def _in_words(reading: Reading) -> Iterator[Finding]:
    for words, pattern, rule, score, severity in _SAID:
        if reading.mentions(words):
            for match in pattern.finditer(reading.lower):
                yield found(KIND, rule, reading.span(*match.span("number")), score, severity)
