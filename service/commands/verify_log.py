"""`kommentera verify-log`: whether the audit log is whole."""

from __future__ import annotations

import json
import sys

import click

from service.processes import begin
from service.store import audit
from service.wiring import build


@click.command("verify-log")
@click.option("--json", "as_json", is_flag=True, help="One object on standard output.")
def verify_log(as_json: bool) -> None:
    """Walk every chain of the audit log; exit 1 at the first line that does not follow from the one before."""
    with build(begin()).database.read() as connection:
        results = {chain: audit.verify(connection, chain) for chain in audit.chains(connection)}
    if as_json:
        click.echo(
            json.dumps({chain: {"lines": good, "broken_at": broken} for chain, (good, broken) in results.items()})
        )
    else:
        for chain, (good, broken) in results.items():
            click.echo(f"{chain}: {good} lines" + (f", broken at line {broken}" if broken else ", whole"))
    if any(broken for _, broken in results.values()):
        sys.exit(1)
