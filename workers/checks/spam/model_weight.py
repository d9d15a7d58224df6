"""What a site's model adds to the score: one finding, in quarters, that names the words that weigh most.

The counts make a naive Bayes classifier over the tokens that are known, its sum divided by a power of their number,
because words of one text are not independent of each other. It is kept near nothing while the model is young in
either class, and never reaches the limit of spam outright by itself.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace

from service.comments.findings import CheckResult, Finding, Mark, Severity, set_aside
from service.comments.learnt import Learnt
from service.comments.messages import N_
from workers.checks.spam.model_tokens import names
from workers.checks.spam.reading import Reading
from workers.checks.spam.weights import RULES, Kind

# Chosen on three videos' comments as the middle of a plateau: the settings tried around them moved the AUC of a video
# that was left out by at most .006.
_SMOOTHING = 1.0
_CLIPPED_AT = 3.0  # a single token's log-odds
_POWER = 0.7
_SCALE = 1.5
_YOUNG = 20  # comments of the rarer class at which the model has half of its weight
MOST, LEAST = 5.0, -4.0
_NAMED = 5
_MARKED_FROM = 1.0
# What wording and hosts that people liked cannot make good.
_HARD = frozenset({Kind.BEHAVIOUR, Kind.DISGUISE, Kind.SITE_LIST, Kind.BLOCKED, Kind.OPINION})
_KINDS_OF_TOKEN = {"w": "“{}”", "b": "“{}”", "h": "{}", "r": "[{}]", "s": "[score {}]", "l": "[links {}]"}

_WITHOUT_WORDS = {
    "learnt_spam": N_("This site's people have called such comments spam."),
    "learnt_ham": N_("This site's people have let such comments pass."),
}


@dataclass(frozen=True, slots=True)
class Share:
    """What one token adds; its name is empty where it may not be shown."""

    name: str
    weight: float


def log_odds(learnt: Learnt, ham: int, spam: int) -> float:
    """How far a token that stood in so many comments speaks for spam, smoothed and clipped."""
    for_spam = math.log((spam + _SMOOTHING) / (learnt.spam + 2 * _SMOOTHING))
    for_ham = math.log((ham + _SMOOTHING) / (learnt.ham + 2 * _SMOOTHING))
    return max(-_CLIPPED_AT, min(for_spam - for_ham, _CLIPPED_AT))


def trust(learnt: Learnt) -> float:
    """How far the model is believed, 0 to 1: by the class of which it has seen fewer."""
    fewer = min(learnt.ham, learnt.spam)
    return fewer / (fewer + _YOUNG)


def with_learnt(result: CheckResult, reading: Reading, learnt: Learnt) -> CheckResult:
    """The result with what the model adds, if it adds anything."""
    if not trust(learnt):
        return result
    shares = _shares(reading, result.findings, learnt)
    raw = sum(share.weight for share in shares)
    score = _limited(round(4 * raw) / 4, result.findings)
    if not score:
        return result
    finding = _finding(result.check, score, [replace(share, weight=share.weight * score / raw) for share in shares],
                       reading.checked.site_language)  # fmt: skip
    if finding.rule in reading.checked.shadowed(result.check):
        finding = set_aside(finding, Mark.SHADOW)
    return replace(result, score=result.score + finding.score, findings=(*result.findings, finding))


def _shares(reading: Reading, findings: Sequence[Finding], learnt: Learnt) -> list[Share]:
    known: list[tuple[int, float]] = []
    for name in names(reading, findings):
        token = learnt.hash(name.text)
        ham, spam = learnt.seen(token)
        if ham or spam:
            known.append((token, log_odds(learnt, ham, spam)))
    factor = trust(learnt) * _SCALE / max(1, len(known)) ** _POWER
    return [Share(learnt.name(token), factor * odds) for token, odds in known]


def _limited(score: float, findings: Sequence[Finding]) -> float:
    """Within its bounds, and never against behaviour, disguise or what the site itself has decided."""
    if any(finding.score > 0 and finding.kind in _HARD for finding in findings):
        soft = sum(finding.score for finding in findings if finding.kind not in _HARD)
        return max(min(score, MOST), LEAST, -max(soft, 0.0))
    return max(LEAST, min(score, MOST))


def _finding(check: str, score: float, shares: Sequence[Share], language: str) -> Finding:
    rule = RULES["learnt_spam" if score > 0 else "learnt_ham"]
    strongest = sorted((share for share in shares if _shown(share.name)), key=lambda share: -abs(share.weight))[:_NAMED]
    weights = [round(share.weight, 2) for share in strongest]
    words = ", ".join(
        f"{_shown(share.name)} {_signed(weight, language)}" for share, weight in zip(strongest, weights, strict=True)
    )
    return Finding(
        check=check,
        kind=str(rule.kind),
        severity=Severity.WARN if score >= _MARKED_FROM else Severity.INFO,
        rule=rule.name,
        message=rule.message if words else _WITHOUT_WORDS[rule.name],
        score=score,
        params={"words": words, "rest": round(score - sum(weights), 2)} if words else {},
    )


def _shown(name: str) -> str:
    kind, _, text = name.partition(":")
    return _KINDS_OF_TOKEN[kind].format(text) if kind in _KINDS_OF_TOKEN else ""


def _signed(weight: float, language: str) -> str:
    text = f"{weight:+.2f}".replace("-", "−")
    return text.replace(".", ",") if language == "sv" else text
