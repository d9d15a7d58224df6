"""Passwords: Argon2id with the library's recommended parameters (RFC 9106), and passwords made for people to type.

Verifying costs tens of milliseconds and 64 MiB on purpose: never call it inside a transaction.
"""

from __future__ import annotations

import secrets
import unicodedata
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST, LONGEST = 12, 200  # characters of a password that somebody chooses
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"  # without those that are mistaken for one another
_hasher = PasswordHasher()


def hashed(password: str) -> str:
    """The password as it may be kept, with its salt and parameters."""
    return _hasher.hash(_prepared(password))


def fits(kept: str | None, password: str) -> bool:
    """Whether the password is the kept one. Without a kept one it takes the same time and never fits."""
    stand_in = _nobodys()
    try:
        return _hasher.verify(kept or stand_in, _prepared(password)) and kept is not None
    except (VerificationError, InvalidHashError):
        return False


def outdated(kept: str) -> bool:
    """Whether a kept password was hashed with parameters other than today's."""
    return _hasher.check_needs_rehash(kept)


def generated() -> str:
    """A password of 99 random bits in four groups of five, easy to read aloud and to type."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(5)) for _ in range(4))


def _prepared(password: str) -> str:
    """The same bytes for the same letters, whichever keyboard composed them (RFC 8265: OpaqueString)."""
    return unicodedata.normalize("NFC", password.encode("utf-8", "replace").decode())


@cache
def _nobodys() -> str:
    return _hasher.hash(secrets.token_hex(16))
