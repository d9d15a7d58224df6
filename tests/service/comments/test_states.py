"""The ways between states, against the contract's list ("States of a comment")."""

from __future__ import annotations

import itertools

import pytest

from service.comments.errors import IllegalTransition
from service.comments.states import PUBLIC, UNDECIDED, Status, may_become, require_way

R, H, A, S, J = Status.RECEIVED, Status.HELD, Status.APPROVED, Status.SPAM, Status.REJECTED
P, M, W, E = Status.PUBLISHED, Status.REMOVED, Status.WITHDRAWN, Status.ERASED

CONTRACT = {
    *((R, after) for after in (H, A, S, J)),
    *((H, after) for after in (A, S, J)),
    (A, P),
    (P, M),
    *((before, H) for before in (S, J, M)),  # restore
    *((before, W) for before in Status if before not in {W, E}),
    *((before, E) for before in Status if before is not E),
}
TAKEN_BACK = {(A, H), (A, M), (P, H)}  # beyond the contract, and only away from the public


@pytest.mark.parametrize(("before", "after"), [*itertools.product(Status, repeat=2)], ids=str)
def test_a_comment_goes_only_the_ways_of_the_contract(before: Status, after: Status) -> None:
    assert may_become(before, after) == ((before, after) in CONTRACT | TAKEN_BACK)


def test_an_illegal_way_is_refused_by_name() -> None:
    require_way(H, A)

    with pytest.raises(IllegalTransition) as refused:
        require_way(S, P)
    assert refused.value.params == {"before": "spam", "after": "published"}


def test_only_published_is_public() -> None:
    assert set(PUBLIC) == {P}


def test_only_the_publisher_leads_to_the_public() -> None:
    """Law 1: what was not approved is never published, and approval is reached only from undecided states."""
    assert {before for before in Status if may_become(before, P)} == {A}
    assert {before for before in Status if may_become(before, A)} == set(UNDECIDED) == {R, H}


def test_what_the_author_took_back_stays_away() -> None:
    assert {after for after in Status if may_become(W, after)} == {E}
    assert {after for after in Status if may_become(E, after)} == set()


def test_every_state_can_be_left_for_erasure() -> None:
    assert {before for before in Status if may_become(before, E)} == set(Status) - {E}
