"""`kommentera rules`: which rules the checks have, and how often a site's people agree with each."""

from __future__ import annotations

import json

import click

from service.commands.speech import installation, refusals
from service.comments.agreement import Agreement
from service.comments.errors import UnknownSite
from service.store import agreement as store
from workers.checks.rules import RULES
from workers.commands import reports


@click.command()
@click.argument("slug", required=False)
@click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
def rules(slug: str | None, as_json: bool) -> None:
    """List the rules; with SLUG, how often each hit what that site's people approved or refused.

    A `?` marks a rule that people disagree with more often than not, after at least twenty hits: put it into shadow
    (`kommentera site set SLUG shadow=RULE`) or let what it finds stand (`kommentera list add SLUG may-stand …`).
    """
    if slug is None:
        listed = {check: sorted(names) for check, names in RULES.items()}
        names = [f"{check}:{name}" for check, names in listed.items() for name in names]
        click.echo(json.dumps(listed) if as_json else "\n".join(names))
        return
    tallied = Agreement()
    with refusals():
        on = installation()
        site = on.sites.find(slug)
        if site is None:
            raise UnknownSite
        with on.database.read() as connection:
            judged = store.judgements(connection, site.id)
            found: dict[object, list[tuple[str, str]]] = {}
            for comment_id, check, rule in store.found_in(connection, list(judged)):
                found.setdefault(comment_id, []).append((check, rule))
    for comment_id, said in judged.items():
        tallied.add(said, found.get(comment_id, ()))
    click.echo(json.dumps(reports.as_json(tallied)) if as_json else "\n".join(reports.as_table(tallied)))
