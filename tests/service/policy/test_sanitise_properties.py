"""What holds for any text, by hypothesis: texts of markup pieces, and texts of any characters."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from service.comments.decision import Redaction
from service.comments.errors import InvalidFields
from service.comments.sites import LENGTH_CAP
from service.policy import paragraphs
from service.policy.allowlist import SEED
from service.policy.characters import FORBIDDEN, SPACES, permitted, with_line_feeds
from service.policy.markup import read
from service.policy.plaintext import redact, visible_text
from service.policy.sanitise import _cleaner as cleaner
from service.policy.sanitise import behind_the_wall, sanitise
from tests.service.policy.judge import by_html5lib, faults
from tests.service.policy.test_vectors import SECOND_OPINION
from tests.service.policy.vectors import EACH

# Published HTML has more tags than the text had, so that cleaning it again needs wider limits.
WIDE = replace(SEED, max_tags=LENGTH_CAP, max_references=LENGTH_CAP, max_depth=130)

NAMES = [
    "a",
    "b",
    "blockquote",
    "br",
    "cite",
    "code",
    "del",
    "div",
    "em",
    "i",
    "li",
    "p",
    "q",
    "script",
    "style",
    "svg",
]
TAGS = st.sampled_from([mark for name in NAMES for mark in (f"<{name}>", f"</{name}>", f"<{name}/>", f"<{name} ")])
LINKS = st.sampled_from(
    ["<a href='https://example.com/?a&amp;b'>", "<a href=javascript:1>", "<q cite='http://a.example'>"]
)
OTHERS = st.sampled_from(
    ["<!--", "-->", "<!doctype html>", "&", "&lt;", "&#x;", "<", ">", '"', "'", "=", "/", "\r\n", "\n\n"]
)
SPACE = st.sampled_from(
    [" ", "\t", "\n", "\xa0", "\u3000", "\x0b", "\x85", "\u2028", "\u200b", "\ufeff", "\x00", "\u202e"]
)
WORDS = st.sampled_from(["ord", "å", "7", "x y", "\ud800", "\U0001f600"])
MARKUP = st.lists(st.one_of(TAGS, LINKS, OTHERS, SPACE, WORDS), max_size=40).map("".join)
ANY = st.text(st.characters(), max_size=200)
SPLICED = st.lists(st.sampled_from([text for _, text in EACH if len(text) < 200]), min_size=2, max_size=4).map("".join)
TEXTS = st.one_of(MARKUP, ANY, SPLICED)
WITHOUT_MARKUP = st.text(st.characters(exclude_characters="<&"), max_size=300)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_what_is_published_is_judged_right_and_stays_as_it_is(text: str) -> None:
    html = sanitise(text, policy=WIDE).html

    assert faults(html) == []
    assert sanitise(html, policy=WIDE, max_length=LENGTH_CAP).html == html
    assert by_html5lib(SECOND_OPINION.clean(html)) == by_html5lib(html)


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_bleach_finds_nothing_to_change(text: str) -> None:
    reading = read(permitted(with_line_feeds(text)), WIDE)

    assert behind_the_wall(reading, WIDE, cleaner(WIDE).clean) is reading


@settings(max_examples=300, deadline=None)
@given(TEXTS)
def test_text_to_edit_is_a_fixed_point_and_renders_the_same(text: str) -> None:
    source = redact(text, (), WIDE)

    assert redact(source, (), WIDE) == source
    assert sanitise(source, policy=WIDE).html == sanitise(text, policy=WIDE).html
    assert sanitise(source, policy=WIDE).plain == sanitise(text, policy=WIDE).plain


@given(WITHOUT_MARKUP)
def test_the_fast_path_gives_what_the_slow_one_gives(text: str) -> None:
    reading = read(permitted(with_line_feeds(text)), SEED)
    slow = behind_the_wall(reading, SEED, cleaner(SEED).clean)

    fast = sanitise(text)

    assert (fast.html, fast.plain, fast.removed, fast.links) == (
        paragraphs.paragraphs(slow.tokens),
        slow.plain,
        slow.removed,
        slow.links,
    )


@given(WITHOUT_MARKUP.filter(lambda text: not FORBIDDEN.search(text)))
def test_plain_text_of_a_text_without_markup_is_that_text(text: str) -> None:
    assert sanitise(text).plain == text


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Cn"]), max_size=80))
def test_a_text_that_is_escaped_is_shown_as_it_was(text: str) -> None:
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")

    assert sanitise(escaped, policy=WIDE).plain == text


@settings(deadline=None)
@given(TEXTS)
def test_words_on_the_page_are_the_words_of_the_plain_text(text: str) -> None:
    rendering = sanitise(text, policy=WIDE)

    assert _words(visible_text(rendering.html)) == _words(rendering.plain)


@settings(max_examples=200, deadline=None)
@given(TEXTS, st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from(["", "[x]", "<b>&amp;"]))))
def test_redacted_words_are_gone_and_the_rest_is_judged_right(text: str, spans: list[tuple[int, int, str]]) -> None:
    redactions = [Redaction(*span) for span in spans]
    plain = sanitise(text, policy=WIDE).plain

    rendering = sanitise(text, policy=WIDE, redactions=redactions)

    assert faults(rendering.html) == []
    assert _words(rendering.plain) == _words(_cut(plain, redactions))


@given(st.integers(0, 3), st.integers(1, 500))
def test_a_text_over_a_limit_is_refused_whatever_it_is(shape: int, over: int) -> None:
    text = ["x" * (10_000 + over), "<" * (400 + over), "&" * (1_000 + over), "<q>" * (30 + min(over, 300))][shape]

    with pytest.raises(InvalidFields) as caught:
        sanitise(text)

    assert caught.value.errors[0].field == "comment"


def _words(text: str) -> str:
    return "".join(character for character in text if character not in SPACES)


def _cut(plain: str, redactions: list[Redaction]) -> str:
    """The slow way: one character after the other."""
    result, at = "", 0
    chosen = sorted((r for r in redactions if r.start < r.end), key=lambda r: (r.start, -r.end))
    while at < len(plain):
        begun = [r for r in chosen if r.start == at]
        if not begun:
            result += plain[at]
            at += 1
            continue
        result += begun[0].replacement
        end = begun[0].end
        while reaching := [r for r in chosen if at <= r.start < end < r.end]:
            end = max(r.end for r in reaching)
        at = end
    return result
