"""The plain text of a comment and places in it: marks for a reader, redactions for the public, text out of HTML.

Offsets are half-open and count code points of `Rendering.plain`. Knows no bleach and makes no HTML.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from service.comments.comment import SafeHtml
from service.comments.decision import Redaction
from service.policy.allowlist import SEED, Policy
from service.policy.characters import decoded, permitted, with_line_feeds
from service.policy.markup import Open, Token, as_source, merged, read

Span = tuple[int, int]

_BLOCK_EDGE = re.compile(r"</p>\n?|</blockquote>\n?|<blockquote[^>]*>")
_TAG = re.compile(r"<[^>]*>")
_MANY_LINE_ENDS = re.compile(r"\n{3,}")
_ATTRIBUTE = re.compile(r' (href|title|cite|datetime)="([^"]*)"')


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of plain text and the spans that cover it, as indexes into the list that was given."""

    text: str
    start: int
    end: int
    marks: tuple[int, ...] = ()


def mark(plain: str, spans: Sequence[Span]) -> list[Segment]:
    """The whole text cut wherever a span begins or ends; spans may overlap, reach past the end or be empty."""
    inside = [(index, max(0, start), min(end, len(plain))) for index, (start, end) in enumerate(spans)]
    inside = [(index, start, end) for index, start, end in inside if start < end]
    begins: dict[int, list[int]] = {}
    ends: dict[int, list[int]] = {}
    for index, start, end in inside:
        begins.setdefault(start, []).append(index)
        ends.setdefault(end, []).append(index)
    cuts = sorted({0, len(plain), *begins, *ends})
    covering: set[int] = set()
    segments = []
    for start, end in pairwise(cuts):
        covering.difference_update(ends.get(start, ()))
        covering.update(begins.get(start, ()))
        segments.append(Segment(plain[start:end], start, end, tuple(sorted(covering))))
    return segments


def redact(raw: str, redactions: Iterable[Redaction], policy: Policy = SEED) -> str:
    """The comment as text to edit, with its allowed markup kept and the redacted words replaced.

    To render it, give the redactions to `sanitise` instead: that cannot run into the limits a second time.
    """
    reading = read(permitted(with_line_feeds(raw)), policy)
    return as_source(redacted(reading.tokens, redactions))


def mask(raw: str, spans: Iterable[Span], replacement: str, policy: Policy = SEED) -> str:
    """`redact` with the same words for every span."""
    return redact(raw, [Redaction(start, end, replacement) for start, end in spans], policy)


def redacted(tokens: Sequence[Token], redactions: Iterable[Redaction]) -> list[Token]:
    """The tokens with words replaced, also where a span crosses tags.

    A tag around redacted words loses its attributes, and a link its target, because they tend to say the same thing
    again: `<a href="mailto:…">` around an e-mail address. Of overlapping redactions the first one's words stand.
    """
    settled = _settled(redactions)
    bare = _tags_around(tokens, settled)
    result: list[Token] = []
    offset = 0
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            result.append(_replaced(token, offset, settled))
            offset += len(token)
        elif index not in bare:
            result.append(token)
        elif token.name != "a":
            result.append(Open(token.name) if isinstance(token, Open) else token)
    return merged(result)


def visible_text(html: SafeHtml) -> str:
    """What a reader sees of a published comment: breaks as line ends, paragraphs parted by a blank line."""
    lines = _BLOCK_EDGE.sub("\n\n", html.replace("<br>", "\n"))
    return _MANY_LINE_ENDS.sub("\n\n", decoded(_TAG.sub("", lines))).strip("\n")


def attribute_values(html: SafeHtml) -> tuple[tuple[str, str], ...]:
    """The names and values of the attributes that a writer chose: public too, though not in the plain text."""
    return tuple((name, decoded(value)) for tag in _TAG.findall(html) for name, value in _ATTRIBUTE.findall(tag))


def _settled(redactions: Iterable[Redaction]) -> list[Redaction]:
    result: list[Redaction] = []
    for redaction in sorted(redactions, key=lambda r: (r.start, -r.end)):
        start, end = max(0, redaction.start), redaction.end
        words = permitted(with_line_feeds(redaction.replacement))
        if result and start < result[-1].end:
            before = result.pop()
            start, end, words = before.start, max(before.end, end), before.replacement
        if start < end:
            result.append(Redaction(start, end, words))
    return result


def _tags_around(tokens: Sequence[Token], redactions: Sequence[Redaction]) -> set[int]:
    """Indexes of the start and end tags with redacted words between them."""
    ends = [redaction.end for redaction in redactions]
    around: set[int] = set()
    opened: list[tuple[int, int]] = []
    offset = 0
    for index, token in enumerate(tokens):
        if isinstance(token, str):
            offset += len(token)
        elif isinstance(token, Open):
            opened.append((index, offset))
        else:
            start_index, start = opened.pop()
            following = bisect_right(ends, start)
            if following < len(redactions) and redactions[following].start < offset:
                around.update((start_index, index))
    return around


def _replaced(text: str, offset: int, redactions: Sequence[Redaction]) -> str:
    pieces = []
    at = 0
    for redaction in redactions:
        start, end = redaction.start - offset, min(redaction.end - offset, len(text))
        if end <= 0 or start >= len(text):
            continue
        pieces.append(text[at : max(start, 0)])
        if start >= 0:
            pieces.append(redaction.replacement)
        at = end
    return "".join([*pieces, text[at:]])
