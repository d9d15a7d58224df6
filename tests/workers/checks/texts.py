"""Comments for the checks' tests, every field defaulted."""

from __future__ import annotations

from typing import Any

from service.comments.comment import CheckedText, Evidence, Rendering, SafeHtml
from service.comments.findings import CheckResult, Finding
from service.comments.site_lists import ListName, SiteLists
from service.policy.sanitise import sanitise


def comment(typed: str = "Håller med, men vem betalar?", **fields: Any) -> CheckedText:
    """A comment as the service would hand it to a check; a field named as a list holds that list's entries."""
    fields = _with_lists(fields)
    return CheckedText(sanitise(typed, max_length=20_000), **fields)


def plain(text: str, **fields: Any) -> CheckedText:
    """A comment whose visible text is exactly this, also what the policy would not let through."""
    return CheckedText(Rendering(SafeHtml(""), text), **_with_lists(fields))


def arrived(typed: str = "Håller med, men vem betalar egentligen?", **evidence: Any) -> CheckedText:
    """A comment with what its way of arrival says about it."""
    return comment(typed, evidence=Evidence(**evidence))


def _with_lists(fields: dict[str, Any]) -> dict[str, Any]:
    listed = {name: fields.pop(key) for name in ListName if (key := name.replace("-", "_")) in fields}
    return {**fields, "lists": SiteLists(listed)} if listed else fields


def rules(result: CheckResult) -> set[str]:
    return {finding.rule for finding in result.findings}


def found(result: CheckResult, rule: str) -> Finding:
    """The only finding of this rule."""
    (finding,) = [finding for finding in result.findings if finding.rule == rule]
    return finding


def marked(text: CheckedText, finding: Finding) -> str:
    """The words that a finding points at."""
    fields = {"comment": text.rendering.plain, "author": text.author, "url": text.url, "title": text.title}
    return fields[finding.field][finding.start : finding.end]
