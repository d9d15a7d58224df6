"""`kommentera sanitise`: the policy of the seed form as a filter, without a server."""

from __future__ import annotations

import sys
from dataclasses import asdict

import click

from service.commands.lines import Entry, error_of, filter_lines, one_text
from service.comments.errors import InvalidFields
from service.comments.sites import LENGTH_CAP, SiteRules
from service.policy.sanitise import sanitise as sanitised

_SHAPE = 'A line must be a JSON object {"id","html"} with a text as "html".'


@click.command()
@click.option(
    "--jsonl", is_flag=True, help='{"id","html"} a line in; {"id","html","removed"} or {"id","error"} a line out.'
)
@click.option(
    "--max-length",
    type=click.IntRange(1, LENGTH_CAP),
    default=SiteRules().max_length,
    show_default=True,
    help="Characters that a text may have.",
)
def sanitise(jsonl: bool, max_length: int) -> None:
    """Clean HTML from standard input and write what would be published to standard output.

    Both are UTF-8. A text that breaks a limit is refused, never cut: with --jsonl its line says why, without it the
    command ends with 1. With --jsonl the command ends with 0 once every line has been answered.
    """
    if jsonl:
        filter_lines(lambda entry: _cleaned(entry, max_length), "sanitising", _SHAPE)
        return
    try:
        html = sanitised(one_text(), max_length=max_length).html
    except InvalidFields as refusal:
        raise click.ClickException(error_of(refusal)["message"]) from refusal
    sys.stdout.buffer.write(f"{html}\n".encode() if html else b"")


def _cleaned(entry: Entry, max_length: int) -> Entry:
    if not isinstance(entry.get("html"), str):
        raise TypeError
    rendering = sanitised(entry["html"], max_length=max_length)
    return {"html": rendering.html, "removed": [asdict(removed) for removed in rendering.removed]}
