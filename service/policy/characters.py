"""Single characters: line ends, what never reaches a page, and what a character reference stands for.

Knows nothing of tags.
"""

from __future__ import annotations

import re
from html.entities import html5

SPACES = " \t\n"  # the white space of HTML that is left after `with_line_feeds` and `permitted`
_CARRIAGE_RETURN = re.compile(r"\r\n?")
_OLD_LINE_ENDS = re.compile("[\x0b\x0c\x85]")
_PLANE_ENDS = "".join(f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0, 0x110000, 0x10000))
# Controls but tab and line feed, lone surrogates, the directional embeddings, overrides and isolates (UAX 9: they
# could turn the page around the comment, or show an order of digits that no check reads), and noncharacters.
FORBIDDEN = re.compile(
    f"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef{_PLANE_ENDS}]"
)

REFERENCE = re.compile(r"&(?:#[0-9]{1,12}|#[xX][0-9a-fA-F]{1,12}|[a-zA-Z][a-zA-Z0-9]{1,31});")
# HTML standard, "numeric character reference end state": these stand for the Windows-1252 characters.
_WINDOWS_1252 = {n: bytes([n]).decode("cp1252", "ignore") for n in range(0x80, 0xA0)}


def with_line_feeds(raw: str) -> str:
    """The text with each line end as one `\\n`; this is the text whose length counts."""
    return _CARRIAGE_RETURN.sub("\n", raw) if "\r" in raw else raw


def permitted(text: str) -> str:
    """The text without characters that must not reach a page; form feeds and their like become line ends."""
    # All that is forbidden is unprintable; asking that first is ten times as fast.
    if text.replace("\n", "").isprintable() or FORBIDDEN.search(text) is None:
        return text
    return FORBIDDEN.sub("", _OLD_LINE_ENDS.sub("\n", text))


def decoded(text: str) -> str:
    """The text with its character references replaced.

    A reference needs its semicolon and must stand for permitted characters; anything else stays as it was typed, so
    that `?a=1&copy=2`, `&copy 2016` and `&#x;` remain what their writer sees.
    """
    return REFERENCE.sub(_character, text) if "&" in text else text


def _character(match: re.Match[str]) -> str:
    name = match[0][1:]
    found = _numbered(name) if name[0] == "#" else html5.get(name, "")
    return match[0] if not found or FORBIDDEN.search(found) else found


def _numbered(name: str) -> str:
    number = int(name[2:-1], 16) if name[1] in "xX" else int(name[1:-1])
    if number in _WINDOWS_1252:
        return _WINDOWS_1252[number]
    return chr(number) if 0 < number < 0x110000 else ""


def escaped(text: str) -> str:
    """Text as it stands in HTML between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escaped_value(text: str) -> str:
    """Text as it stands in HTML between double quotes."""
    return escaped(text).replace('"', "&quot;")
