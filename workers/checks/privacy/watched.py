"""Names and places on the site's watch-list: whole words in any of their forms, through disguise, in every field."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import unquote

from service.comments.comment import CheckedText
from service.comments.findings import Finding, Severity
from service.comments.messages import N_
from service.comments.site_lists import ListName
from service.policy.own_lists import WATCHED, Match, Phrases, phrases
from service.policy.plaintext import attribute_values
from workers.checks.spam.leet import disguised_words
from workers.checks.text import CommentText, FieldText

RULE = "site.watched"
_MOST = 100  # findings; more would change nothing about the comment
_MESSAGE = N_("This is on the site's list of names and places that a moderator must see.")
_REPLACEMENT = N_("[removed]")


def find(checked: CheckedText) -> Iterator[Finding]:
    """One finding a place; those in attributes and in the web address are without one."""
    entries = phrases(checked.lists, ListName.WATCH)
    if not entries:
        return
    text = CommentText(checked)
    left = _MOST
    for field in (text.comment, text.author, text.title):
        for match in _distinct(field, entries):
            if left:
                left -= 1
                yield _finding(field.name, field.span(match.start, match.end))
    values = [unquote(value) for _, value in attribute_values(checked.rendering.html)]
    for name, unseen in (("comment", values), ("url", [unquote(checked.url)])):
        if any(True for value in unseen for _ in entries.find(FieldText(name, value).words)):
            yield _finding(name, None)


def _distinct(field: FieldText, entries: Phrases) -> Iterator[Match]:
    """Matches in the words as they stand, and in those behind figures or gaps."""
    done = 0
    for match in entries.find(field.words):
        if match.start >= done:
            done = match.end
            yield match
    for word in disguised_words(field.lower):
        yield from entries.find([word])


def _finding(field: str, span: tuple[int, int] | None) -> Finding:
    start, end = span or (None, None)
    replacement = _REPLACEMENT if span and field == "comment" else ""
    return Finding(
        "privacy", WATCHED, Severity.HOLD, RULE, _MESSAGE, field, start, end, score=1.0, replacement=replacement
    )
