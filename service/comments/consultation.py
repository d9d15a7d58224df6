"""What another blog's software asks of us: is this spam? The words of the question and of the answer.

The asker publishes by rules of its own, so `review-all` means nothing here: only what a check marked counts.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from service.comments.decision import Reason, Verdict
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


def rules_for_asking(rules: SiteRules) -> SiteRules:
    """The site's rules as they hold for a text whose publication is decided elsewhere."""
    return replace(rules, mode=ReviewMode.FLAGGED)


def opinion_of(verdict: Verdict) -> Opinion:
    """The answer that follows from a verdict; suspicion of spam goes before other reasons to look."""
    if verdict.status is Status.SPAM:
        return Opinion.DISCARD
    if verdict.status is Status.APPROVED:
        return Opinion.HAM
    return Opinion.SPAM if Reason.SUSPECTED_SPAM in verdict.reasons else Opinion.HELD
