"""What checks say about a comment: findings, and the result of one check on one revision."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum


class Severity(StrEnum):
    """How grave a finding is.

    `info` is only shown, `warn` is marked for a moderator who looks anyway, `hold` sends the comment to a moderator,
    `block` is a thing that must never be published: the form warns before it is stored.
    """

    INFO = "info"
    WARN = "warn"
    HOLD = "hold"
    BLOCK = "block"

    @property
    def rank(self) -> int:
        return _RANKS[self]


_RANKS = {Severity.INFO: 0, Severity.WARN: 1, Severity.HOLD: 2, Severity.BLOCK: 3}


class Mark(StrEnum):
    """Why a finding is kept without any effect: its rule is in shadow, or the site lets it stand."""

    SHADOW = "shadow"
    MAY_STAND = "may-stand"


class Outcome(StrEnum):
    """How a check ended. Anything but `done` means that the comment is held."""

    DONE = "done"
    FAILED = "failed"
    TIMED_OUT = "timed_out"


@dataclass(frozen=True, slots=True)
class Finding:
    """One observation of one check.

    `start` and `end` are half-open code-point offsets into the plain text of `field` (`comment`, `author`, `url`,
    `title`, `page`); both are None when the finding is about the comment as a whole. `score` is the weight that a spam
    finding adds to the comment's spam score, and the confidence (0 to 1) of a privacy finding. `message` is a gettext
    id with `%(name)s` places filled from `params`; it never quotes the personal data that it is about. `replacement` is
    the gettext id of the words proposed in place of the span, empty when there is nothing to replace. `mark` says why
    it has no effect; empty for those that count.
    """

    check: str
    kind: str
    severity: Severity
    rule: str
    message: str
    field: str = "comment"
    start: int | None = None
    end: int | None = None
    score: float = 0.0
    params: Mapping[str, str | int | float] = dataclasses.field(default_factory=dict)
    replacement: str = ""
    mark: Mark | None = None


def set_aside(finding: Finding, mark: Mark) -> Finding:
    """The finding as a mere record, so that nobody who reads it can count it: `info`, without score and replacement.

    What it would have been stands in `params` as `would_severity` and `would_score`.
    """
    if finding.mark is not None:
        return finding
    would: dict[str, str | int | float] = {"would_severity": str(finding.severity), "would_score": finding.score}
    params = {**finding.params, **would}
    return replace(finding, severity=Severity.INFO, score=0.0, replacement="", params=params, mark=mark)


def own_params(finding: Finding) -> Mapping[str, str | int | float]:
    """A finding's `params` without what `set_aside` noted in them."""
    return {name: value for name, value in finding.params.items() if name not in _WOULD}


_WOULD = ("would_severity", "would_score")


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check said of one revision. `score` is the spam score (0 for other checks); `version` the rule set's."""

    check: str
    outcome: Outcome
    version: str
    score: float = 0.0
    findings: tuple[Finding, ...] = ()

    @property
    def severity(self) -> Severity:
        """The gravest severity among the findings, `info` when there is none."""
        return max((f.severity for f in self.findings), key=lambda s: s.rank, default=Severity.INFO)


def with_marks(result: CheckResult, mark_of: Callable[[Finding], Mark | None]) -> CheckResult:
    """The result without the effect of those findings that `mark_of` gives a mark."""
    marked = [(finding, mark_of(finding)) for finding in result.findings]
    if not any(mark for _, mark in marked):
        return result
    findings = tuple(set_aside(finding, mark) if mark else finding for finding, mark in marked)
    summed = result.score == _sum(result.findings)  # as the spam check's is; the privacy check's is no sum
    return replace(result, findings=findings, score=_sum(findings) if summed else result.score)


def in_shadow(rules: Iterable[str], check: str) -> frozenset[str]:
    """The names of this check's rules among `rules`, each of which is written as `rule` or as `check:rule`."""
    return frozenset(rule.removeprefix(f"{check}:") for rule in rules)


def is_shadowed(check: str, rule: str, shadow: Iterable[str]) -> bool:
    """Whether a site only tries this rule."""
    return rule in in_shadow(shadow, check)


def _sum(findings: Iterable[Finding]) -> float:
    return sum((finding.score for finding in findings), 0.0)
