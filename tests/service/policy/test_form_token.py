"""What a form's token tells, and what it does not let itself be used for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from service.comments.sites import SiteId
from service.policy import form_token
from service.policy.form_token import Reading
from service.seals import Seals

SEALS = Seals(b"k" * 64)
SITE = SiteId(UUID(int=7))
PAGE, OTHER_PAGE = "https://blog.example.org/a", "https://blog.example.org/b"
MADE = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)


def read(token: str, page: str = PAGE, site: SiteId = SITE, **later: float) -> Reading:
    return form_token.read(SEALS, site, page, token, MADE + timedelta(**later))


def test_a_token_tells_when_its_form_was_made_and_which_it_was() -> None:
    one, other = (form_token.make(SEALS, SITE, PAGE, MADE) for _ in range(2))

    assert (read(one, seconds=40).state, read(one, seconds=40).seconds) == ("ok", 40)
    assert len(read(one).nonce) == 16
    assert read(one).nonce != read(other).nonce


@pytest.mark.parametrize(
    ("hours", "state"), [(19, "ok"), (47, "ok"), (49, "expired")], ids=["slow typist", "two days", "later"]
)
def test_a_token_is_good_for_two_days(hours: int, state: str) -> None:
    assert read(form_token.make(SEALS, SITE, PAGE, MADE), hours=hours).state == state


def test_a_token_speaks_for_one_page_of_one_site() -> None:
    token = form_token.make(SEALS, SITE, PAGE, MADE)

    assert read(token, page=OTHER_PAGE).state == "foreign"
    assert read(token, site=SiteId(UUID(int=8))).state == "forged"


@pytest.mark.parametrize("token", ["x", "A" * 75, "å", "A" * 5_000])
def test_what_is_not_ours_is_forged(token: str) -> None:
    assert read(token) == Reading("forged")


def test_a_form_fetched_before_tokens_named_their_page_may_still_be_sent() -> None:
    moment = int(MADE.timestamp() * 1000).to_bytes(8, "big")
    old = SEALS.sign("form", SITE.bytes + moment + b"12345678")

    assert read(old, seconds=60).state == "ok"


def test_a_token_of_the_future_is_forged() -> None:
    token = form_token.make(SEALS, SITE, PAGE, MADE + timedelta(hours=1))

    assert read(token).state == "forged"
