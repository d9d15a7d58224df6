"""Views in which letters that stand for digits, and signs in words, are read as what they stand for. Most texts have
neither; numbers in words are in `spoken.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from service.policy.identifiers.reading import Reading
from service.policy.identifiers.views import View, replace_parts

_LETTERS = str.maketrans("OoIl|", "00111")
_MORE_LETTERS = str.maketrans("OoIil|SsBZzg", "001111558229")
_LETTER_AFTER_DIGIT = re.compile(r"[0-9][-+./ ]{0,2}[OoIil|SsBZzg]")
_DIGIT_LIKE = re.compile(r"(?<![A-Za-zåäöÅÄÖ])[0-9OoIl|](?:(?! \| )[-+./ ]{0,2}[0-9OoIl|]){7,23}(?![A-Za-zåäöÅÄÖ])")
# S, B and Z only where the form is that of a personal number.
_PERSONAL_LIKE = re.compile(
    r"(?<![A-Za-z0-9åäöÅÄÖ-])(?:[12][0-9Oo])?[0-9OoIil|SsBZz]{6}[-+ ]?[0-9OoIil|SsBZz]{4}(?![A-Za-z0-9åäöÅÄÖ-])"
)
# A group before the next one is said: *O2O 914 two eight*.
_BEFORE_NUMERAL = re.compile(
    r"(?<![A-Za-z0-9åäöÅÄÖ])[0-9OoIl]{2,6}(?=(?:[ -][0-9OoIl]{1,6}){0,2}[ ,-]{1,2}"
    r"(?:no|ze|oh|on|en|et|tw|tv|thr|tr|fo|fy|fi|fe|se|si|sj|ei|åt|ni))"
)
_FEWEST_DIGITS, _SHORT = 5, 6
_LOOK_ALIKES = ((_DIGIT_LIKE, _LETTERS), (_PERSONAL_LIKE, _MORE_LETTERS), (_BEFORE_NUMERAL, _LETTERS))


def letters_as_digits(reading: Reading) -> View | None:
    """The view with O and l read as 0 and 1 inside what is otherwise a number; None when there is no such number."""
    text = reading.text
    led_by_letter = any(start and text[start - 1] in "OoIlisSZzB|" for start, _ in reading.groups)
    if not led_by_letter and not _LETTER_AFTER_DIGIT.search(text):
        return None
    read_as = text
    for form, letters in _LOOK_ALIKES:
        read_as = form.sub(partial(_with_digits, letters), read_as)
    return None if read_as == text else View(read_as, reading.view.starts, reading.view.ends)


def _with_digits(letters: dict[int, int], match: re.Match[str]) -> str:
    """The same length; as it was where too few are digits already."""
    group = match[0]
    digits = sum(character.isdigit() for character in group)
    fewest = _FEWEST_DIGITS if len(group) > _SHORT else 1
    return group.translate(letters) if digits >= fewest else group


# Letters strewn among the digits, where the text says so or names a telephone: *0a7b0-1c74d06e05*.
_STREWN = re.compile(r"(?<![A-Za-z0-9åäöÅÄÖ])[0-9](?:[A-Za-z]{0,2}-?[0-9]){7,12}(?![A-Za-z0-9åäöÅÄÖ]|-[0-9])")
_SAYS_LETTERS = re.compile(
    r"\b(?:bokst\w{1,8}|letters?|tecknen|characters|mellan siffrorna|nr|nummer|numret|number|ring|sms\w{0,2}|call|text"
    r"|tel|mobil|phone)\b"
)
_LETTERS_ONLY, _FEWEST_LETTERS = re.compile("[A-Za-z]+"), 3


def without_letters(reading: Reading) -> View | None:
    """The view without the letters that were strewn into a number; None without any such."""
    if not reading.groups or not _SAYS_LETTERS.search(reading.lower):
        return None
    parts = [
        (*letters.span(), "")
        for match in _STREWN.finditer(reading.text)
        if sum(character.isalpha() for character in match[0]) >= _FEWEST_LETTERS
        for letters in _LETTERS_ONLY.finditer(reading.text, *match.span())
    ]
    return replace_parts(reading.view, parts) if parts else None


SIGN_WORD = r"(?:(?:binde|sned|tank)?str[eä]c?k|minus(?:tecken)?|plus|dash|hyphen|forward slash|slash|stroke)"
_SIGN = re.compile(
    rf"(?<=[0-9])[ ,(\[*<]{{0,3}}(?:(?:och |å )?(?:ett )?{SIGN_WORD}|- {{0,2}}-)[ ,)\]*>]{{0,3}}(?=[0-9])"
    r"|(?<=[0-9]{6})(?!t(?:[01][0-9]|2[0-3])[0-5])[a-zåäö](?=[0-9]{4}(?![0-9]))"
)

# A mobile number with pictures or *sen* between its parts.
_MOBILE_APART = re.compile(
    r"(?<![0-9])07[02369](?:(?:[^\w!?%§€$£°=]{0,4}|[ ,]{1,2}(?:och )?(?:sen|sedan|därefter|then) )[0-9]){7}(?![0-9])"
)
_NO_DIGITS = re.compile(r"[^0-9]+")


def signs_in_words(reading: Reading) -> View | None:
    """The view with *minus*, *streck*, two hyphens or a letter between digits read as a hyphen, None without any."""
    if not reading.runs:
        return None
    parts = [match.span() for match in _SIGN.finditer(reading.lower)]
    for mobile in _MOBILE_APART.finditer(reading.lower):
        parts += [gap.span() for gap in _NO_DIGITS.finditer(reading.lower, *mobile.span())]
    return replace_parts(reading.view, _apart(parts, "-")) if parts else None


def _apart(spans: list[tuple[int, int]], reading: str) -> Iterator[tuple[int, int, str]]:
    """In their order, without those that begin within another."""
    done = 0
    for start, end in sorted(spans):
        if start >= done:
            yield start, end, reading
            done = end
