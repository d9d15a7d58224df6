"""Learns what the traits of names weigh from labelled texts, and writes it where the check reads it.

    python -m tests.corpora.privacy.weigh [FILE …]

Needs scikit-learn, which nothing else does. Learns from `open.jsonl`, from the frames of `frames.jsonl`, from the files
given (in the form of `open.jsonl` or with `text` and `spans`), and from copies of both with invented names in place of
theirs: most names that people have stand in no list. Files of lines with a `text` alone are plain prose, read whole and
sentence by sentence: nobody in it is private.
What is only counted (`sealed`, `unseen`, `ordinary`, `frames_unread`) is never read. Prints how well names are told
when the texts are left out tenth by tenth.
"""

from __future__ import annotations

import gzip
import json
import math
import re
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from service.policy.identifiers.views import fold
from tests.corpora.privacy.corpus import LETTERS, Labelled, Span, from_line, in_frames, load
from tests.corpora.privacy.mutations import other_name
from workers.checks.privacy import lexicon, names, traits, vocabulary
from workers.checks.privacy.candidates import candidates
from workers.checks.privacy.forms import grams
from workers.checks.privacy.words import split

HERE = Path(names.__file__).parent
KINDS = {"person", "official"}
STRENGTH = 0.5  # of what the texts say against a prior of nought: the inverse of the L2 penalty
OF_INVENTED = 1.0
OF_PROSE = 2.0
OF_SENTENCES = 1.0
OF_FRAMES = 0.5
OF_SMALL_WORDS = 0.5  # the words beside a name are many: each may say less than a trait that was thought of
OF_NAMES_IN_PROSE = 1.5  # mostly of public life: nobody whom a blog has to protect
HOLD_FROM = 0.41  # the probability that becomes a score of .5: a name in public is worse than a look in vain
_BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")
LIGHTEST = 0.05  # log-odds: what weighs less is left out
FEWEST = 4  # names and others that must have a trait before it weighs anything


@dataclass(frozen=True, slots=True)
class Row:
    """One word or more that may be a name. `weight`: how much it counts in learning."""

    text: str
    traits: tuple[str, ...]
    is_name: bool
    weight: float


def main(files: Sequence[str]) -> None:
    texts = [*load("open"), *(item for file in files for item in _read(Path(file)))]
    prose = [item for item in texts if not item.action]
    texts = [item for item in texts if item.action]
    real = [row for item in texts for row in rows(item)]
    real += [row for item in prose for row in _of_prose(item, OF_PROSE)]
    real += [row for item in prose for sentence in _sentences(item) for row in _of_prose(sentence, OF_SENTENCES)]
    random, invented = Random(1), _invented(3_000, Random(1))
    others = [replace(row, weight=OF_INVENTED) for item in texts for row in rows(_renamed(item, invented, random))]
    framed = [replace(row, weight=OF_FRAMES) for item in in_frames("frames", random) for row in rows(item)]
    real += framed
    _report(real, others)
    weights = learn([*real, *others])
    (HERE / "letters.txt").write_text("\n".join(_letters()) + "\n", encoding="utf-8")
    lines = ["# What each trait of a name weighs, in log-odds. Learnt: tests/corpora/privacy/weigh.py."]
    lines += [f"{trait} {weight:+.2f}" for trait, weight in sorted(weights.items()) if abs(weight) >= LIGHTEST]
    (HERE / "name_weights.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def _sentences(item: Labelled) -> Iterator[Labelled]:
    """Each sentence as a text of its own, for most comments are no longer."""
    return (replace(item, text=text) for text in _BETWEEN_SENTENCES.split(item.text) if text.strip())


def _of_prose(item: Labelled, weight: float) -> Iterator[Row]:
    for row in rows(item):
        yield replace(row, weight=min(weight, OF_NAMES_IN_PROSE) if "is name" in row.traits else weight)


def rows(item: Labelled) -> Iterator[Row]:
    """Whatever may be a name in one text, with its traits and whether it is one."""
    words = split(fold(item.text))
    found, _ = candidates(words)
    setting = traits.setting_of(words, found)
    marked = [span for span in item.spans if span.kind in KINDS]
    for first, last, public in found:
        if not public:
            place = words.span(first, last)
            is_name = any(_overlap(span, place) >= 0.5 for span in marked)
            yield Row(item.id, tuple(traits.of(words, first, last, setting)), is_name, 1.0)


def learn(learnt: Sequence[Row]) -> dict[str, float]:
    """The weight of each trait, `always` among them, so that names are held from a sum of 0 on."""
    from sklearn.feature_extraction import DictVectorizer  # noqa: PLC0415 - only whoever learns anew needs it
    from sklearn.linear_model import LogisticRegression  # noqa: PLC0415

    seen = Counter(trait for row in learnt for trait in row.traits)
    scale = {trait: OF_SMALL_WORDS if trait.startswith("word ") else 1.0 for trait in seen if seen[trait] >= FEWEST}
    table = DictVectorizer()
    columns = table.fit_transform([{trait: scale[trait] for trait in row.traits if trait in scale} for row in learnt])
    model = LogisticRegression(C=STRENGTH, max_iter=10_000)
    model.fit(columns, [row.is_name for row in learnt], sample_weight=[row.weight for row in learnt])
    weights = {
        trait: weight * scale[trait]
        for trait, weight in zip(table.get_feature_names_out(), model.coef_[0], strict=True)
    }
    return {**weights, "always": float(model.intercept_[0] - math.log(HOLD_FROM / (1 - HOLD_FROM)))}


def _letters() -> Iterator[str]:
    """The lines of `letters.txt`: first names against the words of our own texts and lists."""
    known = sorted(filter(str.isalpha, lexicon.first_names()))
    texts = [item.text for item in load("open")]
    spoken = {word for text in texts for word in re.findall(r"(?<!\w)[a-zåäö]{3,}(?!\w)", text)}
    spoken |= {word for word in vocabulary.flags() if word.isalpha()}
    words = sorted(spoken - lexicon.first_names() - lexicon.ambiguous_names())
    named, said = _counted(known), _counted(words)
    weighed = {
        gram: math.log((named[gram] + 0.5) / (len(known) + 1) / ((said[gram] + 0.5) / (len(words) + 1)))
        for gram in sorted(named | said)
        if named[gram] + said[gram] > 2
    }
    yield "# How much likelier a pair or triple of letters is in a first name than in a word: log-odds in tenths."
    yield "# Counted over first_names.txt and the small words of our own texts: tests/corpora/privacy/weigh.py."
    entries = " ".join(f"{gram}={round(10 * weight)}" for gram, weight in weighed.items() if abs(weight) >= 0.25)
    yield from textwrap.wrap(entries, 118, break_on_hyphens=False)


def _counted(words: Sequence[str]) -> Counter[str]:
    return Counter(gram for word in words for gram in set(grams(word)))


def _report(real: Sequence[Row], others: Sequence[Row]) -> None:
    """Precision and recall on each tenth of the texts, learnt from the other nine."""
    order = list(dict.fromkeys(row.text for row in real))
    Random(2).shuffle(order)
    right = wrong = missed = 0
    for tenth in range(10):
        left_out = set(order[tenth::10])
        weights = learn([row for row in (*real, *others) if row.text not in left_out])
        for row in real:
            if row.text in left_out:
                said = weights["always"] + sum(weights.get(trait, 0.0) for trait in row.traits) >= 0
                right += said and row.is_name
                wrong += said and not row.is_name
                missed += row.is_name and not said
    print(f"left out: precision {right / (right + wrong):.2f}, recall {right / (right + missed):.2f} of those seen")


def _read(file: Path) -> Iterator[Labelled]:
    """The texts of one file, those of plain prose without an action; of comments labelled spam or ham the ham."""
    kinds = {letters: kind for kind, letters in LETTERS.items()}
    opened = gzip.open if file.suffix == ".gz" else open
    with opened(file, "rt", encoding="utf-8") as texts:
        lines: list[dict[str, Any]] = [json.loads(text) for text in texts]
    for number, line in enumerate(lines):
        if "marked" in line:
            yield from_line(line)
        elif line.get("label") != "spam":
            spans = [Span(kinds[span["category"]], span["start"], span["end"]) for span in line.get("spans", ())]
            name, lang = line.get("id", f"{file.name}-{number}"), line.get("lang", "sv")
            yield Labelled(name, lang, line["text"], tuple(spans), line.get("action", ""), ())


def _renamed(item: Labelled, invented: Sequence[str], random: Random) -> Labelled:
    """The text with other first names where it has marked ones; nothing where it has none."""
    pieces: list[str] = []
    spans: list[Span] = []
    done = length = 0
    for span in sorted((span for span in item.spans if span.kind in KINDS), key=lambda span: span.start):
        name = other_name(item.text[span.start : span.end], invented, random)
        length += span.start - done
        spans.append(Span(span.kind, length, length + len(name)))
        pieces += [item.text[done : span.start], name]
        length += len(name)
        done = span.end
    text = "".join([*pieces, item.text[done:]]) if spans else ""
    return replace(item, text=text, spans=tuple(spans))


def _invented(number: int, random: Random) -> list[str]:
    """Words that sound like names: chains of letters, each chosen by the two before it (Shannon 1948)."""
    follows: dict[str, list[str]] = {}
    for name in sorted(filter(str.isalpha, lexicon.first_names())):
        edged = f"^^{name}$"
        for at in range(len(edged) - 2):
            follows.setdefault(edged[at : at + 2], []).append(edged[at + 2])
    made: list[str] = []
    while len(made) < number:
        word = "^^"
        while word[-1] != "$":
            word += random.choice(follows[word[-2:]])
        if 3 < len(word) - 3 < 11:
            made.append(word[2:-1].capitalize())
    return made


def _overlap(span: Span, place: tuple[int, int]) -> float:
    shared = min(span.end, place[1]) - max(span.start, place[0])
    return max(0, shared) / (max(span.end, place[1]) - min(span.start, place[0]))


if __name__ == "__main__":
    main(sys.argv[1:])
