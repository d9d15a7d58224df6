"""Deterministic finders of identifiers: personal numbers, phones, mail, addresses, accounts … one a file.

Used by the form's warning before anything is stored, and by the privacy check in the workers: pure, quick to import,
linear in the length of the text. A finder must not know what becomes of its findings.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice

from service.comments.findings import Finding
from service.policy.identifiers import (
    account,
    address,
    birth_date,
    birthday,
    case_number,
    coordinates,
    described_home,
    email,
    english_address,
    foreign_number,
    last_four,
    mistyped_number,
    named_case,
    named_number,
    parted_number,
    payment,
    personal_number,
    phone,
    plate,
    profile,
    roman_number,
    said_profile,
    short_street,
    spelt_plate,
    told_phone,
    village_address,
    whole_address,
)
from service.policy.identifiers.disguises import letters_as_digits, signs_in_words, without_letters
from service.policy.identifiers.found import found, without_overlaps
from service.policy.identifiers.reading import Reading, read
from service.policy.identifiers.spoken import words_as_digits
from service.policy.identifiers.views import View, fold

VERSION = "identifiers-7"
TOO_MANY = "numbers.too-many"  # the rule that holds a text with more numbers than are looked at

_MOST = 300  # findings of one finder in one text; more would change nothing about it but the cost
ENOUGH = 40  # findings in one text after which nobody has to look for what is disguised, or told in context

Finder = Callable[[Reading], Iterator[Finding]]

_FINDERS: tuple[Finder, ...] = (
    personal_number.find,
    parted_number.find,
    last_four.find,
    mistyped_number.find,
    roman_number.find,
    foreign_number.find,
    named_number.find,
    birth_date.find,
    birthday.find,
    account.find,
    payment.find,
    phone.find,
    told_phone.find,
    email.find,
    address.find,
    english_address.find,
    village_address.find,
    short_street.find,
    whole_address.find,
    described_home.find,
    coordinates.find,
    case_number.find,
    named_case.find,
    plate.find,
    spelt_plate.find,
    profile.find,
    said_profile.find,
)
# What people spell out or write with look-alike letters.
_DISGUISED_FINDERS: tuple[Finder, ...] = (
    personal_number.find,
    parted_number.find,
    last_four.find,
    mistyped_number.find,
    roman_number.find,
    foreign_number.find,
    named_number.find,
    account.find,
    payment.find,
    phone.find,
    case_number.find,
)


def find_identifiers(text: str, shadow: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """The identifiers in a text, in its order and without overlaps; offsets are code points of `text` as given.

    `block` is the severity of what must never be published: personal numbers, accounts, cards; all else is `hold`.
    Findings of the rules in `shadow` are there too, beside what is found without them.
    """
    return find_in(fold(text), shadow)


def find_in(view: View, shadow: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """The same for a view that was made already."""
    findings: list[Finding] = []
    unread = found("numbers", TOO_MANY, view.span(0, len(view.text)), 0.1)
    for reading in _readings(view):
        if reading.flooded:
            return (unread,)
        if len(findings) >= ENOUGH:
            break
        finders = _DISGUISED_FINDERS if reading.disguise else _FINDERS
        findings += [finding for finder in finders for finding in islice(finder(reading), _MOST)]
    settled = without_overlaps(findings, shadow=shadow)
    # Each may be in shadow or on the list of what may stand: that not all was looked at is told by itself.
    return (*settled, unread) if len(findings) >= ENOUGH else settled


def _readings(view: View) -> Iterator[Reading]:
    """The text as it stands, then as what is disguised in it may be meant."""
    reading = read(view)
    yield reading
    letters = letters_as_digits(reading)
    if letters:
        in_letters = read(letters, "letters")
        yield in_letters
        for words in words_as_digits(in_letters):
            yield read(words, "words")
    strewn = without_letters(reading)
    if strewn:
        yield read(strewn, "letters")
    signs = signs_in_words(reading)
    if signs:
        yield read(signs, "words")
    for words in words_as_digits(reading):
        yield read(words, "words")
