"""`kommentera migrate`: bring the store to the newest schema."""

from __future__ import annotations

import click

from service.comments.errors import StoreAway
from service.processes import begin
from service.store.database import Database
from service.store.migrate import migrate as bring


@click.command()
def migrate() -> None:
    """Create or upgrade the tables; does nothing when they are up to date."""
    settings = begin()
    settings.data_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        reached = bring(Database(settings.database_url))
    except StoreAway as error:
        raise click.ClickException("the store cannot be reached; check KOMMENTERA_DATABASE_URL.") from error
    click.echo(f"the store is at {reached}", err=True)
