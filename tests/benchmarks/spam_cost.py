"""What the spam check costs: an ordinary comment, and hostile shapes at 2,500 to 20,000 characters.

Run `python -m tests.benchmarks.spam_cost` from the root of the repository.
"""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from statistics import mean, median

from service.comments.comment import CheckedText, Rendering, SafeHtml
from service.comments.site_lists import ListName, SiteLists
from service.policy.sanitise import sanitise
from tests.optional import ROOT
from tests.workers.checks.spam.test_scorecard import HOSTILE
from workers.checks.spam import check

CORPUS = ROOT / "tests" / "corpora" / "spam" / "develop.jsonl"
LENGTHS = (2_500, 5_000, 10_000, 20_000)
ROUNDS = 5
SITE_WORDS = tuple(f"ord{n}" for n in range(1_000))
SITE_LISTS = SiteLists({ListName.HOLD_WORD: SITE_WORDS, ListName.REJECT_WORD: SITE_WORDS})


def main() -> None:
    ordinary()
    worst = max(hostile(name, shape) for name, shape in HOSTILE.items())
    print(f"worst at {LENGTHS[-1]} characters: {worst:.1f} ms (promised: 50 ms)")


def ordinary() -> None:
    """Microseconds for each text of our own corpus, the lists of words already read."""
    texts = [_text(json.loads(line)) for line in CORPUS.read_text().splitlines()]
    began = time.perf_counter()
    check(texts[0])
    first = time.perf_counter() - began
    costs = [1e6 * min(_seconds(lambda text=text: check(text)) for _ in range(ROUNDS)) for text in texts]
    print(f"first check of a process, lists read: {1e3 * first:.0f} ms")
    print(
        f"{len(texts)} ordinary comments of {mean(len(text.rendering.plain) for text in texts):.0f} characters: "
        f"mean {mean(costs):.0f} µs, median {median(costs):.0f} µs, worst {max(costs):.0f} µs (promised: 1,000 µs)"
    )


def hostile(name: str, shape: str) -> float:
    """Milliseconds at each length; returns those at the greatest."""
    costs = []
    for length in LENGTHS:
        plain = (shape * length)[:length]
        text = CheckedText(
            Rendering(SafeHtml(""), plain),
            author=plain[:200],
            url="https://a.example/" + plain[:1_000],
            lists=SITE_LISTS,
        )
        costs.append(1e3 * min(_seconds(lambda text=text: check(text)) for _ in range(ROUNDS)))
    print(f"  {name:20}" + "".join(f"{cost:8.1f}" for cost in costs) + f"  ms, ×{costs[-1] / costs[0]:.1f} for ×8")
    return costs[-1]


def _text(row: dict[str, str]) -> CheckedText:
    return CheckedText(sanitise(row["text"]), author=row["author"], url=row["url"], lists=SITE_LISTS)


def _seconds(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
