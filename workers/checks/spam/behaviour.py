"""Behaviour: how the comment arrived, and what else came with the same form, words, network or address.

Only `text.evidence` and `text.history` are read, never an address or a browser's name. What many people may share (a
network, a form that a cache handed out) weighs nothing by itself.

How a comment came is judged once, when it came. Read again later, its own forms and networks are forgotten and others
have copied it: then what was found at first stands, and only what people have decided since is asked for anew.
"""

from __future__ import annotations

from collections.abc import Iterator

from service.comments.comment import History, Proof
from workers.checks.spam.hits import Hit
from workers.checks.spam.reading import Reading
from workers.checks.spam.weights import OF_ITS_MOMENT

_COPIES = {1: "same_on_other_page", 2: "same_on_two_pages"}
_ALIKE = {1: "alike_on_other_page", 2: "alike_on_two_pages"}
_SHORTEST_COPY = 25  # characters: "Tack!" stands on many pages
_TELLING_ANYWHERE = ("forged", "foreign")
_TELLING = (*_TELLING_ANYWHERE, "missing", "expired")  # a program may send without a form
_AT_ONCE = 1.0  # seconds
_REUSED, _OFTEN_REUSED = 3, 8  # earlier uses of one form
_BUSY, _FLOODED = 5, 15  # earlier comments of ten minutes from one network
_ROUND = 3  # other pages that one address wrote on within ten minutes


def find(reading: Reading) -> Iterator[Hit]:
    evidence = reading.checked.evidence
    if evidence.honeypot:
        yield Hit("trap_field_filled")
    if evidence.proof == "declined":
        yield Hit("unproven")
    yield from _form(reading)
    seconds = evidence.fill_seconds
    if seconds is not None and seconds < reading.checked.min_fill_seconds:
        rule = "sent_at_once" if seconds < _AT_ONCE else "sent_too_fast"
        yield Hit(rule, params={"seconds": round(seconds, 1)})
    known, earlier = reading.checked.history, reading.checked.earlier
    if earlier is None:
        yield from _copies(reading)
    if earlier is None and known is not None:
        yield from _moment(reading, known)
    if known is not None:
        yield from _decided(known)
    for rule, params in earlier or ():
        if rule in OF_ITS_MOMENT and (rule != "first_link" or reading.checked.hold_first_link):
            yield Hit(rule, params=params)


def _form(reading: Reading) -> Iterator[Hit]:
    evidence = reading.checked.evidence
    telling = _TELLING if evidence.channel == "form" else _TELLING_ANYWHERE
    if evidence.token in telling:
        yield Hit(f"token_{evidence.token}")


def _copies(reading: Reading) -> Iterator[Hit]:
    pages = reading.checked.evidence.elsewhere
    if pages and len(reading.comment.typed) >= _SHORTEST_COPY:
        yield Hit(_COPIES.get(pages, "same_on_many_pages"), params={"number": pages})


def _moment(reading: Reading, known: History) -> Iterator[Hit]:
    if known.token_uses >= _REUSED:
        rule = "token_used_often" if known.token_uses >= _OFTEN_REUSED else "token_used_again"
        yield Hit(rule, params={"number": known.token_uses})
    if known.alike_elsewhere > reading.checked.evidence.elsewhere:
        yield Hit(_ALIKE.get(known.alike_elsewhere, "alike_on_many_pages"), params={"number": known.alike_elsewhere})
    if known.sender_pages >= _ROUND:
        yield Hit("round_of_pages", params={"number": known.sender_pages})
    if reading.has_way_out:
        if known.alike_here:
            yield Hit("alike_here", params={"number": known.alike_here})
        if known.from_network >= _BUSY:
            rule = "flooded_network" if known.from_network >= _FLOODED else "busy_network"
            yield Hit(rule, params={"number": known.from_network})
    links = reading.links or reading.author_link
    if links and not known.approved and reading.checked.hold_first_link:
        yield Hit("first_link")


def _decided(known: History) -> Iterator[Hit]:
    if known.host_spam:
        yield Hit("host_was_spam", params={"number": known.host_spam})
    if known.sender_spam:
        yield Hit("sender_was_spam", params={"number": known.sender_spam})


def known_writer(reading: Reading) -> int:
    """How many approved comments the writer has who is known by more than an address that anybody can type; or 0."""
    known = reading.checked.history
    if known is None or known.proof is not Proof.RECEIPT:
        return 0
    return known.approved if 0 < reading.checked.known_after <= known.approved else 0
