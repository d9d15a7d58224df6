"""Markup that the policy took away and that no visitor writes: it says that a program filled in the form."""

from __future__ import annotations

from collections.abc import Iterator

from workers.checks.spam.hits import Hit
from workers.checks.spam.reading import Reading

_ACTIVE = frozenset(("script", "iframe", "object", "embed", "form", "input", "meta", "link", "style", "base", "svg"))
_SCHEMES = frozenset(("javascript", "data", "vbscript"))


def find(reading: Reading) -> Iterator[Hit]:
    for removed in reading.checked.rendering.removed:
        name = removed.name.lower()
        if (removed.kind == "tag" and name in _ACTIVE) or (removed.kind == "url" and name in _SCHEMES):
            yield Hit("active_markup", params={"name": name})
            return
