"""Texts in which «…» marks what must be found, exactly."""

from __future__ import annotations

import re

from service.policy.identifiers import find_identifiers

MARK = re.compile("«([^»]*)»")


def unmarked(text: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without its marks, and where they were."""
    spans = []
    shift = 0
    for match in MARK.finditer(text):
        start = match.start() - shift
        spans.append((start, start + len(match[1])))
        shift += 2
    return MARK.sub(r"\1", text), spans


def marked(text: str, kind: str) -> str:
    """The text with marks around what is found of `kind`: comparing this shows a difference at a glance."""
    pieces = []
    done = 0
    for finding in find_identifiers(text):
        if finding.kind == kind:
            assert finding.start is not None
            assert finding.end is not None
            pieces += [text[done : finding.start], "«", text[finding.start : finding.end], "»"]
            done = finding.end
    return "".join([*pieces, text[done:]])
