"""What a site's model is worth and what it costs, on comments of YouTube videos labelled spam or ham.

Run `python -m tests.benchmarks.spam_model [FILE]` from the root of the repository; the texts lie beside it, or in FILE
in the same form. A decision is one labelled comment that is learnt, in an order that is shuffled anew for each seed.

- after n: learn the first n, then score all that follow without learning; the AUC over these.
- as they come: score each comment, then learn it; the AUC over the comments of each stretch.
- leave one out: learn the videos but one, score that one; and the other way round, learn one and score the others.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from random import Random
from statistics import mean

from service.comments.comment import CheckedText, Rendering, SafeHtml
from service.comments.findings import CheckResult
from service.comments.sites import SiteRules
from service.policy.sanitise import sanitise
from service.seals import Seals
from tests.optional import SHARED_TEXTS
from tests.workers.checks.spam.test_figures import Row, read
from workers.checks import spam
from workers.checks.spam.model import SiteModel
from workers.checks.spam.model_tokens import names
from workers.checks.spam.model_weight import with_learnt
from workers.checks.spam.reading import Reading

AFTER = (50, 200, 1000)
SEEDS = 10
LONGEST = 20_000

Scored = list[tuple[float, bool]]


class Example:
    """One labelled comment, read once for all rounds."""

    def __init__(self, row: Row) -> None:
        self.video = row.get("video", "")
        self.is_spam = row["label"] == "spam"
        self.text = CheckedText(
            sanitise(row["text"]), author=row.get("author", ""), url=row.get("url", ""), site_language=row["lang"]
        )
        self.reading = Reading(self.text)
        self.result: CheckResult = spam.check(self.text)
        self.names = names(self.reading, self.result.findings)

    def score(self, model: SiteModel) -> float:
        return with_learnt(self.result, self.reading, model).score

    def teach(self, model: SiteModel) -> None:
        model.learn(self.names, self.is_spam)


def main() -> None:
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED_TEXTS / "youtube_spam_train.jsonl.gz"
    examples = [Example(row) for row in read(file)]
    print(f"{len(examples)} comments, {sum(one.is_spam for one in examples)} of them spam; {SEEDS} shuffles")
    untaught = [(one.result.score, one.is_spam) for one in examples]
    held = [reaching(untaught, label) for label in (False, True)]
    print(f"without a model: AUC {auc(untaught):.3f}; held {held[0]:.1%} of ham, {held[1]:.1%} of spam")
    orders = [Random(seed).sample(examples, len(examples)) for seed in range(SEEDS)]
    stages = [count for count in AFTER if count < 0.9 * len(examples)]
    for count in stages:
        rounds = [_after(order, count) for order in orders]
        held = [mean(reaching(scored, label) for scored in rounds) for label in (False, True)]
        _say(
            f"after {count}", [auc(scored) for scored in rounds], f"; held {held[0]:.1%} of ham, {held[1]:.1%} of spam"
        )
    for first, last in zip((0, *stages), (*stages, len(examples)), strict=True):
        streams = [as_they_come(order)[first:last] for order in orders]
        _say(f"as they come, {first + 1}–{last}", [auc(stream) for stream in streams])
    _leave_one_out(examples)
    _cost(examples)


def _leave_one_out(examples: Sequence[Example]) -> None:
    videos = sorted({one.video for one in examples})
    if len(videos) == 1:
        return
    pooled: Scored = []
    for video in videos:
        others = [one for one in examples if one.video != video]
        this = [one for one in examples if one.video == video]
        pooled += (left_out := _scored(_learnt(others), this))
        _say_both(f"all but {video}, on {video}", left_out)
        _say_both(f"{video} alone, on the others", _scored(_learnt(this), others))
    _say_both("each when left out, together", pooled)


def _new() -> SiteModel:
    return SiteModel(Seals(b"k" * 64).token)


def _learnt(examples: Iterable[Example]) -> SiteModel:
    model = _new()
    for one in examples:
        one.teach(model)
    return model


def _after(order: Sequence[Example], count: int) -> Scored:
    return _scored(_learnt(order[:count]), order[count:])


def as_they_come(order: Sequence[Example]) -> Scored:
    model, scored = _new(), []
    for one in order:
        scored.append((one.score(model), one.is_spam))
        one.teach(model)
    return scored


def auc(scored: Scored) -> float:
    """How often a spam comment scores above a ham one; a tie counts half."""
    spam_scores = [score for score, is_spam in scored if is_spam]
    ham_scores = [score for score, is_spam in scored if not is_spam]
    wins = sum((one > other) + 0.5 * (one == other) for one in spam_scores for other in ham_scores)
    return wins / len(spam_scores) / len(ham_scores)


def caught(scored: Scored, false_positives: float = 0.01) -> float:
    """The share of spam above the score that so many of the ham comments reach."""
    ham_scores = sorted((score for score, is_spam in scored if not is_spam), reverse=True)
    limit = ham_scores[int(false_positives * len(ham_scores))]
    spam_scores = [score for score, is_spam in scored if is_spam]
    return sum(score > limit for score in spam_scores) / len(spam_scores)


def reaching(scored: Scored, label: bool, limit: float = SiteRules().spam_hold) -> float:
    """The share of ham or spam that is held or more."""
    scores = [score for score, is_spam in scored if is_spam is label]
    return sum(score >= limit for score in scores) / len(scores)


def _say(what: str, found: Sequence[float], more: str = "") -> None:
    print(f"{what:34} AUC {mean(found):.3f}, worst {min(found):.3f}{more}", flush=True)


def _scored(model: SiteModel, on: Sequence[Example]) -> Scored:
    return [(one.score(model), one.is_spam) for one in on]


def _say_both(what: str, scored: Scored) -> None:
    print(f"{what:34} AUC {auc(scored):.3f}, caught at 1 % {caught(scored):.2f}", flush=True)


def _cost(examples: Sequence[Example]) -> None:
    model = _learnt(examples)
    print(f"the model of all: {len(model)} tokens, {len(model.to_bytes()):,} bytes")
    with_model = [CheckedText(one.text.rendering, learnt=model, site_language="en") for one in examples]
    plain = [_fastest(lambda one=one: spam.check(one.text)) for one in examples]
    learnt = [_fastest(lambda text=text: spam.check(text)) for text in with_model]
    print(f"a check: mean {1e3 * mean(plain):.2f} ms without, {1e3 * mean(learnt):.2f} ms with the model")
    print(f"a lesson: {1e3 * mean(_fastest(lambda one=one: one.teach(model), 1) for one in examples):.2f} ms")
    kept = model.to_bytes()
    print(f"written {1e3 * _fastest(model.to_bytes):.1f} ms, read {1e3 * _fastest(lambda: _read(kept)):.1f} ms")
    plain_text = " ".join(one.text.rendering.plain for one in examples)[:LONGEST]
    longest = CheckedText(Rendering(SafeHtml(""), plain_text), learnt=model)
    print(f"{LONGEST} characters: {1e3 * _fastest(lambda: spam.check(longest)):.1f} ms")


def _read(kept: bytes) -> SiteModel:
    return SiteModel.from_bytes(kept, Seals(b"k" * 64).token)


def _fastest(call: Callable[[], object], rounds: int = 3) -> float:
    times = []
    for _ in range(rounds):
        began = time.perf_counter()
        call()
        times.append(time.perf_counter() - began)
    return min(times)


if __name__ == "__main__":
    main()
