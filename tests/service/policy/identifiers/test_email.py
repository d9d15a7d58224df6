"""E-mail addresses, also those written for people only."""

from __future__ import annotations

import pytest

from tests.service.policy.identifiers.marks import marked, unmarked

FOUND = [
    pytest.param("mejla «kajsa.viklund@example.com» gärna", id="plain"),
    pytest.param("«Kajsa_V+barn@sub.example.org»", id="capitals, plus, subdomain"),
    pytest.param("<«kajsa@example.se»>", id="angle brackets"),
    pytest.param("e-post:«kajsa@example.se».", id="end of a sentence"),
    pytest.param("«åsa@exämple.se»", id="Swedish letters"),
    pytest.param("«a.b@example.com», «c.d@example.com»", id="two of them"),
    pytest.param("mailto:«kajsa@example.se»", id="after mailto"),
]

PASSES = [
    pytest.param("@samordnaren skrev bra om detta", id="a mention"),
    pytest.param("hej @anna. Se på detta", id="a mention and a full stop"),
    pytest.param("vi ses kl 9 @ Folkets hus", id="at a place"),
    pytest.param("look at the report at bris.se", id="at a site"),
    pytest.param("arrive at dot matrix printers", id="dot as a word"),
    pytest.param("www.bris.se har bra material", id="a site"),
    pytest.param("Det är en punkt. At sea.", id="full stop as a word"),
    pytest.param("jag är på gmail numera", id="a provider"),
]

DISGUISED = [
    pytest.param("«kajsa.viklund (at) example.com»", id="(at)"),
    pytest.param("«kajsa.viklund[at]example[dot]com»", id="[at] and [dot]"),
    pytest.param("«kajsa snabel-a example.com»", id="snabel-a"),
    pytest.param("«kajsa.viklund snabela example punkt com»", id="snabela and punkt"),
    pytest.param("«kajsa punkt viklund snabel-a example punkt com»", id="every dot a word"),
    pytest.param("mejl: «kajsa @ example.com»", id="spaces"),
    pytest.param("«annacarin AT example DOT org»", id="capitals"),
    pytest.param("me: «jo.penrose at example dot org»", id="English words"),
    pytest.param("«jo.penrose at example.org»", id="at alone"),
    pytest.param("«kajsa＠example.com»", id="full-width sign"),
    pytest.param("«kajsa\u200b@\u200bexample.com»", id="zero-width"),
    pytest.param("«kajsa(a)example.com»", id="(a)"),
    pytest.param("«kajsa.v92 på gmail»", id="provider without an end"),
    pytest.param("«kajsa@gmail»", id="no end"),
]


@pytest.mark.parametrize("text", FOUND)
def test_an_address_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "email") == text


@pytest.mark.parametrize("text", PASSES)
def test_what_only_looks_like_one_passes(text: str) -> None:
    assert marked(text, "email") == text


@pytest.mark.parametrize("text", DISGUISED)
def test_a_disguised_address_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "email") == text
