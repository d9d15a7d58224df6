"""Behaviour: how the comment arrived. Only `text.evidence` is read, never an address or a browser's name."""

from __future__ import annotations

from collections.abc import Iterator

from workers.checks.spam.hits import Hit
from workers.checks.spam.reading import Reading

_COPIES = {1: "same_on_other_page", 2: "same_on_two_pages"}
_SHORTEST_COPY = 25  # characters: "Tack!" stands on many pages


def find(reading: Reading) -> Iterator[Hit]:
    evidence = reading.checked.evidence
    if evidence.honeypot:
        yield Hit("trap_field_filled")
    if evidence.token == "forged":
        yield Hit("token_forged")
    elif evidence.channel == "form" and evidence.token in ("missing", "expired"):
        yield Hit(f"token_{evidence.token}")
    seconds = evidence.fill_seconds
    if seconds is not None and seconds < reading.checked.min_fill_seconds:
        yield Hit("sent_too_fast", params={"seconds": round(seconds, 1)})
    if evidence.elsewhere and len(reading.comment.typed) >= _SHORTEST_COPY:
        yield Hit(_COPIES.get(evidence.elsewhere, "same_on_many_pages"), params={"number": evidence.elsewhere})
