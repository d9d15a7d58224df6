from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from service.comments.comment import CheckedText, History, Proof
from service.comments.findings import Severity
from tests.workers.checks.texts import arrived, comment, found, rules
from workers.checks.spam import check

LIMIT = 3  # seconds, the default of SiteRules.min_fill_seconds


@pytest.mark.parametrize(
    ("evidence", "seen"),
    [
        ({"channel": "form", "token": "ok", "fill_seconds": 40.0}, set()),
        ({"channel": "form", "token": "ok", "fill_seconds": float(LIMIT)}, set()),
        ({"channel": "form", "token": "ok", "fill_seconds": 80_000.0}, set()),
        ({"channel": "form", "token": "ok", "fill_seconds": 1.4}, {"sent_too_fast"}),
        ({"channel": "form", "token": "ok", "fill_seconds": 0.4}, {"sent_at_once"}),
        ({"channel": "form", "token": "missing"}, {"token_missing"}),
        ({"channel": "form", "token": "expired"}, {"token_expired"}),
        ({"channel": "form", "token": "forged"}, {"token_forged"}),
        ({"channel": "form", "token": "foreign"}, {"token_foreign"}),
        ({"channel": "api", "token": "missing"}, set()),
        ({"channel": "api", "token": "forged"}, {"token_forged"}),
        ({"honeypot": True}, {"trap_field_filled"}),
        ({"proof": "declined"}, {"unproven"}),
        ({"proof": "solved"}, set()),
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
        "at once",
        "no token in a form",
        "token of last week",
        "forged token",
        "token of another page",
        "no token in the API",
        "forged token in the API",
        "trap filled in",
        "no proof, but a moderator",
        "a proof of work",
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


@pytest.mark.parametrize(
    "evidence",
    [{"honeypot": True}, {"token": "forged"}, {"proof": "declined"}],
    ids=["trap", "forged", "sent to a moderator"],
)
def test_what_only_programs_do_is_held_whatever_the_limits(evidence: dict[str, Any]) -> None:
    assert check(arrived(**evidence)).severity is Severity.HOLD


def test_behaviour_alone_is_one_kind_of_evidence() -> None:
    result = check(arrived(channel="form", token="forged", honeypot=True, elsewhere=9))

    assert {finding.kind for finding in result.findings if finding.score > 0} == {"behaviour"}


def test_a_proof_of_work_makes_nothing_good() -> None:
    unproven, proven = (arrived(channel="form", token="forged", proof=proof) for proof in ("", "solved"))

    assert check(proven).score == check(unproven).score == 3.5


def test_the_sentence_names_the_seconds() -> None:
    assert found(check(arrived(channel="form", token="ok", fill_seconds=1.44)), "sent_too_fast").params == {
        "seconds": 1.4
    }


def remembered(typed: str = "Håller med, men vem betalar egentligen?", url: str = "", **history: Any) -> CheckedText:
    return comment(typed, url=url, history=History(**history))


LINK = "https://karinberg.example"


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (remembered(), set()),
        (remembered(token_uses=2), set()),
        (remembered(token_uses=3), {"token_used_again"}),
        (remembered(token_uses=30), {"token_used_often"}),
        (remembered(alike_elsewhere=1), {"alike_on_other_page"}),
        (remembered(alike_elsewhere=2), {"alike_on_two_pages"}),
        (remembered(alike_elsewhere=9), {"alike_on_many_pages"}),
        (remembered(alike_here=20, from_network=30), set()),
        (remembered(alike_here=2, url=LINK), {"alike_here"}),
        (remembered(from_network=5, url=LINK), {"busy_network"}),
        (remembered(from_network=29, url=LINK), {"flooded_network"}),
        (remembered(sender_pages=2), set()),
        (remembered(sender_pages=4), {"round_of_pages"}),
        (remembered(host_spam=1, url=LINK), {"host_was_spam"}),
        (remembered(sender_spam=1), {"sender_was_spam"}),
    ],
    ids=[
        "a first comment",
        "a form sent twice more",
        "a form sent four times",
        "a form of a cache",
        "alike once",
        "alike twice",
        "alike on many pages",
        "a class that was given a beginning",
        "alike with a link",
        "a link from a busy network",
        "a link from a flood",
        "on three pages",
        "a round of pages",
        "a host of spam",
        "an address of spam",
    ],
)
def test_what_is_remembered_is_weighed(text: CheckedText, seen: set[str]) -> None:
    assert {finding.rule for finding in check(text).findings if finding.kind == "behaviour"} == seen


def test_a_whole_class_at_one_address_is_not_held() -> None:
    lesson = remembered(alike_here=12, from_network=30, token_uses=30, from_sender=1)

    assert check(lesson).score < 3


@pytest.mark.parametrize(
    ("text", "is_held"),
    [
        (remembered(url=LINK), True),
        (remembered("Se https://scb.example/tabell om ni undrar."), True),
        (remembered(), False),
        (remembered(url=LINK, approved=1, proof=Proof.NETWORK), False),
        (replace(remembered(url=LINK), hold_first_link=False), False),
        (comment(url=LINK), False),
    ],
    ids=["URL field", "in the text", "no link", "an approved comment before", "not this site's rule", "no store asked"],
)
def test_the_first_link_of_a_writer_is_held_and_is_no_evidence(text: CheckedText, is_held: bool) -> None:
    result = check(text)

    assert (result.severity is Severity.HOLD) == is_held
    assert result.score < 3


def test_a_writer_known_by_a_receipt_is_credited() -> None:
    typed = "Klicka här och beställ, erbjudande med rabatt"
    stranger = check(remembered(typed, approved=3, proof=Proof.NETWORK))
    known = check(remembered(typed, approved=3, proof=Proof.RECEIPT))

    assert found(known, "known_writer").score == -2
    assert known.score == stranger.score - 2
    assert "known_writer" not in rules(check(remembered(typed, approved=2, proof=Proof.RECEIPT)))


def test_being_known_excuses_neither_disguise_nor_behaviour() -> None:
    result = check(remembered("c\u0430sino", token_uses=9, approved=9, proof=Proof.RECEIPT))

    assert result.score >= 4.5
