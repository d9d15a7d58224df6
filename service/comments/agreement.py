"""How often the rules agree with people: what people said of the comments that each rule hit.

Only what was said about the same thing counts. A privacy finding is borne out by a refusal for personal data, or by
words that were replaced before publishing; a spam finding by a comment that is spam. Both are contradicted by an
approval. A refusal on any other ground tells nothing of either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from service.comments.decision import Action, Ground
from service.comments.findings import Finding, Mark, Severity, is_shadowed
from service.comments.lesson import teaches
from service.comments.messages import N_

DOUBTED_BELOW, DOUBTED_FROM = 0.5, 20
"""A rule that was right less often than this, after so many hits that people judged, is pointed out."""

WISHES = frozenset({("spam", "first_link"), ("spam", "hold_word"), ("privacy", "site.watched")})
"""Rules by which a site wishes to see a comment. They claim nothing about it, so nobody can disagree with them."""

_SPAM = "spam"
_OWN_LISTS = frozenset({"reject_word", "blocked_author", "blocked_email", "blocked_host", "blocked_network"})
_LEARNT = frozenset({"learnt_spam"})
_LOOK_THROUGH = N_(
    "People disagree with it more often than not. It follows the site's own lists: take away what is no longer wanted."
)
_UNTEACH = N_(
    "People disagree with it more often than not. Look below at what was taught, and begin anew if that was wrong."
)
_TRY_WITHOUT = {
    True: N_(
        "People disagree with it more often than not. Put it into shadow, and look here again after some weeks. "
        "Tell those who look after the rules what it takes for spam."
    ),
    False: N_(
        "People disagree with it more often than not. Put what it mistakes on the list of what may stand, or put the "
        "rule into shadow. Tell those who look after the rules what it mistakes."
    ),
}


class Said(StrEnum):
    """What people said of a comment. `refused`: an export does not say why; `other`: no check is about the reason."""

    APPROVED = "approved"
    REPLACED = "replaced"
    PERSONAL_DATA = "personal_data"
    SPAM = "spam"
    OTHER = "other"
    REFUSED = "refused"

    @property
    def word(self) -> str:
        """`approved` as it was written, or `refused`: replaced counts so, for what was found had to go."""
        return "approved" if self is Said.APPROVED else "refused"


_BEARS_OUT = {
    True: frozenset({Said.SPAM, Said.REFUSED}),
    False: frozenset({Said.PERSONAL_DATA, Said.REFUSED, Said.REPLACED}),
}
_CONTRADICTS = {True: frozenset({Said.APPROVED, Said.REPLACED}), False: frozenset({Said.APPROVED})}
"""By whether the finding is one of spam."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """The last word of a person on a comment, and the stretches of its plain text that were replaced."""

    said: Said
    replaced: tuple[tuple[int, int], ...] = ()


def judged(action: str, reasons: Sequence[str], replaced: Sequence[tuple[int, int]] = ()) -> Judgement | None:
    """What a person's decision says of the comment; None for one that takes back what was said before."""
    if action in (Action.APPROVE, Action.KEEP):
        return Judgement(Said.REPLACED, tuple(replaced)) if replaced else Judgement(Said.APPROVED)
    if action not in (Action.REJECT, Action.REMOVE, Action.SPAM):
        return None
    if teaches(action, reasons):
        return Judgement(Said.SPAM)
    return Judgement(Said.PERSONAL_DATA if Ground.PERSONAL_DATA in reasons else Said.OTHER)


_OF_EXPORTS = {
    **dict.fromkeys(("approved", "published", "publish", "ham"), Said.APPROVED),
    **dict.fromkeys(("refused", "rejected", "removed", "hold"), Said.REFUSED),
    "spam": Said.SPAM,
}


def judgement(word: object, reason: object = None) -> Judgement | None:
    """What the state or label that an export gives a comment says of it, with the reason where it gives one."""
    said = _OF_EXPORTS.get(word) if isinstance(word, str) else None
    if said is Said.REFUSED and isinstance(reason, str) and reason:
        return judged(Action.REJECT, [reason])
    return Judgement(said) if said else None


@dataclass(frozen=True, slots=True)
class Hit:
    """A rule that found something in a comment; `weighs` when that holds it, or adds to its score, or would."""

    check: str
    rule: str
    weighs: bool = True
    start: int | None = None
    end: int | None = None
    kind: str = field(default="", compare=False)

    @property
    def is_spam(self) -> bool:
        return self.check == _SPAM


def hit_of(finding: Finding) -> Hit | None:
    """The finding as a hit of its rule; None for what speaks for a comment, and for what the site lets stand.

    A finding of a rule in shadow is the hit that it would have been.
    """
    score = float(finding.params.get("would_score", finding.score))
    severity = Severity(str(finding.params.get("would_severity", finding.severity)))
    if finding.mark is Mark.MAY_STAND or score < 0:
        return None
    weighs = severity.rank >= Severity.HOLD.rank or (finding.check == _SPAM and score > 0)
    placed = finding.field == "comment"
    start, end = (finding.start, finding.end) if placed else (None, None)
    return Hit(finding.check, finding.rule, weighs, start, end, finding.kind)


@dataclass(slots=True)
class Tally:
    """The comments that a rule hit, and those of them on which people agreed with it or disagreed."""

    hits: int = 0
    agreed: int = 0
    disagreed: int = 0
    kind: str = field(default="", compare=False)

    @property
    def precision(self) -> float | None:
        """The share of judged hits on which people agreed; None where nothing was judged."""
        told = self.agreed + self.disagreed
        return self.agreed / told if told else None

    @property
    def is_doubtful(self) -> bool:
        precision = self.precision
        return precision is not None and precision < DOUBTED_BELOW and self.agreed + self.disagreed >= DOUBTED_FROM


@dataclass(frozen=True, slots=True)
class Standing:
    """How a rule stands on a site. `check` is empty for a rule in shadow that never hit and was named alone."""

    check: str
    rule: str
    tally: Tally
    in_shadow: bool

    @property
    def name(self) -> str:
        return f"{self.check}:{self.rule}" if self.check else self.rule

    @property
    def is_pointed_out(self) -> bool:
        """Whether the owner should do something about it."""
        return self.tally.is_doubtful and not self.in_shadow

    @property
    def advice(self) -> str:
        """What the owner can do about it, as a gettext id; empty where there is nothing to do."""
        if not self.is_pointed_out:
            return ""
        if self.rule in _OWN_LISTS:
            return _LOOK_THROUGH
        return _UNTEACH if self.rule in _LEARNT else _TRY_WITHOUT[self.check == _SPAM]


@dataclass(slots=True)
class Agreement:
    """Tallies by check and rule, and what people decided against what the rules say now."""

    rules: dict[tuple[str, str], Tally] = field(default_factory=dict)
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, said: Judgement | None, hits: Iterable[Hit], verdict: str = "") -> None:
        """Count one comment: what people said of it, what the rules found, and the verdict of today."""
        agreement: dict[tuple[str, str], bool | None] = {}
        kinds: dict[tuple[str, str], str] = {}
        for hit in hits:
            key = hit.check, hit.rule
            agreement[key] = _stronger(agreement.get(key), _agrees(said, hit))
            kinds[key] = hit.kind
        for key, agreed in agreement.items():
            tally = self.rules.setdefault(key, Tally(kind=kinds[key]))
            tally.hits += 1
            tally.agreed += agreed is True
            tally.disagreed += agreed is False
        if verdict:
            self.verdicts[said.said.word if said else "", verdict] += 1

    def standings(self, shadow: Collection[str]) -> list[Standing]:
        """Every rule that hit or is in `shadow`: those pointed out first, then those with the most hits."""
        tallies = dict(self.rules)
        for name in shadow:
            check, _, rule = name.rpartition(":")
            if not any(one == rule and check in ("", of) for of, one in tallies):
                tallies[check, rule] = Tally()
        every = [Standing(*key, tally, is_shadowed(*key, shadow)) for key, tally in tallies.items()]
        return sorted(every, key=lambda one: (not one.is_pointed_out, -one.tally.hits, one.check, one.rule))

    def in_order(self) -> list[tuple[str, str, Tally]]:
        """The rules with the most hits first."""
        return [
            (check, rule, tally)
            for (check, rule), tally in sorted(self.rules.items(), key=lambda entry: (-entry[1].hits, entry[0]))
        ]


def _agrees(said: Judgement | None, hit: Hit) -> bool | None:
    """Whether people agreed with a hit; None where what they said tells nothing of it."""
    if said is None or not hit.weighs or (hit.check, hit.rule) in WISHES:
        return None
    if said.said in _CONTRADICTS[hit.is_spam]:
        return False
    if said.said not in _BEARS_OUT[hit.is_spam]:
        return None
    # What was left beside something that was replaced may have been harmless only then: it says nothing.
    return True if said.said is not Said.REPLACED or _is_touched(hit, said.replaced) else None


def _is_touched(hit: Hit, replaced: Iterable[tuple[int, int]]) -> bool:
    if hit.start is None or hit.end is None:
        return False
    return any(start < hit.end and hit.start < end for start, end in replaced)


def _stronger(one: bool | None, other: bool | None) -> bool | None:
    """Of two hits of a rule in one comment: right once is right."""
    return True if True in (one, other) else False if False in (one, other) else None
