"""One address for one page, whichever way it was written."""

from __future__ import annotations

import pytest

from service.policy.pages import BadPage, canonical_page, origin_of


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        pytest.param("HTTPS://Blog.Example.ORG", "https://blog.example.org/", id="upper case"),
        pytest.param("https://blog.example.org:443/a", "https://blog.example.org/a", id="default port"),
        pytest.param("http://blog.example.org:443/a", "http://blog.example.org:443/a", id="another port"),
        pytest.param("https://blog.example.org/a#comments", "https://blog.example.org/a", id="fragment"),
        pytest.param(
            "https://blog.example.org/A?utm_source=x&p=7&fbclid=y", "https://blog.example.org/A?p=7", id="tracking"
        ),
        pytest.param("https://blog.example.org/?%75tm_source=x", "https://blog.example.org/", id="tracking escaped"),
        pytest.param(
            "https://blog.example.org/?/inlagg/7", "https://blog.example.org/?/inlagg/7", id="query without a name"
        ),
        pytest.param("https://blog.example.org/?q=a%20b&r=a+b", "https://blog.example.org/?q=a%20b&r=a+b", id="spaces"),
        pytest.param("https://blog.example.org/fr\u00e5nvaro", "https://blog.example.org/fr%C3%A5nvaro", id="letters"),
        pytest.param(
            "https://blog.example.org/fr%c3%a5nvaro", "https://blog.example.org/fr%C3%A5nvaro", id="lower escapes"
        ),
        pytest.param(
            "https://blog.example.org/%7Ekerstin%2Fa", "https://blog.example.org/~kerstin%2Fa", id="needless escapes"
        ),
        pytest.param(
            "https://blog.example.org/\ufffe?\uffff", "https://blog.example.org/%EF%BF%BE?%EF%BF%BF", id="no letters"
        ),
        pytest.param("https://bl\u00e5b\u00e4r.example/", "https://xn--blbr-noae.example/", id="international host"),
        pytest.param("http://[::1]:8001/a", "http://[::1]:8001/a", id="IPv6"),
    ],
)
def test_a_page_has_one_address(written: str, canonical: str) -> None:
    assert canonical_page(written) == canonical
    assert canonical_page(canonical) == canonical


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("/a", id="relative"),
        pytest.param("javascript:1", id="another scheme"),
        pytest.param("https://kerstin@blog.example.org/", id="user"),
        pytest.param("https://blog.example.org\\@evil.example/", id="back-slash"),
        pytest.param("https://blog.example.org;script-src/", id="semicolon in the host"),
        pytest.param("https://blog%2eexample.org/", id="escapes in the host"),
        pytest.param("https://blog.example.org\r\nX: y", id="line end"),
        pytest.param("https://[::1/", id="half an address"),
        pytest.param("https://blog.example.org:99999/", id="no port"),
        pytest.param("https://blog.example.org/" + "a" * 2_000, id="too long"),
        pytest.param("https://blog.example.org/" + "\u00e5" * 400, id="too long when escaped"),
        pytest.param("https://xn--\u00e5.example/", id="no international name"),
    ],
)
def test_anything_else_is_no_page(written: str) -> None:
    with pytest.raises(BadPage):
        canonical_page(written)


def test_an_origin_is_named_as_browsers_name_it() -> None:
    assert origin_of("https://Bl\u00e5b\u00e4r.example:443/x") == "https://xn--blbr-noae.example"
