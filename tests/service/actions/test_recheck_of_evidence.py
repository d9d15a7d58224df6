"""What only the moment could tell in which a comment came is judged once: later copies and what was forgotten move
nothing, and nobody is asked again about what they were shown.
"""

from __future__ import annotations

import pytest
from sqlalchemy import update

from service.actions import Services
from service.actions.moderate import moderate
from service.actions.sites import change_site
from service.actions.submit import Arrival, submit
from service.comments.comment import CommentId
from service.comments.decision import Action, Redaction
from service.comments.findings import own_params
from service.comments.site_lists import ListName
from service.comments.sites import Site
from service.comments.states import Status
from service.queues import CHECKS, PUBLISHING
from service.store import findings, site_lists, traces
from service.store.tables import comments
from tests import builders, people
from tests.service.actions.test_recheck import TEXT, recheck, row, watch
from workers.jobs import work_through

COPIED = (
    "Hela den här veckan har vi sett hur snabbt allt förändras när alla hjälps åt med det som behövs, "
    "och vi vill gärna berätta mer om hur det gick till hos oss."
)
PHONE = "Ring 070-174 06 05 i dag om ni vill veta mer."


@pytest.fixture
def on(services_on_each: Services) -> Services:
    return services_on_each


def sent(on: Services, site: Site, number: int, **fields: str) -> CommentId:
    """A comment on a page of its own, checked and handed over."""
    submission = builders.a_submission(**{"page": f"{builders.ORIGIN}/sida-{number}", **fields})
    comment_id = submit(on, site, submission, Arrival(network_hash=f"{number % 10}" * 32)).comment_id
    work_through(on, [CHECKS, PUBLISHING])
    return comment_id


def copies(on: Services, site: Site) -> list[CommentId]:
    return [
        sent(on, site, number, comment=f"{COPIED} Sida {number}.", author=f"Namn{number}", email=f"n{number}@a.example")
        for number in range(6)
    ]


def approved(on: Services, site: Site, typed: str, *cuts: Redaction) -> CommentId:
    comment_id = builders.held(on, site, comment=typed)
    anna = people.a_person(on, "anna@example.org", site, people.Role.MODERATOR)
    moderate(on, anna, comment_id, Action.APPROVE, redactions=cuts)
    work_through(on, [PUBLISHING])
    return comment_id


def test_a_text_that_others_copied_later_stays_published(on: Services) -> None:
    site = builders.a_site(on, mode="review-flagged")
    original, *_, last = copies(on, site)
    assert (row(on, original)[0], row(on, last)[0]) == (Status.PUBLISHED, Status.HELD)

    recheck(on, site, Status.PUBLISHED)

    assert row(on, original) == (Status.PUBLISHED, ["clean"])


def test_a_held_copy_stays_held_when_its_traces_are_forgotten(on: Services) -> None:
    site = builders.a_site(on, mode="review-flagged")
    last = copies(on, site)[-1]
    with on.database.write() as connection:
        traces.purge(connection, on.clock.now() + 2 * traces.KEPT)

    for _ in range(2):
        recheck(on, site, Status.HELD)

    assert row(on, last) == (Status.HELD, ["suspected_spam"])


def test_a_writer_who_was_known_stays_published_when_the_network_is_forgotten(on: Services) -> None:
    site = builders.a_site(on, mode="review-flagged")
    sent(on, site, 10, comment="Vi har haft samma sak hos oss och det tog tid innan någon svarade.")
    on.clock.forward(days=3)  # type: ignore[attr-defined]
    linking = sent(on, site, 20, comment="Läste rapporten i går, den var bra.", url="https://kerstin.example.org")
    assert row(on, linking)[0] == Status.PUBLISHED
    with on.database.write() as connection:
        connection.execute(update(comments).values(network_hash=None))

    recheck(on, site, Status.PUBLISHED)

    assert row(on, linking) == (Status.PUBLISHED, ["clean"])


def test_a_first_link_is_let_go_where_the_site_no_longer_minds(on: Services) -> None:
    site = builders.a_site(on, mode="review-flagged")
    linking = sent(on, site, 1, url="https://kerstin.example.org")
    assert row(on, linking) == (Status.HELD, ["first_link"])

    recheck(on, change_site(on, site.slug, {"hold_first_link": "no"}), Status.HELD)

    assert row(on, linking)[0] == Status.PUBLISHED


@pytest.mark.parametrize("cuts", [(), (Redaction(5, 18, "[telefonnummer]"),)], ids=["as it is", "with replacements"])
def test_what_a_person_had_been_shown_asks_for_no_second_look(on: Services, cuts: tuple[Redaction, ...]) -> None:
    site = builders.a_site(on)
    comment_id = approved(on, site, PHONE, *cuts)

    recheck(on, site, Status.PUBLISHED)

    assert row(on, comment_id) == (Status.PUBLISHED, [])


def test_a_second_look_waits_until_nothing_is_left_to_look_at(on: Services) -> None:
    site = builders.a_site(on)
    comment_id = approved(on, site, TEXT)
    watching = watch(on, site)
    for _ in range(2):
        recheck(on, watching, Status.PUBLISHED)
        assert row(on, comment_id) == (Status.PUBLISHED, ["second_look", "personal_data"])

    with on.database.write() as connection:
        site_lists.empty(connection, site.id, ListName.WATCH)
    on.sites.forget()
    recheck(on, site, Status.PUBLISHED)

    assert row(on, comment_id) == (Status.PUBLISHED, [])


def test_what_was_set_aside_is_kept_as_it_was_found(on: Services) -> None:
    site = builders.a_site(on, mode="review-flagged")
    change_site(on, site.slug, {"shadow": "alike_on_many_pages"})
    last = copies(on, site)[-1]
    assert row(on, last)[0] == Status.PUBLISHED

    recheck(on, change_site(on, site.slug, {"shadow": ""}), Status.PUBLISHED)

    assert row(on, last) == (Status.HELD, ["rules_changed", "suspected_spam"])
    with on.database.read() as connection:
        (finding,) = findings.of_revision(connection, last, 1)["spam"].findings
    assert (finding.rule, dict(finding.params)) == ("alike_on_many_pages", dict(own_params(finding)))
