"""What people decided is counted once a comment, as they said last."""

from __future__ import annotations

import pytest

from service.actions import Services
from service.actions.moderate import moderate
from service.comments.comment import CommentId
from service.comments.decision import Action, Ground, Redaction
from service.store import agreement
from tests import builders, people

PHONE = "Ring mig på 070-174 06 05 så berättar jag hur vi gjorde."


@pytest.fixture
def on(services_on_each: Services) -> Services:
    return services_on_each


def test_the_last_word_of_a_person_counts(on: Services) -> None:
    site = builders.a_site(on)
    anna = people.a_person(on, "anna@example.org", site, people.Role.MODERATOR)

    def held(number: int) -> CommentId:
        return builders.held(on, site, comment=f"{PHONE} Nummer {number}.")

    fine, cut, refused, back, untouched = (held(number) for number in range(5))
    moderate(on, anna, fine, Action.APPROVE)
    moderate(on, anna, cut, Action.APPROVE, redactions=[Redaction(12, 25, "[telefonnummer]")])
    moderate(on, anna, refused, Action.REJECT, ground=Ground.PERSONAL_DATA)
    moderate(on, anna, back, Action.SPAM)
    moderate(on, anna, back, Action.RESTORE)

    with on.database.read() as connection:
        said = agreement.judgements(connection, site.id)
        found = set(agreement.found_in(connection, [fine, cut, refused, back, untouched]))
        words = {row["id"]: row["source"] for row in agreement.words_of(connection, [fine])}

    assert said == {fine: "approved", cut: "refused", refused: "refused"}
    assert (fine, "privacy", "phone.national") in found
    assert words == {fine: f"{PHONE} Nummer 0."}
