"""The signed token of a comment form: which site and page, when it was made, and a nonce.

It is evidence, never a lock: a form without a good token is weighed by the spam check, not refused, so nobody loses a
text to a slow evening. A token is good for two days (WCAG 2.1, 2.2.1: at least twenty hours). It speaks for one page
only, so that one form cannot be sent from five pages; how often it was sent from its own page the store knows.
"""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import UTC, datetime

from service.comments.sites import SiteId
from service.seals import Seals

LIFETIME_SECONDS = 48 * 3600
FUTURE_SECONDS = 120  # how far clocks of two servers may be apart
_SITE, _PAGE, _MOMENT, _NONCE = 16, 8, 8, 8  # bytes
_WITH_PAGE = _SITE + _PAGE + _MOMENT + _NONCE
_WITHOUT_PAGE = _SITE + _MOMENT + _NONCE  # as made before tokens named their page; those are good until they expire


@dataclass(frozen=True, slots=True)
class Reading:
    """`state` is `ok`, `missing`, `forged`, `expired` or `foreign`; `seconds` since it was made, None when unknown.

    `foreign`: made for another page. `nonce` tells this token from every other, empty where there is no valid one.
    """

    state: str
    seconds: float | None = None
    nonce: str = ""


def make(seals: Seals, site_id: SiteId, page_url: str, now: datetime) -> str:
    """A fresh token for a form of this site under this page (its canonical address)."""
    moment = int(now.timestamp() * 1000).to_bytes(_MOMENT, "big")
    return seals.sign("form", site_id.bytes + _tag(page_url) + moment + secrets.token_bytes(_NONCE))


def read(seals: Seals, site_id: SiteId, page_url: str, token: str, now: datetime) -> Reading:
    """What a token that came with a form for this page says."""
    if not token:
        return Reading("missing")
    content = seals.verify("form", token) if len(token) < 128 else None
    if content is None or len(content) not in (_WITH_PAGE, _WITHOUT_PAGE) or content[:_SITE] != site_id.bytes:
        return Reading("forged")
    moment, nonce = content[-_MOMENT - _NONCE : -_NONCE], content[-_NONCE:].hex()
    made = datetime.fromtimestamp(int.from_bytes(moment, "big") / 1000, UTC)
    seconds = (now - made).total_seconds()
    if seconds < -FUTURE_SECONDS:
        return Reading("forged")
    is_foreign = len(content) == _WITH_PAGE and content[_SITE : _SITE + _PAGE] != _tag(page_url)
    state = "expired" if seconds > LIFETIME_SECONDS else "foreign" if is_foreign else "ok"
    return Reading(state, max(0.0, seconds), nonce)


def _tag(page_url: str) -> bytes:
    return hashlib.blake2b(page_url.encode("utf-8", "surrogatepass"), digest_size=_PAGE).digest()
