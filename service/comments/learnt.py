"""What a site's people have taught, as a check may read it. How it is counted and kept is the business of workers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol


class Learnt(Protocol):
    """A site's model, read-only. A token is a keyed hash: only what many comments share has a word."""

    @property
    def ham(self) -> int:
        """Comments that people called none of spam's."""
        ...

    @property
    def spam(self) -> int:
        """Comments that people called spam."""
        ...

    def hash(self, name: str) -> int:
        """The token of a name: 64 bits."""
        ...

    def seen(self, token: int) -> tuple[int, int]:
        """In how many ham and how many spam comments a token stood."""
        ...

    def name(self, token: int) -> str:
        """The token's name, empty while it may not be shown."""
        ...


@dataclass(frozen=True, slots=True)
class Strong:
    """A word or sign that many comments share: how far it speaks for spam, and in how many of either kind it stood."""

    name: str
    weight: float
    ham: int
    spam: int


@dataclass(frozen=True, slots=True)
class Taught:
    """What a site's people have taught, for people to look at: the strongest first. `trust` is from 0 to 1."""

    ham: int
    spam: int
    trust: float
    tokens: int
    size: int
    most_size: int
    for_spam: tuple[Strong, ...]
    against: tuple[Strong, ...]
