"""What checks say: severities are ordered, a result is as grave as its gravest finding."""

from __future__ import annotations

import pytest

from service.comments.findings import CheckResult, Finding, Outcome, Severity

GRAVER = [Severity.INFO, Severity.WARN, Severity.HOLD, Severity.BLOCK]


def test_severities_grow_graver() -> None:
    assert sorted(Severity, key=lambda severity: severity.rank) == GRAVER
    assert len({severity.rank for severity in Severity}) == len(GRAVER)


@pytest.mark.parametrize(
    ("found", "severity"),
    [((), Severity.INFO), (GRAVER, Severity.BLOCK), ((Severity.HOLD, Severity.WARN), Severity.HOLD)],
    ids=["nothing", "one of each", "the graver of two"],
)
def test_a_result_is_as_grave_as_its_gravest_finding(found: list[Severity], severity: Severity) -> None:
    findings = tuple(Finding("privacy", "phone", each, rule="r", message="A sentence.") for each in found)

    assert CheckResult("privacy", Outcome.DONE, "1", findings=findings).severity is severity
