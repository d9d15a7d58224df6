"""The judge finds what is wrong; a judge that never objects proves nothing."""

from __future__ import annotations

import pytest

from tests.service.policy.judge import faults

REL = 'rel="nofollow ugc noopener"'


@pytest.mark.parametrize(
    "html",
    [
        "<p><script>x</script></p>",
        "<p><u>x</u></p>",
        '<p><b onclick="x">x</b></p>',
        '<p><b title="x">x</b></p>',
        '<p><a href="https://example.com/">x</a></p>',
        f'<p><a href="javascript:1" {REL}>x</a></p>',
        f'<p><a href="/x" {REL}>x</a></p>',
        f'<p><a href="https://a@example.com/" {REL}>x</a></p>',
        f'<p><a href="https://example.com/" {REL}><b><a href="https://example.com/" {REL}>x</a></b></a></p>',
        '<blockquote cite="data:1"><p>x</p></blockquote>',
        "<p><blockquote><p>x</p></blockquote></p>",
        "<p>x<p>y</p>",
        "<p><b>x</p><p>y</b></p>",
        "<p>x</p>y",
        "<b>x</b>",
        "<p></p>",
        "<p>a & b</p>",
        "<p>a > b</p>",
        "<p>&copy;</p>",
        "<p>&#x;</p>",
        "<p><abbr title='x'>y</abbr></p>",
        "<p>x<br/>y</p>",
        "<p>x</p><!-- y -->",
        "<p>x\u202ey</p>",
        "<p>x\x00y</p>",
        "<p>x</p></div><p>y</p>",
    ],
)
def test_the_judge_objects(html: str) -> None:
    assert faults(html) != []


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<p>x<br>y &amp; z</p>\n<blockquote><p>x</p></blockquote>",
        f'<p><a href="mailto:a@example.com" title="&quot;x&quot;" {REL}>x</a></p>',
    ],
)
def test_the_judge_has_nothing_against_what_is_right(html: str) -> None:
    assert faults(html) == []
