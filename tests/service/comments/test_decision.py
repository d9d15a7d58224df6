"""The truth table of the decision, and the laws that hold over all of it."""

from __future__ import annotations

import itertools
import math
from collections.abc import Iterator
from dataclasses import replace

import pytest

from service.comments.decision import REQUIRED_CHECKS, Reason, Verdict, decide, risk
from service.comments.findings import CheckResult, Finding, Outcome, Severity
from service.comments.sites import ReviewMode, SiteRules
from service.comments.states import Status

HOLD_FROM, REJECT_FROM = 3.0, 8.0
SCORES = {"none": 0.0, "below": 2.99, "suspect": 3.0, "grave": 7.99, "outright": 8.0, "not a number": math.nan}


def privacy(severity: Severity | None = None, outcome: Outcome = Outcome.DONE) -> CheckResult:
    findings = () if severity is None else (finding("privacy", "phone", severity),)
    return CheckResult("privacy", outcome, "privacy-1", findings=findings)


def spam(
    score: float = 0.0, kinds: int = 2, severity: Severity = Severity.INFO, outcome: Outcome = Outcome.DONE
) -> CheckResult:
    findings = tuple(finding("spam", f"kind-{n}", severity, score / kinds) for n in range(kinds))
    return CheckResult("spam", outcome, "spam-1", score, findings)


def finding(check: str, kind: str, severity: Severity, score: float = 0.5) -> Finding:
    return Finding(check, kind, severity, rule=f"{kind}-rule", message="A sentence.", score=score)


def verdict(mode: ReviewMode, *results: CheckResult, hold: float = HOLD_FROM, reject: float = REJECT_FROM) -> Verdict:
    rules = SiteRules(mode=mode, spam_hold=hold, spam_reject=reject)
    decided = decide(rules, {result.check: result for result in results})
    assert decided is not None
    return decided


FAILED = {"failed": Outcome.FAILED, "timed out": Outcome.TIMED_OUT}
ALL, FLAGGED = ReviewMode.ALL, ReviewMode.FLAGGED
CHECK_FAILED, PERSONAL, SUSPECTED = Reason.CHECK_FAILED, Reason.PERSONAL_DATA, Reason.SUSPECTED_SPAM


@pytest.mark.parametrize(
    ("found", "flagged", "all_reviewed"),
    [
        pytest.param((privacy(), spam()), (Status.APPROVED, Reason.CLEAN), (Status.HELD,), id="nothing found"),
        pytest.param(
            (privacy(Severity.WARN), spam(2.99, severity=Severity.WARN)),
            (Status.APPROVED, Reason.CLEAN),
            (Status.HELD,),
            id="only what a moderator may look at",
        ),
        pytest.param(
            (privacy(Severity.HOLD), spam()), (Status.HELD, PERSONAL), (Status.HELD, PERSONAL), id="personal data"
        ),
        pytest.param(
            (privacy(Severity.BLOCK), spam()), (Status.HELD, PERSONAL), (Status.HELD, PERSONAL), id="an identifier"
        ),
        pytest.param((privacy(), spam(3)), (Status.HELD, SUSPECTED), (Status.HELD, SUSPECTED), id="suspected spam"),
        pytest.param(
            (privacy(), spam(severity=Severity.HOLD)),
            (Status.HELD, SUSPECTED),
            (Status.HELD, SUSPECTED),
            id="a word that the site holds for",
        ),
        pytest.param(
            (privacy(), spam(8)), (Status.SPAM, Reason.SPAM), (Status.SPAM, Reason.SPAM), id="spam by two kinds"
        ),
        pytest.param(
            (privacy(), spam(80, kinds=1)),
            (Status.HELD, SUSPECTED),
            (Status.HELD, SUSPECTED),
            id="spam by one kind of evidence only",
        ),
        pytest.param(
            (privacy(Severity.BLOCK), spam(8)),
            (Status.SPAM, Reason.SPAM),
            (Status.SPAM, Reason.SPAM),
            id="spam with an identifier is spam, and not public either",
        ),
        pytest.param(
            (privacy(Severity.HOLD), spam(3)),
            (Status.HELD, PERSONAL, SUSPECTED),
            (Status.HELD, PERSONAL, SUSPECTED),
            id="both, the graver first",
        ),
        pytest.param(
            (privacy(outcome=Outcome.FAILED), spam(80)),
            (Status.HELD, CHECK_FAILED, SUSPECTED),
            (Status.HELD, CHECK_FAILED, SUSPECTED),
            id="spam while privacy failed: a person decides",
        ),
        pytest.param(
            (privacy(), spam(outcome=Outcome.TIMED_OUT)),
            (Status.HELD, CHECK_FAILED),
            (Status.HELD, CHECK_FAILED),
            id="the spam check ran out of time",
        ),
    ],
)
def test_the_truth_table(
    found: tuple[CheckResult, ...], flagged: tuple[Status, *tuple[Reason, ...]], all_reviewed: tuple[Status, ...]
) -> None:
    by_flags, by_all = verdict(FLAGGED, *found), verdict(ALL, *found)

    assert (by_flags.status, *by_flags.reasons) == flagged
    assert by_all.status == all_reviewed[0]
    also = (Reason.REVIEW_ALL,) if by_all.status is Status.HELD else ()
    assert by_all.reasons == (*all_reviewed[1:], *also)


@pytest.mark.parametrize("mode", ReviewMode)
@pytest.mark.parametrize(
    ("rules", "score", "reasons"),
    [
        pytest.param(["unproven"], 1.0, ["unproven"], id="sent to a moderator"),
        pytest.param(["first_link", "unproven"], 1.0, ["first_link", "unproven"], id="with a first link"),
        pytest.param(["unproven"], 3.0, ["suspected_spam"], id="past the limit"),
        pytest.param(["unproven", "trap_field_filled"], 2.0, ["suspected_spam"], id="beside what only programs do"),
    ],
)
def test_what_is_held_without_suspicion_says_so(
    mode: ReviewMode, rules: list[str], score: float, reasons: list[str]
) -> None:
    holding = tuple(replace(finding("spam", "behaviour", Severity.HOLD), rule=rule) for rule in rules)

    decided = verdict(mode, privacy(), CheckResult("spam", Outcome.DONE, "spam-1", score, holding))

    assert decided.status is Status.HELD
    assert [reason for reason in decided.reasons if reason is not Reason.REVIEW_ALL] == reasons


def everything() -> Iterator[tuple[ReviewMode, CheckResult, CheckResult]]:
    severities = (None, *Severity)
    for mode, outcome, severity in itertools.product(ReviewMode, Outcome, severities):
        for spam_outcome, score, kinds, grave in itertools.product(Outcome, SCORES.values(), (1, 2), Severity):
            yield mode, privacy(severity, outcome), spam(score, kinds, grave, spam_outcome)


def test_only_a_clean_comment_of_a_trusting_site_is_approved() -> None:
    """Law 1, over every combination: approved exactly when all of it holds."""
    for mode, private, spammy in everything():
        clean = (
            mode is FLAGGED
            and private.outcome is spammy.outcome is Outcome.DONE
            and private.severity in {Severity.INFO, Severity.WARN}
            and spammy.severity in {Severity.INFO, Severity.WARN}
            and spammy.score < HOLD_FROM
        )
        assert (verdict(mode, private, spammy).status is Status.APPROVED) == clean


def test_only_two_kinds_of_evidence_past_the_limit_are_spam_outright() -> None:
    for mode, private, spammy in everything():
        outright = (
            private.outcome is spammy.outcome is Outcome.DONE
            and spammy.score >= REJECT_FROM
            and len(spammy.findings) == 2
        )
        assert (verdict(mode, private, spammy).status is Status.SPAM) == outright


def test_a_verdict_says_why_and_by_which_rules() -> None:
    for mode, private, spammy in everything():
        decided = verdict(mode, private, spammy)
        assert decided.status in {Status.APPROVED, Status.HELD, Status.SPAM}
        assert decided.reasons
        assert len(set(decided.reasons)) == len(decided.reasons)
        assert decided.rule_version


@pytest.mark.parametrize("missing", [("privacy",), ("spam",), ("privacy", "spam")], ids="+".join)
@pytest.mark.parametrize("mode", ReviewMode)
def test_nothing_is_decided_while_a_required_check_is_out(mode: ReviewMode, missing: tuple[str, ...]) -> None:
    results = {result.check: result for result in (privacy(), spam(80)) if result.check not in missing}

    assert set(REQUIRED_CHECKS) == {"privacy", "spam"}
    assert decide(SiteRules(mode=mode), results) is None


@pytest.mark.parametrize("mode", ReviewMode)
@pytest.mark.parametrize(("kinds", "status"), [(1, Status.HELD), (2, Status.SPAM)], ids=["one kind", "two kinds"])
def test_a_limit_for_spam_below_the_limit_for_holding_still_counts(
    mode: ReviewMode, kinds: int, status: Status
) -> None:
    assert verdict(mode, privacy(), spam(2.5, kinds), hold=3, reject=2).status is status


def test_the_same_results_give_the_same_verdict_again() -> None:
    for mode, private, spammy in everything():
        assert verdict(mode, private, spammy) == verdict(mode, spammy, private)


@pytest.mark.parametrize(
    ("results", "expected"),
    [
        pytest.param((privacy(), spam()), 0, id="nothing found"),
        pytest.param((privacy(), spam(4.5)), 4.5, id="the spam score"),
        pytest.param((privacy(Severity.WARN), spam(500)), 199, id="spam never outweighs a graver finding"),
        pytest.param((privacy(Severity.BLOCK), spam(2)), 302, id="an identifier and some spam"),
        pytest.param((privacy(outcome=Outcome.FAILED), spam()), 200, id="a check that failed"),
        pytest.param((privacy(), spam(math.nan)), 99, id="a score that is no number"),
    ],
)
def test_what_is_graver_is_looked_at_sooner(results: tuple[CheckResult, ...], expected: float) -> None:
    assert risk({result.check: result for result in results}) == expected
