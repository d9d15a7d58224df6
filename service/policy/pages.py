"""The address of a blog page: one canonical form, so that a shared link with tracking finds the same thread."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import SplitResult, quote, unquote_plus, urlsplit

import idna

from service.comments.errors import FieldError
from service.comments.messages import N_

MAX_LENGTH = 2_000
_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "_ga", "_gl", "ref_src"}
)
_HOST = re.compile(r"[a-z0-9_.-]+|\[[0-9a-f:.]+\]")
_ESCAPED = re.compile(r"%([0-9a-fA-F]{2})")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")  # RFC 3986, 2.3


class BadPage(ValueError):
    """The page's address cannot be used; `error` says why."""

    def __init__(self, error: FieldError) -> None:
        super().__init__(error.code)
        self.error = error


def canonical_page(address: str) -> str:
    """The canonical URL: scheme and host lower-case, no default port, no fragment, no tracking parameters.

    An international host is written in ASCII, and what is escaped in path and query is escaped in one way (RFC 3986,
    6.2.2). Raises `BadPage` when it is no absolute http or https address of at most 2,000 characters.
    """
    text = address.strip()
    if not text:
        raise BadPage(FieldError("page", "required", N_("Say which page the comment belongs to (its address).")))
    if len(text) > MAX_LENGTH:
        raise BadPage(_NOT_FULL)
    return _canonical(text)


@lru_cache(maxsize=2_000)
def _canonical(text: str) -> str:
    parts, origin = _split(text), origin_of(text)
    if parts is None or origin is None:
        raise BadPage(_NOT_FULL)
    query = "&".join(part for part in parts.query.split("&") if part and not _is_tracking(part))
    url = f"{origin}{_escaped_one_way(parts.path) or '/'}{'?' + _escaped_one_way(query) if query else ''}"
    if len(url) > MAX_LENGTH:
        raise BadPage(_NOT_FULL)
    return url


_NOT_FULL = FieldError(
    "page", "invalid_url", N_("The page must be a full web address, such as https://example.org/post.")
)


def origin_of(address: str) -> str | None:
    """`https://host[:port]` of an http(s) address as a browser names it, or None when it is not one.

    Lower-case, an international host in ASCII, without a default port.
    """
    parts = _split(address.strip())
    host = _host(parts.hostname or "") if parts else None
    if parts is None or host is None:
        return None
    port = parts.port
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != _DEFAULT_PORTS[parts.scheme] else "")


def _host(host: str) -> str | None:
    if ":" in host:
        host = f"[{host}]"
    if not host.isascii():
        try:
            host = idna.encode(host, uts46=True).decode()
        except (idna.IDNAError, UnicodeError):
            return None
    return host if _HOST.fullmatch(host) else None


def _split(text: str) -> SplitResult | None:
    if any(ord(character) <= 0x20 or character in '\\<>"`\x7f' for character in text):
        return None
    try:
        parts = urlsplit(text)
        port_is_sane = parts.port is None or parts.port > 0
    except ValueError:
        return None
    usable = parts.scheme in _DEFAULT_PORTS and parts.hostname and port_is_sane and "@" not in parts.netloc
    return parts if usable else None


def _escaped_one_way(text: str) -> str:
    """Every letter beyond ASCII escaped, every escape in upper case, and nothing escaped that need not be."""
    ascii_text = "".join(letter if letter.isascii() else quote(letter, errors="replace") for letter in text)
    return _ESCAPED.sub(_as_needed, ascii_text)


def _as_needed(escape: re.Match[str]) -> str:
    letter = chr(int(escape[1], 16))
    return letter if letter in _UNRESERVED else escape[0].upper()


def _is_tracking(parameter: str) -> bool:
    name = unquote_plus(parameter.partition("=")[0]).lower()
    return name.startswith("utm_") or name in _TRACKING
