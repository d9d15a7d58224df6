"""What another blog's software asks of us: is this spam? The words of the question and of the answer.

The asker publishes by rules of its own, so `review-all` means nothing here: only what a check marked counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from service.comments.decision import decide
from service.comments.findings import CheckResult
from service.comments.sites import ReviewMode, SiteRules
from service.comments.states import Status


class Purpose(StrEnum):
    """Why a text was handed in: to be judged, or as an example that a person has judged."""

    CHECK = "check"
    SPAM = "spam"
    HAM = "ham"


class Opinion(StrEnum):
    """The answer to `Purpose.CHECK`.

    `discard` is spam outright; `spam` is suspected, and a person should be able to find it; `held` is no spam as far
    as can be told, but needs a person for another reason: personal data, or a check that could not be run.
    """

    DISCARD = "discard"
    SPAM = "spam"
    HELD = "held"
    HAM = "ham"


def opinion_of(rules: SiteRules, results: Mapping[str, CheckResult]) -> Opinion:
    """The answer that follows from the results of all required checks; a high score goes before other reasons to look.

    A word that the site wants to look at holds a comment without being evidence of spam.
    """
    verdict = decide(replace(rules, mode=ReviewMode.FLAGGED), results)
    if verdict is None:
        return Opinion.HELD
    if verdict.status is Status.SPAM:
        return Opinion.DISCARD
    if verdict.status is Status.APPROVED:
        return Opinion.HAM
    return Opinion.SPAM if results["spam"].score >= min(rules.spam_hold, rules.spam_reject) else Opinion.HELD
