"""What a person's decision teaches a site's model about spam."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

from service.comments.decision import Action, Ground

_Row = TypeVar("_Row", bound=Mapping[Any, Any])
_TAKEN_AWAY = (Action.REJECT, Action.REMOVE)


def is_by_person(actor: str) -> bool:
    """Whether a decision's actor is a person, or a token that a person's program uses; rules decide as `system:…`."""
    return not actor.startswith("system:")


def teaches(action: str, reasons: Sequence[str]) -> bool | None:
    """True: that it is spam; False: that it is none; None: nothing, as when it was refused on any other ground."""
    if action in (Action.APPROVE, Action.KEEP):
        return False
    if action == Action.SPAM or (action in _TAKEN_AWAY and Ground.SPAM in reasons):
        return True
    return None


def last_of_person(decisions: Sequence[_Row]) -> _Row | None:
    """The last decision of a person among a comment's decisions, which are in order; it takes back those before."""
    return next((decision for decision in reversed(decisions) if is_by_person(decision["actor"])), None)
