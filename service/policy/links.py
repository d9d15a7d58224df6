"""Addresses that may be linked to, by a strict grammar of our own.

bleach reads `javascript:1` as a host with a port and lets it through (hazards, fact 2), so its scheme list is only the
second wall. A grammar rather than a URL parser, because parsers repair what they read and we want to refuse it; the
tests hold the grammar against a WHATWG parser (ada), which says what a browser would make of each address.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata

import idna

from service.policy.characters import SPACES

LONGEST = 2_000
_SCHEME = re.compile(r"\s*([a-zA-Z][a-zA-Z0-9+.-]{0,30}):")
_WEB = re.compile(
    r"(?P<scheme>https?)://(?P<host>\[[0-9a-f:.]{2,45}\]|[^\s/?#\\@:\[\]%<>\"'`]{1,253})(?::(?P<port>[1-9][0-9]{0,4}))?"
    r"(?P<rest>(?:[/?#].*)?)",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(
    r"mailto:(?P<local>[a-z0-9_+'=~!$*-]+(?:\.[a-z0-9_+'=~!$*-]+)*)@(?P<host>[^\s/?#\\@:\[\]%<>\"'`]{1,253})"
    r"(?P<rest>(?:\?(?:subject|body)=[^#&?]*(?:&(?:subject|body)=[^#&?]*)*)?)",
    re.IGNORECASE,
)
# RFC 3986 with the brackets, bars and letters beyond ASCII that browsers copy out of their address bars.
_REST = re.compile(r"(?:[a-zA-Z0-9._~!$&'()*+,;=:@/?#\[\]|{}^\u00a1-\U0010ffff-]|%[0-9a-fA-F]{2})*")
# A line end inside a subject would begin another mail header (RFC 6068, section 7).
_ESCAPED_CONTROL = re.compile(r"%[01]|%7f", re.IGNORECASE)
_HOST = re.compile(r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\.)+(?:[a-z]{2,63}|xn--[a-z0-9-]{1,58}[a-z0-9])")
_FOREIGN_DOTS = re.compile("[\u3002\uff0e\uff61]")  # IDNA takes them for dots
_NUMBERS = re.compile(r"[0-9.]+")
_EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "KATAKANA-HIRAGANA", "BOPOMOFO", "HANGUL", "LATIN"})


def safe_url(text: str) -> str | None:
    """The address for an `href` or `cite`, scheme and host in lower case and ASCII; None where it is refused.

    Only absolute http, https and mailto: no relative links, user-info, white space, control or directional characters,
    back-slashes or back-ticks; a public host name or a canonical IP address; a mail address with at most a subject
    and a body.
    """
    text = text.strip(SPACES)
    return _safe_mail(text) if text[:7].lower() == "mailto:" else safe_web_url(text)


def safe_web_url(text: str) -> str | None:
    """The same for http and https only, for the author's own address."""
    text = text.strip(SPACES)
    match = _WEB.fullmatch(text) if len(text) <= LONGEST else None
    if match is None or not _is_sane(match["rest"]):
        return None
    host = _safe_host(match["host"]) or _safe_number(match["host"])
    if host is None or int(match["port"] or 0) > 65_535:
        return None
    port = f":{match['port']}" if match["port"] else ""
    return f"{match['scheme'].lower()}://{host}{port}{match['rest']}"


def scheme_of(text: str) -> str:
    """How a refused address is named to its writer: its scheme, or `relative`."""
    match = _SCHEME.match(text)
    return match[1].lower() if match else "relative"


def _safe_mail(text: str) -> str | None:
    match = _MAIL.fullmatch(text) if len(text) <= LONGEST else None
    if match is None or len(match["local"]) > 64 or not _is_sane(match["rest"]):
        return None
    host = None if _ESCAPED_CONTROL.search(match["rest"]) else _safe_host(match["host"])
    return None if host is None else f"mailto:{match['local']}@{host}{match['rest']}"


def _is_sane(rest: str) -> bool:
    return _REST.fullmatch(rest) is not None and (rest.isascii() or rest.isprintable())


def _safe_number(host: str) -> str | None:
    """Only the canonical form: browsers also take 0x7f.1 and 2130706433 for addresses."""
    try:
        if host.startswith("["):
            return f"[{ipaddress.IPv6Address(host[1:-1]).compressed}]"
        return str(ipaddress.IPv4Address(host)) if _NUMBERS.fullmatch(host) else None
    except ValueError:
        return None


def _safe_host(host: str) -> str | None:
    host = host.lower()
    if not host.isascii() or "xn--" in host:
        return _international_host(host)
    return host if _HOST.fullmatch(host) else None


def _international_host(host: str) -> str | None:
    if not host.isascii() and _FOREIGN_DOTS.search(host):
        return None
    try:
        ascii_host = idna.encode(host, uts46=False).decode()
        labels = idna.decode(ascii_host).split(".")
    except (idna.IDNAError, UnicodeError):
        return None
    if not _HOST.fullmatch(ascii_host) or not all(map(_is_one_script, labels)):
        return None
    return ascii_host


def _is_one_script(label: str) -> bool:
    """No letters of two scripts in one label, but for those that East Asian writing mixes (UTS 39, section 5.1)."""
    scripts = {unicodedata.name(letter, "?").split()[0] for letter in label if letter.isalpha()}
    return len(scripts) <= 1 or scripts <= _EAST_ASIAN
