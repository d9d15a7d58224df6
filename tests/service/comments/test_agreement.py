"""How often a rule is right, which rules are pointed out, and what tells nothing of a rule."""

from __future__ import annotations

from typing import Any

import pytest

from service.comments.agreement import Agreement, Hit, Judgement, Said, Tally, hit_of, judged, judgement
from service.comments.decision import Action, Ground
from service.comments.findings import Finding, Mark, Severity, set_aside

PHONE = Hit("privacy", "phone.national", start=12, end=25)
LINK = Hit("spam", "link")


def finding(check: str = "privacy", **changes: Any) -> Finding:
    fields: dict[str, Any] = {"kind": "phone", "severity": Severity.HOLD, "rule": "phone.national", "message": ""}
    return Finding(check, **{**fields, **changes})


@pytest.mark.parametrize(
    ("tally", "precision", "doubtful"),
    [
        (Tally(hits=3), None, False),
        (Tally(hits=20, agreed=9, disagreed=11), 0.45, True),
        (Tally(hits=20, agreed=10, disagreed=10), 0.5, False),
        (Tally(hits=19, disagreed=19), 0.0, False),
        (Tally(hits=90, disagreed=20), 0.0, True),
    ],
    ids=["nobody said", "mostly wrong", "half right", "too few to say", "always wrong"],
)
def test_a_rule_is_doubted_when_people_disagree_often_enough(
    tally: Tally, precision: float | None, doubtful: bool
) -> None:
    assert (tally.precision, tally.is_doubtful) == (precision, doubtful)


@pytest.mark.parametrize(
    ("said", "of_phone", "of_link"),
    [
        (Judgement(Said.APPROVED), (0, 1), (0, 1)),
        (Judgement(Said.REPLACED, ((12, 25),)), (1, 0), (0, 1)),
        (Judgement(Said.REPLACED, ((20, 22),)), (1, 0), (0, 1)),
        (Judgement(Said.REPLACED, ((25, 30),)), (0, 0), (0, 1)),
        (Judgement(Said.PERSONAL_DATA), (1, 0), (0, 0)),
        (Judgement(Said.SPAM), (0, 0), (1, 0)),
        (Judgement(Said.OTHER), (0, 0), (0, 0)),
        (Judgement(Said.REFUSED), (1, 0), (1, 0)),
        (None, (0, 0), (0, 0)),
    ],
    ids=[
        "approved",
        "replaced",
        "replaced in part",
        "replaced elsewhere",
        "refused for personal data",
        "spam",
        "refused for another reason",
        "refused, no reason said",
        "not decided",
    ],
)
def test_only_what_was_said_about_the_same_thing_counts(
    said: Judgement | None, of_phone: tuple[int, int], of_link: tuple[int, int]
) -> None:
    agreement = Agreement()

    agreement.add(said, [PHONE, LINK])

    told = {rule: (tally.agreed, tally.disagreed) for _, rule, tally in agreement.in_order()}
    assert told == {"phone.national": of_phone, "link": of_link}


def test_a_rule_counts_once_a_comment_and_the_verdicts_beside_it() -> None:
    agreement = Agreement()
    elsewhere = Hit("privacy", "phone.national", start=40, end=53)

    agreement.add(Judgement(Said.APPROVED), [LINK, LINK], "held")
    agreement.add(Judgement(Said.REPLACED, ((12, 25),)), [elsewhere, PHONE], "held")
    agreement.add(Judgement(Said.SPAM), [LINK], "spam")
    agreement.add(None, [LINK], "approved")

    assert agreement.in_order() == [
        ("spam", "link", Tally(3, 1, 1)),
        ("privacy", "phone.national", Tally(1, 1, 0)),
    ]
    assert agreement.verdicts == {
        ("approved", "held"): 1,
        ("refused", "held"): 1,
        ("refused", "spam"): 1,
        ("", "approved"): 1,
    }


@pytest.mark.parametrize(
    "hit",
    [
        Hit("privacy", "site.watched"),
        Hit("spam", "first_link"),
        Hit("spam", "hold_word"),
        Hit("privacy", "place.context", weighs=False),
    ],
    ids=lambda hit: hit.rule,
)
def test_nobody_can_disagree_with_what_claims_nothing(hit: Hit) -> None:
    agreement = Agreement()

    agreement.add(Judgement(Said.APPROVED), [hit])

    assert agreement.rules[hit.check, hit.rule] == Tally(hits=1)


@pytest.mark.parametrize(
    ("found", "hit"),
    [
        (finding(start=3, end=9), Hit("privacy", "phone.national", True, 3, 9)),
        (finding(start=3, end=9, field="author"), Hit("privacy", "phone.national")),
        (finding(severity=Severity.WARN), Hit("privacy", "phone.national", False)),
        (set_aside(finding(start=3, end=9), Mark.SHADOW), Hit("privacy", "phone.national", True, 3, 9)),
        (set_aside(finding(), Mark.MAY_STAND), None),
        (finding("spam", severity=Severity.INFO, score=0.5), Hit("spam", "phone.national")),
        (finding("spam", severity=Severity.INFO, score=0.0), Hit("spam", "phone.national", False)),
        (finding("spam", severity=Severity.INFO, score=-1.0), None),
        (set_aside(finding("spam", severity=Severity.INFO, score=-1.0), Mark.SHADOW), None),
        (set_aside(finding("spam", severity=Severity.INFO, score=0.5), Mark.SHADOW), Hit("spam", "phone.national")),
    ],
    ids=[
        "in the text",
        "in the name",
        "only marked",
        "in shadow",
        "may stand",
        "a sign of spam",
        "a sign without weight",
        "a credit",
        "a credit in shadow",
        "a sign in shadow",
    ],
)
def test_what_is_let_stand_and_what_speaks_for_a_comment_is_no_hit(found: Finding, hit: Hit | None) -> None:
    assert hit_of(found) == hit


@pytest.mark.parametrize(
    ("action", "reasons", "said"),
    [
        (Action.APPROVE, [], Said.APPROVED),
        (Action.REJECT, [Ground.PERSONAL_DATA], Said.PERSONAL_DATA),
        (Action.REMOVE, [Ground.PERSONAL_DATA], Said.PERSONAL_DATA),
        (Action.REJECT, [Ground.SPAM], Said.SPAM),
        (Action.SPAM, [], Said.SPAM),
        (Action.REMOVE, [Ground.OFF_TOPIC], Said.OTHER),
    ],
)
def test_a_decision_says_what_its_reason_says(action: Action, reasons: list[str], said: Said) -> None:
    assert judged(action, reasons) == Judgement(said)


@pytest.mark.parametrize("action", [Action.RESTORE, Action.HOLD, "decide"])
def test_what_goes_back_to_the_queue_is_not_judged(action: str) -> None:
    assert judged(action, []) is None


@pytest.mark.parametrize(
    ("word", "reason", "said"),
    [
        ("ham", None, Said.APPROVED),
        ("published", None, Said.APPROVED),
        ("spam", None, Said.SPAM),
        ("hold", None, Said.REFUSED),
        ("rejected", "", Said.REFUSED),
        ("rejected", "personal_data", Said.PERSONAL_DATA),
        ("removed", "off_topic", Said.OTHER),
        ("held", None, None),
        (None, None, None),
        (["spam"], None, None),
    ],
)
def test_words_of_exports_are_understood(word: object, reason: object, said: Said | None) -> None:
    assert judgement(word, reason) == (Judgement(said) if said else None)
