"""Which attributes of an allowed tag are kept, in which form, and the account of all that is taken away."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from service.comments.comment import Removed
from service.policy.allowlist import LINK_RELATION, URL_ATTRIBUTES, Policy
from service.policy.characters import SPACES, decoded
from service.policy.links import safe_url, scheme_of

Attributes = tuple[tuple[str, str], ...]

_SPACES = re.compile(r"[ \t\n]+")
_NAME = re.compile(r"[a-z!][a-z0-9:._-]{0,39}")
_TIME = r"(?:[01][0-9]|2[0-3]):[0-5][0-9](?::[0-5][0-9](?:\.[0-9]{1,3})?)?"
_ZONE = r"(?:Z|[+-](?:[01][0-9]|2[0-3]):?[0-5][0-9])"
_MOMENT = re.compile(rf"([0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}})(?:[T ]{_TIME}{_ZONE}?)?|{_TIME}")
MOST_NAMES = 40


class Losses:
    """Counts what is taken away, by kind and name; names that nobody would recognise, or too many, are `other`."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, kind: str, name: str) -> None:
        known = _NAME.fullmatch(name) and ((kind, name) in self._counts or len(self._counts) < MOST_NAMES)
        self._counts[kind, name if known else "other"] += 1

    def listed(self) -> tuple[Removed, ...]:
        return tuple(Removed(kind, name, count) for (kind, name), count in self._counts.items())


def kept_attributes(tag: str, typed: Sequence[tuple[str, str]], policy: Policy, losses: Losses) -> Attributes:
    """The attributes that the policy keeps of those typed, decoded, the first of each name; the rest is counted."""
    kept: dict[str, str] = {}
    for name, text in typed:
        if name not in policy.allowed[tag] or name in kept:
            if (name, text) != ("rel", LINK_RELATION):
                losses.add("attribute", name)
            continue
        value = decoded(text)
        if name in URL_ATTRIBUTES:
            settled = _allowed_url(value, policy)
            loss = ("url", scheme_of(value))
        else:
            settled = _plain(value) if name == "title" else _moment(value)
            loss = ("attribute", name)
        if settled:
            kept[name] = settled
        elif value.strip():
            losses.add(*loss)
    return tuple(kept.items())


def _allowed_url(value: str, policy: Policy) -> str | None:
    url = safe_url(value)
    return url if url and scheme_of(url) in policy.schemes else None


def _plain(value: str) -> str:
    return _SPACES.sub(" ", value).strip(" ")


def _moment(value: str) -> str | None:
    """The value when it is a valid date, time, or date and time of HTML ("Dates and times"), else None."""
    value = value.strip(SPACES)
    match = _MOMENT.fullmatch(value)
    if match is None:
        return None
    try:
        date.fromisoformat(match[1] or "2000-01-01")
    except ValueError:
        return None
    return value
