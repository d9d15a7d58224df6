"""What cleaning costs: each hostile shape at a quarter, half and all of what is accepted, and ordinary comments.

Run with `python -m tests.benchmarks.sanitise_cost`. Prints milliseconds; the last column says how the cost grows when
the text doubles (2 is linear). A shape that the policy refuses is timed as well: refusing must be cheap too.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress

import bleach

from service.comments.errors import InvalidFields
from service.comments.sites import LENGTH_CAP
from service.policy.allowlist import SEED
from service.policy.sanitise import sanitise

LIMIT_MS = 100
ALLOWED = {tag: sorted(names) for tag, names in SEED.allowed.items()}
TAGS, REFERENCES, DEPTH = SEED.max_tags, SEED.max_references, SEED.max_depth
FORMATS = ("a href='https://example.com/'", "b", "i", "em", "strong", "code")


def _misnested(size: int) -> str:
    opened = "".join(f"<{FORMATS[n % 6]}>x" for n in range(TAGS))
    return opened[: opened.rfind("<", 0, size)]


def _towers(size: int) -> str:
    tower = "<b>" * DEPTH + "x" + "</b>" * DEPTH
    return tower * min(size // len(tower), TAGS // (2 * DEPTH))


def _crossing(size: int) -> str:
    pairs = "".join(f"<{FORMATS[n % 5 + 1]}>x</{FORMATS[(n + 1) % 5 + 1]}>" for n in range(TAGS // 2))
    return pairs[: pairs.rfind("<", 0, size)]


def _one_tag(piece: Callable[[int], str], start: str = "<a ", end: str = ">x</a>") -> Callable[[int], str]:
    def shape(size: int) -> str:
        pieces, length, n = [], len(start) + len(end), 0
        while length + len(piece(n)) <= size:
            pieces.append(piece(n))
            length += len(piece(n))
            n += 1
        return start + "".join(pieces) + end

    return shape


def _repeated(piece: str, most: int = LENGTH_CAP) -> Callable[[int], str]:
    return lambda size: piece * min(size // len(piece), most * size // LENGTH_CAP)


LINK = '<a href="https://example.com/?a=1&amp;b=2" title="x &amp; y">x</a>'
HOSTILE: dict[str, Callable[[int], str]] = {
    "misnested formatting": _misnested,
    "crossing formatting": _crossing,
    "towers of 30": _towers,
    "links": _repeated(LINK, TAGS // 2),
    "unclosed links": _repeated(LINK.removesuffix("</a>"), TAGS),
    "short links": _repeated("<a href=http://a.example>x&", TAGS),
    "international links": _repeated("<a href=http://å.example/ö title=&>x&", TAGS),
    "links in a tower": lambda size: (
        "<q>" * (DEPTH - 1) + "<a href=http://a.example>x\n" * ((TAGS - DEPTH) * size // LENGTH_CAP)
    ),
    "unclosed b": _repeated("<b>x", DEPTH),
    "too many b": _repeated("<b>"),
    "too deep": _repeated("<b>", TAGS),
    "blockquotes": _repeated("<blockquote>x\n\ny</blockquote>", TAGS // 2),
    "disallowed blocks": _repeated("<div>x", TAGS),
    "line breaks": _repeated("<br>\nx", TAGS),
    "attributes of one tag": _one_tag(lambda n: f"a{n}=1 "),
    "same attribute": _one_tag(lambda _: "href=x "),
    "bare attributes": _one_tag(lambda n: f"a{n} "),
    "quotes": _one_tag(lambda _: "a='\"' "),
    "long href": _one_tag(lambda _: "a", "<a href='https://example.com/"[:-1] + "/", "'>x</a>"),
    "dots in a host": _one_tag(lambda _: "a.", "<a href='https://", "'>x</a>"),
    "foreign host": _one_tag(lambda _: "ö", "<a href='https://", ".example/'>x</a>"),
    "references in title": _one_tag(lambda n: "&amp;" if n < REFERENCES else "x", '<abbr title="', '">x</abbr>'),
    "tags never ended": _repeated("<a href='x' title=y ", TAGS),
    "quotes never ended": _repeated("<a href='", TAGS),
    "comments": _repeated("<!--x-->", TAGS),
    "comments never ended": _repeated("<!--", TAGS),
    "cdata": _repeated("<![CDATA[x]]>", TAGS),
    "doctypes": _repeated("<!doctype html>", TAGS),
    "raw text": _repeated("<noscript><style><textarea><title><plaintext>x", TAGS // 5),
    "svg and math": _repeated("<svg><math><mtext><style></math>", TAGS // 5),
    "references": _repeated("&amp;", REFERENCES),
    "spread references": _repeated("x&lt;yzåäö", REFERENCES),
    "odd references": _repeated("&#x0;&#xg;&nope;", REFERENCES // 3),
    "ampersands": _repeated("&", REFERENCES),
    "too many ampersands": _repeated("&"),
    "less-than signs": _repeated("< ", TAGS),
    "greater-than signs": _repeated(">"),
    "line ends": _repeated("\n"),
    "lines": _repeated("x\n"),
    "blank lines": lambda size: "<b>x</b>" + "x \n\t\n " * (size // 7),
    "spaces": lambda size: "<b>x</b>" + " " * (size - 9) + "x",
    "tabs in a tag": lambda size: "<b" + "\t" * (size - 3) + "x",
    "NULs": lambda size: "<b>" + "\0" * (size - 7) + "</b>",
    "directional controls": lambda size: "<b>" + "\u202e" * (size - 7) + "</b>",
    "lone surrogates": lambda size: "<b>" + "\ud800" * (size - 7) + "</b>",
    "emoji": lambda size: "<b>" + "\U0001f600" * (size - 7) + "</b>",
}
ORDINARY = {
    "300 characters, no markup": ("Jag tycker att ni gör ett bra jobb med skolfrånvaron. " * 6)[:300],
    "300 characters, a link": ("Jag tycker att ni gör ett bra jobb. " * 7)[:230]
    + "<a href='https://example.com/sida?a=1'>Läs mer här</a> om ni vill.",
    "2,000 characters, some markup": ("Ett <em>litet</em> stycke & något mer.\n\n" * 50)[:2000],
}


def milliseconds(clean: Callable[[str], object], text: str, repeat: int = 5) -> float:
    """The best of some runs; a refusal counts as a run."""
    best = float("inf")
    for _ in range(repeat):
        begun = time.perf_counter()
        with suppress(InvalidFields):
            clean(text)
        best = min(best, time.perf_counter() - begun)
    return best * 1_000


def refusal_of(text: str) -> str:
    try:
        sanitise(text, max_length=LENGTH_CAP)
    except InvalidFields as refusal:
        return refusal.errors[0].code
    return ""


def by_bleach(text: str) -> str:
    return bleach.clean(text, tags=frozenset(ALLOWED), attributes=ALLOWED, protocols=SEED.schemes)


def ours(text: str) -> object:
    return sanitise(text, max_length=LENGTH_CAP)


def main() -> None:
    print(f"{'hostile shape':24}{'n/4':>9}{'n/2':>9}{'n':>9}  growth  refused as")
    worst = ("", 0.0)
    for name, shape in HOSTILE.items():
        costs = [milliseconds(ours, shape(LENGTH_CAP // part)) for part in (4, 2, 1)]
        worst = max(worst, (name, max(costs)), key=lambda pair: pair[1])
        growth = costs[2] / costs[1]
        print(f"{name:24}{costs[0]:9.2f}{costs[1]:9.2f}{costs[2]:9.2f}{growth:8.1f}  {refusal_of(shape(LENGTH_CAP))}")
    print(f"dearest: {worst[0]}, {worst[1]:.1f} ms (the limit is {LIMIT_MS} ms)\n")

    print(f"{'ordinary comment':32}{'ours':>9}{'bleach.clean':>14}")
    for name, text in ORDINARY.items():
        print(f"{name:32}{milliseconds(ours, text, 200):9.3f}{milliseconds(by_bleach, text, 200):14.3f}")


if __name__ == "__main__":
    main()
