from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from service.comments.comment import Removed
from service.comments.decision import Redaction
from service.comments.errors import InvalidFields
from service.comments.sites import LENGTH_CAP
from service.policy.allowlist import POLICY_VERSION, SEED
from service.policy.markup import read
from service.policy.paragraphs import paragraphs
from service.policy.sanitise import behind_the_wall, sanitise

REL = ' rel="nofollow ugc noopener"'
LINK = f'<a href="https://example.com/" title="t"{REL}>x</a>'


@pytest.mark.parametrize(
    "markup",
    [
        '<a href="https://example.com/" title="t">x</a>',
        '<abbr title="t">x</abbr>',
        '<acronym title="t">x</acronym>',
        "<b>x</b>",
        "<cite>x</cite>",
        "<code>x</code>",
        '<del datetime="2016-05-04T10:11:12+00:00">x</del>',
        "<em>x</em>",
        "<i>x</i>",
        '<q cite="https://example.com/">x</q>',
        "<strike>x</strike>",
        "<strong>x</strong>",
    ],
    ids=lambda markup: markup[1 : markup.find(">")].split()[0],
)
def test_what_is_allowed_stays(markup: str) -> None:
    rendering = sanitise(markup)

    assert rendering.html.replace(REL, "") == f"<p>{markup}</p>"
    assert (rendering.plain, rendering.removed) == ("x", ())


def test_a_quotation_is_a_block_of_paragraphs() -> None:
    html = sanitise('före<blockquote cite="https://example.com/">ett\n\ntvå</blockquote>efter').html

    assert html == (
        '<p>före</p>\n<blockquote cite="https://example.com/"><p>ett</p>\n<p>två</p></blockquote>\n<p>efter</p>'
    )


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("ett\ntvå", "<p>ett<br>två</p>"),
        ("ett\r\ntvå\rtre", "<p>ett<br>två<br>tre</p>"),
        ("ett\n\ntvå", "<p>ett</p>\n<p>två</p>"),
        ("ett\n \t\n\n två ", "<p>ett</p>\n<p>två</p>"),
        ("\n\n ett \n\n", "<p>ett</p>"),
        (" \n ", ""),
        ("", ""),
        ("<b>ett\n\ntvå</b>", "<p><b>ett<br><br>två</b></p>"),
        ("<b>ett\n\n\n\n\ntvå</b>", "<p><b>ett<br><br>två</b></p>"),
        ("<b>ett\n</b>", "<p><b>ett</b></p>"),
        ("<b>\nett</b>", "<p><b>ett</b></p>"),
        ("ett\n<b>två</b>\n\ntre", "<p>ett<br><b>två</b></p>\n<p>tre</p>"),
        ("<p>ett</p><p>två</p>", "<p>ett</p>\n<p>två</p>"),
        ("ett<br>två<br/>\ntre", "<p>ett<br>två<br>tre</p>"),
        ("<ul><li>ett</li><li>två</li></ul>tre", "<p>ett<br>två</p>\n<p>tre</p>"),
        ("<h1>Rubrik</h1>text", "<p>Rubrik</p>\n<p>text</p>"),
        ("<b>a<blockquote>b</b>c</blockquote>d", "<p><b>a</b></p>\n<blockquote><p>bc</p></blockquote>\n<p>d</p>"),
    ],
    ids=repr,
)
def test_blank_lines_make_paragraphs_and_line_ends_breaks(text: str, html: str) -> None:
    assert sanitise(text).html == html


@pytest.mark.parametrize(
    "text",
    [
        "Jag <3 er",
        "<- googla inte",
        "<namn@example.se>",
        "<https://example.com/sida>",
        "a<b och b>c",
        "det var bra <men ...",
        "<i Stockholm> regnar det",
        "&copy 2016 ?a=1&copy=2 &notarealentity; &#x; &#xg; &#0; &#xD800;",
        "R&D, AT&T & co",
        "</ > <> <!x> <?php x ?> <![CDATA[x]]>",
        "a < b && c > d",
    ],
)
def test_words_that_look_like_markup_are_shown_as_typed(text: str) -> None:
    rendering = sanitise(text)

    assert (rendering.plain, rendering.removed) == (text, ())


@pytest.mark.parametrize(
    ("text", "plain", "removed"),
    [
        ("<script>alert(1)</script>", "alert(1)", [("tag", "script", 1)]),
        ("<u>a</u><u>b</u>", "ab", [("tag", "u", 2)]),
        ("a</b>", "a", [("tag", "b", 1)]),
        ("a<!-- b -->c", "ac", [("tag", "!--", 1)]),
        ("<b onclick=x CLASS=y>a</b>", "a", [("attribute", "onclick", 1), ("attribute", "class", 1)]),
        ("<b \u00f6=x>a</b>", "a", [("attribute", "other", 1)]),
        ("<a href='javascript:1'>a</a>", "a", [("url", "javascript", 1), ("tag", "a", 1)]),
        ("<q cite='/x'>a</q>", "a", [("url", "relative", 1)]),
        ("<del datetime='igår'>a</del>", "a", [("attribute", "datetime", 1)]),
        ("<a href='https://example.com/'> </a>a", " a", [("tag", "a", 1)]),
        (LINK, "x", []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_taken_away_is_reported(text: str, plain: str, removed: list[tuple[str, str, int]]) -> None:
    rendering = sanitise(text)

    assert rendering.plain == plain
    assert rendering.removed == tuple(Removed(*entry) for entry in removed)


def test_a_flood_of_names_is_reported_in_few_lines() -> None:
    attributes = " ".join(f"a{n}=1" for n in range(1_000))

    removed = sanitise(f"<b {attributes}>x</b>").removed

    assert len(removed) == 41
    assert removed[-1] == Removed("attribute", "other", 960)


def test_plain_text_parts_words_where_a_tag_parted_them() -> None:
    assert sanitise("<p>070</p>174<td>06<blockquote>05</blockquote>99").plain == "070\n\n174\n06\n05\n99"


def test_plain_text_is_as_typed_but_for_markup() -> None:
    assert sanitise(" a  <b>&aring;</b>\r\n\r\n\r\nb&lt;c ").plain == " a  å\n\n\nb<c "


def test_links_that_survive_are_listed_in_order() -> None:
    rendering = sanitise(
        "<a href='HTTP://Example.com/?a&amp;b'>x</a> <a href=javascript:1>y</a> <a href=mailto:a@b.se>z</a>"
    )

    assert rendering.links == ("http://example.com/?a&b", "mailto:a@b.se")


def test_attribute_values_stand_in_double_quotes() -> None:
    html = sanitise("<a href='https://example.com/' title='\"a\" & &lt;b&gt;\n c'>x</a>").html

    assert html == f'<p><a href="https://example.com/" title="&quot;a&quot; &amp; &lt;b&gt; c"{REL}>x</a></p>'


def test_directional_controls_do_not_reach_the_page() -> None:
    rendering = sanitise("a\u202eb\u2066c <abbr title='\u202dx'>y</abbr> \u200f!")

    assert rendering.plain == "abc y \u200f!"
    assert 'title="x"' in rendering.html


def test_the_policy_version_is_set_on_both_ways() -> None:
    assert {sanitise("x").policy_version, sanitise("<b>x").policy_version} == {POLICY_VERSION}


@pytest.mark.parametrize(
    ("text", "code", "count", "limit"),
    [
        ("x" * 10_001, "too_long", 10_001, 10_000),
        ("\r\n" * 10_001, "too_long", 10_001, 10_000),
        ("<" * 401, "too_many_tags", 401, 400),
        ("&" * 1_001, "too_many_references", 1_001, 1_000),
    ],
    ids=["length", "line ends", "tags", "references"],
)
def test_too_much_is_refused_with_the_limit_and_the_count(text: str, code: str, count: int, limit: int) -> None:
    with pytest.raises(InvalidFields) as caught:
        sanitise(text)

    (error,) = caught.value.errors
    assert (error.field, error.code, error.params) == ("comment", code, {"count": count, "limit": limit})
    assert str(limit) in error.message % error.params


@pytest.mark.parametrize("text", ["x" * 10_000, "\r\n" * 10_000, "<" * 400, "&" * 1_000, "<q>" * 30 + "x", "<p>" * 400])
def test_exactly_the_limit_is_accepted(text: str) -> None:
    assert sanitise(text).policy_version


@pytest.mark.parametrize("text", ["<q>" * 31, "<blockquote>" * 31, "<b>x<i>" * 16], ids=["q", "blockquote", "mixed"])
def test_too_deep_nesting_is_refused(text: str) -> None:
    with pytest.raises(InvalidFields) as caught:
        sanitise(text)

    assert caught.value.errors[0].code == "too_deep"


def test_no_site_can_pass_the_cap() -> None:
    assert sanitise("x" * LENGTH_CAP, max_length=LENGTH_CAP).html

    with pytest.raises(InvalidFields):
        sanitise("x" * (LENGTH_CAP + 1), max_length=LENGTH_CAP + 1)


def test_a_narrower_policy_allows_less() -> None:
    narrow = SEED.without("a", "blockquote")

    rendering = sanitise("<a href='https://example.com/'>x</a> <b>y</b><blockquote>z</blockquote>", policy=narrow)

    assert rendering.html == "<p>x <b>y</b></p>\n<p>z</p>"
    assert rendering.policy_version not in {POLICY_VERSION, ""}


def test_without_any_tag_all_markup_goes() -> None:
    bare = SEED.without(*SEED.allowed)

    assert sanitise("<b>x</b> <3 &amp;", policy=bare).html == "<p>x &lt;3 &amp;</p>"


@pytest.mark.parametrize(
    ("left", "html"),
    [
        ("", ""),
        ("x", "<p>x</p>"),
        ("<b>x<i>y</b>", "<p><b>x<i>y</i></b></p>"),
        ('<b onclick="1">x</b><script>', "<p><b>x</b></p>"),
        ('<a href="javascript:1">x</a>', "<p>x</p>"),
        ("x\u202e\x00", "<p>x</p>"),
    ],
)
def test_what_bleach_leaves_is_read_anew(left: str, html: str) -> None:
    """bleach cannot be made to change what we hand it; if a later one does, its word counts, in our form."""
    reading = read("<b>x</b>", SEED)

    result = behind_the_wall(reading, SEED, lambda _: left)

    assert paragraphs(result.tokens) == html


@pytest.mark.parametrize(
    ("text", "redaction", "html"),
    [
        ("a 0701740605 b", Redaction(2, 12, "[nummer]"), "<p>a [nummer] b</p>"),
        ("<b>070</b>1740605", Redaction(0, 10, "[x]"), "<p><b>[x]</b></p>"),
        ("a<b>b</b>c", Redaction(1, 2, ""), "<p>ac</p>"),
        ("abc", Redaction(1, 2, "<b>&"), "<p>a&lt;b&gt;&amp;c</p>"),
        ("<a href='mailto:a@b.se'>a@b.se</a>", Redaction(0, 6, "[x]"), "<p>[x]</p>"),
        ("<abbr title='Anna'>A</abbr> <b>c</b>", Redaction(0, 1, "[x]"), "<p><abbr>[x]</abbr> <b>c</b></p>"),
        ("a\n\nb", Redaction(0, 4, "[x]"), "<p>[x]</p>"),
    ],
    ids=["words", "across tags", "a whole element", "text not markup", "a link", "a title", "across paragraphs"],
)
def test_redacted_words_are_replaced(text: str, redaction: Redaction, html: str) -> None:
    assert sanitise(text, redactions=[redaction]).html == html


def test_a_redaction_cannot_run_into_a_limit() -> None:
    text = "x" * 10_000

    assert len(sanitise(text, redactions=[Redaction(0, 1, "[borttaget]")]).plain) == 10_010


@pytest.fixture
def hasty_threads() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-5)
    yield
    sys.setswitchinterval(before)


@pytest.mark.usefixtures("hasty_threads")
def test_threads_do_not_mix_texts() -> None:
    """A cleaner that threads share puts one person's words into another's comment (release gate)."""

    def clean(number: int) -> list[tuple[str, str]]:
        own = f"tråd{number}ord"
        text = f"<b>{own}</b> & <a href='https://example.com/{own}' title='{own}'>{own}</a>\n\n<q>{own}</q>" * 3
        return [(own, sanitise(text).html) for _ in range(60)]

    alone = [set(clean(number)) for number in range(8)]
    with ThreadPoolExecutor(8) as threads:
        together = [set(results) for results in threads.map(clean, range(8))]

    assert together == alone
    assert all(len(results) == 1 for results in together)
