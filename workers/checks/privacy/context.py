"""Findings that need the words around them: names, and what is told of those who bear them."""

from __future__ import annotations

from collections.abc import Iterator

from service.comments.findings import Finding, Severity
from service.policy.identifiers.views import View
from workers.checks.privacy import circumstances, names
from workers.checks.privacy.sentences import finding
from workers.checks.privacy.words import Words, split

VERSION = "context-3"


def in_context(view: View, author: str = "", shadow: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """The findings in context in one text, not in order. A name of a rule in `shadow` makes nothing else weigh more."""
    words = split(view)
    named = set()
    for name in names.find(words, author):
        held = name.score >= names.HOLD_FROM
        kind = "official" if name.official else "person"
        if held and f"name.{kind}" not in shadow:
            named.add(words.sentence[name.first])
        severity = Severity.HOLD if held else Severity.WARN
        yield finding(
            kind, f"name.{kind}", words.span(name.first, name.last), name.score, severity, because=name.because
        )
    yield from _spelt_out(words)
    for item in circumstances.find(words, frozenset(named)):
        severity = Severity.HOLD if item.held else Severity.WARN
        span = words.span(item.first, item.last)
        yield finding(item.kind, f"{item.kind}.context", span, item.score, severity, because=(item.because,))


def _spelt_out(words: Words) -> Iterator[Finding]:
    for start, end in circumstances.spelt_out(words):
        yield finding(
            "person", "name.spelt-out", words.view.span(start, end), 0.8, Severity.HOLD, because=("spelt out",)
        )
