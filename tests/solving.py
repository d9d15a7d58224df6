"""A solver of proofs of work, which knows of a challenge only what is told to everybody."""

from __future__ import annotations

import hashlib


def solved(salt: str, target: str, largest: int) -> str:
    """The proof that answers a challenge."""
    for number in range(largest + 1):
        if hashlib.sha256(f"{salt}{number}".encode()).hexdigest() == target:
            return f"{salt}.{number}"
    raise AssertionError("no number is right")
