"""A comment, as it arrives and as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType
from uuid import UUID

from service.comments.findings import in_shadow
from service.comments.learnt import Learnt
from service.comments.site_lists import NO_LISTS, ListName, SiteLists

CommentId = NewType("CommentId", UUID)
PageId = NewType("PageId", UUID)
SafeHtml = NewType("SafeHtml", str)
"""HTML that `service.policy.sanitise` made. Nothing else may make one."""


@dataclass(frozen=True, slots=True)
class Removed:
    """Markup that the policy took away: `kind` is `tag`, `attribute` or `url`, `name` the tag, attribute or scheme."""

    kind: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Rendering:
    """One text under one policy.

    `html` is what the public would read; `plain` is its visible text, the one that findings' offsets count in:
    the typed text without its markup, line ends as `\\n`. `links` are the addresses that survived, in order.
    """

    html: SafeHtml
    plain: str
    removed: tuple[Removed, ...] = ()
    links: tuple[str, ...] = ()
    policy_version: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the way of arrival says about a submission; no text of the comment and no address in it.

    `fill_seconds`: between making and sending of the form, None when no valid token came. `honeypot`: the trap field
    was filled in. `token`: `ok`, `missing`, `forged`, `expired`, `foreign` (made for another page). `elsewhere`: how
    many other pages of the installation already hold the same text. `channel`: `form` or `api`. `nonce`: what tells
    this form from every other, empty without a valid token. `earlier`: the id of the comment whose receipt was shown.
    `proof`: `solved` when it answered a challenge, `declined` when a moderator was asked for instead.
    """

    channel: str = "api"
    token: str = "missing"
    fill_seconds: float | None = None
    honeypot: bool = False
    elsewhere: int = 0
    nonce: str = ""
    earlier: str = ""
    proof: str = ""


class Proof(StrEnum):
    """How a returning writer is known to be the one of earlier, approved comments with the same e-mail address.

    An address that is only typed proves nothing: anybody can type it.
    """

    NONE = "none"
    NETWORK = "network"
    """One of them came from the same network (its keyed hash) within the last thirty days."""
    RECEIPT = "receipt"
    """The secret of the receipt of one of them was shown."""


@dataclass(frozen=True, slots=True)
class History:
    """What the store knows about the writer, the form and the words of one revision; numbers only.

    `alike_elsewhere`/`alike_here`: other pages with nearly the same text, and other senders of such a text on this
    page. `token_uses`: earlier comments sent with the same form. `from_network`: earlier ones of the last ten minutes
    from the same network; `from_sender`/`sender_pages`: the same for the e-mail address, and on how many pages.
    `host_spam`: comments with a host of this one that people of this site decided are spam, 0 where they approved as
    many; `sender_spam` the same for the e-mail address. `approved`: approved comments of this address, as far as
    `proof` goes.
    """

    alike_elsewhere: int = 0
    alike_here: int = 0
    token_uses: int = 0
    from_network: int = 0
    from_sender: int = 0
    sender_pages: int = 0
    host_spam: int = 0
    sender_spam: int = 0
    approved: int = 0
    proof: Proof = Proof.NONE


@dataclass(frozen=True, slots=True)
class CheckedText:
    """Everything of one revision that a check may read, and nothing of where it was sent from.

    `history` is None where there is no store to ask, as in a trial of the rules. `called_spam`: another service
    was asked and called it spam. `earlier`: what the spam check said when it read this revision before, rule by rule;
    None at the first check.
    `lists` are the site's own, `blocked` those of them that name this sender by a keyed hash. `shadow` are the rules
    that the site only tries. `learnt`: what the site's people taught, None where nothing is known of it. `thread`: what
    others wrote on the page and is published, the newest; only where somebody could be sent away by this text.
    """

    rendering: Rendering
    author: str = ""
    email: str = ""
    url: str = ""
    title: str = ""
    language: str = ""
    page_url: str = ""
    page_title: str = ""
    site_language: str = "sv"
    lists: SiteLists = NO_LISTS
    blocked: tuple[ListName, ...] = ()
    shadow: tuple[str, ...] = ()
    min_fill_seconds: int = 3
    hold_first_link: bool = True
    known_after: int = 3
    evidence: Evidence = field(default_factory=Evidence)
    history: History | None = None
    called_spam: bool = False
    earlier: tuple[tuple[str, Mapping[str, str | int | float]], ...] | None = None
    learnt: Learnt | None = None
    thread: tuple[str, ...] = ()

    def shadowed(self, check: str) -> frozenset[str]:
        """The rules of this check that are in shadow."""
        return in_shadow(self.shadow, check)


@dataclass(frozen=True, slots=True)
class Submission:
    """A comment as somebody sent it, before any rule was applied. All texts are as typed."""

    page: str
    comment: str
    author: str = ""
    email: str = ""
    url: str = ""
    title: str = ""
    parent: str = ""
    language: str = ""
    notify: bool = False
    token: str = ""
    acknowledge: bool = False
    honeypot: str = ""
    receipt: str = ""
    proof: str = ""
    without_proof: bool = False
