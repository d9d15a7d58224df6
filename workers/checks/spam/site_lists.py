"""The site's own words – those that a person should see, those that it has decided are spam – and blocked senders.

Words and phrases are matched whole, without regard to case, in the comment, the author's name and the URL field. They
are folded in the same way as the text, so that neither side's full-width, composed or disguised letters hide a match.
"""

from __future__ import annotations

from collections.abc import Iterator

from service.comments.site_lists import ListName
from service.policy.own_lists import Phrases, phrases
from workers.checks.spam.hits import Hit
from workers.checks.spam.reading import Reading

_WORDS = {ListName.HOLD_WORD: "hold_word", ListName.REJECT_WORD: "reject_word"}
_KEYED = {ListName.BLOCK_EMAIL: "blocked_email", ListName.BLOCK_NETWORK: "blocked_network"}


def find(reading: Reading) -> Iterator[Hit]:
    lists = reading.checked.lists
    for name, rule in _WORDS.items():
        if lists.of(name):
            yield from _matches(reading, rule, phrases(lists, name))
    yield from _blocked(reading)


def _matches(reading: Reading, rule: str, entries: Phrases) -> Iterator[Hit]:
    seen: set[str] = set()
    for field in (reading.comment, reading.author, reading.url):
        disguised = reading.disguised if field is reading.comment else []
        single = (match for word in disguised for match in entries.find([word]))
        for match in (*entries.find(field.words), *single):
            if match.entry not in seen:
                seen.add(match.entry)
                yield Hit(rule, *field.span(match.start, match.end), field.name, {"word": match.entry})


def _blocked(reading: Reading) -> Iterator[Hit]:
    """What of the sender the site has blocked: the whole name, a host or what is under it, or what only hashes tell."""
    checked = reading.checked
    for name in checked.blocked:
        yield Hit(_KEYED[name])
    names = phrases(checked.lists, ListName.BLOCK_AUTHOR)
    if names and names.knows([word.text for word in reading.author.words]):
        yield Hit("blocked_author", 0, len(reading.author.typed), "author")
    blocked = frozenset(checked.lists.of(ListName.BLOCK_HOST))
    if blocked:
        own = [reading.author_link] if reading.author_link else []
        for link in (*own, *reading.links):
            host = next((above for above in _with_parents(link.host) if above in blocked), None)
            if host:
                yield Hit("blocked_host", params={"host": host})
                return


def _with_parents(host: str) -> Iterator[str]:
    """The host and every domain that it is under."""
    labels = _in_ascii(host).split(".")
    return (".".join(labels[at:]) for at in range(len(labels) - 1))


def _in_ascii(host: str) -> str:
    """An international host as links and the list write it."""
    try:
        return host if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        return host
