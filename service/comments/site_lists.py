"""A site's own lists: what may stand, what must be held, which words decide, and whose comments are not wanted.

One mechanism for both checks. Entries of `KEYED` lists are keyed hashes (`service.seals`): they can be compared with a
comment's sender, never read.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property


class ListName(StrEnum):
    """`may-stand`: names and numbers that are no finding here. `watch`: names and places that a person must see.

    `hold-word`, `reject-word`: words to look at, and words that weigh as spam. `block-…`: senders whose comments go to
    spam, by name, e-mail address, host of a link, or network.
    """

    MAY_STAND = "may-stand"
    WATCH = "watch"
    HOLD_WORD = "hold-word"
    REJECT_WORD = "reject-word"
    BLOCK_AUTHOR = "block-author"
    BLOCK_EMAIL = "block-email"
    BLOCK_HOST = "block-host"
    BLOCK_NETWORK = "block-network"


KEYED = frozenset({ListName.BLOCK_EMAIL, ListName.BLOCK_NETWORK})
BLOCKS = (ListName.BLOCK_AUTHOR, ListName.BLOCK_EMAIL, ListName.BLOCK_HOST, ListName.BLOCK_NETWORK)
RULE_LISTS = {"hold_words": ListName.HOLD_WORD, "reject_words": ListName.REJECT_WORD}
"""Rules of a site that are lists: setting the rule sets the whole list."""


@dataclass(frozen=True, eq=False)
class SiteLists:
    """The values of each list, as they are compared. The same object as long as they are the same: made to be a key.

    `version` counts the site's changes; `until` is when the first entry expires.
    """

    values: Mapping[ListName, tuple[str, ...]] = field(default_factory=dict)
    version: int = 0
    until: datetime | None = None

    def of(self, name: ListName) -> tuple[str, ...]:
        """The values of one list."""
        return self.values.get(name, ())

    @cached_property
    def _keyed(self) -> Mapping[ListName, frozenset[str]]:
        return {name: frozenset(self.of(name)) for name in KEYED}

    def block(self, email_hash: str | None, network_hash: str | None) -> tuple[ListName, ...]:
        """The keyed lists on which a sender stands."""
        sender = {ListName.BLOCK_EMAIL: email_hash, ListName.BLOCK_NETWORK: network_hash}
        return tuple(name for name, value in sender.items() if value and value in self._keyed[name])


NO_LISTS = SiteLists()
