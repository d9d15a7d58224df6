"""Proof of work: a sum for the sender's machine, and nothing to see, hear or recognise for a person.

The number sought lies anywhere up to `LARGEST`: half as many hashes in the mean, and never more than all of them. A
count of leading zeros would have no such end, which somebody with a slow telephone would meet now and then. The number
is a keyed hash of the salt, and the salt carries its seal, its age and a keyed hash of the comment that it is for: so
nothing is stored, a proof is read at the cost of two hashes, and it serves this one comment for twenty minutes.

The hash is the one of ALTCHA's first version (https://altcha.org), so that its solvers work for senders of JSON too.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from service.comments.challenge import Challenge
from service.comments.comment import Evidence, Submission
from service.comments.sites import SiteId, SiteRules
from service.seals import Seals

LARGEST = 99_999
LIFETIME = timedelta(minutes=20)
_AHEAD = timedelta(seconds=120)  # how far clocks of two servers may be apart
_MOMENT, _BOUND = 6, 12  # bytes; with the seal 46 characters, so that salt and number fit one block of SHA-256
_LONGEST_PROOF = 64  # characters
_SUSPECT_TOKENS = frozenset({"missing", "forged", "foreign"})


@dataclass(frozen=True, slots=True)
class Proof:
    """A right answer: to a challenge made at `made_at` for the comment that `bound` is the hash of."""

    bound: bytes
    made_at: datetime


def raises_suspicion(evidence: Evidence, rules: SiteRules, *, busy: bool) -> bool:
    """Whether the way in which a submission came is a program's rather than a person's."""
    too_fast = evidence.fill_seconds is not None and evidence.fill_seconds < rules.min_fill_seconds
    return busy or evidence.honeypot or too_fast or evidence.token in _SUSPECT_TOKENS


def bound_to(seals: Seals, site_id: SiteId, clean: Submission) -> bytes:
    """A keyed hash of the site, the page, the writer and the words, whatever the spaces between them.

    The writer too, or one proof would serve the same text in any number of names.
    """
    said = (clean.page, clean.author, clean.email, clean.url, clean.comment)
    words = "\0".join((site_id.hex, *(" ".join(text.split()) for text in said)))
    return bytes.fromhex(seals.hash("proof", words))[:_BOUND]


def make(seals: Seals, bound: bytes, now: datetime) -> Challenge:
    """A challenge for the comment that `bound` is the hash of."""
    moment = int(now.timestamp() * 1000).to_bytes(_MOMENT, "big")
    salt = seals.sign("challenge", moment + bound)
    target = hashlib.sha256(f"{salt}{_number(seals, salt)}".encode()).hexdigest()
    return Challenge(salt, target, LARGEST, now + LIFETIME)


def read(seals: Seals, proof: str, now: datetime) -> Proof | None:
    """What a proof proves; None when it is wrong, too old, or none at all."""
    if len(proof) > _LONGEST_PROOF:
        return None
    salt, _, number = proof.strip().rpartition(".")
    content = seals.verify("challenge", salt)
    if content is None or len(content) != _MOMENT + _BOUND or number != str(_number(seals, salt)):
        return None
    made_at = datetime.fromtimestamp(int.from_bytes(content[:_MOMENT], "big") / 1000, UTC)
    return Proof(content[_MOMENT:], made_at) if -_AHEAD <= now - made_at <= LIFETIME else None


def _number(seals: Seals, salt: str) -> int:
    return int(seals.hash("proof", salt), 16) % (LARGEST + 1)
