"""Refusals: a stable code each, and a sentence that says what to do, in both languages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest

from service.comments import errors
from service.comments.challenge import Challenge
from service.comments.errors import Refusal
from service.comments.states import Status
from service.i18n import translate

MADE_WITH: dict[str, Callable[[], Refusal]] = {
    "Challenged": lambda: errors.Challenged(Challenge("salt", "target", 9, datetime(2026, 11, 2, tzinfo=UTC))),
    "InvalidFields": lambda: errors.InvalidFields([]),
    "IllegalTransition": lambda: errors.IllegalTransition(before=Status.SPAM, after=Status.PUBLISHED),
    "PersonalData": lambda: errors.PersonalData([], ""),
    "TooLarge": lambda: errors.TooLarge(limit=65_536),
    "TooMany": lambda: errors.TooMany(30),
    "TooManySignIns": lambda: errors.TooManySignIns(61),
}


def every_refusal(kind: type[Refusal] = Refusal) -> Iterator[type[Refusal]]:
    for one in kind.__subclasses__():
        yield one
        yield from every_refusal(one)


OURS = [kind for kind in every_refusal() if kind.__module__ == errors.__name__]


def test_every_refusal_has_a_code_of_its_own() -> None:
    kinds: list[type[Refusal]] = [Refusal, *OURS]
    codes = [kind.code for kind in kinds]

    assert len(codes) == len(set(codes))
    assert [code for code in codes if not re.fullmatch(r"[a-z]+(_[a-z]+)*", code)] == []


@pytest.mark.parametrize("kind", OURS, ids=[kind.code for kind in OURS])
def test_a_refusal_speaks_both_languages(kind: type[Refusal]) -> None:
    refusal = MADE_WITH.get(kind.__name__, kind)()

    for sentence, params in ((refusal.title, {}), (refusal.text, refusal.params)):
        english, swedish = translate(sentence, params), translate(sentence, params, "sv")
        assert swedish != english
        for said in (english, swedish):
            assert said.endswith(".")
            assert "%(" not in said


def test_a_refusal_is_raised_by_its_code() -> None:
    refused = errors.TooMany(30)

    assert str(refused) == "too_many"
    assert refused.params == {"seconds": 30}
