"""Checking again what is held or published: who has spoken stays right, and a break-off loses nothing."""

from __future__ import annotations

from typing import Any

import pytest

from service.actions import Services
from service.actions import recheck as again
from service.actions.moderate import moderate
from service.actions.site_lists import add_entry
from service.comments.comment import CommentId
from service.comments.decision import Action
from service.comments.errors import RecheckRunning
from service.comments.site_lists import ListName
from service.comments.sites import Site
from service.comments.states import Status
from service.queues import CHECKS, PUBLISHING, SilentBell
from service.store import comments, outbox, site_lists, threads
from service.store import rechecks as store
from service.store.rechecks import Recheck
from service.store.tables import check_results
from service.store.tables import outbox as outbox_rows
from service.wiring import build
from tests import builders, people
from tests.builders import PAGE
from workers import rechecks, schedule
from workers.jobs import work_through

NAME = "Fjällvråk"
TEXT = f"I dag såg vi {NAME} på torget, det var fint väder."


@pytest.fixture
def on(services_on_each: Services) -> Services:
    return services_on_each


def recheck(on: Services, site: Site, status: Status) -> Recheck:
    """Everything in this state, until it is done."""
    begun = again.begin(on, site, status, everything=True, actor="operator")
    rechecks.go_on(on)
    work_through(on, [CHECKS, PUBLISHING])
    rechecks.go_on(on)
    return so_far(on, begun)


def so_far(on: Services, begun: Recheck) -> Recheck:
    with on.database.read() as connection:
        found = store.one(connection, begun.id)
    assert found is not None
    return found


def figures(of: Recheck) -> tuple[int | None, int, int]:
    return of.total, of.done, of.changed


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

    assert figures(recheck(on, watch(on, site), Status.PUBLISHED)) == (1, 1, 1)

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

    begun = again.begin(on, site, Status.HELD, everything=False, actor="operator")
    assert again.go_on(on, versions) == 0
    assert (so_far(on, begun).total, so_far(on, begun).finished_at is None) == (0, False)

    begun = again.begin(on, site, Status.HELD, everything=False, actor="operator")
    assert again.go_on(on, {**versions, "spam": "newer"}) == 1
    assert figures(so_far(on, begun)) == (1, 0, 0)


def test_only_so_many_wait_at_a_time_and_what_was_fed_is_not_fed_twice(on: Services) -> None:
    site = builders.a_site(on)
    for number in range(5):
        builders.held(on, site, comment=f"{TEXT} Nummer {number}.")
    begun = again.begin(on, site, Status.HELD, everything=True, actor="operator")

    assert (again.go_on(on, {}, ahead=3), again.go_on(on, {}, ahead=3)) == (3, 0)
    assert figures(so_far(on, begun)) == (5, 0, 0)
    assert len(waiting(on)) == 3

    work_through(on, [CHECKS])
    assert figures(so_far(on, begun)) == (5, 5, 0)
    assert so_far(on, begun).finished_at is not None


def test_a_worker_that_dies_leaves_nothing_behind(on: Services) -> None:
    site = builders.a_site(on)
    for number in range(4):
        builders.held(on, site, comment=f"{TEXT} Nummer {number}.")
    begun = again.begin(on, site, Status.HELD, everything=True, actor="operator")
    again.go_on(on, {}, ahead=2)
    with on.database.write() as connection:
        assert len(outbox.claim(connection, CHECKS, on.clock.now(), 50)) == 2  # and dies

    on.clock.forward(seconds=60)  # type: ignore[attr-defined]
    assert CHECKS in schedule.sweep(on)
    work_through(on, [CHECKS])

    assert figures(so_far(on, begun)) == (4, 4, 0)
    assert so_far(on, begun).finished_at is not None


def test_what_has_been_decided_before_its_turn_is_not_counted(on: Services) -> None:
    site = builders.a_site(on)
    first, second = sorted(builders.held(on, site, comment=f"{TEXT} Nummer {number}.") for number in range(2))
    begun = again.begin(on, site, Status.HELD, everything=True, actor="operator")
    again.go_on(on, {}, ahead=1)
    moderate(on, people.a_person(on, "anna@example.org", site, people.Role.MODERATOR), second, Action.SPAM)

    work_through(on, [CHECKS])

    assert first != second
    assert figures(so_far(on, begun)) == (1, 1, 0)


def test_what_came_after_it_was_begun_is_not_read(on: Services) -> None:
    site = builders.a_site(on)
    begun = again.begin(on, site, Status.HELD, everything=True, actor="operator")
    builders.held(on, site, comment=TEXT)

    rechecks.go_on(on)

    assert figures(so_far(on, begun)) == (0, 0, 0)


def test_a_worker_reads_under_the_lists_of_now(on: Services) -> None:
    site = builders.a_site(on)
    comment_id = builders.held(on, site, comment=TEXT)
    worker = build(on.settings, clock=on.clock, bell=SilentBell())
    assert worker.sites.find(site.id) is not None  # and keeps what it read for a while
    watch(on, site)
    again.begin(on, site, Status.HELD, everything=True, actor="operator")

    rechecks.go_on(worker)
    work_through(worker, [CHECKS])
    worker.database.close()

    assert row(on, comment_id) == (Status.HELD, ["personal_data", "review_all"])


def test_one_runs_at_a_time_and_the_same_again_is_the_one_that_runs(on: Services) -> None:
    site, other = builders.a_site(on), builders.a_site(on, "other", "https://other.example.org")
    builders.held(on, site, comment=TEXT)
    begun = again.begin(on, site, Status.HELD, everything=True, actor="operator")

    assert again.begin(on, site, Status.HELD, everything=True, actor="operator").id == begun.id
    with pytest.raises(RecheckRunning):
        again.begin(on, site, Status.PUBLISHED, everything=True, actor="operator")
    assert again.begin(on, other, Status.PUBLISHED, everything=True, actor="operator").id != begun.id

    work_through(on, [CHECKS])
    rechecks.go_on(on)
    work_through(on, [CHECKS])
    assert again.begin(on, site, Status.PUBLISHED, everything=True, actor="operator").id != begun.id


def waiting(on: Services) -> list[Any]:
    with on.database.read() as connection:
        return list(connection.execute(outbox_rows.select()))
