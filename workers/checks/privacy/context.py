"""Findings that need the words around them: names, and what is told of those who bear them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import chain

from service.comments.findings import Finding, Severity
from service.policy.identifiers.views import View
from workers.checks.privacy import circumstances, disguised, names
from workers.checks.privacy.sentences import finding
from workers.checks.privacy.words import Words, split

VERSION = "context-6"
_EXPOSING = frozenset({"health", "sensitive", "crime", "school", "placement"})
"""Kinds beside which a word that is perhaps a name is one: two kinds identify (the rule of combination)."""


def in_context(view: View, author: str = "", shadow: frozenset[str] = frozenset()) -> Iterator[Finding]:
    """The findings in context in one text, not in order. A name of a rule in `shadow` makes nothing else weigh more."""
    words = split(view)
    found = list(names.find(words, author))
    held = {name for name in found if name.score >= names.HOLD_FROM}
    named = frozenset(words.sentence[name.first] for name in held if _rule(name) not in shadow)
    perhaps = frozenset(words.sentence[name.first] for name in found if _rule(name) not in shadow) - named
    told = circumstances.find(words, named | perhaps)
    exposing = {item.sentence for item in told if item.kind in _EXPOSING}
    for name in (_beside(name, exposing, words) for name in found):
        severity = Severity.HOLD if name.score >= names.HOLD_FROM else Severity.WARN
        kind = "official" if name.official else "person"
        yield finding(kind, _rule(name), words.span(name.first, name.last), name.score, severity, because=name.because)
    yield from _spelt_out(words)
    for item in told:
        severity = Severity.HOLD if item.held else Severity.WARN
        span = words.span(item.first, item.last)
        yield finding(item.kind, f"{item.kind}.context", span, item.score, severity, because=(item.because,))


def _beside(name: names.Name, exposing: set[int], words: Words) -> names.Name:
    if name.score >= names.HOLD_FROM or words.sentence[name.first] not in exposing:
        return name
    return replace(name, score=names.HOLD_FROM, because=(*name.because, "near a name"))


def _rule(name: names.Name) -> str:
    return "name.official" if name.official else "name.person"


def _spelt_out(words: Words) -> Iterator[Finding]:
    spelt = (words.view.span(start, end) for start, end in circumstances.spelt_out(words))
    for span in chain(spelt, disguised.find(words.view)):
        yield finding("person", "name.spelt-out", span, 0.8, Severity.HOLD, because=("spelt out",))
    for span in disguised.in_hashtags(words.view):
        yield finding("person", "name.spelt-out", span, 0.8, Severity.HOLD, because=("campaign",))
