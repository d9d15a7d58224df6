"""What a site's people have taught, as a check may read it. How it is counted and kept is the business of workers."""

from __future__ import annotations

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
