"""What a publisher is: it makes a comment readable somewhere, or says that it could not."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID


class PublisherAway(Exception):
    """The outward system could not be reached or refused for now; `code` is a short word for logs and the outbox."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


class Publisher(Protocol):
    """Both calls may come twice for the same comment and must then change nothing. Both raise `PublisherAway`."""

    def publish(self, comment_id: UUID, revision: int) -> None:
        """Make this revision readable; returning is the confirmation."""
        ...

    def withdraw(self, comment_id: UUID) -> None:
        """Take the comment away; returning is the confirmation."""
        ...
