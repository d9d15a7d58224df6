from __future__ import annotations

import re

import pytest
from argon2 import PasswordHasher

from service import passwords


def test_the_right_password_fits_and_another_does_not() -> None:
    kept = passwords.hashed("en riktigt lång dag")

    assert passwords.fits(kept, "en riktigt lång dag")
    assert not passwords.fits(kept, "en riktigt lång natt")


def test_it_fits_however_the_keyboard_composes_its_letters() -> None:
    assert passwords.fits(passwords.hashed("lång"), "la\u030ang")


@pytest.mark.parametrize("password", ["", "x\x00y", "\ud800", "å" * 10_000], ids=["none", "NUL", "surrogate", "long"])
def test_nothing_fits_where_there_is_no_password(password: str) -> None:
    assert not passwords.fits(None, password)


def test_what_is_no_hash_never_fits() -> None:
    assert not passwords.fits("", "x")


def test_it_is_kept_as_argon2id_and_hashed_anew_when_the_parameters_grow() -> None:
    kept = passwords.hashed("x")

    assert kept.startswith("$argon2id$")
    assert not passwords.outdated(kept)
    assert passwords.outdated(PasswordHasher(time_cost=1, memory_cost=8, parallelism=1).hash("x"))


def test_a_generated_password_can_be_read_aloud() -> None:
    made = {passwords.generated() for _ in range(50)}

    assert len(made) == 50
    assert all(re.fullmatch(r"([a-hj-km-np-z2-9]{5}-){3}[a-hj-km-np-z2-9]{5}", password) for password in made)
