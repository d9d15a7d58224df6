from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from service.actions import Services
from service.store import (
    tables_of_models,  # noqa: F401
    tables_of_opinions,  # noqa: F401 - adds its tables to the metadata
    tables_of_rules,  # noqa: F401
)
from service.store.database import Database
from service.store.migrate import migrate, newest, present
from service.store.tables import metadata


def test_migrations_make_exactly_the_tables(services_on_each: Services) -> None:
    with services_on_each.database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, metadata)

    assert differences == []


def test_migrating_again_changes_nothing(database_url: str) -> None:
    database = Database(database_url)
    migrate(database)

    reached = migrate(database)

    with database.read() as connection:
        assert present(connection) == reached == newest()
    database.close()
