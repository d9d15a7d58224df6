from __future__ import annotations

import pytest

from workers.checks.spam.addresses import links_in, mails_in, same_site, split_link


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Se https://www.riksdagen.example/dok/1, sidan 3.", ["https://www.riksdagen.example/dok/1"]),
        ("(http://a.example.)", ["http://a.example"]),
        ("hxxps://dold.example/x", ["hxxps://dold.example/x"]),
        ("www.bris.example har material", ["www.bris.example"]),
        ("Jämför här: billigel.example!", ["billigel.example"]),
        ("gå till skrotbil.net/pris?x=1", ["skrotbil.net/pris?x=1"]),
        ("t.me/kanalen", ["t.me/kanalen"]),
        ("https://a.example/?till=b.example", ["https://a.example/?till=b.example"]),
        ("https://a.example https://b.example", ["https://a.example", "https://b.example"]),
        ("blåbärsplockning.example", ["blåbärsplockning.example"]),
    ],
    ids=[
        "page",
        "in brackets",
        "defused scheme",
        "www",
        "bare host",
        "bare host with path",
        "one letter with path",
        "an address within an address",
        "two",
        "Swedish letters",
    ],
)
def test_addresses_are_found_to_the_letter(text: str, written: list[str]) -> None:
    assert [text[link.start : link.end] for link in links_in(text)] == written


@pytest.mark.parametrize(
    "text",
    [
        "t.ex. bl.a. m.fl. osv.",
        "Det räcker inte.Men det är en början.och sedan då",
        "Kl 15.30 den 3.11.2026, version 3.11.7",
        "Se bilaga.pdf och tabell.xlsx",
        "Hmm... eller..?",
        "Kostar 8.50 kr",
        "sid 4.se vidare",
        "",
    ],
    ids=["abbreviations", "forgotten spaces", "times", "files", "dots", "price", "a figure before the dot", "nothing"],
)
def test_ordinary_dots_are_no_addresses(text: str) -> None:
    assert links_in(text) == []


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Skriv till anna.berg@example.org.", "anna.berg@example.org"),
        ("anna.berg (at) example.org", "anna.berg (at) example.org"),
        ("anna[a]example.org", "anna[a]example.org"),
    ],
    ids=["plain", "at in brackets", "a in brackets"],
)
def test_mail_addresses_are_found_also_in_disguise(text: str, written: str) -> None:
    (span,) = mails_in(text)

    assert text[slice(*span)] == written


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://WWW.Example.org:8080/x", "example.org"),
        ("example.org/x", "example.org"),
        ("http://u:p@example.org#f", "example.org"),
        ("", ""),
    ],
    ids=["everything", "no scheme", "user", "nothing"],
)
def test_a_host_is_read_from_an_address(url: str, host: str) -> None:
    assert split_link(url)[0] == host


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("a.example", "a.example", True),
        ("blogg.a.example", "a.example", True),
        ("a.example", "blogg.a.example", True),
        ("leeds.gov.uk", "york.gov.uk", False),
        ("ba.example", "a.example", False),
        ("", "", False),
    ],
    ids=["same", "under", "above", "neighbours under a suffix", "same ending", "nothing"],
)
def test_sites_are_told_apart(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same
