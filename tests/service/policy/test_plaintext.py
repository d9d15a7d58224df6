from __future__ import annotations

import pytest

from service.comments.decision import Redaction
from service.policy.plaintext import Segment, Span, attribute_values, mark, mask, redact, visible_text
from service.policy.sanitise import sanitise


@pytest.mark.parametrize(
    ("spans", "marked"),
    [
        ([], [("abcdef", ())]),
        ([(2, 4)], [("ab", ()), ("cd", (0,)), ("ef", ())]),
        ([(0, 6)], [("abcdef", (0,))]),
        ([(0, 4), (2, 6)], [("ab", (0,)), ("cd", (0, 1)), ("ef", (1,))]),
        ([(1, 5), (2, 3)], [("a", ()), ("b", (0,)), ("c", (0, 1)), ("de", (0,)), ("f", ())]),
        ([(2, 4), (2, 4)], [("ab", ()), ("cd", (0, 1)), ("ef", ())]),
        ([(2, 3), (3, 4)], [("ab", ()), ("c", (0,)), ("d", (1,)), ("ef", ())]),
        ([(4, 99), (-5, 1)], [("a", (1,)), ("bcd", ()), ("ef", (0,))]),
        ([(3, 3), (5, 2), (9, 12)], [("abcdef", ())]),
    ],
    ids=["none", "one", "all", "overlap", "inside", "twice", "neighbours", "past the ends", "empty"],
)
def test_marked_text_is_cut_where_spans_begin_and_end(
    spans: list[Span], marked: list[tuple[str, tuple[int, ...]]]
) -> None:
    segments = mark("abcdef", spans)

    assert [(segment.text, segment.marks) for segment in segments] == marked
    assert "".join(segment.text for segment in segments) == "abcdef"
    assert all("abcdef"[segment.start : segment.end] == segment.text for segment in segments)


def test_marks_count_code_points() -> None:
    assert mark("\U0001f600å", [(1, 2)]) == [Segment("\U0001f600", 0, 1), Segment("å", 1, 2, (0,))]


def test_nothing_has_no_segments() -> None:
    assert mark("", [(0, 1)]) == []


@pytest.mark.parametrize(
    ("raw", "spans", "masked"),
    [
        ("ring 0701740605 nu", [(5, 15)], "ring [x] nu"),
        ("ring <b>070</b>1740605 nu", [(5, 15)], "ring <b>[x]</b> nu"),
        ("R&amp;D & <3 0701740605", [(9, 19)], "R&D & <3 [x]"),
        ("&lt;b&gt; 070", [(4, 7)], "&lt;b> [x]"),
        ("&amp;lt; 070", [(5, 8)], "&amp;lt; [x]"),
        ("<namn@example.se>", [(1, 16)], "<[x]>"),
        ("<u>a</u>\r\n\r\n070", [(3, 6)], "a\n\n[x]"),
        ("<a href='mailto:a@b.se'>a@b.se</a>", [(0, 6)], "[x]"),
        ("<a href='https://a.se/'>här</a> 070", [(4, 7)], '<a href="https://a.se/">här</a> [x]'),
        ("070 och 070", [(0, 3), (8, 11)], "[x] och [x]"),
        ("070070", [(0, 3), (2, 5)], "[x]0"),
        ("070", [(0, 99)], "[x]"),
        ("070", [(5, 9), (1, 1)], "070"),
    ],
    ids=[
        "words",
        "across tags",
        "typed signs stay",
        "escaped tag",
        "escaped reference",
        "angle brackets",
        "what goes anyway",
        "link around",
        "link beside",
        "two",
        "overlapping",
        "past the end",
        "empty",
    ],
)
def test_masked_text_can_be_edited_on(raw: str, spans: list[Span], masked: str) -> None:
    assert mask(raw, spans, "[x]") == masked


def test_masking_does_not_make_markup_of_what_is_left() -> None:
    plain = sanitise("<123b>x").plain

    masked = mask("<123b>x", [(1, 4)], "")

    assert plain == "<123b>x"
    assert sanitise(masked).plain == "<b>x"


def test_each_redaction_has_its_own_words() -> None:
    assert redact("Anna 070", [Redaction(5, 8, "[nummer]"), Redaction(0, 4, "[namn]")]) == "[namn] [nummer]"


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("a\nb\n\nc", "a\nb\n\nc"),
        ("<b>a & b</b> &lt;c&gt;", "a & b <c>"),
        ("a<blockquote>b\n\nc</blockquote>d", "a\n\nb\n\nc\n\nd"),
        ("&amp;lt; &amp;copy 2016", "&lt; &copy 2016"),
        ("<abbr title='a > b'>c</abbr>", "c"),
        ("", ""),
    ],
)
def test_visible_text_is_what_a_reader_sees(raw: str, seen: str) -> None:
    assert visible_text(sanitise(raw).html) == seen


def test_attribute_values_are_what_the_writer_put_there() -> None:
    html = sanitise(
        "<a href='https://example.com/?a&b' title='\"Anna\" &amp; co'>x</a> title=\"y\" <q cite=mailto:a@b.se>z</q>"
    ).html

    assert attribute_values(html) == (
        ("href", "https://example.com/?a&b"),
        ("title", '"Anna" & co'),
        ("cite", "mailto:a@b.se"),
    )
