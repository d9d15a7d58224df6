"""Typed text → the HTML that is published, and what was taken away. The only importer of bleach.

The way: permitted characters → `markup.read` (our reading) → bleach (the wall: nothing passes that it would change) →
`paragraphs`. bleach never meets misnested or unbounded markup, on which its cost is quadratic, and no transformation
of text follows it but the writing of tokens from a closed list.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence

from bleach.sanitizer import Cleaner

from service.comments.comment import Rendering
from service.comments.decision import Redaction
from service.comments.errors import FieldError, InvalidFields
from service.comments.messages import N_
from service.comments.sites import LENGTH_CAP
from service.policy import paragraphs
from service.policy.allowlist import SEED, Policy
from service.policy.characters import escaped, permitted, with_line_feeds
from service.policy.markup import Reading, Token, as_source, read, tag_as_text
from service.policy.plaintext import redacted

_per_thread = threading.local()


def sanitise(
    raw: str, *, policy: Policy = SEED, max_length: int = 10_000, redactions: Sequence[Redaction] = ()
) -> Rendering:
    """The published form of a text as somebody typed it.

    `max_length` is in code points with each line end counted as one, and never above `LENGTH_CAP`. `redactions` count
    in `plain` of the rendering without them; the result's `plain` is that of the redacted text. Raises `InvalidFields`
    on `comment` with `too_long`, `too_many_tags`, `too_many_references` or `too_deep`: a text is refused, never cut.
    """
    text = with_line_feeds(raw)
    _require_at_most(len(text), min(max_length, LENGTH_CAP), "too_long", _TOO_LONG)
    source = permitted(text)
    if "<" not in source and "&" not in source and not redactions:
        return Rendering(paragraphs.from_text(source), source, policy_version=policy.version)
    _require_at_most(source.count("<"), policy.max_tags, "too_many_tags", _TOO_MANY_TAGS)
    _require_at_most(source.count("&"), policy.max_references, "too_many_references", _TOO_MANY_REFERENCES)
    reading = read(source, policy)
    if redactions:
        rest = read(as_source(redacted(reading.tokens, redactions)), policy)
        reading = Reading(rest.tokens, reading.removed)
    return _rendering(behind_the_wall(reading, policy, _cleaner(policy).clean), policy)


def behind_the_wall(reading: Reading, policy: Policy, clean: Callable[[str], str]) -> Reading:
    """The reading as it is when bleach would change nothing in it, and else the reading of what bleach left."""
    # bleach writes a bare `>` as a reference at little cost but reads a reference at much: 5 microseconds each.
    offered = _as_html(reading.tokens, _escaped_for_reading)
    cleaned = clean(offered)
    if cleaned == _as_html(reading.tokens, escaped):
        return reading
    left = read(permitted(cleaned), policy)
    return Reading(left.tokens, reading.removed + left.removed)


def _rendering(reading: Reading, policy: Policy) -> Rendering:
    return Rendering(
        html=paragraphs.paragraphs(reading.tokens),
        plain=reading.plain,
        removed=reading.removed,
        links=reading.links,
        policy_version=policy.version,
    )


def _cleaner(policy: Policy) -> Cleaner:
    """This thread's cleaner for the policy: shared between threads it mixes their texts (hazards, fact 3)."""
    cleaners: dict[Policy, Cleaner] = _per_thread.__dict__.setdefault("cleaners", {})
    if policy not in cleaners:
        cleaners[policy] = Cleaner(
            tags=frozenset(policy.allowed),
            attributes={tag: list(names) for tag, names in policy.allowed.items()},
            protocols=policy.schemes,
            strip=True,
            strip_comments=True,
        )
    return cleaners[policy]


def _as_html(tokens: Sequence[Token], escape: Callable[[str], str]) -> str:
    return "".join(escape(token) if isinstance(token, str) else tag_as_text(token) for token in tokens)


def _escaped_for_reading(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def _require_at_most(count: int, limit: int, code: str, message: str) -> None:
    if count > limit:
        raise InvalidFields([FieldError("comment", code, message, {"count": count, "limit": limit})])


_TOO_LONG = N_("The comment is %(count)s characters long; at most %(limit)s fit. Shorten it and send again.")
_TOO_MANY_TAGS = N_(
    "The comment has %(count)s characters of the kind “<”; at most %(limit)s are allowed. "
    "Remove some tags and send again."
)
_TOO_MANY_REFERENCES = N_(
    "The comment has %(count)s characters of the kind “&”; at most %(limit)s are allowed. Remove some and send again."
)
