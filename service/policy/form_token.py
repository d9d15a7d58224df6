"""The signed token of a comment form: which site, when it was made, and a nonce.

It is evidence, never a lock: a form without a good token is weighed by the spam check, not refused, so nobody loses a
text to a slow evening. A token is good for two days (WCAG 2.1, 2.2.1: at least twenty hours).
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from service.comments.sites import SiteId
from service.seals import Seals

LIFETIME_SECONDS = 48 * 3600
FUTURE_SECONDS = 120  # how far clocks of two servers may be apart


@dataclass(frozen=True, slots=True)
class Reading:
    """`state` is `ok`, `missing`, `forged` or `expired`; `seconds` since it was made, None when that is unknown."""

    state: str
    seconds: float | None = None


def make(seals: Seals, site_id: SiteId, now: datetime) -> str:
    """A fresh token for a form of this site."""
    moment = int(now.timestamp() * 1000).to_bytes(8, "big")
    return seals.sign("form", site_id.bytes + moment + secrets.token_bytes(8))


def read(seals: Seals, site_id: SiteId, token: str, now: datetime) -> Reading:
    """What a token that came with a form says."""
    if not token:
        return Reading("missing")
    content = seals.verify("form", token) if len(token) < 128 else None
    if content is None or len(content) != 32 or content[:16] != site_id.bytes:
        return Reading("forged")
    made = datetime.fromtimestamp(int.from_bytes(content[16:24], "big") / 1000, UTC)
    seconds = (now - made).total_seconds()
    if seconds < -FUTURE_SECONDS:
        return Reading("forged")
    return Reading("ok" if seconds <= LIFETIME_SECONDS else "expired", max(0.0, seconds))
