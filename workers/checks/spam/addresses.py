"""Links and mail addresses of a comment, written out, bare or behind words, and whose site they lead to.

Hosts are read by their form only: no list of top-level domains, no network.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

from workers.checks.spam import lexicon


class Link(NamedTuple):
    """An address in a text. `start` and `end` are folded offsets, None when it hides behind other words."""

    host: str
    path: str
    start: int | None
    end: int | None


_WRITTEN = re.compile(r"(?<!\w)(?:h(?:tt|xx)ps?://|www\.)[^\s<>\"\[\]]+", re.IGNORECASE)
# A name with a dot in it and no scheme: `example.com/page`. The look-behind keeps this linear: a run of such
# characters is tried only from its beginning.
_BARE = re.compile(r"(?<![\w@./:-])([^\W_][\w.-]{0,252}\.([a-z]{2,18}))(?![\w@-])(/[^\s<>\"\[\]]*)?")
_MAIL = re.compile(
    r"(?<![\w.+-])[\w.+-]{1,64}(?:@| ?[(\[{](?:at|a|@|snabel-?a)[)\]}] ?)[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}",
    re.IGNORECASE,
)
_SPELT_OUT_MAIL = re.compile(
    r"(?<![\w.])[\w.+-]{2,64}(?: (?:dot|punkt|\.) [\w-]{1,40}){0,2} (?:at|snabel-?a) [\w-]{2,63}"
    r"(?: ?(?:dot|punkt) ?[a-z]{2,10}){1,2}(?!\w)",
    re.IGNORECASE,
)
_PARTS = re.compile(r"(?:[a-z]+://)?(?:[^/?#@]*@)?([^/?#:]*)(?::\d+)?(.*)", re.IGNORECASE | re.DOTALL)
SPELT_OUT = str.maketrans("åäöéüæø", "aaoeuao")  # as a host is usually spelt
_LONGEST_EDITION = 3  # characters of a path: /sv
_SENTENCE_END = ".,;:!?)'\"*_"


def split_link(url: str) -> tuple[str, str]:
    """Host in lower case without `www.`, and the rest, of an address with or without scheme."""
    match = _PARTS.match(url.strip())
    host, rest = (match[1], match[2]) if match else ("", "")
    return host.lower().removeprefix("www.").rstrip("."), rest


def same_site(one: str, other: str) -> bool:
    """Whether one host is the other or lies under it; without a list of public suffixes no more can be said."""
    return bool(one and other) and (one == other or one.endswith("." + other) or other.endswith("." + one))


def is_front_page(link: Link) -> bool:
    """Whether a link leads to a site as such, or to its edition in one language, and to nothing in particular."""
    return len(link.path.strip("/")) <= _LONGEST_EDITION


def links_in(text: str) -> list[Link]:
    """Every web address that can be read in a folded text without mail addresses, in order."""
    if "." not in text and "://" not in text:
        return []
    links = []
    for match in _WRITTEN.finditer(text):
        written = match[0].rstrip(_SENTENCE_END)
        host, path = split_link(written)
        if "." in host:
            links.append(Link(host, path, match.start(), match.start() + len(written)))
    for match in _BARE.finditer(blank(text, [(link.start or 0, link.end or 0) for link in links])):
        if _is_host(match[1], match[2], match[3] or ""):
            path = (match[3] or "").rstrip(_SENTENCE_END)
            links.append(Link(match[1].lower(), path, match.start(), match.end(2) + len(path)))
    return sorted(links, key=lambda link: link.start or 0)


def blank(text: str, spans: Iterable[tuple[int, int]]) -> str:
    """The text with these spans, in order, as spaces: what is left keeps its offsets."""
    pieces: list[str] = []
    done = 0
    for start, end in spans:
        pieces += (text[done:start], " " * (end - start))
        done = end
    return "".join((*pieces, text[done:]))


def _is_host(name: str, ending: str, path: str) -> bool:
    first, rest = name.split(".", 1)
    if ending in lexicon.closed("no_ending") or ".." in name or not any(character.isalpha() for character in first):
        return False
    # One letter before the dot is an abbreviation (t.ex), unless a path or a long ending follows.
    return len(first) > 1 or bool(path) or len(rest) > 3


def spelt_out_mail(text: str) -> tuple[int, int] | None:
    """The first address written as words, `name at place dot com`, in a folded text."""
    if " at " not in text and " snabel" not in text:
        return None
    match = _SPELT_OUT_MAIL.search(text)
    return match.span() if match else None


def mails_in(text: str) -> list[tuple[int, int]]:
    """Offsets of the mail addresses in a folded text, also of those written with (at)."""
    if "@" not in text and "(" not in text and "[" not in text and "{" not in text:
        return []
    return [match.span() for match in _MAIL.finditer(text)]
