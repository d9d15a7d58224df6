"""How often a rule is right, and which rules are pointed out."""

from __future__ import annotations

import pytest

from service.comments.agreement import Agreement, Tally, judgement


@pytest.mark.parametrize(
    ("tally", "precision", "doubtful"),
    [
        (Tally(hits=3), None, False),
        (Tally(hits=20, approved=11, refused=9), 0.45, True),
        (Tally(hits=20, approved=10, refused=10), 0.5, False),
        (Tally(hits=19, approved=19), 0.0, False),
        (Tally(hits=90, approved=20), 0.0, True),
    ],
    ids=["nobody said", "mostly wrong", "half right", "too few to say", "always wrong"],
)
def test_a_rule_is_doubted_when_people_disagree_often_enough(
    tally: Tally, precision: float | None, doubtful: bool
) -> None:
    assert (tally.precision, tally.is_doubtful) == (precision, doubtful)


def test_a_rule_counts_once_a_comment_and_the_verdicts_beside_it() -> None:
    agreement = Agreement()

    agreement.add("approved", [("spam", "link"), ("spam", "link")], "held")
    agreement.add("refused", [("spam", "link"), ("privacy", "phone.national")], "held")
    agreement.add("", [("spam", "link")], "approved")

    assert agreement.in_order() == [
        ("spam", "link", Tally(3, 1, 1)),
        ("privacy", "phone.national", Tally(1, 0, 1)),
    ]
    assert agreement.verdicts == {("approved", "held"): 1, ("refused", "held"): 1, ("", "approved"): 1}


@pytest.mark.parametrize(
    ("word", "said"),
    [
        ("ham", "approved"),
        ("published", "approved"),
        ("spam", "refused"),
        ("hold", "refused"),
        ("held", ""),
        (None, ""),
    ],
)
def test_words_of_exports_are_understood(word: object, said: str) -> None:
    assert judgement(word) == said
