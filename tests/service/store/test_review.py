"""The queue's order, pages, filters and search, on both kinds of store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import cast
from uuid import UUID

import pytest
from sqlalchemy import update

from service.actions import Services
from service.comments.comment import CommentId
from service.comments.sites import Site
from service.comments.states import Status
from service.store import review
from service.store.review import Filters, Sort, Tally
from service.store.tables import comments
from tests import builders

NAMES = ("Ali", "Britta", "Cecilia", "Dana", "Elsa")


def a_queue(on: Services, *sites: Site) -> list[CommentId]:
    """Five comments on each site, in turn, a second apart."""
    made = []
    for name in NAMES:
        for site in sites:
            cast(builders.StoppedClock, on.clock).forward(seconds=1)
            page = f"{site.origins[0]}/om-skolfranvaro"
            made.append(builders.held(on, site, page=page, author=name, comment=f"{name} tycker till om skolan."))
    return made


def ids(on: Services, filters: Filters) -> list[UUID]:
    with on.database.read() as connection:
        return [row["id"] for row in review.queue(connection, filters).items]


def pages(on: Services, filters: Filters) -> Iterator[list[UUID]]:
    while True:
        with on.database.read() as connection:
            page = review.queue(connection, filters)
        yield [row["id"] for row in page.items]
        if page.next is None:
            return
        filters = replace(filters, after=page.next)


def set_risk(on: Services, comment_id: CommentId, risk: float) -> None:
    with on.database.write() as connection:
        connection.execute(update(comments).where(comments.c.id == comment_id).values(risk=risk))


@pytest.fixture
def site_on_each(services_on_each: Services) -> Site:
    return builders.a_site(services_on_each)


@pytest.mark.parametrize("sort", list(Sort))
@pytest.mark.parametrize("limit", [1, 2, 5])
def test_pages_together_are_the_whole_queue(
    services_on_each: Services, site_on_each: Site, sort: Sort, limit: int
) -> None:
    made = a_queue(services_on_each, site_on_each)
    for comment_id, risk in zip(made, (0, 300, 0, 2.5, 300), strict=True):
        set_risk(services_on_each, comment_id, risk)
    expected = {
        Sort.OLDEST: [0, 1, 2, 3, 4],
        Sort.NEWEST: [4, 3, 2, 1, 0],
        Sort.RISK: [4, 1, 3, 2, 0],
    }[sort]

    shown = [
        one for page in pages(services_on_each, Filters((site_on_each.id,), sort=sort, limit=limit)) for one in page
    ]

    assert shown == [made[number] for number in expected]


def test_a_page_does_not_move_when_others_come_and_go(services: Services) -> None:
    site = builders.a_site(services)
    made = a_queue(services, site)
    filters = Filters((site.id,), limit=2)
    with services.database.read() as connection:
        first = review.queue(connection, filters)

    newcomer = builders.held(services, site)
    with services.database.write() as connection:
        connection.execute(update(comments).where(comments.c.id == made[0]).values(status=Status.REJECTED))

    rest = [one for page in pages(services, replace(filters, after=first.next)) for one in page]
    assert [row["id"] for row in first.items] == made[:2]
    assert rest == [*made[2:], newcomer]


def test_several_sites_and_states_are_one_queue(services: Services) -> None:
    blog = builders.a_site(services)
    other = builders.a_site(services, "other", "https://other.example.org", mode="review-flagged")
    made = a_queue(services, blog, other)
    both = (blog.id, other.id)

    shown = [one for page in pages(services, Filters(both, statuses=(), limit=3)) for one in page]

    assert shown == made
    assert ids(services, Filters(both, statuses=(Status.APPROVED,))) == made[1::2]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        pytest.param("skolan", [0, 1, 2], id="in the text"),
        pytest.param("BRITTA", [1], id="a name in capitals"),
        pytest.param("åsa", [2], id="a Swedish letter in the other case"),
        pytest.param("ÅSA", [2], id="and the other way round"),
        pytest.param("/om-skolfranvaro", [0, 1, 2, 3], id="in the page's address"),
        pytest.param("%", [3], id="a per cent sign is a per cent sign"),
        pytest.param("_", [3], id="an underline is an underline"),
        pytest.param("\\", [3], id="a backslash is a backslash"),
        pytest.param("' OR 1=1 --", [], id="an attempt at SQL"),
        pytest.param("finns inte", [], id="nowhere"),
    ],
)
def test_a_search_finds(services_on_each: Services, site_on_each: Site, words: str, found: list[int]) -> None:
    texts = ("Ali om skolan.", "Om skolan.", "Åsa om skolan.", "100 % _rätt_ \\ fel")
    made = [
        builders.held(services_on_each, site_on_each, author=name, comment=text)
        for name, text in zip(("Ali", "Britta", "Cecilia", "Dana"), texts, strict=True)
    ]

    shown = ids(services_on_each, Filters((site_on_each.id,), q=words))

    assert shown == [made[number] for number in found]


def test_the_queue_can_be_narrowed_to_a_reason(services_on_each: Services, site_on_each: Site) -> None:
    builders.held(services_on_each, site_on_each)
    with_phone = builders.held(services_on_each, site_on_each, author="Ali", comment="Ring 070-1740612 så pratar vi.")

    assert ids(services_on_each, Filters((site_on_each.id,), reason="personal_data")) == [with_phone]
    with services_on_each.database.read() as connection:
        counted = review.count_by_reason(connection, [site_on_each.id], Status.HELD)
        states = review.count_by_status(connection, [site_on_each.id])
    assert counted == {"review_all": Tally(2), "personal_data": Tally(1)}
    assert states[Status.HELD] == Tally(2)


def test_a_search_through_very_many_goes_on_where_it_stopped(
    services: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(review, "SCAN", 2)
    blog = builders.a_site(services)
    other = builders.a_site(services, "other", "https://other.example.org")
    made = a_queue(services, blog, other)
    filters = Filters((blog.id, other.id), q="Dana", limit=2)

    answers = list(pages(services, filters))

    assert [one for page in answers for one in page] == made[6:8]
    assert len(answers) > 2


def test_high_counts_are_not_counted_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(review, "COUNTED", 10)

    assert Tally(6) + Tally(5) == Tally(10, more=True)
    assert Tally(6) + Tally(4) == Tally(10)
    assert Tally(1, more=True) + Tally(0) == Tally(1, more=True)


def test_what_comes_next_begins_again_at_the_end(services: Services) -> None:
    site = builders.a_site(services)
    made = a_queue(services, site)
    filters = Filters((site.id,))

    with services.database.read() as connection:
        rows = review.queue(connection, filters).items
        after = [review.following(connection, filters, review.place_of(row, Sort.OLDEST)) for row in rows]

    assert after == [*made[1:], made[0]]
