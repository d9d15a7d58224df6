"""What of a comment a site's model counts: words, pairs of words, evidence, hosts, the author's name.

Never what `service.policy.identifiers` finds, and of a word with a figure only that it has one. The author's name is
counted but never shown; a word is shown only where it is written in small letters, as names are not.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from service.comments.findings import Finding
from service.policy.identifiers import find_identifiers
from workers.checks.spam.model import Name
from workers.checks.spam.reading import Reading
from workers.checks.spam.weights import Kind
from workers.checks.text import FieldText

_READ = 3_000  # characters of a comment
_LOOKED_BEYOND = 200  # so that an identifier that is cut off there is still found
_MOST_WORDS = 300
_MOST_FIGURES = 60  # with more, no word is counted: each may be part of a number, and looking costs
_LONGEST_SENDER = 200  # characters of a name or an address; longer ones are not counted
_MOST_OF_AUTHOR = 6
_MOST_HOSTS = 5
_HIGHEST_SCORE = 8
_MANY_LINKS = 3

# How the names begin of what may be shown: words, pairs, hosts, rules, score, links, length. `a:` is an author's.
SHOWN_KINDS = frozenset({"w:", "b:", "h:", "r:", "s:", "l:", "n:"})


def names(reading: Reading, findings: Sequence[Finding]) -> list[Name]:
    """Each name once. `findings` are those of the scorecard; the model's own are passed over."""
    found: dict[str, bool] = {}
    for name in _every(reading, [finding for finding in findings if finding.kind != Kind.MODEL]):
        found[name.text] = found.get(name.text, False) or name.may_show
    return [Name(text, may_show) for text, may_show in found.items()]


def _every(reading: Reading, findings: Sequence[Finding]) -> Iterator[Name]:
    private = _private(reading.comment)
    yield from _words(reading, private)
    yield from _sender(reading)
    yield from _hosts(reading, private)
    for finding in findings:
        if finding.score:
            yield Name(f"r:{finding.rule}", True)
    score = math.floor(sum(finding.score for finding in findings))
    yield Name(f"s:{max(-1, min(score, _HIGHEST_SCORE))}", True)
    yield Name(f"l:{min(len(reading.links), _MANY_LINKS)}", True)
    yield Name(f"n:{len(reading.words[:_MOST_WORDS]).bit_length()}", True)


def _private(field: FieldText) -> bytes:
    """A one for each code point of the field as typed that belongs to an identifier; empty where there is none."""
    text = field.typed[: _READ + _LOOKED_BEYOND]
    if sum(map(str.isdigit, text)) > _MOST_FIGURES:
        return b"\x01" * len(text)
    found = find_identifiers(text)
    marks = bytearray(max((finding.end or 0 for finding in found), default=0))
    for finding in found:
        start, end = finding.start or 0, finding.end or 0
        marks[start:end] = b"\x01" * (end - start)
    return bytes(marks)


def _is_private(field: FieldText, start: int, end: int, private: bytes) -> bool:
    """Whether a stretch, in folded offsets, touches what must not be counted, or was not looked at."""
    first, last = field.span(start, end)
    return last > _READ or 1 in private[first:last]


def _words(reading: Reading, private: bytes) -> Iterator[Name]:
    before = Name("^", True)
    for word in reading.words[:_MOST_WORDS]:
        if _is_private(reading.comment, word.start, word.end, private):
            before = Name("^", True)
            continue
        has_figure = any(map(str.isdigit, word.text))
        is_small = has_figure or reading.comment.folded.text[word.start].islower()
        text = "#" if has_figure else word.text
        yield Name(f"w:{text}", is_small)
        yield Name(f"b:{before.text} {text}", is_small and before.may_show)
        before = Name(text, is_small)
    yield Name(f"b:{before.text} $", before.may_show)


def _sender(reading: Reading) -> Iterator[Name]:
    if len(reading.author.typed) > _LONGEST_SENDER:
        return
    private = _private(reading.author)
    for word in reading.author.words[:_MOST_OF_AUTHOR]:
        if not _is_private(reading.author, word.start, word.end, private) and not any(map(str.isdigit, word.text)):
            yield Name(f"a:{word.text}", False)


def _hosts(reading: Reading, private: bytes) -> Iterator[Name]:
    mail = "".join(link for link in reading.checked.rendering.links if "@" in link).lower()
    for link in reading.links[:_MOST_HOSTS]:
        if link.start is None or link.end is None:
            is_private = f"@{link.host}" in mail
        else:
            is_private = _is_private(reading.comment, link.start, link.end, private)
        if not is_private:
            yield Name(f"h:{link.host}", True)
    own = reading.author_link
    if own is not None and len(reading.url.typed) <= _LONGEST_SENDER and not any(_private(reading.url)):
        yield Name(f"h:{own.host}", True)
