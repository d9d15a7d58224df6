"""Where money goes: a bank with its clearing number, pages that pay one person, numbers in words."""

from __future__ import annotations

import pytest

from tests.service.policy.identifiers.marks import marked, unmarked

FOUND = [
    pytest.param("school shoes, «paypal.me/kajfiktiv», bless you all", id="a page that pays"),
    pytest.param("«cash.app/$kajfiktiv» helps", id="another"),
    pytest.param("cash app «$kajfiktiv» please", id="a tag"),
    pytest.param("till «clear 9274 konto tre fyra ett åtta noll nio sex», märk", id="clearing, an account in words"),
    pytest.param("ska vara «clearing 8327-9, konto 914 227 618-4». Hur", id="a savings bank"),
    pytest.param("familjen: «Handelsbanken 6112, kontonr 418 205 773». Jag", id="a bank by its name"),
    pytest.param("swish «noll sju noll ett sju fyra noll sex noll fem» tack", id="Swish in words"),
    pytest.param("bankgiro «fem fem sex sju ett två åtta» till", id="a giro in words"),
    pytest.param("konto «nio ett fyra två två sju sex ett åtta fyra»", id="an account in words"),
    pytest.param("her bub: BSB «000-948 acct 0000 7731», anything", id="Australian"),
]

PASSES = [
    pytest.param("paypal är dyrt, paypal.com/se/home, revolut.com/about", id="no page of a person"),
    pytest.param("kontot tre gånger, konto nummer ett, två, tre", id="counts"),
    pytest.param("swish noll kronor, swisha tjugo spänn", id="amounts"),
    pytest.param("konto 2019 och clearing 2020", id="years"),
    pytest.param("I have $500 in my cash app, cash app $20 please", id="money"),
    pytest.param("bankgiro nio noll noll ett två tre fyra", id="fund-raising in words"),
]


@pytest.mark.parametrize("text", FOUND)
def test_where_money_goes_is_found_exactly(text: str) -> None:
    assert marked(unmarked(text)[0], "account") == text


@pytest.mark.parametrize("text", PASSES)
def test_money_as_such_is_none(text: str) -> None:
    assert marked(text, "account") == text
