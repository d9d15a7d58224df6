"""Bots and people against a running installation: what of each was refused, held, sorted out, published.

    KOMMENTERA_TRUSTED_PROXIES=1 kommentera up &
    kommentera site set blog mode=review-flagged
    python -m tests.simulation.bots http://127.0.0.1:8000 --origin https://blog.example.org --key-file var/secret.key

With the installation's key, forms of hours ago are made instead of waited for. The site's page addresses need not
exist. Ends with 1 when a bot's comment was approved or a person's was refused.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from service.comments.sites import LENGTH_CAP
from service.policy.sanitise import sanitise
from service.seals import Seals
from tests.simulation import people
from tests.simulation.client import Answer, Blog, Visitor, status_of
from tests.simulation.texts import KIND_WORDS, ONE_TEXT, SPUN, Written, spun
from workers.commands.check import NO_SITE, judge

PAGES = [f"bot-{number}" for number in range(5)]
_SETTLED_WITHIN = 120.0  # seconds
PUBLIC = frozenset({"approved", "published"})
_HONEYPOT = "kommentera_website"


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: how many were sent, and what became of them by state."""

    name: str
    sent: int
    became: Counter[str]

    @property
    def public(self) -> int:
        return sum(self.became[state] for state in PUBLIC)


Bot = Callable[[Blog, random.Random], Iterator[Answer]]


def _fields(text: str, chance: random.Random, **more: str) -> dict[str, str]:
    name = chance.choice(("Anna", "James", "seo expert", "Maria Lind", "Best Deals"))
    return {"author": name, "email": f"{chance.randrange(10**6)}@example.net", "comment": text, **more}


def _without_form(blog: Blog, chance: random.Random) -> Iterator[Answer]:
    visitor = Visitor(blog)
    for number in range(20):
        yield visitor.send(blog.page(PAGES[number % 5]), **_fields(spun(SPUN[number % 3], chance), chance))


def _through_the_api(blog: Blog, chance: random.Random) -> Iterator[Answer]:
    visitor = Visitor(blog)
    for number in range(20):
        yield visitor.send_json(blog.page(PAGES[number % 5]), **_fields(spun(SPUN[number % 3], chance), chance))


def _at_once(blog: Blog, chance: random.Random) -> Iterator[Answer]:
    """Kind words and nothing else, but no person is so fast."""
    for number in range(15):
        visitor, page = Visitor(blog), blog.page(PAGES[number % 5])
        yield visitor.send(page, token=visitor.form(page), **_fields(f"{KIND_WORDS[number % 3]} {number}", chance))


def _all_fields(blog: Blog, chance: random.Random) -> Iterator[Answer]:
    for number in range(10):
        visitor, page = Visitor(blog), blog.page(PAGES[number % 5])
        trap = {_HONEYPOT: "https://a.example", "token": visitor.form(page, 40)}
        yield visitor.send(page, **_fields(KIND_WORDS[number % 3], chance, **trap))


def _replayed(blog: Blog, chance: random.Random) -> Iterator[Answer]:
    """One form, from another page each time."""
    token = Visitor(blog).form(blog.page(PAGES[0]), 60)
    for number in range(25):
        page = blog.page(PAGES[1 + number % 4])
        yield Visitor(blog).send(page, token=token, **_fields(f"Fint skrivet om det här, del {number}", chance))


def _forged(blog: Blog, chance: random.Random) -> Iterator[Answer]:
    for number in range(10):
        visitor, page = Visitor(blog), blog.page(PAGES[number % 5])
        token = visitor.form(page, 40)
        yield visitor.send(page, token=token[:-6] + "AAAAAA", **_fields(f"Tack för inlägg {number}", chance))


def _five_pages(blog: Blog, chance: random.Random) -> Iterator[Answer]:
    for name in PAGES:
        visitor, page = Visitor(blog), blog.page(name)
        yield visitor.send(page, token=visitor.form(page, 90), **_fields(ONE_TEXT, chance))


def _near_duplicates(blog: Blog, chance: random.Random) -> Iterator[Answer]:
    for number in range(30):
        visitor, page = Visitor(blog), blog.page(f"spun-{number % 10}")
        text = spun(SPUN[number % 3], chance)
        yield visitor.send(page, token=visitor.form(page, 40 + number), **_fields(text, chance))


def _fast_flood(blog: Blog, chance: random.Random) -> Iterator[Answer]:
    visitor, page = Visitor(blog), blog.page("flod")
    token = visitor.form(page, 20)
    for number in range(60):
        text = f"{KIND_WORDS[number % 3]} {number}"
        yield visitor.send(page, token=token, **_fields(text, chance, url=f"https://s{number}.example"))


def _slow_flood(blog: Blog, chance: random.Random) -> Iterator[Answer]:
    """As slow as a person, with a form of its own each time, always from one address."""
    visitor = Visitor(blog)
    for number in range(20):
        page = blog.page(f"lugn-{number % 7}")
        text = spun(SPUN[1], chance)
        yield visitor.send(page, token=visitor.form(page, 300), **_fields(text, chance))


def _rotating(blog: Blog, chance: random.Random) -> Iterator[Answer]:
    """Another address, name and form each time; kind words, and the link in the URL field."""
    for number in range(40):
        visitor, page = Visitor(blog), blog.page(f"rund-{number}")
        fields = _fields(KIND_WORDS[number % 3], chance, url=f"https://shop{number % 4}.example")
        yield visitor.send(page, token=visitor.form(page, 35), **fields)


def _proving(blog: Blog, chance: random.Random) -> Iterator[Answer]:
    """Posts at once too, and works out whatever proof it is asked for."""
    for number in range(15):
        visitor, page = Visitor(blog), blog.page(f"bevis-{number}")
        fields = _fields(f"{KIND_WORDS[number % 3]} {number}", chance, token=visitor.form(page))
        yield visitor.send_on(page, by_script=True, **fields)


BOTS: dict[str, Bot] = {
    "no cookie, no JavaScript, no form": _without_form,
    "through the API": _through_the_api,
    "posts at once": _at_once,
    "fills in every field": _all_fields,
    "one form replayed on other pages": _replayed,
    "forged forms": _forged,
    "one text on five pages": _five_pages,
    "spun words, near-duplicates": _near_duplicates,
    "fast flood": _fast_flood,
    "slow flood": _slow_flood,
    "rotating addresses": _rotating,
    "posts at once, proves its work": _proving,
}


def run(blog: Blog, seed: int = 1) -> tuple[list[Row], list[Row], Counter[str]]:
    """Rows of bots, rows of people, and why people were held: by their text, by their first link, or by neither."""
    chance = random.Random(seed)
    crowd = list(people.everybody(blog))
    sent = {name: list(bot(blog, chance)) for name, bot in BOTS.items()}
    until = time.monotonic() + _SETTLED_WITHIN
    bots = [Row(name, len(answers), _became(blog, answers, until)) for name, answers in sent.items()]
    kinds = list(dict.fromkeys(person.kind for person in crowd))
    rows = []
    reasons: Counter[str] = Counter()
    for kind in kinds:
        of_kind = [person for person in crowd if person.kind == kind]
        became = [_state(blog, person.answer, until) for person in of_kind]
        rows.append(Row(kind, len(of_kind), Counter(became)))
        reasons.update(_reason(p.written) for p, state in zip(of_kind, became, strict=True) if state == "held")
    return bots, rows, reasons


def _became(blog: Blog, answers: Sequence[Answer], until: float) -> Counter[str]:
    return Counter(_state(blog, answer, until) for answer in answers)


def _state(blog: Blog, answer: Answer, until: float) -> str:
    """The state that a comment came to, `refused` when it was not taken."""
    if not answer.is_taken:
        return "refused"
    while (state := status_of(blog, answer.receipt)) in ("received", "approved") and time.monotonic() < until:
        time.sleep(0.2)
    return state


def _reason(written: Written) -> str:
    """Why this person was held, as far as the text itself says."""
    entry = {"comment": written.text, "author": written.author, "url": written.url}
    if judge(entry, NO_SITE).verdict.status != "approved":
        return "what the text says"
    links = written.url or sanitise(written.text, max_length=LENGTH_CAP).links or "://" in written.text
    return "a first link" if links or ".example" in written.text else "neither"


def table(rows: Sequence[Row]) -> str:
    states = ("refused", "held", "spam", "approved", "published", "received")
    lines = [f"{'':38}{'sent':>6}" + "".join(f"{state:>11}" for state in states)]
    lines += [f"{row.name:38}{row.sent:6}" + "".join(f"{row.became[s]:11}" for s in states) for row in rows]
    total: Counter[str] = sum((row.became for row in rows), Counter())
    lines.append(f"{'all':38}{sum(row.sent for row in rows):6}" + "".join(f"{total[s]:11}" for s in states))
    return "\n".join(lines)


@click.command()
@click.argument("url")
@click.option("--site", "slug", default="blog", show_default=True)
@click.option("--origin", default="https://blog.example.org", show_default=True, help="An origin of the site.")
@click.option("--key-file", type=click.Path(exists=True, path_type=Path), help="The installation's secret key.")
def main(url: str, slug: str, origin: str, key_file: Path | None) -> None:
    """Send bots and people to the installation at URL and print what became of their comments."""
    seals = Seals(key_file.read_text().strip().encode()) if key_file else None
    bots, crowd, reasons = run(Blog(url.rstrip("/"), slug, origin, seals))
    print("bots", table(bots), "", "people", table(crowd), "", f"people held for: {dict(reasons)}", sep="\n")
    sys.exit(any(row.public for row in bots) or any(row.became["refused"] for row in crowd))


if __name__ == "__main__":
    main()
