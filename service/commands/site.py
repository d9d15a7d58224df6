"""`kommentera site`: add a site, change its rules, list them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager

import click

from service.actions import Services
from service.actions.sites import add_site, change_site
from service.comments.errors import InvalidFields, Refusal
from service.comments.sites import rules_to
from service.processes import begin
from service.store import sites as shelf
from service.wiring import build


@contextmanager
def refusals() -> Iterator[None]:
    """Say a refusal as one sentence for each thing that is wrong, exit 1."""
    try:
        yield
    except InvalidFields as refusal:
        lines = [f"{error.field}: {error.message % dict(error.params)}" for error in refusal.errors]
        raise click.ClickException("\n".join(lines)) from refusal
    except Refusal as refusal:
        raise click.ClickException(refusal.text % refusal.params) from refusal


def _services() -> Services:
    return build(begin())


@click.group()
def site() -> None:
    """The blogs that comments are taken for."""


@site.command()
@click.argument("slug")
@click.argument("origins", nargs=-1, required=True)
@click.option("--title", default="", help="What readers and moderators see.")
@click.option("--lang", default="sv", show_default=True, help="sv or en.")
def add(slug: str, origins: tuple[str, ...], title: str, lang: str) -> None:
    """Add the site SLUG, whose pages are at ORIGINS (such as https://blog.example.org)."""
    with refusals():
        made = add_site(_services(), slug, origins, title=title, language=lang)
    click.echo(f"added {made.slug} ({', '.join(made.origins)})")


@site.command("set")
@click.argument("slug")
@click.argument("changes", nargs=-1, required=True, metavar="KEY=VALUE…")
def change(slug: str, changes: tuple[str, ...]) -> None:
    """Set rules of a site: mode, required, max_length, spam_hold, hold_words, title, language, origins …"""
    pairs = dict(entry.split("=", 1) for entry in changes if "=" in entry)
    if len(pairs) != len(changes):
        raise click.UsageError("Give each change as KEY=VALUE, each key once.")
    with refusals():
        change_site(_services(), slug, pairs)
    click.echo(f"changed {', '.join(pairs)}; web and workers follow within two seconds")


@site.command("list")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def list_sites(as_json: bool) -> None:
    """The sites, and the rules that differ from the defaults."""
    with refusals(), _services().database.read() as connection:
        every = shelf.every(connection)
    for one in every:
        rules = rules_to(one.rules)
        if as_json:
            shown = {
                "slug": one.slug,
                "title": one.title,
                "language": one.language,
                "origins": one.origins,
                "rules": rules,
            }
            click.echo(json.dumps(shown, ensure_ascii=False))
        else:
            chosen = " ".join(f"{key}={value}" for key, value in rules.items())
            click.echo(f"{one.slug}  {one.title}  {one.language}  {' '.join(one.origins)}  {chosen}".rstrip())
