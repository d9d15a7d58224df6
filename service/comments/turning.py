"""What would have changed a verdict: the least that must be away, or come on top. As pure as the decision."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from service.comments.decision import Verdict, decide
from service.comments.findings import CheckResult, Finding
from service.comments.messages import N_, Sentence
from service.comments.sites import SiteRules
from service.comments.states import Status

_WITHOUT = {
    Status.APPROVED: N_("Without %(rules)s it would have been approved."),
    Status.HELD: N_("Without %(rules)s it would have been held."),
    Status.SPAM: N_("Without %(rules)s it would have been spam outright."),
}
_MORE = N_("With %(score)s more it would have been held.")


@dataclass(frozen=True, slots=True)
class Turn:
    """A verdict that was close: it would have been `status` `without` these rules, or with so much `more` score."""

    status: Status
    without: tuple[str, ...] = ()
    more: float = 0.0

    @property
    def sentence(self) -> Sentence:
        if self.without:
            return Sentence(_WITHOUT[self.status], {"rules": ", ".join(self.without)})
        return Sentence(_MORE, {"score": self.more})


def turn_of(rules: SiteRules, results: Mapping[str, CheckResult]) -> Turn | None:
    """What would have changed the verdict; None where nothing that was found would, or there is no verdict.

    One finding where one is enough, of these the lightest; else as many of the heaviest as it takes.
    """
    verdict = decide(rules, results)
    if verdict is None:
        return None
    findings = [finding for result in results.values() for finding in result.findings if finding.mark is None]
    for finding in sorted(findings, key=lambda finding: (finding.severity.rank, abs(finding.score))):
        turned = _without(rules, results, [finding], verdict)
        if turned:
            return turned
    if verdict.status is Status.APPROVED:
        return Turn(Status.HELD, more=min(rules.spam_hold, rules.spam_reject) - results["spam"].score)
    away: list[Finding] = []
    for finding in sorted(findings, key=lambda finding: (-finding.severity.rank, -finding.score)):
        away.append(finding)
        turned = _without(rules, results, away, verdict)
        if turned:
            return turned
    return None


def _without(
    rules: SiteRules, results: Mapping[str, CheckResult], away: Sequence[Finding], verdict: Verdict
) -> Turn | None:
    kept = {check: _lessened(result, away) for check, result in results.items()}
    other = decide(rules, kept)
    if other is None or other.status is verdict.status:
        return None
    return Turn(other.status, tuple(dict.fromkeys(finding.rule for finding in away)))


def _lessened(result: CheckResult, away: Sequence[Finding]) -> CheckResult:
    gone = {id(finding) for finding in away}
    left = tuple(finding for finding in result.findings if id(finding) not in gone)
    taken = sum(finding.score for finding in result.findings if id(finding) in gone)
    return replace(result, findings=left, score=result.score - taken)
