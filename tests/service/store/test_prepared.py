"""The short way to SQLite's driver says the same as SQLAlchemy's own."""

from __future__ import annotations

import pytest
from sqlalchemy import bindparam, insert, select

from service.actions import Services
from service.clock import new_id
from service.comments.errors import StoreAway
from service.store.prepared import Prepared, insert_all
from service.store.tables import comments, pages
from tests import builders

BY_SITE = select(pages).where(pages.c.site_id == bindparam("site_id")).order_by(pages.c.url).limit(2)


def page(on: Services, site_id, url: str, **more):
    now = on.clock.now()
    return {"id": new_id(now), "site_id": site_id, "url": url, "title": "", "created_at": now, **more}


def test_what_it_inserts_and_reads_is_what_sqlalchemy_does(services_on_each: Services) -> None:
    on = services_on_each
    site = builders.a_site(on)
    quick = page(on, site.id, "https://blog.example.org/a", closed_at=on.clock.now())
    plain = page(on, site.id, "https://blog.example.org/b")
    with on.database.write() as connection:
        insert_all(pages).run(connection, quick)
        connection.execute(insert(pages), plain)

    with on.database.read() as connection:
        prepared = Prepared(BY_SITE)
        read = [dict(row) for row in prepared.every(connection, {"site_id": site.id})]
        again = [dict(row) for row in prepared.every(connection, {"site_id": site.id})]
        expected = [dict(row) for row in connection.execute(BY_SITE, {"site_id": site.id}).mappings()]

    assert read == again == expected
    assert [row["id"] for row in read] == [quick["id"], plain["id"]]
    assert read[0]["closed_at"] == quick["closed_at"]
    assert read[1]["closed_at"] is None


def test_every_value_of_a_comment_survives(services_on_each: Services) -> None:
    on = services_on_each
    site = builders.a_site(on)
    done = builders.submitted(on, site)

    with on.database.read() as connection:
        row = connection.execute(select(comments)).mappings().one()

    assert row["id"] == done.comment_id
    assert row["site_id"] == site.id
    assert row["reasons"] == []
    assert row["evidence"]["channel"] == "api"
    assert row["notify"] is False
    assert row["decided_at"] is row["parent_id"] is None
    assert row["received_at"] < row["supervise_by"]


def test_nothing_of_a_transaction_that_failed_remains(services_on_each: Services) -> None:
    on = services_on_each
    site = builders.a_site(on)

    def fail() -> None:
        with on.database.write() as connection:
            insert_all(pages).run(connection, page(on, site.id, "https://blog.example.org/a"))
            raise StoreAway

    with pytest.raises(StoreAway):
        fail()
    with on.database.read() as connection:
        assert connection.execute(select(pages)).all() == []
