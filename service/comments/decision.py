"""What becomes of a comment once its checks have answered: pure and replayable.

The order of the questions is the policy; `tests/service/comments/test_decision.py` holds its truth table.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from service.comments.findings import CheckResult, Finding, Outcome, Severity
from service.comments.sites import ReviewMode, SiteRules
from service.comments.states import Status

RULE_VERSION = "decision-3"
REQUIRED_CHECKS = ("privacy", "spam")
BLOCKED = "blocked"
"""The kind of a spam finding that says: the site has blocked this sender."""


LEARNT = "model"
"""The kind of a spam finding that says: the site's people have decided so on such comments."""
WORDING = "wording"


class Reason(StrEnum):
    """Why a comment is where it is; stored, shown and filtered by."""

    CHECK_FAILED = "check_failed"
    PERSONAL_DATA = "personal_data"
    SPAM = "spam"
    SUSPECTED_SPAM = "suspected_spam"
    SPAM_SAMPLE = "spam_sample"
    FIRST_LINK = "first_link"
    UNPROVEN = "unproven"
    BLOCKED_SENDER = "blocked_sender"
    REVIEW_ALL = "review_all"
    CLEAN = "clean"
    POLICY_CHANGED = "policy_changed"
    RULES_CHANGED = "rules_changed"
    SECOND_LOOK = "second_look"


_NO_SUSPICION = (Reason.FIRST_LINK, Reason.UNPROVEN)
"""Reasons that the spam check holds for without calling anything spam, named as its rules are."""


class Ground(StrEnum):
    """Why a person refuses or removes a comment; the unlawful kinds follow section 5 of the Swedish act 1998:112."""

    PERSONAL_DATA = "personal_data"
    THREAT = "threat"
    HATE = "hate"
    INCITEMENT = "incitement"
    CHILD_ABUSE = "child_abuse"
    VIOLENCE = "violence"
    COPYRIGHT = "copyright"
    INSULT = "insult"
    OFF_TOPIC = "off_topic"
    SPAM = "spam"
    DUPLICATE = "duplicate"
    OTHER = "other"


class Action(StrEnum):
    """What a person may do with a comment. `keep`: it has been looked at again and stays published."""

    APPROVE = "approve"
    REJECT = "reject"
    SPAM = "spam"
    HOLD = "hold"
    REMOVE = "remove"
    RESTORE = "restore"
    KEEP = "keep"


OUTCOMES = {
    Action.APPROVE: Status.APPROVED,
    Action.REJECT: Status.REJECTED,
    Action.SPAM: Status.SPAM,
    Action.HOLD: Status.HELD,
    Action.REMOVE: Status.REMOVED,
    Action.RESTORE: Status.HELD,
    Action.KEEP: Status.PUBLISHED,
}
NEEDS_GROUND = frozenset({Action.REJECT, Action.REMOVE})


@dataclass(frozen=True, slots=True)
class Redaction:
    """A stretch of plain text (half-open code-point offsets) and the words that readers see in its place.

    The words are text, never markup.
    """

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """The state a comment goes to, and why; the first reason is the one that decided."""

    status: Status
    reasons: tuple[Reason, ...]
    rule_version: str = RULE_VERSION


def decide(rules: SiteRules, results: Mapping[str, CheckResult], *, sampled: bool = False) -> Verdict | None:
    """The verdict on one revision, or None while a required check has not answered for it.

    A check that failed or ran out of time never approves: the comment is held (law 1). Spam outright asks for a score
    past the site's limit and two independent kinds of evidence, and is decided before privacy because spam is not
    public either and is full of addresses. What would be spam outright but is `sampled` is held, so that people see
    what the rules do when nobody looks. A sender whom the site has blocked needs no further evidence.
    """
    if any(check not in results for check in REQUIRED_CHECKS):
        return None
    required = [results[check] for check in REQUIRED_CHECKS]
    spam = results["spam"]

    reasons: list[Reason] = []
    if any(result.outcome is not Outcome.DONE for result in required):
        reasons.append(Reason.CHECK_FAILED)
    if results["privacy"].severity.rank >= Severity.HOLD.rank:
        reasons.append(Reason.PERSONAL_DATA)
    # "Not below" rather than "at least": a score that is not a number must not pass for a low one.
    holding = {finding.rule for finding in spam.findings if finding.severity.rank >= Severity.HOLD.rank}
    if not spam.score < min(rules.spam_hold, rules.spam_reject) or holding - {*_NO_SUSPICION}:
        reasons.append(Reason.SUSPECTED_SPAM)
    else:
        reasons += [reason for reason in _NO_SUSPICION if reason in holding]

    if Reason.CHECK_FAILED not in reasons and any(_blocks(finding) for finding in spam.findings):
        return Verdict(Status.SPAM, (Reason.BLOCKED_SENDER,))
    if not reasons and rules.mode is ReviewMode.FLAGGED:
        return Verdict(Status.APPROVED, (Reason.CLEAN,))
    if Reason.CHECK_FAILED not in reasons and _is_spam_outright(rules, spam):
        if sampled:
            return Verdict(Status.HELD, (Reason.SPAM_SAMPLE, *reasons))
        return Verdict(Status.SPAM, (Reason.SPAM,))
    if rules.mode is ReviewMode.ALL:
        reasons.append(Reason.REVIEW_ALL)
    return Verdict(Status.HELD, tuple(reasons))


def risk(results: Mapping[str, CheckResult]) -> float:
    """How soon a person should look, to sort by: 100 for each rank of the gravest privacy finding, then the spam score.

    A required check that did not answer counts as a finding that holds; the spam score adds at most 99.
    """
    required = [results[check] for check in REQUIRED_CHECKS]
    unsure = any(result.outcome is not Outcome.DONE for result in required)
    rank = max(results["privacy"].severity.rank, Severity.HOLD.rank if unsure else 0)
    score = results["spam"].score
    return 100.0 * rank + (max(score, 0.0) if score < 99 else 99.0)


def _blocks(finding: Finding) -> bool:
    return finding.kind == BLOCKED and finding.mark is None


def _is_spam_outright(rules: SiteRules, spam: CheckResult) -> bool:
    # What people taught is mostly words: together with wording it is one kind of evidence, not two.
    kinds = {WORDING if finding.kind == LEARNT else finding.kind for finding in spam.findings if finding.score > 0}
    return spam.score >= rules.spam_reject and len(kinds) >= 2
