"""Finds names that are written so that no list knows them: with digits or stars for letters, or within a hashtag."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, product

from service.policy.identifiers.views import View
from workers.checks.privacy.forms import bare, is_ambiguous, is_name
from workers.checks.privacy.vocabulary import listed

_SIGN = re.compile(r"[013457@$!*]")
_WORD = re.compile(r"(?<![\w@#/.])[^\W\d_][\w@$*!]{2,15}(?![\w@/])")
_HASHTAG = re.compile(r"#([^\W\d_]{4,40})(?![\w])")
_LETTERS = str.maketrans("013457@$!", "oieastasi")
_UNSURE = re.compile(r"[^\W\d_]*\*[^\W\d_]+(?:\*[^\W\d_]*)?")
_VOWELS = "aeiouyåäö"
_SHORTEST = 4
_MOST = 200  # words with such signs in one text; an honest one has a handful
_SHORTEST_SMALL = 6


def find(view: View) -> Iterator[tuple[int, int]]:
    """Offsets in the original of first names such as *J3nn1f3r* or *G\\*ry*; linear: words are of bounded length."""
    text = view.text
    if not _SIGN.search(text):
        return
    disguised = (match for match in _WORD.finditer(text) if not match[0].isalpha())
    for match in islice(disguised, _MOST):
        word = match[0].rstrip("!*")
        if word.isalpha() or len(word) < _SHORTEST or not any(letter.isalpha() for letter in word[1:]):
            continue
        if "*" in word and word[0].islower() and len(word) < _SHORTEST_SMALL:
            continue
        if any(is_name(reading) for reading in _readings(word.lower())):
            yield view.span(match.start(), match.start() + len(word))


def in_hashtags(view: View) -> Iterator[tuple[int, int]]:
    """Offsets in the original of first names in the hashtags of a campaign: *#RättvisaFörElsa*, *#bringnoahhome*."""
    if "#" not in view.text:
        return
    for tag in islice(_HASHTAG.finditer(view.text), _MOST):
        lower = tag[1].lower()
        for cause in listed("campaign"):
            if lower.startswith(cause) and len(lower) > len(cause) + 1:
                named = lower[len(cause) :]
                ends = [named.removesuffix(end) for end in listed("campaign-end") if named.endswith(end)]
                name = next((one for one in (named, *ends) if is_name(bare(one)) or is_ambiguous(one)), "")
                if name:
                    start = tag.start(1) + len(cause)
                    yield view.span(start, start + len(name))
                    break


def _readings(word: str) -> Iterator[str]:
    """What the word may stand for: one letter for each digit, any vowel for at most two stars."""
    if "*" not in word:
        yield word.translate(_LETTERS)
    elif _UNSURE.fullmatch(word):  # curses have stars too, but few of them are names with another vowel
        parts = word.split("*")
        for vowels in product(_VOWELS, repeat=len(parts) - 1):
            yield "".join(piece for pair in zip(parts, (*vowels, ""), strict=True) for piece in pair)
