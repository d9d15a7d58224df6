"""Labelled texts for the privacy check, all invented: `{kind:words}` marks what must be found, with its kind.

`open.jsonl` is what the rules were written against and names are learnt from; whose identifiers begin with a letter and
a number (`t1-`, `n4-`, `m1-` …) are by authors who knew no rule and were counted before anybody read them.
`sealed.jsonl` was written before the rules and is only counted. `hard.jsonl` and `unseen.jsonl` are by authors who knew
no rule and made their texts difficult: what goes wrong in the first may be read, but nothing is learnt from it; the
second is only counted. So are `ordinary.jsonl`, which imitates real comments without exaggerating, and
`identifiers.jsonl`, which is full of numbers, dates and addresses, harmful and harmless. What the development texts
mark as a case, a care order by its act alone (*LVU*), is none in ours: it is no number.

`frames.jsonl` has short comments with `{N}` where a first name stands: names are learnt from them too.
`frames_unread.jsonl` is by another author and only counted.
Run as a script it prints one of them in the form that the scorer reads, with spans and the letters of the categories.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from workers.checks.privacy import lexicon

HERE = Path(__file__).parent
LETTERS = {
    "personal_number": "PNR",
    "birth_date": "DOB",
    "phone": "PHONE",
    "email": "EMAIL",
    "address": "ADDRESS",
    "case_number": "CASE",
    "person": "PERSON",
    "official": "HANDLER",
    "account": "FINANCIAL",
    "profile": "IDLINK",
    "plate": "PLATE",
    "health": "HEALTH",
    "sensitive": "SENSITIVE",
    "crime": "CRIME",
    "school": "SCHOOL",
    "placement": "PLACEMENT",
    "place": "PLACE",
    "age": "AGE",
}
_MARK = re.compile(rf"\{{({'|'.join(LETTERS)}):([^{{}}]+)\}}")


@dataclass(frozen=True, slots=True)
class Span:
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text without its marks. `action` is what a careful moderator would want: `publish` or `hold`."""

    id: str
    lang: str
    text: str
    spans: tuple[Span, ...]
    action: str
    tags: tuple[str, ...]


def load(name: str) -> list[Labelled]:
    """The texts of `open`, `hard`, `sealed`, `unseen`, `ordinary` or `identifiers`."""
    with (HERE / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [from_line(json.loads(line)) for line in lines if line.strip()]


def in_frames(name: str, random: Random) -> Iterator[Labelled]:
    """The frames of `frames` or `frames_unread`, each with three names from the list."""
    names = sorted(filter(str.isalpha, lexicon.first_names()))
    with (HERE / f"{name}.jsonl").open(encoding="utf-8") as lines:
        for line in map(json.loads, lines):
            before, after = line["frame"].split("{N}")
            for turn in range(3):
                drawn = random.choice(names)
                drawn = drawn if line["frame"] == line["frame"].lower() else drawn.capitalize()
                span = Span("person", len(before), len(before) + len(drawn))
                spans = (span,) if line["action"] == "hold" else ()
                text = f"{before}{drawn}{after}"
                yield Labelled(f"{line['id']}-{turn}", line["lang"], text, spans, line["action"], ())


def from_line(line: dict[str, str]) -> Labelled:
    spans: list[Span] = []
    pieces: list[str] = []
    length = done = 0
    for match in _MARK.finditer(line["marked"]):
        before = line["marked"][done : match.start()]
        start = length + len(before)
        spans.append(Span(match[1], start, start + len(match[2])))
        pieces += [before, match[2]]
        length = start + len(match[2])
        done = match.end()
    text = "".join([*pieces, line["marked"][done:]])
    return Labelled(line["id"], line["lang"], text, tuple(spans), line["action"], tuple(line["tags"]))


def main(name: str) -> None:
    for item in load(name):
        spans = [{"start": span.start, "end": span.end, "category": LETTERS[span.kind]} for span in item.spans]
        line = {"id": item.id, "lang": item.lang, "text": item.text, "spans": spans}
        print(json.dumps({**line, "action": item.action, "tags": item.tags}, ensure_ascii=False))


if __name__ == "__main__":
    main(sys.argv[1])
