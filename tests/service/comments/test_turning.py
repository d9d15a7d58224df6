"""What would have changed a verdict is true: the decision without it says so."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.comments.decision import decide
from service.comments.findings import CheckResult, Finding, Outcome, Severity
from service.comments.sites import ReviewMode, SiteRules
from service.comments.states import Status
from service.comments.turning import Turn, turn_of

RULES = SiteRules(mode=ReviewMode.FLAGGED)


def found(rule: str, score: float, kind: str = "links", severity: Severity = Severity.INFO) -> Finding:
    return Finding("spam", kind, severity, rule, "A sentence.", score=score)


def results(*findings: Finding, private: tuple[Finding, ...] = ()) -> dict[str, CheckResult]:
    score = sum((finding.score for finding in findings), 0.0)
    return {
        "spam": CheckResult("spam", Outcome.DONE, "", score, findings),
        "privacy": CheckResult("privacy", Outcome.DONE, "", findings=private),
    }


PHONE = Finding("privacy", "phone", Severity.HOLD, "phone.national", "A sentence.", score=0.9)


@pytest.mark.parametrize(
    ("checked", "turn"),
    [
        pytest.param(results(), Turn(Status.HELD, more=3.0), id="nothing found"),
        pytest.param(results(found("link", 1.0)), Turn(Status.HELD, more=2.0), id="something left"),
        pytest.param(
            results(found("pitch", 3.5), found("civic", -1.0)), Turn(Status.HELD, ("civic",)), id="spared by a credit"
        ),
        pytest.param(
            results(found("link", 0.5), found("pitch", 2.75)), Turn(Status.APPROVED, ("link",)), id="the lightest"
        ),
        pytest.param(
            results(found("one", 4.0), found("two", 3.75)), Turn(Status.APPROVED, ("one", "two")), id="it takes both"
        ),
        pytest.param(results(private=(PHONE,)), Turn(Status.APPROVED, ("phone.national",)), id="personal data"),
        pytest.param(
            results(found("one", 6.0), found("two", 2.0, "wording")), Turn(Status.HELD, ("two",)), id="spam outright"
        ),
    ],
)
def test_the_least_that_changes_the_verdict_is_named(checked: dict[str, CheckResult], turn: Turn) -> None:
    assert turn_of(RULES, checked) == turn


def test_where_a_person_reads_everything_nothing_that_was_found_matters() -> None:
    assert turn_of(SiteRules(mode=ReviewMode.ALL), results(found("link", 0.5))) is None


def test_it_is_said_in_a_sentence() -> None:
    assert str(Turn(Status.HELD, more=2.0).sentence) == "With 2.0 more it would have been held."
    assert str(Turn(Status.HELD, ("link", "pitch")).sentence) == "Without link, pitch it would have been held."


@given(
    st.lists(
        st.builds(
            found,
            st.sampled_from(["a", "b", "c"]),
            st.integers(-8, 20).map(lambda quarters: quarters / 4),
            st.sampled_from(["links", "wording"]),
            st.sampled_from([Severity.INFO, Severity.HOLD]),
        ),
        max_size=5,
    ),
    st.sampled_from(ReviewMode),
)
def test_what_is_said_is_so(findings: list[Finding], mode: Any) -> None:
    rules = SiteRules(mode=mode)
    checked = results(*findings)
    verdict, turn = decide(rules, checked), turn_of(rules, checked)
    assert verdict is not None
    if turn is None:
        return

    assert turn.status is not verdict.status
    if not turn.without:
        more = decide(rules, results(*findings, found("more", turn.more)))
        assert more is not None
        assert more.status is turn.status
