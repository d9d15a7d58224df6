from __future__ import annotations

import ada_url
import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.policy.links import safe_url, safe_web_url, scheme_of

KEPT = {
    "http://example.com": "http://example.com",
    "https://example.com/": "https://example.com/",
    " https://example.com/\n": "https://example.com/",
    "HTTPS://Example.COM/A": "https://example.com/A",
    "https://sub.a-b.example.com:8443/a/b.html?x=1&y=2#z": "https://sub.a-b.example.com:8443/a/b.html?x=1&y=2#z",
    "https://example.com?x": "https://example.com?x",
    "https://example.com#x": "https://example.com#x",
    "https://example.com/@namn/%C3%B6": "https://example.com/@namn/%C3%B6",
    "https://example.com/wiki/Örebro_(stad)": "https://example.com/wiki/Örebro_(stad)",
    "https://example.com/?a[]=1|2{3}": "https://example.com/?a[]=1|2{3}",
    "https://my_blog.example.com/": "https://my_blog.example.com/",
    "https://åäö.example/": "https://xn--4cab6c.example/",
    "https://xn--4cab6c.example/": "https://xn--4cab6c.example/",
    "https://192.0.2.1:80/": "https://192.0.2.1:80/",
    "https://[2001:DB8:0::1]/": "https://[2001:db8::1]/",
}
KEPT_MAIL = {
    "mailto:a@example.com": "mailto:a@example.com",
    "MAILTO:A.b+c@Example.com": "mailto:A.b+c@example.com",
    "mailto:a@åäö.example": "mailto:a@xn--4cab6c.example",
    "mailto:a@example.com?subject=Hej%20du&body=x": "mailto:a@example.com?subject=Hej%20du&body=x",
}
REFUSED = [
    "",
    "x",
    "/x",
    "//example.com/",
    "\\\\example.com",
    "?x",
    "#x",
    "example.com",
    "javascript:1",
    "javascript:`1`ö",
    "data:1",
    "tel:112",
    "ftp://example.com/",
    "http:example.com",
    "http:/example.com",
    "http:///example.com",
    "http:\\\\example.com",
    "http://",
    "http://a@example.com/",
    "http://a:b@example.com/",
    "http://example.com\\@evil.example/",
    "http://example.com:0/",
    "http://example.com:65536/",
    "http://example.com:0080/",
    "http://example.com:/",
    "http://localhost/",
    "http://example.1/",
    "http://127.1/",
    "http://0x7f.0.0.1/",
    "http://2130706433/",
    "http://[::1",
    "http://[fe80::1%25eth0]/",
    "http://-a.example/",
    "http://a..example/",
    "http://.example.com/",
    "http://example.com./",
    "http://ex ample.com/",
    "http://example.com/a b",
    "http://example.com/\ta",
    "http://example.com/`",
    'http://example.com/"',
    "http://example.com/<",
    "http://example.com/\\",
    "http://example.com/%",
    "http://example.com/%g0",
    "http://example.com/\x00",
    "http://example.com/\x85",
    "http://example.com/\u00a0",
    "http://example.com/\u200b",
    "http://example.com/\u202e",
    "http://example.com/\u2067",
    "http://example.com/\ud800",
    "http://ex\u200bample.com/",
    "http://ex\u00adample.com/",
    "http://ｅxample.com/",
    "http://example。com/",
    "http://p\u0430ypal.example/",
    "http://xn--pypal-4ve.example/",
    "http://xn--a.example/",
    "http://\U0001f600.example/",
    "http://" + "a" * 64 + ".example/",
    "http://" + "a." * 130 + "example/",
    "http://example.com/" + "a" * 2_000,
    "mailto:",
    "mailto:a",
    "mailto:a@localhost",
    "mailto:a@192.0.2.1",
    "mailto:a@b@example.com",
    "mailto:a@example.com,b@example.com",
    "mailto:a b@example.com",
    "mailto:a@example.com?cc=b@example.com",
    "mailto:a@example.com?subject=x%0Abcc:b",
    "mailto:å@example.com",
]


@pytest.mark.parametrize(("typed", "kept"), {**KEPT, **KEPT_MAIL}.items())
def test_a_sane_address_is_kept_in_one_form(typed: str, kept: str) -> None:
    assert safe_url(typed) == kept
    assert safe_url(kept) == kept


@pytest.mark.parametrize("typed", REFUSED)
def test_any_other_address_is_refused(typed: str) -> None:
    assert safe_url(typed) is None


@pytest.mark.parametrize("typed", [*KEPT_MAIL, *REFUSED])
def test_an_author_s_address_is_of_the_web(typed: str) -> None:
    assert safe_web_url(typed) is None


@pytest.mark.parametrize(("typed", "kept"), KEPT.items())
def test_an_author_s_address_is_kept(typed: str, kept: str) -> None:
    assert safe_web_url(typed) == kept


@pytest.mark.parametrize(
    ("typed", "named"),
    [("JavaScript:1", "javascript"), (" data:x", "data"), ("/x", "relative"), ("", "relative"), ("ö:x", "relative")],
)
def test_a_refused_address_is_named_by_its_scheme(typed: str, named: str) -> None:
    assert scheme_of(typed) == named


def _as_a_browser_reads(address: str) -> ada_url.URL:
    return ada_url.URL(address, base="https://host.example/page")


WORDS = [
    "http",
    "https",
    "mailto",
    "javascript",
    "example",
    "com",
    "a",
    "1",
    "0x7f",
    "å",
    "а",
    "::1",
    "%41",
    "xn--",
    "80",
]
PIECES = st.sampled_from([*WORDS, *":/\\@?#.[]% \t`-_&=\u200b\u202e", "//"])


@given(st.one_of(st.lists(PIECES, max_size=14).map("".join), st.text(max_size=30)), st.booleans())
def test_a_browser_reads_a_kept_address_as_we_do(text: str, begun: bool) -> None:
    kept = safe_url(f"https://example.{text}" if begun else text)

    if kept is not None:
        read = _as_a_browser_reads(kept)
        assert read.protocol in {"http:", "https:", "mailto:"}
        assert (read.username, read.password) == ("", "")
        assert kept.startswith(read.protocol)
        assert read.protocol == "mailto:" or kept.split("/")[2].split("?")[0].split("#")[0].startswith(read.hostname)
        assert safe_url(kept) == kept


@pytest.mark.parametrize("kept", KEPT.values())
def test_the_host_is_the_one_that_a_browser_asks(kept: str) -> None:
    assert f"//{_as_a_browser_reads(kept).hostname}" in kept
