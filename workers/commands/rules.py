"""`kommentera rules`: which rules the checks have, and how often a site's people agree with each."""

from __future__ import annotations

import json

import click

from service.commands.speech import installation, refusals
from service.comments.errors import UnknownSite
from service.store.agreement import NEWEST, agreement_on
from workers.checks.rules import RULES
from workers.commands import reports


@click.command()
@click.argument("slug", required=False)
@click.option(
    "--newest", type=click.IntRange(1), default=NEWEST, show_default=True, help="Of each state so many comments."
)
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def rules(slug: str | None, newest: int, as_json: bool) -> None:
    """List the rules; with SLUG, what each hit on that site, and how often its people agreed.

    A `?` marks a rule that people disagree with more often than not, after at least twenty hits: put it into shadow
    (`kommentera site set SLUG shadow=RULE`) or let what it finds stand (`kommentera list add SLUG may-stand …`).
    """
    if slug is None:
        listed = {check: sorted(names) for check, names in RULES.items()}
        names = [f"{check}:{name}" for check, names in listed.items() for name in names]
        click.echo(json.dumps(listed) if as_json else "\n".join(names))
        return
    with refusals():
        on = installation()
        site = on.sites.find(slug)
        if site is None:
            raise UnknownSite
        with on.database.read() as connection:
            agreement = agreement_on(connection, site.id, newest)
    shadow = frozenset(site.rules.shadow)
    click.echo(
        json.dumps(reports.as_json(agreement, shadow)) if as_json else "\n".join(reports.as_table(agreement, shadow))
    )
