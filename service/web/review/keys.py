"""The single keys of the review pages, in one table: the script binds them, the strip and the help show them.

They can be switched off (WCAG 2.1, 2.1.4), and each only presses or focuses something that is on the page anyway.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from service.comments.decision import Action
from service.comments.messages import N_


@dataclass(frozen=True, slots=True)
class Key:
    """One key and what it does; `act` is the decision that must be possible for it to be there."""

    key: str
    does: str
    act: str = ""


HELP = Key("?", N_("show all keys"))
QUEUE = (
    Key("j", N_("next comment")),
    Key("k", N_("previous comment")),
    Key("o", N_("open the comment")),
    Key("/", N_("search")),
    HELP,
)
REDACT = "approve_redacted"
_COMMENT = (
    Key("a", N_("approve as written"), Action.APPROVE),
    Key("r", N_("approve with the ticked replacements"), REDACT),
    Key("v", N_("seen, it stays"), Action.KEEP),
    Key("x", N_("reject"), Action.REJECT),
    Key("m", N_("mark as spam"), Action.SPAM),
    Key("h", N_("take back to review"), Action.HOLD),
    Key("d", N_("remove"), Action.REMOVE),
    Key("b", N_("put back in the queue"), Action.RESTORE),
    Key("n", N_("write a note"), "note"),
    Key("s", N_("skip to the next comment")),
    Key("q", N_("back to the queue")),
    HELP,
)


def of_comment(acts: Collection[str]) -> list[Key]:
    """The keys of a comment's page when these acts are possible."""
    return [key for key in _COMMENT if not key.act or key.act in acts]


def key_of(act: str) -> str:
    """The key that presses an act's button."""
    return next(key.key for key in _COMMENT if key.act == act)
