"""The thread that Kommentera serves itself. The store's transaction is the whole publication, so nothing is sent."""

from __future__ import annotations

from uuid import UUID


class Hosted:
    def publish(self, comment_id: UUID, revision: int) -> None:
        """Confirmed at once: `service.actions.publish` writes the public copy with the state."""

    def withdraw(self, comment_id: UUID) -> None:
        """Confirmed at once: the public copy went with the decision."""
