"""Wording: what is sold, how it is said, sums of money, and ways to be reached."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from workers.checks.spam.hits import Hit
from workers.checks.spam.lexicon import Match
from workers.checks.spam.reading import Reading
from workers.checks.spam.weights import RULES

_CURRENCY = r"(?:kr|sek|kronor|:-|usd|eur|euros?|dollars?|pounds?|btc|[$€£])"
_PRICE = re.compile(rf"(?:[$€£] ?\d[\d., ]{{0,12}}|(?<![\d.,])\d[\d., ]{{0,12}} ?{_CURRENCY}(?!\w))")
_RATE = re.compile(
    r" ?(?:/ ?|per |i |om |an? |each |every )?"
    r"(?:mån(?:ad|aden)?|h|tim(?:me|men)?|dag(?:en)?|veckan?|week(?:ly)?|da(?:y|ily)|month(?:ly)?|hour(?:ly)?)\b"
)
_PERCENT = re.compile(r"(?<!\d)(\d{2,5}) ?%")
_HANDLE = re.compile(r"(?<![\w.@])@ ?[a-z][\w.]{2,29}")
_INVITATION = re.compile(
    r"\b(?:honom|henne|dem|him|her|them|me|mig|oss|us|nå|reach|contact\w*|kontakt\w*|mejla|maila|e?mail|write|message"
    r"|skriv|svara|reply|send|skicka|details)\b[^@\n]{0,40}$"
)
_GAIN = re.compile(
    r"\b(?:vann|vunnit|vinn|tjänade|tjänat|drog in|fick ut|fick hem|plockade"
    r"|won|win|turned|made|earned|received|profit)\b"
    r"[^.!?\n]{0,16}?(?:[$€£] ?\d|\d[\d., ]{0,10} ?(?:kr\b|000|k\b|euro?s?\b|usd\b|dollars?\b|kronor\b|btc\b))"
    r"|\b(?:från|from) ?[$€£]? ?\d[\d., ]{0,10} ?(?:kr |sek |kronor )?(?:till|to) ?"
    r"(?:[$€£] ?\d|\d[\d., ]{0,10} ?(?:kr\b|sek\b|kronor\b|usd\b|eur\b|dollars?\b|[$€£]))"
)
_NEAR = 60  # characters
_UP_TO = re.compile(r"(?:upp till|up to|save|spara|rabatt|sale|rea|minus|bis zu|hasta|jusqu à) ?-?$")
_BIG_PERCENT = 100
_CLOSE_TO_PERCENT = ("bonus", "interest", "ränta", "rabatt", "off", "cashback", "rakeback", "return", "profit", "vinst")


def find(reading: Reading) -> Iterator[Hit]:
    seen = set()
    for match in _each_place_once(reading.matches, len(reading.prose)):
        if match.rule != "praise" and (match.rule, match.entry) not in seen:
            seen.add((match.rule, match.entry))
            yield reading.hit(match.rule, match.start, match.end, word=match.entry)
    has_price = False
    for hit in _money(reading):
        has_price = has_price or hit.rule.startswith("price")
        yield hit
    yield from _contacts(reading)
    if has_price and _has_private_contact(reading):
        yield Hit("money_with_contact")


def _each_place_once(matches: Iterable[Match], length: int) -> Iterator[Match]:
    """Of matches that share a word, the one that weighs most: one word is no two signs."""
    places = bytearray(length)
    kept: list[Match] = []
    for match in sorted(matches, key=lambda match: (-_weight(match), match.start)):
        if places.find(1, match.start, match.end) < 0:
            places[match.start : match.end] = b"\x01" * (match.end - match.start)
            kept.append(match)
    yield from sorted(kept, key=lambda match: match.start)


def _weight(match: Match) -> float:
    rule = RULES.get(match.rule)
    return rule.weight if rule else 0.0


def _money(reading: Reading) -> Iterator[Hit]:
    price = _PRICE.search(reading.prose)
    if price:
        rate = next((m for p in _PRICE.finditer(reading.prose) if (m := _RATE.match(reading.prose, p.end()))), None)
        if rate:
            yield reading.hit("price_by_time", rate.start(), rate.end())
        else:
            yield reading.hit("price", *price.span())
    gain = _GAIN.search(reading.prose)
    if gain:
        yield reading.hit("gain", *gain.span())
    for percent in _PERCENT.finditer(reading.prose):
        near = reading.prose[percent.end() : percent.end() + 20]
        before = reading.prose[max(0, percent.start() - 12) : percent.start()]
        if int(percent[1]) >= _BIG_PERCENT or _UP_TO.search(before) or any(word in near for word in _CLOSE_TO_PERCENT):
            yield reading.hit("boastful_percent", *percent.span())
            break


def _contacts(reading: Reading) -> Iterator[Hit]:
    if reading.mails:
        start, end = reading.mails[0]
        yield reading.hit("mail_in_text", start, end)
        if _INVITATION.search(reading.prose[max(0, start - _NEAR) : start]):
            yield reading.hit("mail_invitation", start, end)
    if reading.channel:
        yield reading.hit("channel_address", *reading.channel)
    handle = _HANDLE.search(reading.prose)
    if handle:
        yield reading.hit("handle_in_text", *handle.span())
    if reading.phone:
        yield reading.hit("phone_in_text", reading.phone.start, reading.phone.end)


def _has_private_contact(reading: Reading) -> bool:
    return bool(reading.mails) or any(match.rule == "channel" for match in reading.matches)
