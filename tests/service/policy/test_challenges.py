"""What a proof of work proves: this comment, now, and by counting only."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.comments.comment import Evidence
from service.comments.sites import SiteId, SiteRules
from service.policy import challenges
from service.policy.challenges import Proof
from service.seals import Seals
from tests.builders import a_submission
from tests.solving import solved

SEALS = Seals(b"k" * 64)
SITE = SiteId(UUID(int=7))
MADE = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
CLEAN = a_submission()
BOUND = challenges.bound_to(SEALS, SITE, CLEAN)
CHALLENGE = challenges.make(SEALS, BOUND, MADE)
PROOF = solved(CHALLENGE.salt, CHALLENGE.target, CHALLENGE.largest)


def read(proof: str = PROOF, **later: float) -> Proof | None:
    return challenges.read(SEALS, proof, MADE + timedelta(**later))


def test_the_number_that_was_counted_to_is_the_proof() -> None:
    assert read() == Proof(BOUND, MADE)


def test_a_challenge_says_all_that_a_solver_needs() -> None:
    number = PROOF.rpartition(".")[2]

    assert CHALLENGE.algorithm == "SHA-256"
    assert hashlib.sha256((CHALLENGE.salt + number).encode()).hexdigest() == CHALLENGE.target
    assert 0 <= int(number) <= CHALLENGE.largest < 100_000
    assert CHALLENGE.expires_at == MADE + timedelta(minutes=20)


def test_salt_and_number_fit_the_one_block_that_our_script_hashes() -> None:
    assert len(f"{CHALLENGE.salt}{CHALLENGE.largest}") <= 55


@pytest.mark.parametrize(
    ("minutes", "holds"), [(19, True), (21, False), (-1, True), (-3, False)], ids=["slow", "late", "clocks", "future"]
)
def test_a_proof_holds_for_twenty_minutes(minutes: int, holds: bool) -> None:
    assert (read(minutes=minutes) is not None) == holds


@pytest.mark.parametrize(
    "change",
    [
        {"page": "https://blog.example.org/b"},
        {"author": "Någon"},
        {"email": "annan@example.org"},
        {"url": "https://a.example"},
        {"comment": "Något annat."},
    ],
    ids=lambda change: next(iter(change)),
)
def test_a_challenge_is_for_one_comment(change: dict[str, str]) -> None:
    assert challenges.bound_to(SEALS, SITE, replace(CLEAN, **change)) != BOUND


def test_a_challenge_is_for_one_site() -> None:
    assert challenges.bound_to(SEALS, SiteId(UUID(int=8)), CLEAN) != BOUND


def test_line_ends_that_a_browser_changes_make_no_other_comment() -> None:
    one, other = (replace(CLEAN, comment=f"En rad{end}och en till") for end in ("\r\n", "\n"))

    assert challenges.bound_to(SEALS, SITE, one) == challenges.bound_to(SEALS, SITE, other)


def test_where_one_field_ends_another_begins() -> None:
    one, other = replace(CLEAN, author="Kerstin", url="a"), replace(CLEAN, author="Kerstin a", url="")

    assert challenges.bound_to(SEALS, SITE, one) != challenges.bound_to(SEALS, SITE, other)


SALT, _, NUMBER = PROOF.rpartition(".")


@pytest.mark.parametrize(
    "proof",
    [
        "",
        ".",
        SALT,
        f"{SALT}.",
        f"{SALT}.{int(NUMBER) + 1}",
        f"{SALT}.0{NUMBER}",
        f"{SALT}.-1",
        f"{SALT}.{NUMBER}.{NUMBER}",
        f"{SALT[:-1]}.{NUMBER}",
        f"{SALT[:-4]}AAAA.{NUMBER}",
        f".{NUMBER}",
        "\ud800.1",
        "å" * 60,
        "9" * 5_000,
        SEALS.sign("challenge", b"short") + ".1",
    ],
)
def test_what_proves_nothing_is_no_proof(proof: str) -> None:
    assert read(proof) is None


@given(st.text())
def test_whatever_is_sent_is_a_proof_or_none(proof: str) -> None:
    assert read(proof) is None or proof.strip() == PROOF


def test_another_installation_s_proof_is_none() -> None:
    assert challenges.read(Seals(b"o" * 64), PROOF, MADE) is None


@pytest.mark.parametrize(
    ("evidence", "busy", "suspicious"),
    [
        ({"token": "ok", "fill_seconds": 40.0}, False, False),
        ({"token": "ok", "fill_seconds": 3.0}, False, False),
        ({"token": "expired", "fill_seconds": 200_000.0}, False, False),
        ({"token": "ok", "fill_seconds": 2.9}, False, True),
        ({"token": "missing"}, False, True),
        ({"token": "forged"}, False, True),
        ({"token": "foreign", "fill_seconds": 40.0}, False, True),
        ({"token": "ok", "fill_seconds": 40.0, "honeypot": True}, False, True),
        ({"token": "ok", "fill_seconds": 40.0}, True, True),
    ],
    ids=["a person", "just slow enough", "last week's", "fast", "none", "forged", "another page's", "trap", "busy"],
)
def test_what_raises_suspicion(evidence: dict[str, Any], busy: bool, suspicious: bool) -> None:
    assert challenges.raises_suspicion(Evidence(**evidence), SiteRules(), busy=busy) == suspicious
