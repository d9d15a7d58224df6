"""`kommentera recheck`: what is held or published, checked again under the present rules."""

from __future__ import annotations

import json
import sys
import time

import click

from service.actions import recheck as again
from service.commands.speech import installation, refusals
from service.comments.comment import CommentId
from service.comments.errors import UnknownSite
from service.comments.states import Status
from service.queues import CHECKS, PUBLISHING
from workers.checks.runner import CHECKS as ALL_CHECKS
from workers.jobs import work_through

_PAUSE = 0.1  # seconds between looks at how far the workers are


@click.command()
@click.argument("slug")
@click.option("--status", type=click.Choice([*map(str, again.STATUSES)]), default="held", show_default=True)
@click.option("--all", "everything", is_flag=True, help="Also what has results of the present version already.")
@click.option("--burst", is_flag=True, help="Work it off in this process instead of waiting for workers.")
@click.option("--json", "as_json", is_flag=True, help="The result as a JSON object.")
def recheck(slug: str, status: str, everything: bool, burst: bool, as_json: bool) -> None:
    """Check again what is held, or published, on the site SLUG. May be broken off and begun again.

    Held comments that no person has decided on are decided anew by the site's rules. A published comment that the rules
    would hold now is taken back, when rules had approved it; when a person had, it stays and can be found in the queue
    under "second look". New comments go on being checked meanwhile.
    """
    with refusals():
        on = installation()
        site = on.sites.find(slug)
        if site is None:
            raise UnknownSite
        versions = {} if everything else {check.NAME: check.VERSION for check in ALL_CHECKS}
        total = again.count(on, site, Status(status), versions)
        fed: list[CommentId] = []
        hidden = as_json or not sys.stderr.isatty()
        with click.progressbar(length=total, label="checking again", file=sys.stderr, hidden=hidden) as bar:
            while True:
                more = again.feed(on, site, Status(status), versions, fed[-1] if fed else None)
                fed += more
                bar.update(len(more))
                if burst:
                    work_through(on, [CHECKS, PUBLISHING])
                with on.database.read() as connection:
                    left = again.waiting(connection, site)
                if not more and not left:
                    break
                if not burst:
                    time.sleep(_PAUSE)
        now = again.statuses(on, fed)
    if as_json:
        click.echo(json.dumps({"site": slug, "rechecked": len(fed), "now": now}))
    else:
        states = ", ".join(f"{number} {name}" for name, number in sorted(now.items())) or "nothing to do"
        click.echo(f"checked {len(fed)} again: {states}")
