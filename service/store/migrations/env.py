"""Alembic's entry: the connection, and its transaction, are handed in by `service.store.migrate`."""

from alembic import context

from service.store import tables_of_models, tables_of_opinions, tables_of_rules  # noqa: F401 - they add their tables to the metadata
from service.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
)
context.run_migrations()
