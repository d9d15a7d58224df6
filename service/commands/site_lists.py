"""`kommentera list`: a site's own lists – what may stand, what must be held, which words decide, who is blocked."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from uuid import UUID

import click
from sqlalchemy import RowMapping

from service.actions import Services
from service.actions.site_lists import add_entry, remove_entry
from service.actions.sites import OPERATOR
from service.commands.speech import installation, refusals
from service.comments.errors import UnknownSite
from service.comments.site_lists import KEYED, ListName
from service.comments.sites import Site
from service.store import site_lists

_LIST = click.argument("name", metavar="LIST", type=click.Choice([*map(str, ListName)]))
_VALUES = click.argument("values", nargs=-1, required=True, metavar="VALUE…")


@click.group("list")
def lists() -> None:
    """A site's own lists: may-stand, watch, hold-word, reject-word, block-author, -email, -host and -network.

    E-mail addresses and networks are kept as keyed hashes. Web and workers follow within two seconds.
    """


@lists.command()
@click.argument("slug")
@_LIST
@_VALUES
@click.option("--days", type=click.IntRange(1, 36_500), help="Let it expire after so many days.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d", "%Y-%m-%dT%H:%M:%S"]), help="Let it expire then (UTC).")
@click.option("--note", default="", help="Why, for colleagues; holds no personal data that need not be there.")
def add(slug: str, name: str, values: tuple[str, ...], *, days: int | None, until: datetime | None, note: str) -> None:
    """Put each VALUE on the LIST of the site SLUG. A single `-` reads one a line from standard input."""
    if days is not None and until is not None:
        raise click.UsageError("Give --days or --until, not both.")
    with refusals():
        on = installation()
        site = _site(on, slug)
        ends = on.clock.now() + timedelta(days=days) if days else until.replace(tzinfo=UTC) if until else None
        listed = [
            add_entry(on, site, ListName(name), value, note=note, until=ends, actor=OPERATOR) for value in _each(values)
        ]
    new = sum(entry.new for entry in listed)
    click.echo(f"added {new} to {name}" + (f", renewed {len(listed) - new}" if new < len(listed) else ""))


@lists.command()
@click.argument("slug")
@_LIST
@click.argument("values", nargs=-1, metavar="[VALUE…]")
@click.option("--id", "ids", type=click.UUID, multiple=True, help="An entry by its id, as `list show` tells it.")
def remove(slug: str, name: str, values: tuple[str, ...], ids: tuple[UUID, ...]) -> None:
    """Take each VALUE off the LIST of the site SLUG, as it was typed. A single `-` reads one a line.

    Of a keyed list, whose values nobody can read any more, an entry can be named by its --id.
    """
    if not values and not ids:
        raise click.UsageError("Give a VALUE or an --id.")
    removed = 0
    with refusals():
        on = installation()
        site = _site(on, slug)
        for value in _each(values):
            remove_entry(on, site, ListName(name), value=value, actor=OPERATOR)
            removed += 1
        for entry_id in ids:
            remove_entry(on, site, ListName(name), entry_id=entry_id, actor=OPERATOR)
            removed += 1
    click.echo(f"removed {removed} from {name}")


@lists.command()
@click.argument("slug")
@click.argument("name", metavar="[LIST]", type=click.Choice([*map(str, ListName)]), required=False)
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def show(slug: str, name: str | None, as_json: bool) -> None:
    """What is on the LIST of the site SLUG, or on all of them. Of a keyed list its hashes are shown, and the ids."""
    with refusals():
        on = installation()
        site = _site(on, slug)
        with on.database.read() as connection:
            chosen = [ListName(name)] if name else [*ListName]
            rows = [row for one in chosen for row in site_lists.entries(connection, site.id, one, on.clock.now())]
    for row in rows:
        click.echo(json.dumps(_as_json(row), ensure_ascii=False) if as_json else _as_line(row))


def _site(on: Services, slug: str) -> Site:
    site = on.sites.find(slug)
    if site is None:
        raise UnknownSite
    return site


def _each(values: tuple[str, ...]) -> Iterable[str]:
    if values != ("-",):
        return values
    return [line.strip() for line in sys.stdin.read().splitlines() if line.strip()]


def _as_json(row: RowMapping) -> dict[str, str | bool | None]:
    return {
        "id": str(row["id"]),
        "list": row["list"],
        "value": row["value"],
        "hashed": row["list"] in KEYED,
        "note": row["note"],
        "added_by": row["added_by"],
        "added_at": row["added_at"].isoformat(),
        "expires_at": row["expires_at"].isoformat() if row["expires_at"] else None,
    }


def _as_line(row: RowMapping) -> str:
    value = f"#{row['value'][:12]}" if row["list"] in KEYED else row["value"]
    until = f"  until {row['expires_at']:%Y-%m-%d %H:%M}" if row["expires_at"] else ""
    note = f"  ({row['note']})" if row["note"] else ""
    entry_id = f"  --id {row['id']}" if row["list"] in KEYED else ""
    return f"{row['list']}  {value}{until}  {row['added_at']:%Y-%m-%d}{note}{entry_id}"
