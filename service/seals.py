"""Keyed hashes and secret links, all derived from the one secret key.

A receipt's secret is the comment's id with a MAC behind it, so no secret is stored and the same comment always has the
same receipt. E-mail addresses and networks are kept as keyed hashes: equal ones can be found, none can be read.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import ipaddress
from uuid import UUID

from service.comments.comment import CommentId


class Seals:
    """Makes and verifies everything that depends on the secret key; one per process, safe to share."""

    def __init__(self, secret_key: bytes) -> None:
        self._keys = {
            purpose: hashlib.blake2b(purpose.encode(), key=secret_key[:64], digest_size=32).digest()
            for purpose in (
                "receipt",
                "email",
                "network",
                "fingerprint",
                "form",
                "idempotency",
                "attempt",
                "csrf",
                "trace",
                "key",
                "token",
                "example",
                "sample",
                "challenge",
                "proof",
            )
        }

    def _mac(self, purpose: str, content: bytes, size: int = 16) -> bytes:
        return hashlib.blake2b(content, key=self._keys[purpose], digest_size=size).digest()

    def hash(self, purpose: str, text: str) -> str:
        """A keyed hash of `text`, 32 hexadecimal digits, different for each purpose."""
        return self._mac(purpose, text.encode("utf-8", "surrogatepass")).hex()

    def token(self, text: str) -> int:
        """A keyed hash of 64 bits, for what a site's model counts."""
        return int.from_bytes(self._mac("token", text.encode("utf-8", "surrogatepass"), 8))

    def is_sampled(self, comment_id: CommentId, percent: int) -> bool:
        """Whether a comment is one of `percent` in a hundred: the same answer each time, and nobody can foretell it."""
        return int.from_bytes(self._mac("sample", comment_id.bytes, 8)) % 100 < percent

    def sign(self, purpose: str, content: bytes) -> str:
        """`content` and its MAC, URL-safe."""
        return _encode(content + self._mac(purpose, content))

    def verify(self, purpose: str, signed: str) -> bytes | None:
        """The content of what `sign` made, or None when it is not ours."""
        raw = _decode(signed)
        if raw is None or len(raw) <= 16:
            return None
        content, mac = raw[:-16], raw[-16:]
        return content if hmac.compare_digest(mac, self._mac(purpose, content)) else None

    def receipt_for(self, comment_id: CommentId) -> str:
        return self.sign("receipt", comment_id.bytes)

    def comment_of(self, secret: str) -> CommentId | None:
        """The comment that a receipt belongs to, or None when the secret is not one of ours."""
        content = self.verify("receipt", secret) if len(secret) < 64 else None
        return CommentId(UUID(bytes=content)) if content is not None and len(content) == 16 else None

    def email(self, address: str) -> str:
        return self.hash("email", address.strip().casefold())

    def network(self, address: str) -> str:
        """The hash of the network that an address is in: /24 of IPv4, /48 of IPv6; of nothing when unreadable."""
        return self.hash("network", truncated_network(address))


def truncated_network(address: str) -> str:
    """`203.0.113.0/24` for 203.0.113.9, a /48 for IPv6, an empty string for what is no address."""
    try:
        parsed = ipaddress.ip_address(address.split("%", maxsplit=1)[0])
    except ValueError:
        return ""
    if isinstance(parsed, ipaddress.IPv6Address) and parsed.ipv4_mapped is not None:
        parsed = parsed.ipv4_mapped
    prefix = 24 if parsed.version == 4 else 48
    return str(ipaddress.ip_network(f"{parsed}/{prefix}", strict=False))


def _encode(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def _decode(text: str) -> bytes | None:
    try:
        raw = base64.b64decode(text.encode() + b"=" * (-len(text) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        return None
    return raw if _encode(raw) == text else None
