"""What becomes of a transaction that cannot be ended well, and of a store that is not as it should be."""

from __future__ import annotations

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError

from service.actions import Services
from service.clock import new_id
from service.comments.errors import StoreAway
from service.store.database import Database
from service.store.outbox import depth
from service.store.tables import memberships
from tests import builders


def test_a_commit_that_fails_leaves_the_store_writable(services: Services) -> None:
    with pytest.raises(IntegrityError):
        give_a_stranger_a_role(services)

    builders.submitted(services, builders.a_site(services))


def test_a_store_without_tables_is_away(database_url: str) -> None:
    database = Database(database_url)
    with pytest.raises(StoreAway), database.read() as connection:
        depth(connection, "checks")
    database.close()


@pytest.mark.postgresql
def test_a_replica_that_cannot_be_written_to_is_away(postgres_url: str) -> None:
    database = Database(postgres_url)
    with pytest.raises(StoreAway):
        write_on_a_replica(database)
    database.close()


def give_a_stranger_a_role(services: Services) -> None:
    """SQLite looks at the foreign keys only when this is committed."""
    strangers = {name: new_id(services.clock.now()) for name in ("person_id", "site_id")}
    with services.database.write() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        connection.execute(insert(memberships).values(**strangers, role="reader"))


def write_on_a_replica(database: Database) -> None:
    with database.write() as connection:
        connection.execute(text("SET TRANSACTION READ ONLY"))
        connection.execute(text("CREATE TABLE never (id integer)"))
