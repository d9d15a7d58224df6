"""A comment, as it arrives and as it is kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NewType
from uuid import UUID

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
    was filled in. `token`: `ok`, `missing`, `forged`, `expired`. `elsewhere`: how many other pages of the installation
    already hold the same text. `channel`: `form` or `api`.
    """

    channel: str = "api"
    token: str = "missing"
    fill_seconds: float | None = None
    honeypot: bool = False
    elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class CheckedText:
    """Everything of one revision that a check may read, and nothing of where it was sent from."""

    rendering: Rendering
    author: str = ""
    email: str = ""
    url: str = ""
    title: str = ""
    language: str = ""
    page_url: str = ""
    page_title: str = ""
    site_language: str = "sv"
    hold_words: tuple[str, ...] = ()
    reject_words: tuple[str, ...] = ()
    min_fill_seconds: int = 3
    evidence: Evidence = field(default_factory=Evidence)


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
