"""The address of a blog page: one canonical form, so that a shared link with tracking finds the same thread."""

from __future__ import annotations

from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlencode, urlsplit

from service.comments.errors import FieldError
from service.comments.messages import N_

MAX_LENGTH = 2_000
_DEFAULT_PORTS = {"http": 80, "https": 443}
_TRACKING = frozenset(
    {"fbclid", "gclid", "dclid", "msclkid", "mc_cid", "mc_eid", "igshid", "yclid", "_ga", "_gl", "ref_src"}
)


class BadPage(ValueError):
    """The page's address cannot be used; `error` says why."""

    def __init__(self, error: FieldError) -> None:
        super().__init__(error.code)
        self.error = error


@lru_cache(maxsize=2_000)
def canonical_page(address: str) -> str:
    """The canonical URL: scheme and host lower-case, no default port, no fragment, no tracking parameters.

    Raises `BadPage` when it is no absolute http or https address of at most 2,000 characters.
    """
    text = address.strip()
    if not text:
        raise BadPage(FieldError("page", "required", N_("Say which page the comment belongs to (its address).")))
    parts = _split(text)
    if parts is None or len(text) > MAX_LENGTH:
        raise BadPage(
            FieldError(
                "page", "invalid_url", N_("The page must be a full web address, such as https://example.org/post.")
            )
        )
    query = [(key, value) for key, value in parse_qsl(parts.query, keep_blank_values=True) if not _is_tracking(key)]
    return f"{origin_of(text)}{parts.path or '/'}{'?' + urlencode(query) if query else ''}"


def origin_of(address: str) -> str | None:
    """`https://host[:port]` of an http(s) address, lower-case, without a default port; None when it is not one."""
    parts = _split(address.strip())
    if parts is None:
        return None
    host = parts.hostname or ""
    if ":" in host:
        host = f"[{host}]"
    port = parts.port
    return f"{parts.scheme}://{host}" + (f":{port}" if port and port != _DEFAULT_PORTS[parts.scheme] else "")


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


def _is_tracking(key: str) -> bool:
    lowered = key.lower()
    return lowered.startswith("utm_") or lowered in _TRACKING
