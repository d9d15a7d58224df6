"""Links: how many, of what kind, and how they stand to the text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from workers.checks.spam import lexicon
from workers.checks.spam.addresses import SPELT_OUT, Link, is_front_page, same_site
from workers.checks.spam.hits import Hit
from workers.checks.spam.reading import Reading
from workers.checks.text import split_words

_BBCODE = re.compile(r"\[(?:url|link)\b|\[/(?:url|link)\]", re.IGNORECASE)
_REFERRAL = re.compile(
    r"[?&](?:ref|refid|refcode|referral|referrer|aff|affid|aff_id|affiliate|partner|aid|clickid|click_id|subid"
    r"|promo|promocode|coupon|invite|invitecode|invitation_code|tag|kampanj|rabattkod)=|/(?:invite|aff)/",
    re.IGNORECASE,
)
_MARKDOWN = re.compile(r"\]\((?=https?://|www\.)", re.IGNORECASE)
_POINTING = re.compile("[\U0001f446-\U0001f449\u261a-\u261f\u27a1\u2b07\u25b6\u25ba\u27a4\U0001f517]")
_PROGRAM = re.compile(r"\.(?:exe|scr|msi|apk|jar|bat|zip|rar|7z|iso|dmg)\b|/download\.php\b", re.IGNORECASE)
_IP_HOST = re.compile(r"\d{1,3}(?:\.\d{1,3}){3}")
_SHORTEST_NAME = 6  # letters
_READ_WORDS = 100
_LIST = 6  # links
_FEW_WORDS = 5  # words of text for each link


def find(reading: Reading) -> Iterator[Hit]:
    links = reading.links
    yield from _count(reading, links)
    yield from _kinds(reading, links)
    own = reading.author_link
    if own is not None:
        yield Hit("url_field", field="url")
        there = [link for link in links if same_site(link.host, own.host)]
        if there:
            yield Hit("own_site_linked" if any(is_front_page(link) for link in there) else "own_page_linked")
    closing = reading.closing_link
    if closing is not None and closing.start is not None and closing.end is not None:
        yield reading.hit("closing_link", closing.start, closing.end)
    yield from _foreign_code(reading)


def _foreign_code(reading: Reading) -> Iterator[Hit]:
    """Links in a code that this form does not take: whoever writes it did not look, or writes to many forms."""
    bbcode = _BBCODE.search(reading.comment.folded.text)
    if bbcode:
        yield reading.hit("bbcode", *bbcode.span())
    markdown = _MARKDOWN.search(reading.comment.folded.text)
    if markdown:
        yield reading.hit("markdown_link", *markdown.span())
    pointing = _POINTING.search(reading.comment.folded.text)
    if pointing and reading.has_way_out:
        yield reading.hit("pointing_sign", *pointing.span())


def _count(reading: Reading, links: list[Link]) -> Iterator[Hit]:
    count = len(links)
    if not count:
        return
    rule = "link" if count == 1 else "two_links" if count == 2 else "many_links" if count < _LIST else "link_list"
    first = links[0]
    if first.start is not None and first.end is not None:
        yield reading.hit(rule, first.start, first.end, number=count)
    else:
        yield Hit(rule, params={"number": count})
    if len(reading.words) < _FEW_WORDS * count:
        yield Hit("mostly_links")


def _kinds(reading: Reading, links: list[Link]) -> Iterator[Hit]:
    seen = set()
    own = [reading.author_link] if reading.author_link else []
    for link in [*links[:20], *own]:
        for rule in _rules_of(reading, link):
            if rule not in seen:
                seen.add(rule)
                yield _at(reading, rule, link)


def _at(reading: Reading, rule: str, link: Link) -> Hit:
    if link is reading.author_link:
        return Hit(rule, field="url")
    if link.start is None or link.end is None:
        return Hit(rule)
    return reading.hit(rule, link.start, link.end)


def _rules_of(reading: Reading, link: Link) -> Iterator[str]:
    if link.host in _hosts("shortener"):
        yield "shortener"
    if link.host in _hosts("messenger"):
        yield "messenger_link"
    if _IP_HOST.fullmatch(link.host):
        yield "address_without_name"
    if _PROGRAM.search(link.path):
        yield "program_link"
    if _REFERRAL.search(link.path):
        yield "referral_link"
    # A source that is cited is named in the text too; a site of one's own that is named as the subject is for sale.
    if _sells(link.host):
        yield "commercial_host"
    elif link is reading.author_link and _is_named_in_text(link.host, reading):
        yield "host_in_text"


@cache
def _hosts(kind: str) -> frozenset[str]:
    return frozenset(lexicon.lists("hosts.txt")[kind])


def _sells(host: str) -> bool:
    return bool(lexicon.commerce().find(split_words(host), host))


def _is_named_in_text(host: str, reading: Reading) -> bool:
    """Whether the host is made of words of the text: `elcykelguiden` under a text about an elcykel."""
    name = host.rpartition(".")[0].replace("-", "")
    own = {word.text for word in reading.author.words}  # a person's or a house's own name
    words = {
        word.text.translate(SPELT_OUT)
        for word in reading.words[:_READ_WORDS]
        if len(word.text) >= _SHORTEST_NAME and word.text not in own
    }
    return any(word in name for word in words)
