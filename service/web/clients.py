"""Where a request came from: the address that the outermost trusted proxy saw.

Only as many entries of X-Forwarded-For are believed, counted from the right, as the operator has proxies; the first
entry is whatever the client cared to write.
"""

from __future__ import annotations

from flask import request


def client_address(trusted_proxies: int) -> str:
    """The client's IP address, an empty string when it cannot be told."""
    direct = request.remote_addr or ""
    if trusted_proxies == 0:
        return direct
    forwarded = [entry.strip() for entry in request.headers.get("X-Forwarded-For", "").split(",") if entry.strip()]
    if len(forwarded) < trusted_proxies:
        return _bare(forwarded[0]) if forwarded else direct
    return _bare(forwarded[-trusted_proxies])


def _bare(entry: str) -> str:
    """Without the port that some proxies add: `203.0.113.7:4711`, `[2001:db8::1]:4711`."""
    if entry.startswith("["):
        return entry[1:].partition("]")[0]
    return entry.partition(":")[0] if entry.count(":") == 1 else entry
