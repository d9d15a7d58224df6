from __future__ import annotations

from typing import Any

import pytest

from service.comments.findings import Severity
from tests.workers.checks.texts import arrived, found
from workers.checks.spam import check

LIMIT = 3  # seconds, the default of SiteRules.min_fill_seconds


@pytest.mark.parametrize(
    ("evidence", "seen"),
    [
        ({"channel": "form", "token": "ok", "fill_seconds": 40.0}, set()),
        ({"channel": "form", "token": "ok", "fill_seconds": float(LIMIT)}, set()),
        ({"channel": "form", "token": "ok", "fill_seconds": 80_000.0}, set()),
        ({"channel": "form", "token": "ok", "fill_seconds": 0.4}, {"sent_too_fast"}),
        ({"channel": "form", "token": "missing"}, {"token_missing"}),
        ({"channel": "form", "token": "expired"}, {"token_expired"}),
        ({"channel": "form", "token": "forged"}, {"token_forged"}),
        ({"channel": "api", "token": "missing"}, set()),
        ({"channel": "api", "token": "forged"}, {"token_forged"}),
        ({"honeypot": True}, {"trap_field_filled"}),
        ({"elsewhere": 1}, {"same_on_other_page"}),
        ({"elsewhere": 2}, {"same_on_two_pages"}),
        ({"elsewhere": 5}, {"same_on_many_pages"}),
        ({"elsewhere": 0}, set()),
    ],
    ids=[
        "a person",
        "just slow enough",
        "a day over the form",
        "too fast",
        "no token in a form",
        "token of last week",
        "forged token",
        "no token in the API",
        "forged token in the API",
        "trap filled in",
        "on another page",
        "on two others",
        "on five others",
        "nowhere else",
    ],
)
def test_behaviour_is_weighed(evidence: dict[str, Any], seen: set[str]) -> None:
    result = check(arrived(**evidence))

    assert {finding.rule for finding in result.findings if finding.kind == "behaviour"} == seen


@pytest.mark.parametrize("typed", ["Tack!", "Håller med.", "+1"])
def test_a_short_word_that_stands_on_many_pages_is_no_copy(typed: str) -> None:
    assert check(arrived(typed, elsewhere=9)).score == 0


@pytest.mark.parametrize("evidence", [{"honeypot": True}, {"token": "forged"}], ids=["trap", "forged"])
def test_what_only_programs_do_is_held_whatever_the_limits(evidence: dict[str, Any]) -> None:
    assert check(arrived(**evidence)).severity is Severity.HOLD


def test_behaviour_alone_is_one_kind_of_evidence() -> None:
    result = check(arrived(channel="form", token="forged", honeypot=True, elsewhere=9))

    assert {finding.kind for finding in result.findings if finding.score > 0} == {"behaviour"}


def test_the_sentence_names_the_seconds() -> None:
    assert found(check(arrived(channel="form", token="ok", fill_seconds=0.44)), "sent_too_fast").params == {
        "seconds": 0.4
    }
