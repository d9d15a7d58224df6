from __future__ import annotations

from typing import Any

import pytest

from service.comments.comment import CheckedText
from service.comments.decision import decide
from service.comments.findings import CheckResult, Outcome, Severity
from service.comments.sites import ReviewMode, SiteRules
from service.comments.states import Status
from tests.workers.checks.texts import comment, found, marked, rules
from workers.checks.spam import check


def status(text: CheckedText) -> Status:
    results = {"spam": check(text), "privacy": CheckResult("privacy", Outcome.DONE, "")}
    verdict = decide(SiteRules(mode=ReviewMode.FLAGGED), results)
    assert verdict is not None
    return verdict.status


@pytest.mark.parametrize(
    ("word", "typed", "place"),
    [
        ("ås", "På en ås.", "ås"),
        ("ÅS", "På en ås.", "ås"),
        ("ås", "På en A\u030aS.", "A\u030aS"),
        ("a\u030as", "På en ås.", "ås"),
        ("kommunalrådet", "Kommunal\u00adrådet ljuger", "Kommunal\u00adrådet"),
        ("casino", "ｃａｓｉｎｏ nu", "ｃａｓｉｎｏ"),
        ("casino", "c\u0430sino nu", "c\u0430sino"),
        ("casino", "c4s1no nu", "c4s1no"),
        ("casino", "c a s i n o nu", "c a s i n o"),
        ("sälj mig", "Snälla SÄLJ  mig den", "SÄLJ  mig"),
        ("sms-lån", "ta sms lån", "sms lån"),
        ("кредит", "Кредит сейчас", "Кредит"),
    ],
)
def test_a_word_of_the_site_is_found_whole_and_through_disguise(word: str, typed: str, place: str) -> None:
    text = comment(typed, hold_word=(word,))

    assert marked(text, found(check(text), "hold_word")) == place


@pytest.mark.parametrize(
    ("word", "typed"),
    [
        ("ås", "gås, åsna, Åsa, påse, Ås2"),
        ("as", "ås ask gas"),
        ("lån", "lånade, blån, hemlån"),
        ("sälj mig", "sälj till mig"),
        ("sälj mig", "sälj"),
        ("???", "varför???"),
        ("", "vad som helst"),
    ],
    ids=["within words", "another letter", "inflected", "phrase parted", "phrase begun", "no word", "empty"],
)
def test_a_word_of_the_site_is_not_found_elsewhere(word: str, typed: str) -> None:
    assert "hold_word" not in rules(check(comment(typed, hold_word=(word,))))


@pytest.mark.parametrize(
    ("fields", "field"),
    [({"author": "Billigt Lån"}, "author"), ({"url": "https://billigt-lån.example/x"}, "url")],
    ids=["name", "address"],
)
def test_the_name_and_the_address_are_read_too(fields: dict[str, Any], field: str) -> None:
    text = comment("Hej på er allihop", hold_word=("lån",), **fields)

    assert found(check(text), "hold_word").field == field


def test_each_entry_counts_once() -> None:
    result = check(comment("spel spel SPEL och lån", reject_word=("spel", "lån")))

    assert [(f.params["word"], f.score) for f in result.findings if f.rule == "reject_word"] == [
        ("spel", 8.0),
        ("lån", 0.0),
    ]


def test_a_hold_word_holds_without_being_evidence_of_spam() -> None:
    text = comment("Kommunalrådet borde svara", hold_word=("kommunalrådet",))
    finding = found(check(text), "hold_word")

    assert (finding.severity, finding.score) == (Severity.HOLD, 0.0)
    assert status(text) is Status.HELD


def test_a_reject_word_alone_holds_and_with_any_other_evidence_is_spam() -> None:
    alone = comment("Vad tycker ni om casinot?", reject_word=("casinot",))
    with_link = comment("Casinot! https://a.example", reject_word=("casinot",))

    assert status(alone) is Status.HELD
    assert status(with_link) is Status.SPAM


def test_a_word_of_the_site_is_not_counted_as_wording_too() -> None:
    result = check(comment("Pappa bor på casinot", reject_word=("casinot",)))

    assert {finding.kind for finding in result.findings if finding.score > 0} == {"site_list"}


def test_without_lists_nothing_is_listed() -> None:
    assert not {"hold_word", "reject_word"} & rules(check(comment("casino")))
