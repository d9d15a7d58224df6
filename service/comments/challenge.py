"""What a sender is asked to work out before a comment is taken that raises suspicion by how it was sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Challenge:
    """Find the number from 0 to `largest` whose hash, in decimal behind `salt`, is `target` (hexadecimal).

    The proof is `salt`, a full stop, and the number. `salt` carries its own seal, and what it is for.
    """

    salt: str
    target: str
    largest: int
    expires_at: datetime
    algorithm: str = "SHA-256"
