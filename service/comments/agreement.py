"""How often the rules agree with people: hits of each rule on what was approved and on what was refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

DOUBTED_BELOW, DOUBTED_FROM = 0.5, 20
"""A rule that was right less often than this, after so many hits that people judged, is pointed out."""

_APPROVED = frozenset({"approved", "published", "publish", "ham"})
_REFUSED = frozenset({"refused", "rejected", "removed", "spam", "hold"})


def judgement(word: object) -> str:
    """`approved`, `refused` or nothing, from the state or label that an export gives a comment."""
    return "approved" if word in _APPROVED else "refused" if word in _REFUSED else ""


@dataclass(slots=True)
class Tally:
    """Hits of one rule: all of them, and those on comments that people approved or refused."""

    hits: int = 0
    approved: int = 0
    refused: int = 0

    @property
    def precision(self) -> float | None:
        """The share of judged hits that were on refused comments; None where nothing was judged."""
        judged = self.approved + self.refused
        return self.refused / judged if judged else None

    @property
    def is_doubtful(self) -> bool:
        precision = self.precision
        return precision is not None and precision < DOUBTED_BELOW and self.approved + self.refused >= DOUBTED_FROM


@dataclass(slots=True)
class Agreement:
    """Tallies by check and rule, and what people decided against what the rules say now."""

    rules: dict[tuple[str, str], Tally] = field(default_factory=dict)
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, said: str, found: Iterable[tuple[str, str]], verdict: str = "") -> None:
        """Count one comment: what people said of it, the rules (check, name) that hit, and the verdict of today."""
        for key in set(found):
            tally = self.rules.setdefault(key, Tally())
            tally.hits += 1
            tally.approved += said == "approved"
            tally.refused += said == "refused"
        if verdict:
            self.verdicts[said, verdict] += 1

    def in_order(self) -> list[tuple[str, str, Tally]]:
        """The rules with the most hits first."""
        return [
            (check, rule, tally)
            for (check, rule), tally in sorted(self.rules.items(), key=lambda entry: (-entry[1].hits, entry[0]))
        ]
