"""`kommentera site`: add a site, change its rules, list them."""

from __future__ import annotations

import json
from dataclasses import replace

import click

from service.actions.rules import danger_of
from service.actions.sites import add_site, change_site
from service.commands.speech import installation, refusals
from service.comments.site_lists import RULE_LISTS
from service.comments.sites import Site, rules_to
from service.store import site_lists
from service.store import sites as shelf


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
        made = add_site(installation(), slug, origins, title=title, language=lang)
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
        changed = change_site(installation(), slug, pairs)
    danger = danger_of(changed.rules, changed.rules.shadow) if "shadow" in pairs else None
    if danger is not None:
        click.echo(f"WARNING: {danger}", err=True)
    click.echo(f"changed {', '.join(pairs)}; web and workers follow within two seconds")


@site.command("list")
@click.option("--json", "as_json", is_flag=True, help="One object a line.")
def list_sites(as_json: bool) -> None:
    """The sites, and the rules that differ from the defaults."""
    with refusals(), (on := installation()).database.read() as connection:
        now = on.clock.now()
        every = [
            replace(one, lists=site_lists.load(connection, one.id, one.lists.version, now))
            for one in shelf.every(connection)
        ]
    for one in every:
        rules = {**rules_to(one.rules), **_lists(one)}
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


def _lists(one: Site) -> dict[str, tuple[str, ...]]:
    """Lists that are rules too, where there is anything on them."""
    return {rule: one.lists.of(name) for rule, name in RULE_LISTS.items() if one.lists.of(name)}
