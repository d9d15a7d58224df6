"""What people decided is counted once a comment, as they said last."""

from __future__ import annotations

import pytest

from service.actions import Services
from service.actions.moderate import moderate
from service.actions.site_lists import add_entry
from service.comments.agreement import Judgement, Said, Tally
from service.comments.comment import CommentId
from service.comments.decision import Action, Ground, Redaction
from service.comments.site_lists import ListName
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

    fine, cut, refused, back, _ = (held(number) for number in range(5))
    moderate(on, anna, fine, Action.APPROVE)
    moderate(on, anna, cut, Action.APPROVE, redactions=[Redaction(12, 25, "[telefonnummer]")])
    moderate(on, anna, refused, Action.REJECT, ground=Ground.PERSONAL_DATA)
    moderate(on, anna, back, Action.SPAM)
    moderate(on, anna, back, Action.RESTORE)

    with on.database.read() as connection:
        said = agreement.judgements(connection, site.id)
        words = {row["id"]: row["source"] for row in agreement.words_of(connection, [fine])}

    assert said == {
        fine: Judgement(Said.APPROVED),
        cut: Judgement(Said.REPLACED, ((12, 25),)),
        refused: Judgement(Said.PERSONAL_DATA),
    }
    assert words == {fine: f"{PHONE} Nummer 0."}


def test_a_rule_is_measured_by_what_was_said_of_its_own_matter(on: Services) -> None:
    site = builders.a_site(on)
    anna = people.a_person(on, "anna@example.org", site, people.Role.MODERATOR)
    fine, cut, refused, spam, rude, _ = (
        builders.held(on, site, comment=f"{PHONE} Nummer {number}.") for number in range(6)
    )
    moderate(on, anna, fine, Action.APPROVE)
    moderate(on, anna, cut, Action.APPROVE, redactions=[Redaction(12, 25, "[telefonnummer]")])
    moderate(on, anna, refused, Action.REJECT, ground=Ground.PERSONAL_DATA)
    moderate(on, anna, spam, Action.SPAM)
    moderate(on, anna, rude, Action.REJECT, ground=Ground.INSULT)

    with on.database.read() as connection:
        tallies = agreement.agreement_on(connection, site.id).rules
        newest = agreement.agreement_on(connection, site.id, newest=1).rules

    assert tallies["privacy", "phone.national"] == Tally(hits=6, agreed=2, disagreed=1)
    assert newest["privacy", "phone.national"].hits == 4


def test_what_the_site_lets_stand_is_no_hit(on: Services) -> None:
    site = builders.a_site(on)
    add_entry(on, site, ListName.MAY_STAND, "070-174 06 05", actor="operator")
    builders.held(on, site, comment=PHONE)

    with on.database.read() as connection:
        assert ("privacy", "phone.national") not in agreement.agreement_on(connection, site.id).rules
