"""A page's comments as nested lists: replies under what they answer."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from uuid import UUID

from markupsafe import escape
from sqlalchemy import RowMapping

from service.comments.comment import SafeHtml
from service.public import REPLY_PLACE, PublicComment, as_fragment, as_json, is_current

DEEPEST = 5  # replies nested deeper stand beside what they answer: readable on a phone, safe for parsers (512 elements)
_ACT = '<p class="kommentera-act">'


@dataclass(slots=True)
class _Node:
    article: str
    depth: int
    children: list[_Node]  # where the replies go: its own list, or that of its parent when it stands deepest
    replies: list[_Node] = field(default_factory=list)


def nested(rows: Iterable[RowMapping], language: str, reply_to: str | None) -> str:
    """The public copies of a page, oldest first, as an ordered list of articles; nothing for none.

    `reply_to` is the address of a form that takes a comment's id behind it, None where replies are not taken.
    """
    roots: list[_Node] = []
    nodes: dict[UUID, _Node] = {}
    for row in rows:
        parent = nodes.get(row["parent_id"]) if row["parent_id"] else None
        siblings = roots if parent is None else parent.children
        depth = 0 if parent is None else min(parent.depth + 1, DEEPEST)
        node = _Node(_article(row, language, reply_to), depth, siblings)
        if depth < DEEPEST:
            node.children = node.replies
        nodes[row["comment_id"]] = node
        siblings.append(node)
    return _listed(roots)


def json_of(row: RowMapping) -> str:
    """The comment's JSON; a parent that is no longer public is not named in it."""
    return as_json(replace(public(row), parent=None)) if row["orphan"] else str(row["json"])


def public(row: RowMapping) -> PublicComment:
    """The public comment that a row of `publications` keeps."""
    return PublicComment(
        id=row["comment_id"],
        parent=row["parent_id"],
        author=row["author"],
        url=row["url"],
        html=SafeHtml(row["html"]),
        language=row["language"],
        published_at=row["published_at"],
        edited_at=row["edited_at"],
        redacted=row["redacted"],
    )


def _listed(nodes: list[_Node]) -> str:
    if not nodes:
        return ""
    items = "".join(f"<li>{node.article}{_listed(node.replies)}</li>\n" for node in nodes)
    return f'\n<ol class="kommentera-list">\n{items}</ol>\n'


def _article(row: RowMapping, language: str, reply_to: str | None) -> str:
    stored = str(row["fragment"])
    article = stored if is_current(stored, language) else as_fragment(public(row), language)
    if reply_to is None:
        return article[: article.rindex(_ACT)] + "</article>"
    return article.replace(REPLY_PLACE, f"{REPLY_PLACE}{escape(reply_to)}")
