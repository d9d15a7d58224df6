"""Leads the finders over the fields of one comment and puts their findings together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from urllib.parse import unquote

from service.comments.comment import CheckedText
from service.comments.findings import CheckResult, Finding, Outcome, Severity
from service.policy.identifiers import TOO_MANY, find_identifiers, find_in
from service.policy.identifiers import VERSION as IDENTIFIERS
from service.policy.identifiers.found import without_overlaps
from service.policy.identifiers.views import fold
from service.policy.plaintext import attribute_values
from workers.checks.privacy import watched
from workers.checks.privacy.context import VERSION as CONTEXT
from workers.checks.privacy.context import in_context

NAME = "privacy"
VERSION = f"{IDENTIFIERS} {CONTEXT}"


def check(text: CheckedText) -> CheckResult:
    """Findings in the order of the text, those of attributes and other fields last. `score` stays 0: privacy is no sum
    of weights.
    """
    shadow = text.shadowed(NAME)
    findings = list(find_in_plain(text.rendering.plain, text.author, shadow))
    findings += _in_attributes(text, findings, shadow)
    findings += _in_field("author", text.author, shadow)
    findings += _in_field("title", text.title, shadow)
    findings += _in_url(text.url, shadow)
    findings += _in_page(text.page_url, shadow)
    findings += watched.find(text)
    return CheckResult(NAME, Outcome.DONE, VERSION, findings=tuple(findings))


def find_in_plain(plain: str, author: str = "", shadow: frozenset[str] = frozenset()) -> tuple[Finding, ...]:
    """The findings in the visible text of a comment, in its order."""
    view = fold(plain)
    identified = find_in(view, shadow)
    if any(finding.rule == TOO_MANY for finding in identified):
        return identified  # held whatever else is in it
    return without_overlaps(list(in_context(view, author, shadow)), settled=identified, shadow=shadow)


def _in_field(field: str, value: str, shadow: frozenset[str]) -> Iterator[Finding]:
    return (replace(finding, field=field) for finding in find_identifiers(value, shadow))


def _in_url(url: str, shadow: frozenset[str]) -> Iterator[Finding]:
    """The author's own address: read percent-decoded, and then without offsets.

    A link to a profile of one's own is no finding.
    """
    decoded = unquote(url)
    for finding in _in_field("url", decoded, shadow):
        if finding.kind != "profile":
            yield finding if decoded == url else replace(finding, start=None, end=None, replacement="")


@lru_cache(maxsize=512)
def _in_page(url: str, shadow: frozenset[str]) -> tuple[Finding, ...]:
    """What must never be published and stands in the page's address, which the sender chose and feeds show.

    Weaker findings are left: dates and numbers are ordinary in addresses. A page has many comments, so it is read once.
    """
    _, _, rest = url.partition("://")
    _, _, path = rest.partition("/")
    return tuple(
        replace(finding, field="page", start=None, end=None, replacement="")
        for finding in find_identifiers(unquote(path), shadow)
        if finding.severity is Severity.BLOCK
    )


def _in_attributes(text: CheckedText, seen: list[Finding], shadow: frozenset[str]) -> Iterator[Finding]:
    """Findings in link targets, titles and sources, without offsets: they are no part of the visible text.

    What the visible text says too is found there already, with its place.
    """
    told = {text.rendering.plain[finding.start : finding.end] for finding in seen}
    for _, value in attribute_values(text.rendering.html):
        words = unquote(value).removeprefix("mailto:")
        for finding in find_identifiers(words, shadow):
            quoted = words[finding.start : finding.end]
            if quoted not in told:
                told.add(quoted)
                yield replace(finding, start=None, end=None, replacement="")
