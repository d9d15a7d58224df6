"""What readers' queries find, on both kinds of store."""

from __future__ import annotations

from service.actions import Services
from service.actions.withdraw import withdraw
from service.comments.comment import CommentId
from service.store import threads
from service.store.threads import Place
from tests import builders
from tests.builders import ORIGIN, PAGE
from tests.service.web.readers import published


def test_a_page_is_read_in_both_directions_from_any_place(services_on_each: Services) -> None:
    on = services_on_each
    site = builders.a_site(on, mode="review-flagged")
    ids = [published(on, site, comment=f"Kommentar nummer {number} i tråden.") for number in range(4)]

    with on.database.read() as connection:
        head = threads.head(on.database, site.id, PAGE)
        assert head is not None
        assert (head["count"], head["closed_at"]) == (4, None)
        rows = threads.comments(connection, head["id"])
        places = [Place(row["received_at"], row["comment_id"]) for row in rows]
        following = threads.comments(connection, head["id"], after=places[1], limit=1)
        before = threads.comments(connection, head["id"], after=places[2], newest=True)

    assert [row["comment_id"] for row in rows] == ids
    assert [row["comment_id"] for row in following] == ids[2:3]
    assert [row["comment_id"] for row in before] == ids[1::-1]


def test_a_reply_without_its_parent_is_an_orphan(services_on_each: Services) -> None:
    on = services_on_each
    site = builders.a_site(on, mode="review-flagged")
    parent = published(on, site)
    published(on, site, parent=str(parent), comment="Ett svar på det som står ovanför.")

    def orphans() -> list[bool]:
        with on.database.read() as connection:
            head = threads.head(on.database, site.id, PAGE)
            assert head is not None
            return [bool(row["orphan"]) for row in threads.comments(connection, head["id"])]

    assert orphans() == [False, False]
    withdraw(on, CommentId(parent))
    assert orphans() == [True]


def test_counts_and_the_newest_are_of_one_site(services_on_each: Services) -> None:
    on = services_on_each
    site = builders.a_site(on, mode="review-flagged")
    other = builders.a_site(on, slug="other", origin="https://other.example.org", mode="review-flagged")
    first = published(on, site)
    second = published(on, site, page=f"{ORIGIN}/annan", comment="En kommentar på en annan sida.")
    published(on, other, page="https://other.example.org/x", comment="En kommentar på en annan blogg.")

    with on.database.read() as connection:
        counts = threads.counts(connection, site.id, [PAGE, f"{ORIGIN}/tom", "https://other.example.org/x"])
        newest = [row["comment_id"] for row in threads.latest(connection, site.id, None, 10)]
        of_page = [row["comment_id"] for row in threads.latest(connection, site.id, PAGE, 10)]

    assert counts == {PAGE: 1}
    assert newest == [second, first]
    assert of_page == [first]
