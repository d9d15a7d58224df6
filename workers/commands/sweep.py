"""`kommentera sweep`: one turn of the timetable, for a cron of one's own or by hand."""

from __future__ import annotations

import click

from service.processes import begin
from workers import schedule
from workers.runtime import services


@click.command()
def sweep() -> None:
    """Ring for what was left behind and let go of what has had its time."""
    begin()
    on = services()
    due = schedule.sweep(on)
    schedule.purge(on)
    click.echo(f"rang for: {', '.join(due) or 'nothing'}", err=True)
