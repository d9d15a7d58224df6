"""What the store remembers of a form, a text, a network, an address – and what it does not hold against people."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from service.actions import Services
from service.actions.moderate import moderate
from service.actions.recall import recall
from service.actions.submit import Arrival, submit
from service.clock import new_id
from service.comments.comment import CommentId, History, Proof
from service.comments.decision import Action
from service.comments.people import Actor, PersonId, Role
from service.comments.sites import Site
from service.policy import form_token
from service.queues import CHECKS, PUBLISHING
from service.store import comments
from tests import builders
from tests.builders import ORIGIN, PAGE
from workers.jobs import work_through
from workers.schedule import purge

SPUN = (
    "What a {} post about absence! My {} earns money from home with this simple method every single week, without "
    "any experience at all, and you can begin {} as well. Nobody believed me before, but since last spring every bill "
    "gets paid on time, holidays included."
)


def sent(on: Services, site: Site, network: str = "a" * 32, **changes: Any) -> CommentId:
    on.clock.forward(seconds=1)  # type: ignore[attr-defined]
    return submit(on, site, builders.a_submission(**changes), Arrival(network, "form")).comment_id


def known(on: Services, comment_id: CommentId) -> History:
    """What is recalled of a comment that waits for its checks."""
    with on.database.read() as connection:
        rows = comments.to_check(connection, [comment_id])
    return recall(on, rows.values())[comment_id].history


def checked(on: Services) -> None:
    work_through(on, [CHECKS, PUBLISHING])


def decided(on: Services, site: Site, comment_id: CommentId, action: Action) -> None:
    person = PersonId(new_id(on.clock.now()))
    moderate(on, Actor(f"person:{person}", person, roles={site.id: Role.MODERATOR}), comment_id, action)


@pytest.fixture
def blog(services_on_each: Services) -> Site:
    return builders.a_site(services_on_each, mode="review-flagged")


def test_a_form_that_was_sent_before_is_counted(services_on_each: Services, blog: Site) -> None:
    on = services_on_each
    token = form_token.make(on.seals, blog.id, PAGE, on.clock.now())
    for number in range(3):
        sent(on, blog, token=token, comment=f"Ord nummer {number} om skolan")
    checked(on)

    last = known(on, sent(on, blog, token=token, comment="Ett ord till"))

    assert last.token_uses == 3


def test_comments_of_one_batch_know_of_those_before_them(services_on_each: Services, blog: Site) -> None:
    on = services_on_each
    ids = [
        sent(on, blog, page=f"{ORIGIN}/{n}", email=f"{n}@example.org", comment=SPUN.format(*words))
        for n, words in enumerate([("great", "cousin", "now"), ("nice", "mother", "today"), ("fine", "uncle", "soon")])
    ]

    with on.database.read() as connection:
        rows = comments.to_check(connection, ids)
    recalled = recall(on, rows.values())

    assert [recalled[one].history.alike_elsewhere for one in ids] == [0, 1, 2]


def test_nearly_the_same_text_is_seen_on_other_sites_too(services_on_each: Services, blog: Site) -> None:
    on = services_on_each
    other = builders.a_site(on, "other", "https://other.example.org")
    sent(on, blog, comment=SPUN.format("great", "cousin", "now"))
    checked(on)

    there = sent(
        on, other, page="https://other.example.org/x", email="x@example.org", comment=SPUN.format("a", "b", "c")
    )

    assert known(on, there).alike_elsewhere == 1


def test_others_who_write_alike_on_the_page_are_told_from_the_writer(services_on_each: Services, blog: Site) -> None:
    on = services_on_each
    sent(on, blog, comment=SPUN.format("great", "cousin", "now"))
    sent(on, blog, email="b@example.org", comment=SPUN.format("good", "brother", "now"))
    checked(on)

    again = sent(on, blog, comment=SPUN.format("fine", "cousin", "today"))

    assert (known(on, again).alike_here, known(on, again).alike_elsewhere) == (1, 0)


def test_what_others_wrote_on_the_page_is_recalled_for_a_comment_with_a_way_out(
    services_on_each: Services, blog: Site
) -> None:
    on = services_on_each
    sent(on, blog, email="b@example.org", comment="I Tranemo ringer skolan hem samma morgon")
    sent(on, blog, comment="Tack från mig")
    checked(on)

    ids = [
        sent(on, blog, comment="Håller med"),
        sent(on, blog, comment="Det gör de", url="https://kerstin.example.org"),
    ]

    with on.database.read() as connection:
        rows = comments.to_check(connection, ids)
    recalled = recall(on, rows.values())
    assert [recalled[one].thread for one in ids] == [(), ("I Tranemo ringer skolan hem samma morgon",)]


def test_only_the_last_ten_minutes_of_a_network_and_an_address_count(services_on_each: Services, blog: Site) -> None:
    on = services_on_each
    for n in range(4):
        sent(on, blog, page=f"{ORIGIN}/{n}", comment=f"Ord nummer {n} om skolan")
    checked(on)
    soon = known(on, sent(on, blog, comment="Snart"))
    on.clock.forward(minutes=11)  # type: ignore[attr-defined]
    later = known(on, sent(on, blog, comment="Senare"))

    assert (soon.from_network, soon.from_sender, soon.sender_pages) == (4, 4, 4)
    assert (later.from_network, later.from_sender, later.sender_pages) == (0, 0, 0)


def test_what_people_decided_is_spam_is_remembered_by_host_and_address(services_on_each: Services, blog: Site) -> None:
    on = services_on_each
    bad = sent(on, blog, email="s@example.org", url="https://www.shop.example", comment="Fin sida, tack")
    checked(on)
    decided(on, blog, bad, Action.SPAM)

    by_host = sent(on, blog, comment='Se <a href="https://shop.example/x">här</a>')
    by_address = sent(on, blog, email="S@example.org", comment="Fin sida igen")

    assert (known(on, by_host).host_spam, known(on, by_host).sender_spam) == (1, 0)
    assert (known(on, by_address).host_spam, known(on, by_address).sender_spam) == (0, 1)


def test_a_verdict_of_the_rules_is_not_held_against_a_host(services_on_each: Services, blog: Site) -> None:
    on = services_on_each
    sent(
        on, blog, url="https://shop.example", comment="Casino utan insättning, köp viagra nu, klicka här! Gratis bonus"
    )
    checked(on)

    assert known(on, sent(on, blog, email="b@example.org", url="https://shop.example")).host_spam == 0


def test_a_host_that_people_also_let_pass_is_nobodys(services_on_each: Services, blog: Site) -> None:
    on = services_on_each
    ids = [sent(on, blog, url="https://video.example", comment=f"Film nummer {n} om det här") for n in range(3)]
    checked(on)
    for one, action in zip(ids, (Action.SPAM, Action.APPROVE, Action.APPROVE), strict=True):
        decided(on, blog, one, action)

    assert known(on, sent(on, blog, email="b@example.org", url="https://video.example")).host_spam == 0


class TestWriterOfEarlierComments:
    """Three approved comments, and somebody who types the same e-mail address."""

    @pytest.fixture
    def earlier(self, services_on_each: Services, blog: Site) -> CommentId:
        on = services_on_each
        ids = [sent(on, blog, network="a" * 32, comment=f"Inlägg {n} om skolan och frånvaron") for n in range(3)]
        checked(on)
        on.clock.forward(days=2)  # type: ignore[attr-defined]
        return ids[0]

    @pytest.mark.usefixtures("earlier")
    def test_the_address_alone_proves_nothing(self, services_on_each: Services, blog: Site) -> None:
        typed = known(services_on_each, sent(services_on_each, blog, network="b" * 32))

        assert (typed.proof, typed.approved) == (Proof.NONE, 0)

    def test_a_receipt_proves_it(self, services_on_each: Services, blog: Site, earlier: CommentId) -> None:
        on = services_on_each
        receipt = f"https://comments.example.org/receipts/{on.seals.receipt_for(earlier)}"

        shown = known(on, sent(on, blog, network="b" * 32, receipt=receipt))

        assert (shown.proof, shown.approved) == (Proof.RECEIPT, 3)

    def test_anothers_receipt_does_not(self, services_on_each: Services, blog: Site, earlier: CommentId) -> None:
        on = services_on_each
        secret = on.seals.receipt_for(earlier)

        other = known(on, sent(on, blog, network="b" * 32, email="other@example.org", receipt=secret))

        assert (other.proof, other.approved) == (Proof.NONE, 0)

    @pytest.mark.usefixtures("earlier")
    def test_the_same_network_makes_it_likely(self, services_on_each: Services, blog: Site) -> None:
        there = known(services_on_each, sent(services_on_each, blog, network="a" * 32))

        assert (there.proof, there.approved) == (Proof.NETWORK, 3)


def test_nobody_earns_trust_by_the_comment_just_before(services_on_each: Services, blog: Site) -> None:
    on = services_on_each
    first = sent(on, blog, comment="Tack för texten om skolan")
    checked(on)
    secret = on.seals.receipt_for(first)

    at_once = known(on, sent(on, blog, comment="En gång till", receipt=secret))
    on.clock.forward(**{"days": 1})  # type: ignore[attr-defined]
    next_day = known(on, sent(on, blog, comment="Nästa dag", receipt=secret))

    assert (at_once.proof, next_day.proof) == (Proof.NONE, Proof.RECEIPT)


def test_traces_go_after_thirty_days(services_on_each: Services, blog: Site) -> None:
    on = services_on_each
    token = form_token.make(on.seals, blog.id, PAGE, on.clock.now())
    sent(on, blog, token=token)
    checked(on)
    again = sent(on, blog, token=token, comment="En gång till")
    assert known(on, again).token_uses == 1

    on.clock.forward(**{"seconds": timedelta(days=31).total_seconds()})  # type: ignore[attr-defined]
    purge(on)

    assert known(on, again).token_uses == 0


def test_checking_the_same_words_again_is_no_copy(services_on_each: Services, blog: Site) -> None:
    on = services_on_each
    comment_id = sent(on, blog, comment=SPUN.format("great", "cousin", "now"))
    checked(on)

    assert known(on, comment_id).alike_elsewhere == 0
    assert known(on, comment_id).from_network == 0
