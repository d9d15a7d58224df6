"""One comment as the signals see it: its views, its links, and where the word lists matched."""

from __future__ import annotations

import re
from functools import cached_property

from service.comments.comment import CheckedText
from workers.checks.spam import lexicon
from workers.checks.spam.addresses import (
    Link,
    blank,
    is_front_page,
    links_in,
    mails_in,
    same_site,
    spelt_out_mail,
    split_link,
)
from workers.checks.spam.hits import Hit
from workers.checks.spam.leet import disguised_words
from workers.checks.spam.lexicon import Match
from workers.checks.text import CommentText, Number, Word, split_words

_CHANNEL_ADDRESS = re.compile(
    r"\b(?:snap|snapchat|insta|instagram|telegram|tg|kik|signal|wechat|discord|whatsapp|viber|skype|line)\b"
    r"(?: ?[:@+] ?@?[\w+]| (?:@|\+?\d{3}))"
    r"|\b(?:dm|pm|inbox|text|skriv|adda|add)\b[^@\n]{0,24}@[a-z]"
    r"|\b(?:snap|signal|telegram|kik|wickr|wechat|whatsapp|session|threema) (?:till|to|id|at|på|nr|nummer|number)"
    r" ?:? ?@?[\w.]*[\d_][\w.]*"
    r"|(?<![\w.@])@[a-z][a-z.]*[_\d][\w.]*"
)
_READ_WORDS = 400
_PHONE_DIGITS = range(8, 16)


class Reading(CommentText):
    """The views of a comment that only the spam check needs."""

    def __init__(self, checked: CheckedText) -> None:
        super().__init__(checked)
        self._blog = split_link(checked.page_url)[0]

    @cached_property
    def written_links(self) -> list[Link]:
        text = self.comment.folded.text
        return links_in(blank(text, self.mails) if self.mails else text)

    @cached_property
    def mails(self) -> list[tuple[int, int]]:
        return mails_in(self.comment.folded.text)

    @cached_property
    def links(self) -> list[Link]:
        """Links that lead away from the blog, those behind words last."""
        written = {(link.host, link.path.rstrip("/")) for link in self.written_links}
        hidden = [Link(*split_link(url), None, None) for url in self.checked.rendering.links]
        hidden = [link for link in hidden if link.host and (link.host, link.path.rstrip("/")) not in written]
        return [link for link in (*self.written_links, *hidden) if not self._is_the_blog(link.host)]

    @cached_property
    def author_link(self) -> Link | None:
        """The address in the URL field, None when it is empty or leads to the blog itself."""
        host, path = split_link(self.checked.url)
        return Link(host, path, None, None) if host and not self._is_the_blog(host) else None

    def _is_the_blog(self, host: str) -> bool:
        return same_site(host, self._blog)

    @cached_property
    def prose(self) -> str:
        """The comment in lower case with links and mail addresses blanked out, so that no host is read as words."""
        spans = sorted([(link.start or 0, link.end or 0) for link in self.written_links] + self.mails)
        return blank(self.comment.lower, spans) if spans else self.comment.lower

    @cached_property
    def words(self) -> list[Word]:
        return self.comment.words if self.prose is self.comment.lower else split_words(self.prose)

    @cached_property
    def disguised(self) -> list[Word]:
        """Words behind figures, signs or gaps, as they are read."""
        return disguised_words(self.prose)

    @cached_property
    def matches(self) -> list[Match]:
        """Where the word lists match the comment."""
        return lexicon.wording().find(self.words, self.prose)

    @cached_property
    def talk(self) -> list[Match]:
        """Where the beginning of the comment speaks as people do; see `words/conversation.txt`."""
        return lexicon.talk().find(self.words[:_READ_WORDS], "")

    @cached_property
    def author_talk(self) -> list[Match]:
        """Where the author's name is one that associations have."""
        return lexicon.talk().find(self.author.words, "")

    @cached_property
    def author_matches(self) -> list[Match]:
        """Where what spam sells stands in the author's name."""
        return lexicon.commerce().find(self.author.words, self.author.lower)

    @cached_property
    def closing_link(self) -> Link | None:
        """The link to a front page, or to its edition in one language, that is the last thing the text says."""
        written = [link for link in self.links if link.end is not None]
        if not written or any(word.start >= (written[-1].end or 0) for word in self.words[-1:]):
            return None
        return written[-1] if is_front_page(written[-1]) else None

    @cached_property
    def phone(self) -> Number | None:
        """The first number that looks like a telephone's: international, or with a leading nought."""
        lower = self.comment.lower
        return next(
            (n for n in self.comment.numbers if len(n.digits) in _PHONE_DIGITS and lower[n.start] in "+0"), None
        )

    @cached_property
    def channel(self) -> tuple[int, int] | None:
        """Where an account in a private channel is given, in folded offsets."""
        match = _CHANNEL_ADDRESS.search(self.comment.lower)
        return match.span() if match else None

    @cached_property
    def spelt_out_mail(self) -> tuple[int, int] | None:
        return spelt_out_mail(self.comment.lower)

    @cached_property
    def has_way_out(self) -> bool:
        """Whether there is anywhere to send a reader: a link, an address, the URL field, a number, an account."""
        return self.points_away or self.author_link is not None

    @cached_property
    def points_away(self) -> bool:
        """Whether the text itself says where to go."""
        return bool(self.links or self.mails or self.phone or self.channel or self.spelt_out_mail)

    def hit(self, rule: str, start: int, end: int, **params: str | int | float) -> Hit:
        """A hit in the comment, from folded offsets."""
        first, last = self.comment.span(start, end)
        return Hit(rule, first, last, params=params)
