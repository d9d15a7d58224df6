"""Checking again what is held or published: who has spoken stays right, and a break-off loses nothing."""

from __future__ import annotations

import pytest

from service.actions import Services
from service.actions import recheck as again
from service.actions.moderate import moderate
from service.actions.site_lists import add_entry
from service.actions.sites import change_site
from service.comments.comment import CommentId
from service.comments.decision import Action
from service.comments.site_lists import ListName
from service.comments.sites import Site
from service.comments.states import Status
from service.queues import CHECKS, PUBLISHING
from service.store import comments, site_lists, threads
from service.store.tables import check_results
from tests import builders, people
from tests.builders import PAGE
from workers.jobs import work_through

NAME = "Fjällvråk"
TEXT = f"I dag såg vi {NAME} på torget, det var fint väder."


@pytest.fixture
def on(services_on_each: Services) -> Services:
    return services_on_each


def recheck(on: Services, site: Site, status: Status) -> list[CommentId]:
    fed: list[CommentId] = []
    while more := again.feed(on, site, status, {}, fed[-1] if fed else None):
        fed += more
        work_through(on, [CHECKS, PUBLISHING])
    return fed


def watch(on: Services, site: Site, word: str = NAME) -> Site:
    add_entry(on, site, ListName.WATCH, word, actor="operator")
    found = on.sites.find(site.id)
    assert found is not None
    return found


def row(on: Services, comment_id: CommentId) -> tuple[str, list[str]]:
    with on.database.read() as connection:
        found = comments.one(connection, comment_id)
    return found["status"], list(found["reasons"])


def public(on: Services, site: Site) -> int:
    head = threads.head(on.database, site.id, PAGE)
    return head["count"] if head and head["count"] else 0


def published(on: Services, site: Site) -> CommentId:
    comment_id = builders.submitted(on, site, comment=TEXT).comment_id
    work_through(on, [CHECKS, PUBLISHING])
    return comment_id


def test_what_rules_had_approved_is_taken_back_where_they_would_hold_it_now(on: Services) -> None:
    site = builders.a_site(on, mode="review-flagged")
    comment_id = published(on, site)
    assert (row(on, comment_id)[0], public(on, site)) == (Status.PUBLISHED, 1)

    assert recheck(on, watch(on, site), Status.PUBLISHED) == [comment_id]

    assert row(on, comment_id) == (Status.HELD, ["rules_changed", "personal_data"])
    assert public(on, site) == 0


def test_what_a_person_had_approved_stays_and_asks_for_a_second_look(on: Services) -> None:
    site = builders.a_site(on)
    comment_id = builders.held(on, site, comment=TEXT)
    anna = people.a_person(on, "anna@example.org", site, people.Role.MODERATOR)
    moderate(on, anna, comment_id, Action.APPROVE)
    work_through(on, [PUBLISHING])

    recheck(on, watch(on, site), Status.PUBLISHED)

    assert row(on, comment_id) == (Status.PUBLISHED, ["second_look", "personal_data"])
    assert public(on, site) == 1


def test_what_is_held_is_decided_anew_unless_a_person_has_spoken(on: Services) -> None:
    site = watch(on, builders.a_site(on, mode="review-flagged"))
    untouched = builders.held(on, site, comment=TEXT)
    spoken = builders.held(on, site, comment=f"{TEXT} Och en gång till.")
    anna = people.a_person(on, "anna@example.org", site, people.Role.MODERATOR)
    moderate(on, anna, spoken, Action.SPAM)
    moderate(on, anna, spoken, Action.RESTORE)
    with on.database.write() as connection:
        site_lists.empty(connection, site.id, ListName.WATCH)
    on.sites.forget()

    recheck(on, site, Status.HELD)

    assert row(on, untouched)[0] == Status.PUBLISHED
    assert row(on, spoken)[0] == Status.HELD


def test_what_has_results_of_the_present_versions_is_left_alone(on: Services) -> None:
    site = builders.a_site(on)
    builders.held(on, site, comment=TEXT)
    with on.database.read() as connection:
        versions = {one.check_name: one.version for one in connection.execute(check_results.select())}

    assert again.count(on, site, Status.HELD, versions) == 0
    assert again.count(on, site, Status.HELD, {**versions, "spam": "newer"}) == 1


def test_only_so_many_wait_at_a_time_and_what_was_fed_is_not_fed_twice(on: Services) -> None:
    site = builders.a_site(on)
    ids = sorted(builders.held(on, site, comment=f"{TEXT} Nummer {number}.") for number in range(5))
    change_site(on, site.slug, {"title": "Bloggen"})

    first = again.feed(on, site, Status.HELD, {}, None, ahead=3)
    full = again.feed(on, site, Status.HELD, {}, first[-1], ahead=3)
    work_through(on, [CHECKS])
    rest = again.feed(on, site, Status.HELD, {}, first[-1])

    assert (first, full, rest) == (ids[:3], [], ids[3:])
