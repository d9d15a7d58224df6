"""Two hundred people who comment in their own ways; none of them may be refused."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import cycle, islice

from tests.simulation.client import Answer, Blog, Visitor, fresh_address
from tests.simulation.texts import Written, comments_of_people, of_a_class

HOUR = 3600.0
NUMBER = 200
_LONGEST_WAIT = 65  # seconds that a person waits who is asked to


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with something to say, and what came of sending it."""

    kind: str
    written: Written
    answer: Answer


Way = Callable[[Blog, Written, int], Answer]


def everybody(blog: Blog) -> Iterator[Person]:
    """All of them, one after the other: thirty pupils at one address, the others each at their own."""
    pupils = list(of_a_class())
    school = fresh_address()
    for number, written in enumerate(pupils):
        yield Person("a class at one address", written, _class(blog, written, number, school))
    ways = cycle(_WAYS.items())
    others = comments_of_people()[: NUMBER - len(pupils)]
    for number, (written, (kind, way)) in enumerate(islice(zip(others, ways, strict=False), NUMBER)):
        yield Person(kind, written, way(blog, written, number))


def _fields(written: Written, number: int) -> dict[str, str]:
    return {
        "author": written.author,
        "email": f"person{number}@example.org",
        "url": written.url,
        "comment": written.text,
    }


def _page(blog: Blog, number: int) -> str:
    return blog.page(f"inlagg-{number % 12}")


def _patient(send: Callable[[dict[str, str]], Answer], fields: dict[str, str]) -> Answer:
    """Send; wait where the answer asks for that; go on where it warns of personal data."""
    answer = send(fields)
    if answer.status == 429:
        time.sleep(min(float(answer.headers.get("retry-after", "1")), _LONGEST_WAIT))
        answer = send(fields)
    if answer.status == 422 and "acknowledge" not in fields:
        answer = send({**fields, "acknowledge": "true", "token": answer.token or fields["token"]})
    return answer


def _by_form(blog: Blog, written: Written, number: int, seconds: float, by_script: bool = False) -> Answer:
    visitor, page = Visitor(blog), _page(blog, number)
    fields = {**_fields(written, number), "token": visitor.form(page, seconds)}
    return _patient(lambda sent: visitor.send_on(page, by_script, **sent), fields)


def _class(blog: Blog, written: Written, number: int, school: str) -> Answer:
    visitor, page = Visitor(blog, school), blog.page("skoldagen")
    fields = {**_fields(written, 1_000 + number), "token": visitor.form(page, 60.0 + 70 * number)}
    return _patient(lambda sent: visitor.send_on(page, True, **sent), fields)


def _double_click(blog: Blog, written: Written, number: int) -> Answer:
    """Two at once: one of them must be taken."""
    visitor, page = Visitor(blog), _page(blog, number)
    fields = {**_fields(written, number), "token": visitor.form(page, 50)}
    with ThreadPoolExecutor(2) as both:
        answers = list(both.map(lambda _: visitor.send_on(page, **fields), range(2)))
    taken = [answer for answer in answers if answer.is_taken]
    return taken[0] if taken else _patient(lambda sent: visitor.send_on(page, **sent), fields)


def _correcting(blog: Blog, written: Written, number: int) -> Answer:
    """Forgets the @, gets the form back, and sends that."""
    visitor, page = Visitor(blog), _page(blog, number)
    fields = {**_fields(written, number), "token": visitor.form(page, 90)}
    returned = visitor.send_on(page, **{**fields, "email": "person.example.org"})
    again = {**fields, "token": returned.token}
    return _patient(lambda sent: visitor.send_on(page, **sent), again)


def _twice(blog: Blog, written: Written, number: int) -> Answer:
    """Goes back and writes one more comment in the same form."""
    visitor, page = Visitor(blog), _page(blog, number)
    fields = {**_fields(written, number), "token": visitor.form(page, 120)}
    first = _patient(lambda sent: visitor.send_on(page, **sent), fields)
    more = {**fields, "comment": f"Glömde: det gäller oss på {number} an också.", "url": ""}
    second = _patient(lambda sent: visitor.send_on(page, **sent), more)
    return first if second.is_taken else second


_WAYS: dict[str, Way] = {
    "without JavaScript": lambda blog, written, n: _by_form(blog, written, n, 45),
    "with our script": lambda blog, written, n: _by_form(blog, written, n, 30, by_script=True),
    "with a screen reader": lambda blog, written, n: _by_form(blog, written, n, 25 * 60),
    "pastes a text": lambda blog, written, n: _by_form(blog, written, n, 4),
    "types slowly, 19 hours": lambda blog, written, n: _by_form(blog, written, n, 19 * HOUR),
    "clicks twice": _double_click,
    "corrects after an error": _correcting,
    "writes twice in one form": _twice,
}
