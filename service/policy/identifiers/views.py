"""Ways to read a text that keep the way back: each view is a folded text with the offsets it came from.

People disguise numbers and addresses, by accident or on purpose: zero-width characters, full-width digits, typographic
dashes, digits in words, O for 0. A finder searches a view and `View.span` gives the exact visible text. Nothing here
knows what is searched for. Every function is linear in the length of the text.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class View:
    """A text derived from another. Character `i` of `text` stands for `[starts[i], ends[i])` of the original."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, i: int, j: int) -> tuple[int, int]:
        """The half-open code-point offsets in the original of `text[i:j]`."""
        if i < j:
            return self.starts[i], self.ends[j - 1]
        point = self.starts[i] if i < len(self.starts) else (self.ends[-1] if self.ends else 0)
        return point, point


def plain_view(text: str) -> View:
    """The text as it is."""
    return View(text, range(len(text)), range(1, len(text) + 1))


# Default-ignorable code points (Unicode DerivedCoreProperties) and control characters that nobody sees.
_INVISIBLE = (
    "\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f"
    "\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufff8\U0001bca0-\U0001bca3"
    "\U0001d173-\U0001d17a\U000e0000-\U000e0fff"
)
# Characters that fold to themselves: the bulk of any comment, also of one in another script or in pictures.
_UNTOUCHED = (
    "\t\n\r\x20-\x7e\xa1-\xa7\xa9\xab\xac\xae\xb0\xb1\xb6\xbb\xbf-\u0131\u0134-\u013e\u0141-\u0148\u014a-\u017e"
    "\u0391-\u03a1\u03a3-\u03c9\u0400-\u0482\u048a-\u052f\u0531-\u0556\u0561-\u0586\u05d0-\u05ea"
    "\u0621-\u063a\u0641-\u064a\u0904-\u0939\u0e01-\u0e30\u0e40-\u0e46\u10d0-\u10fa\u3041-\u3096\u30a1-\u30fa"
    "\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua48c\uac00-\ud7a3"
    "\U0001f300-\U0001faff\U00020000-\U0002f7ff\U00030000-\U0003ffff"
)
_ODD = re.compile(f"[^{_UNTOUCHED}]")
_INVISIBLE_CHARACTER = re.compile(f"[{_INVISIBLE}]")
_EXCEPTIONS = {
    **dict.fromkeys(
        "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2043\u02d7\u05be\u1806\u2e3a\u2e3b\ufe58\ufe63\u2796", "-"
    ),
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u02bc\u02b9\u00b4\u2032", "'"),
    **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033", '"'),
    **dict.fromkeys("\u2044\u2215\u29f8", "/"),
    **dict.fromkeys("\u00b7\u2219\u22c5\u3002\uff61", "."),
    **dict.fromkeys("\x85\u2028\u2029", "\n"),
    **dict.fromkeys("\x0b\x0c\u1680\u2800", " "),
}
_LONGEST_EXPANSION = 3  # a ligature may stand for eighteen letters: hostile input must not grow by that


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    """What one character is read as; the empty string when nobody sees it."""
    if character in _EXCEPTIONS:
        return _EXCEPTIONS[character]
    if _INVISIBLE_CHARACTER.match(character):
        return ""
    digit = unicodedata.decimal(character, None)
    if digit is not None:
        return str(digit)
    folded = unicodedata.normalize("NFKC", character)
    if not 1 <= len(folded) <= _LONGEST_EXPANSION:
        return character
    return "".join(_EXCEPTIONS.get(part, part) for part in folded)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character) in {"Mn", "Me"}


def fold(text: str) -> View:
    """NFKC, invisible characters removed, dashes, quotes, slashes, spaces and digits as their ASCII cousins.

    Case stays. A combining mark is composed with its letter; on a Latin letter or digit that it cannot be composed
    with, it is dropped ("struck-through" digits). Composing pairwise keeps this linear, which NFKC of a hostile run
    of marks is not.
    """
    if text.isascii() and text.isprintable():
        return plain_view(text)
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for odd in _ODD.finditer(text):
        at = odd.start()
        if at > done:
            folded.extend(text[done:at])
            starts.extend(range(done, at))
            ends.extend(range(done + 1, at + 1))
        done = at + 1
        character = text[at]
        if folded and _is_mark(character):
            _join_mark(character, at, folded, starts, ends)
            continue
        for part in _fold_character(character):
            folded.append(part)
            starts.append(at)
            ends.append(done)
    if not folded and done == 0:
        return plain_view(text)
    folded.extend(text[done:])
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return View("".join(folded), starts, ends)


def _join_mark(mark: str, at: int, folded: list[str], starts: list[int], ends: list[int]) -> None:
    if _INVISIBLE_CHARACTER.match(mark):
        return
    composed = unicodedata.normalize("NFC", folded[-1] + mark)
    if len(composed) == 1:
        folded[-1] = composed
    elif folded[-1] >= "\u0250":  # other scripts write their vowels as marks
        folded.append(mark)
        starts.append(at)
        ends.append(at + 1)
        return
    ends[-1] = at + 1


def substitute(view: View, pattern: re.Pattern[str], read: Callable[[re.Match[str]], str]) -> View:
    """The view with every match of `pattern` read as `read(match)`; each new character stands for the whole match."""
    return replace_parts(view, ((*match.span(), read(match)) for match in pattern.finditer(view.text)))


def replace_parts(view: View, parts: Iterable[tuple[int, int, str]]) -> View:
    """The view with each `(start, end, reading)` put in place, in order and without overlap."""
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for i, j, reading in parts:
        start, end = view.span(i, j)
        pieces += (view.text[done:i], reading)
        starts += (*view.starts[done:i], *[start] * len(reading))
        ends += (*view.ends[done:i], *[end] * len(reading))
        done = j
    if not done:
        return view
    pieces.append(view.text[done:])
    starts += view.starts[done:]
    ends += view.ends[done:]
    return View("".join(pieces), starts, ends)
