"""From the checks' results to one of the four answers."""

from __future__ import annotations

import pytest

from service.comments.consultation import Opinion, opinion_of
from service.comments.findings import CheckResult, Finding, Outcome, Severity
from service.comments.sites import ReviewMode, SiteRules

RULES = SiteRules(spam_hold=3.0, spam_reject=8.0)


def spam(*weights: float, severity: Severity = Severity.WARN, outcome: Outcome = Outcome.DONE) -> CheckResult:
    """A result whose findings are each of a kind of its own."""
    found = tuple(Finding("spam", f"kind {n}", severity, "rule", "", score=score) for n, score in enumerate(weights))
    return CheckResult("spam", outcome, "", sum(weights), found)


def privacy(severity: Severity = Severity.INFO, outcome: Outcome = Outcome.DONE) -> CheckResult:
    return CheckResult("privacy", outcome, "", findings=(Finding("privacy", "phone", severity, "rule", ""),))


@pytest.mark.parametrize(
    ("results", "said"),
    [
        pytest.param((spam(), privacy()), Opinion.HAM, id="nothing found"),
        pytest.param((spam(1.0, 1.5), privacy(Severity.WARN)), Opinion.HAM, id="less than the limits"),
        pytest.param((spam(2.0, 1.0), privacy()), Opinion.SPAM, id="suspected"),
        pytest.param((spam(9.0), privacy()), Opinion.SPAM, id="one kind of evidence, however heavy"),
        pytest.param((spam(5.0, 4.0), privacy()), Opinion.DISCARD, id="two kinds that agree"),
        pytest.param((spam(5.0, 4.0), privacy(Severity.BLOCK)), Opinion.DISCARD, id="spam with an address in it"),
        pytest.param((spam(2.0, 1.0), privacy(Severity.HOLD)), Opinion.SPAM, id="suspected, with an address in it"),
        pytest.param((spam(), privacy(Severity.HOLD)), Opinion.HELD, id="personal data"),
        pytest.param((spam(0.0, severity=Severity.HOLD), privacy()), Opinion.HELD, id="a word to look at"),
        pytest.param((spam(outcome=Outcome.FAILED), privacy()), Opinion.HELD, id="a check that failed"),
        pytest.param((spam(), privacy(outcome=Outcome.TIMED_OUT)), Opinion.HELD, id="a check that took too long"),
        pytest.param((spam(),), Opinion.HELD, id="a check that never ran"),
    ],
)
@pytest.mark.parametrize("mode", ReviewMode)
def test_the_answer_follows_from_the_checks_alone(
    results: tuple[CheckResult, ...], said: Opinion, mode: ReviewMode
) -> None:
    rules = SiteRules(mode=mode, spam_hold=RULES.spam_hold, spam_reject=RULES.spam_reject)

    assert opinion_of(rules, {result.check: result for result in results}) is said
