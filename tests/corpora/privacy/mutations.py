"""Labelled texts with other names, numbers of the same form and hosts: the verdict must stay what it was.

Nothing here is anybody's: personal numbers get serial 000, which is never given, or those kept for tests; telephone
numbers stay in the ranges kept for fiction; hosts are words of no meaning under ends that exist.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from random import Random

from tests.corpora.privacy.corpus import Labelled

_HOST = re.compile(r"(?<=[@ \]\)])example(?=[.\s(\[])")
_HOST_END = re.compile(r"(?<=\.)(?:com|org|net|example|test)\b")
_PERSONAL = re.compile(r"(?<![0-9])(?:19|20)?([0-9]{2})([0-9]{2})([0-9]{2})([-+ ]?)([0-9]{4})(?![0-9])")
_FICTION = (
    (re.compile(r"(070\D{0,2}17\D?40?\D?)(\d\D?\d\D?\d)(?!\d)"), 605, 699),
    (re.compile(r"(031\D{0,2}390?\D?)(\d\D?\d\D?\d)(?!\d)"), 600, 699),
    (re.compile(r"(040\D{0,2}628?\D?)(\d\D?\d\D?\d)(?!\d)"), 400, 499),
)


def mutated(item: Labelled, names: Sequence[str], random: Random) -> str:
    """The text with its marked names, personal numbers, telephones and hosts exchanged. `names` are first names."""
    text = item.text
    for span in sorted(item.spans, key=lambda span: -span.start):
        words = text[span.start : span.end]
        if span.kind in {"person", "official"}:
            words = other_name(words, names, random)
        elif span.kind == "personal_number":
            words = _PERSONAL.sub(lambda match: _other_number(match, random), words)
        elif span.kind in {"phone", "account"}:
            for pattern, low, high in _FICTION:
                words = pattern.sub(_digits(random.randint(low, high)), words)
        elif span.kind == "email":
            words = _HOST_END.sub(random.choice(("se", "nu", "com", "eu")), _HOST.sub(_made_up(random), words))
        text = text[: span.start] + words + text[span.end :]
    return text


def other_name(words: str, names: Sequence[str], random: Random) -> str:
    """Another first name with the genitive and the case of the one that was; surnames stay."""
    first, space, rest = words.partition(" ")
    name = random.choice(names)
    ending = "'s" if first.endswith("'s") else "s" if first.endswith("s") and not name.endswith("s") else ""
    other = (name if first[:1].isupper() else name.lower()) + ending
    return other + space + rest


def _other_number(match: re.Match[str], random: Random) -> str:
    """Another day of the same month with serial 000 or one kept for tests, check digit right where it was right."""
    year, month, day, sign, serial = match.groups()
    other_day = (
        f"{int(day) // 30 * 30 + random.randint(1, 28):02d}" if int(day) > 60 else f"{random.randint(1, 28):02d}"
    )
    other = year + month + other_day + random.choice(("000", "981", "990", "998"))
    check = _check_digit(other)
    if serial[3] != str(_check_digit(year + month + day + serial[:3])):
        check = (check + 1) % 10
    century = match[0][:2] if len(match[0]) - len(sign) == 12 else ""
    return f"{century}{other[:6]}{sign}{other[6:]}{check}"


def _check_digit(digits: str) -> int:
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(digits))
    return -sum(number // 10 + number % 10 for number in doubled) % 10


def _digits(number: int) -> str:
    return rf"\g<1>{number}"


def _made_up(random: Random) -> str:
    return "".join(random.choice(("kvar", "lind", "mo", "sten", "fors", "by", "na")) for _ in range(3))
