"""`kommentera recheck`: what is held or published, checked again under the present rules."""

from __future__ import annotations

import json
import sys
import time

import click

from service.actions import Services
from service.actions import recheck as again
from service.actions.sites import OPERATOR
from service.commands.speech import installation, refusals
from service.comments.errors import UnknownSite
from service.comments.states import Status
from service.queues import CHECKS, PUBLISHING
from service.store import rechecks as store
from service.store.rechecks import Recheck
from workers import rechecks
from workers.jobs import work_through

_PAUSE = 0.1  # seconds between looks at how far the workers are


@click.command()
@click.argument("slug")
@click.option("--status", type=click.Choice([*map(str, again.STATUSES)]), default="held", show_default=True)
@click.option("--all", "everything", is_flag=True, help="Also what has results of the present version already.")
@click.option("--burst", is_flag=True, help="Work it off in this process instead of waiting for workers.")
@click.option("--json", "as_json", is_flag=True, help="The result as a JSON object.")
def recheck(slug: str, status: str, everything: bool, burst: bool, as_json: bool) -> None:
    """Check again what is held, or published, on the site SLUG. Workers go on with it when this is broken off.

    Held comments that no person has decided on are decided anew by the site's rules. A published comment that the rules
    would hold now is taken back, when rules had approved it; when a person had, it stays and can be found in the queue
    under "second look". New comments go on being checked meanwhile.
    """
    with refusals():
        on = installation()
        site = on.sites.find(slug)
        if site is None:
            raise UnknownSite
        running = again.begin(on, site, Status(status), everything=everything, actor=OPERATOR)
        hidden = as_json or not sys.stderr.isatty()
        with click.progressbar(length=0, label="checking again", file=sys.stderr, hidden=hidden) as bar:
            while running.finished_at is None:
                if burst:
                    rechecks.go_on(on)
                    work_through(on, [CHECKS, PUBLISHING])
                else:
                    time.sleep(_PAUSE)
                before = running
                running = _now(on, before)
                bar.length = running.total or 0
                bar.update(running.done - before.done)
    if as_json:
        click.echo(json.dumps({"site": slug, "rechecked": running.done, "changed": running.changed}))
    else:
        click.echo(f"checked {running.done} again, {running.changed} changed" if running.done else "nothing to do")


def _now(on: Services, before: Recheck) -> Recheck:
    with on.database.read() as connection:
        return store.one(connection, before.id) or before
