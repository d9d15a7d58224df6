"""Sentences that people read, as gettext message ids.

The English sentence is the id; `service/locale/<language>/*.po` holds the translations. A sentence with a
number or a name in it has `%(name)s` places, filled from `params` after translation, so that the same finding can be
shown in Swedish to one reader and in English to another. This module only marks and carries; `service.i18n` translates.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


def N_(message: str) -> str:
    """Mark a sentence for translation without translating it (gettext's customary name for a no-op marker)."""
    return message


@dataclass(frozen=True, slots=True)
class Sentence:
    """A translatable sentence and the values of its places."""

    message: str
    params: Mapping[str, str | int | float] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.message % self.params if self.params else self.message
