"""What the privacy check costs: microseconds for an ordinary comment, milliseconds for hostile ones, import, memory.

Run as `python -m tests.benchmarks.privacy_cost`. Ordinary comments are those of the corpus; `--shapes` prints every
hostile shape at n, 2n, 4n and 8n with 8n = 20,000 characters, otherwise only the worst ten. Growth is the time at 8n
by that at n: 8 is linear, 64 quadratic. Mixed texts are drawn from these shapes and small words, so that they keep
below the limits beyond which a text is held unread. All times are of the processor, not of the clock on the wall.
"""

from __future__ import annotations

import argparse
import re
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

from service.policy.identifiers.reading import MOST_GROUPS
from tests.corpora.privacy.corpus import load
from workers.checks.privacy.reader import find_in_plain

ROOT = Path(__file__).parents[2]

LONGEST = 20_000
_DIGITS = re.compile("[0-9]+")
# Each is repeated to the length that is wanted.
SHAPES = (
    "1", "1 ", "1-", "1.", "1/", "12 ", "0", "0 ", "00", "+", "+46 ", "+33 1 23 45 67 89 ", "0701740605 ",
    "070-174 06 05 ", "080515-9811 ", "080515-xxxx ", "2011-05-04 ", "4 maj 2011 ", "4111 1111 1111 1111 ",
    "1 000 000 ", "09.00-16.30 ", "född ", "född den 4 ", "född 4 maj ", "fyra sista ", "fyra sista 1", "pnr ",
    "ssn 1", "mål nr ", "dnr 1234-11 ", "akt 1/", "konto ", "konto 1 ", "swish ", "swish 0", "iban SE12 ",
    "SE12 3456 ", "ab12", "bg 1", "bil ABC ", "bil ABC 123 ", "@", "a@", "a@b.", "a@b.se ", "a.", "a. ", "a at b ",
    "a (at) b dot ", "a snabel-a b.", "a punkt ", "a gmail ", "-at-", "Storgatan ", "Storgatan 5 ", "gatan",
    "14 Larch ", "14 A A A ", "123 45 Ab ", "Box 1 ", "AB1 2CD ", "Åkerväg ", "snap: ", "snap: a", "insta är a.",
    "instagram.com/", "instagram.com/a ", "@a på ", "heter @a ", "noll ", "noll sju ett ", "noll1", "nollsju",
    "tjugo", "tjugo ett ", "ett, två, tre, ", "double zero ", "O1l0", "0O1l ", "l ", "1\u200b", "\u200b", "1\u0301",
    "a\u0315\u0316", "\uff11 ", "\ufdfa", "\u0660", "\U0001d7ce", "1\ufe0f\u20e3", "\u6f22", "\u0627", "\ud800",
    "Anna ", "Anna och ", "Anna, 9 ", "Annas mamma ", "Xyz ", "Xy Zw ", "min son Anna ", "heter Anna ", "A", "aB",
    "A-", "A'", "M.", "på Xskolan ", "5B på Xskolan ", "HVB Xa ", "placerad på Xa och ", "i Umeå ",
    "enda familjen i Umeå ", "pojken i Xa som ", "adhd och ", "Anna adhd och ", "Anna tog sitt liv ", "granne super ",
    "ni vet vem i Xa ", "J3nn1 ", "G*r*y ", "1a1a", "Mrs. Xy ", "B. Xy ", "Xa's review ", "I Xas papper ", "@Anna ",
    "hej Anna, ", "anna o siv ", "bonden i Xa som ", "the vet in Xa who ", "han som kör i Xa ", "Norra Xa skola ",
    "7C på Xa norra ", "sis xa avd 2 ", "fler än en i Xa ", "noll streck ett ", "double oh ", "tjugo tolv ",
    "sista fyra 1 första sex 2 ", "CNP ", "CNP 1", "Anna (1.1.11) ", "Lot 1, 2 Xa Track ", "u/", "insta a_b ",
    "a underscore b ", "59.3, 18.0 ", "ref AB/1/ ", "<b>", "&", " ", "\n", "\t", ".", "-", "(",
)  # fmt: skip

# What a mixed text has between the shapes.
SMALL_WORDS = (
    "och ", "som ", "det är ", "inte ", "skolan ", "hon ", "the ", "of ", "when ", "placerad ", "familjehem ", "mamma ",
    "adhd ", "på ", "i ", ". ", ", ", "punkt ",
)  # fmt: skip
MIXED = 150  # texts


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--shapes", action="store_true", help="print every hostile shape")
    print_all = parser.parse_args().shapes
    _print_import()
    sys.stdout.flush()
    texts = [item.text for name in ("open", "sealed") for item in load(name)]
    _print_ordinary(find_in_plain, texts)
    _print_hostile(find_in_plain, print_all)
    _print_mixed(find_in_plain, Random(1))


def _print_import() -> None:
    """In a process of its own: time and memory that the first check adds to a bare interpreter."""
    code = (
        "import os, time; m = lambda: int(open('/proc/self/statm').read().split()[1]) * os.sysconf('SC_PAGE_SIZE');"
        "b = m(); t = time.process_time(); from workers.checks.privacy.reader import find_in_plain as f;"
        "i = time.process_time(); f('Min son Tindra, +33 1 23 45 67 89, adhd.'); e = time.process_time();"
        "print(f'import {i - t:.3f} s, first check {e - i:.3f} s, memory added {(m() - b) / 2**20:.1f} MB')"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


def _print_ordinary(find: Callable[[str], object], texts: list[str]) -> None:
    long = [(" ".join(texts[at:] + texts[:at]))[:2_000] for at in range(0, len(texts), 3)]
    for name, group in (("comments of the corpus", texts), ("2,000 characters, all of it findings", long)):
        times = sorted(_seconds(find, text) for _ in range(3) for text in group)
        mean, p99 = statistics.mean(times), times[int(len(times) * 0.99)]
        length = statistics.mean(map(len, group))
        print(f"{name}: {length:.0f} characters, mean {mean * 1e6:.0f} us, p99 {p99 * 1e6:.0f} us")


def _print_hostile(find: Callable[[str], object], print_all: bool) -> None:
    rows = []
    for shape in SHAPES:
        text = shape * (LONGEST // len(shape) + 1)
        times = [min(_seconds(find, text[: LONGEST // part]) for _ in range(2)) * 1e3 for part in (8, 4, 2, 1)]
        rows.append((times[-1], times[-1] / times[0], shape, times))
    rows.sort(reverse=True)
    print(f"hostile shapes: {len(rows)}, worst {rows[0][0]:.1f} ms; ms at 2500, 5000, 10000, 20000 characters; growth")
    for worst, growth, shape, times in rows if print_all else rows[:10]:
        print(f"{worst:7.1f}", " ".join(f"{time_:6.1f}" for time_ in times), f"{growth:5.1f}", ascii(shape))
    print(f"peak memory of this process {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def _print_mixed(find: Callable[[str], object], random: Random) -> None:
    times = sorted(min(_seconds(find, text) for _ in range(2)) * 1e3 for text in (_mixed(random) for _ in range(MIXED)))
    p99 = times[int(MIXED * 0.99)]
    print(f"{MIXED} mixed texts: mean {statistics.mean(times):.1f} ms, p99 {p99:.1f} ms, worst {times[-1]:.1f} ms")


def _mixed(random: Random) -> str:
    shapes = random.sample(SHAPES, random.choice([3, 5, 10, 30, len(SHAPES)]))
    words = random.sample(SMALL_WORDS, random.choice([2, 4, 8, len(SMALL_WORDS)]))
    pieces: list[str] = []
    length = groups = 0
    while length < LONGEST:
        piece = random.choice(shapes if random.random() < 0.4 else words)
        if groups + len(_DIGITS.findall(piece)) > MOST_GROUPS:
            piece = random.choice(words)
        groups += len(_DIGITS.findall(piece))
        length += len(piece)
        pieces.append(piece)
    return "".join(pieces)[:LONGEST]


def _seconds(find: Callable[[str], object], text: str) -> float:
    started = time.process_time()
    find(text)
    return time.process_time() - started


if __name__ == "__main__":
    main()
