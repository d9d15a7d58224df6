"""Finds Swedish personal identity numbers (personnummer) and coordination numbers (samordningsnummer).

A number with a date that can be and the right check digit is one; a number of the right form without it, or with its
last four digits hidden, is one when its form or the words before it say so. Nobody's number is asked for anywhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from service.comments.findings import Finding, Severity
from service.policy.identifiers.checksums import luhn
from service.policy.identifiers.dates import birth_day, in_days_or_times
from service.policy.identifiers.found import found
from service.policy.identifiers.reading import Reading, Run, Window

KIND = "personal_number"

CUE = re.compile(
    r"\b(?:pers{1,2}on-?\s?n(?:umm?e?)?r|personidentitet\w*|persnr|p-?nr|p\. ?nr|pers\.?\s?nr|födelse-?n(?:umme)?r"
    r"|samordn?(?:ings?)?\.?-?\s?n(?:umm?e?)?r"
    r"|sam(?:ord)?\.?-?nr|id-?nummer|id-?nr|identitetsnummer|reservnummer|swedish id"
    r"|personal (?:identity )?(?:number|no)"
    r"|identity number|id number|co-?ordination (?:number|no|nr)|social security|ssn)"
)
_WEAK_CUE = re.compile(
    r"\b(?:hans|hennes|mitt|ditt|barnets|pojkens|flickans|his|her|my|child's) (?:nummer|nr|number|id|siffror|digits)\b"
)
OTHER_NUMBER = re.compile(
    r"(?:\bisbn|\bissn|(?<!court )(?<!care )(?<!placement )\border"
    r"|\bkolli|\bfaktura|\bkund-?n|\bocr|\bartikel|\bspårning|\btracking|\binvoice|\borg\.?|"
    r"organisationsn|\bbankg|\bplusg|\bbg\b|\bpg\b|\bdoi\b|\bversion|\btabell|\bpoäng|\bresultat)[a-zåäö.]*\s?(?:nr|nummer|no|number)?[\s.:#-]*$"
)
_PHONE_CUE = re.compile(r"\b(?:ring|tel|telefon|mobil|mob|sms|call|phone|swish|nås på)")

_RING = re.compile(r"\b(?:ring|tel|telefon|mobil|mob|sms|call|phone|swish|text|nås på|whats\s?app)")

_LENGTHS = frozenset({10, 12})
_PAIR_EDGES, _SINGLE_EDGES = frozenset({4, 2}), frozenset({4, 3, 2, 1})  # digits before the end
_DATE_EDGES = {10: {2, 4, 6}, 12: {2, 4, 6, 8}}
_SERIAL_GAP = re.compile(r"\s?[-+./:,_~|]?\s?|\s?- ?-\s?")
_MASK = "[xn*#?•●■█▇▒░_.-]"
_HIDDEN = re.compile(
    r"((?:19|20)[0-9]{2}[-. ]?[0-9]{2}[-. ]?[0-9]{2}"
    # not the first half of a whole date: *2010-04-03.*
    r"|(?!(?:19|20)[0-9]{2}[-.](?:0[1-9]|1[0-2])[-.](?:0[1-9]|[12][0-9]|3[01])(?![0-9]))"
    r"[0-9]{2}[-. ]?[0-9]{2}[-. ]?[0-9]{2})"
    rf"(?:\s?[-+]\s?(?:{_MASK}{{3,4}}|[0-9]{_MASK}{{2,3}}|[0-9]{{2}}{_MASK}{{1,2}}|[0-9]{{3}}[xn*#?•_]"
    r"|(?![0-9]{4})[0-9x*#?•●■█▇▒░]{4}|[_x*•](?: [_x*•]){3})"
    r"|\s?[-+]\s?(?:tf?|nf|[pk])[0-9]{2,3}"  # provisional numbers of hospitals
    r"|\s?(?:[x*#•●■█▇▒░]{4}|[0-9][x*#•]{3}|[0-9]{2}[x*#•]{2}|[0-9]{3}[x*#•]|[x*#•]{2}[0-9]{2}))(?![0-9a-zåäö])"
)
# Some of the day hidden instead: *12xxxx-9810*; *07xxxx-…* is a mobile number.
_HIDDEN_DAY = re.compile(
    r"(?<![\w*#•-])(?!07[x*#•_]{4})(?=[0-9]{0,6}(?:[x_]{2}|[*#•●■█▇▒░]))(?:19|20)?[0-9x*#•●■█▇▒░_]{6}[-+][0-9]{4}(?![\w-])"
)
_HAS_HIDDEN_DAY = re.compile(r"(?:[x_]{2}|[*#•●■█▇▒░])[0-9x*#•●■█▇▒░_]{0,8}[-+][0-9]{4}")
_MINUTES, _HOUR = re.compile(r":[0-9]{2}(?![0-9])"), re.compile(r"(?<![0-9])[0-9]{1,2}:\Z")


def find(reading: Reading) -> Iterator[Finding]:
    for run in reading.runs:
        yield from _in_run(reading, run)
    if not reading.disguise and reading.runs:
        yield from _partial(reading)


def _in_run(reading: Reading, run: Run) -> Iterator[Finding]:
    for window in run.windows(_LENGTHS):
        date = birth_day(window.digits[:-4])
        if date:
            finding = _judge(reading, window, date)
            if finding:
                yield finding


def _judge(reading: Reading, window: Window, date: str) -> Finding | None:
    """Weigh the form, the check digit and the words before the number."""
    shape = _shape(window)
    right = luhn(window.digits[-10:])
    cue = reading.cue_before(CUE, window.start) or reading.cue_after(CUE, window.end)
    weak = reading.cue_before(_WEAK_CUE, window.start)
    if not cue and (
        reading.cue_before(OTHER_NUMBER, window.start, 24)
        or in_days_or_times(reading.lower, window.start, window.end)
        or _is_a_time(reading.text, window)
        or _counts_up(reading.text, window)
    ):
        return None
    kind = "samordningsnummer" if date == "coordination" else "personnummer"
    span = reading.span(window.start, window.end)
    if right:
        score = _score_when_right(reading, window, shape, date, bool(cue))
        if score:
            return found(KIND, f"{kind}.checksum", span, score, Severity.BLOCK, cue=cue)
        return None
    if cue:
        score = 0.75 if shape != "strict" else 0.9 if reading.cue_before(_RING, window.start, 20) else 0.985
        return found(KIND, f"{kind}.form", span, score, Severity.BLOCK, cue=cue)
    if shape == "strict" and not _like_a_phone(window, date):
        # Nobody divides a telephone number so, but for who says that it is one.
        score = 0.7 if reading.cue_before(_PHONE_CUE, window.start, 30) else 0.82
        return found(KIND, f"{kind}.form", span, score, Severity.HOLD)
    signed = (shape == "dated" and "-" in _serial_gap(window)) or (
        (shape in {"dated", "even"} or reading.disguise == "words") and _is_signed(window)
    )
    if signed and not reading.cue_before(_PHONE_CUE, window.start, 30):
        # A sign that was said, before the last four, speaks against a telephone.
        pairs = set(window.sizes) <= {2, 4, 6, 8} and date == "birth" and not _like_a_mobile(window)
        score = 0.94 if pairs and _is_signed(window) else 0.87 if reading.disguise == "words" else 0.6
        return found(KIND, f"{kind}.form", span, score, Severity.HOLD)
    if weak and shape != "loose":
        return found(KIND, f"{kind}.form", span, 0.65, Severity.HOLD, cue=weak)
    return None


def _counts_up(text: str, window: Window) -> bool:
    """*10, 11, 12, 13, 14*: years of age, pages or classes, each more than the one before."""
    parts = re.findall(r"[0-9]+", text[window.start : window.end])
    return set(window.sizes) == {2} and all(int(one) < int(next_one) for one, next_one in pairwise(parts))


def _is_a_time(text: str, window: Window) -> bool:
    """Colons between its parts are those of a clock: *19:08:05 -0400*, *3 12:11:05 1998*."""
    colons = [":" in gap for gap in window.gaps]
    before = text[max(0, window.start - 3) : window.start]
    return any(colons[:-1]) or _MINUTES.match(text, window.end) is not None or _HOUR.search(before) is not None


def _score_when_right(reading: Reading, window: Window, shape: str, date: str, cue: bool) -> float:
    if cue:
        return 0.99
    if reading.disguise == "words" and date == "birth" and (window.digits[:2] != "07" or _is_signed(window)):
        return 0.985 if not reading.cue_before(_RING, window.start, 30) else 0.85
    if _like_a_phone(window, date) or (
        window.digits[0] == "0" and shape != "strict" and reading.cue_before(_PHONE_CUE, window.start, 30)
    ):
        return 0.5
    if shape == "loose":
        return 0.85 if reading.disguise == "words" else 0.0
    return {"strict": 0.99, "solid": 0.97, "dated": 0.97}.get(shape, 0.93)


def _like_a_phone(window: Window, date: str) -> bool:
    """Swedish mobile numbers begin with 07: read as a date, most of them would be coordination numbers."""
    return date == "coordination" and _like_a_mobile(window)


def _like_a_mobile(window: Window) -> bool:
    return len(window.digits) == 10 and window.digits[:2] == "07"


def _shape(window: Window) -> str:
    """How a number is divided: `solid`, `strict` (date, sign, four digits), `dated` (along the parts of the date),
    `even` (single digits or pairs), or `loose`.
    """
    if window.solid:
        return "solid"
    length = len(window.digits)
    edges = _edges(window.sizes)
    serial_gap = _serial_gap(window)
    if _has_decimals(window):
        return "loose"
    if serial_gap and _SERIAL_GAP.fullmatch(serial_gap):
        if len(window.gaps) == 1 and any(sign in serial_gap for sign in "-+"):
            return "strict"
        apart = _SINGLE_EDGES if "-" in serial_gap and window.sizes[-4:] == (1, 1, 1, 1) else _PAIR_EDGES
        if set(edges) <= _DATE_EDGES[length] | {length - edge for edge in apart}:
            return "dated"
    signs = Counter(gap.strip() for gap in window.gaps)
    # Two kinds of signs by turns are those of scores: *3-1, 2-0, 3-1*.
    by_turns = "-" in signs and len(signs) > 1 and min(signs.values()) > 2
    if set(window.sizes) in ({1}, {2}) and len(signs) <= 2 and not by_turns:
        return "even"
    if by_turns:
        return "loose"
    return "even" if set(window.sizes) <= {1, 2} and length - 4 in edges else "loose"


def _serial_gap(window: Window) -> str:
    """What stands before the last four digits."""
    edges = _edges(window.sizes)
    serial = len(window.digits) - 4
    return window.gaps[edges.index(serial)] if serial in edges else ""


def _has_decimals(window: Window) -> bool:
    """*12,03 12,98 10*: commas without a space inside some of its parts only, one of them before the last four."""
    return _serial_gap(window) == "," and set(window.gaps) != {","}


def _is_signed(window: Window) -> bool:
    """Whether the one sign in it stands before the last four digits: *09 11 26 - 98 58*."""
    edges = _edges(window.sizes)
    serial = len(window.digits) - 4
    return serial in edges and all(
        ("-" in gap) is (edge == serial) for edge, gap in zip(edges, window.gaps, strict=True)
    )


def _edges(sizes: tuple[int, ...]) -> list[int]:
    """After how many digits the gaps are."""
    edges = []
    at = 0
    for size in sizes[:-1]:
        at += size
        edges.append(at)
    return edges


def _partial(reading: Reading) -> Iterator[Finding]:
    """Numbers with their last four hidden, or some of the day."""
    for start, _ in reading.groups:
        match = _HIDDEN.match(reading.lower, start)
        if match and birth_day(re.sub(r"[-. ]", "", match[1])):
            yield found(KIND, "personnummer.hidden", reading.span(*match.span()), 0.85)
    for match in _HIDDEN_DAY.finditer(reading.lower) if _HAS_HIDDEN_DAY.search(reading.lower) else ():
        yield found(KIND, "personnummer.hidden", reading.span(*match.span()), 0.75)
