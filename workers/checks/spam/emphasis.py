"""Emphasis: capitals and exclamation marks beyond what excitement explains."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workers.checks.spam.hits import Hit
from workers.checks.spam.reading import Reading

_UPPER = re.compile(r"[A-ZÅÄÖÉÜÆØ]")
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST_LETTERS = 20
_SHARE = 0.6
_EXCLAMATIONS = 3


def find(reading: Reading) -> Iterator[Hit]:
    text = reading.comment.folded.text
    letters = len(_LETTER.findall(text))
    if letters >= _FEWEST_LETTERS and len(_UPPER.findall(text)) > _SHARE * letters:
        yield Hit("capitals")
    if text.count("!") >= _EXCLAMATIONS:
        yield Hit("exclamations", params={"number": text.count("!")})
