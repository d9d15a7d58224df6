"""`kommentera moderator` and `kommentera token`: who may look at comments and decide on them."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID

import click

from service.actions import team
from service.actions import tokens as api_tokens
from service.commands.speech import installation, refusals
from service.comments.errors import UnknownSite
from service.comments.people import Role, Scope
from service.store import people

_JSON = click.option("--json", "as_json", is_flag=True, help="One object a line.")


@click.group()
def moderator() -> None:
    """The people who review comments."""


@moderator.command("add")
@click.argument("email")
@click.option("--site", "slug", required=True, metavar="SLUG")
@click.option("--role", type=click.Choice([*map(str, Role)]), default="moderator", show_default=True)
@_JSON
def add_moderator(email: str, slug: str, role: str, as_json: bool) -> None:
    """Let EMAIL review a site's comments. A reader sees, a moderator decides, an owner also changes the site."""
    with refusals():
        password = team.add_moderator(installation(), email, slug, Role(role))
    if as_json:
        _line({"email": email, "site": slug, "role": role, "password": password})
    elif password is None:
        click.echo(f"{email} was here already, is now {role} of {slug} and keeps the password")
    else:
        click.echo(f"{email} is {role} of {slug}")
        _show_password(password)


@moderator.command("list")
@_JSON
def list_moderators(as_json: bool) -> None:
    """Everybody, with their role on each site."""
    with refusals(), installation().database.read() as connection:
        rows = people.every(connection)
    for row in rows:
        disabled = row["disabled_at"] is not None
        if as_json:
            _line({"email": row["email"], "site": row["slug"], "role": row["role"], "disabled": disabled})
        else:
            click.echo(f"{row['email']}  {row['slug'] or '-'}  {row['role'] or '-'}{'  disabled' if disabled else ''}")


@moderator.command()
@click.argument("email")
def disable(email: str) -> None:
    """Sign EMAIL out everywhere and for good; `moderator add` lets them in again."""
    with refusals():
        team.disable(installation(), email)
    click.echo(f"{email} can no longer sign in")


@moderator.command("password")
@click.argument("email")
@_JSON
def new_password(email: str, as_json: bool) -> None:
    """Give EMAIL a new password and sign them out everywhere."""
    with refusals():
        password = team.new_password(installation(), email)
    if as_json:
        _line({"email": email, "password": password})
    else:
        _show_password(password)


@click.group()
def token() -> None:
    """The secrets by which programs speak for a site."""


@token.command("add")
@click.option("--site", "slug", required=True, metavar="SLUG")
@click.option("--scope", type=click.Choice([*map(str, Scope)]), required=True)
@_JSON
def add_token(slug: str, scope: str, as_json: bool) -> None:
    """Make a token and show it, this once. Programs send it as `Authorization: Bearer …`, one of scope akismet as
    the key of Akismet's API.
    """
    with refusals():
        made = api_tokens.add_token(installation(), slug, Scope(scope))
    if as_json:
        _line({"id": str(made.id), "site": slug, "scope": scope, "token": made.secret})
    else:
        click.echo(made.secret)
        click.echo(f"id {made.id}; it is not shown again", err=True)


@token.command("list")
@click.option("--site", "slug", metavar="SLUG", help="Only this site's.")
@_JSON
def list_tokens(slug: str | None, as_json: bool) -> None:
    """Tokens with their site and scope; their secrets are not kept."""
    with refusals():
        on = installation()
        site = on.sites.find(slug) if slug else None
        if slug and site is None:
            raise UnknownSite
        with on.database.read() as connection:
            rows = people.tokens_of(connection, site.id if site else None)
    for row in rows:
        if as_json:
            shown = {"id": str(row["id"]), "site": row["slug"], "scope": row["scope"]}
            _line({**shown, "created_at": _moment(row["created_at"]), "revoked_at": _moment(row["revoked_at"])})
        else:
            revoked = "  revoked" if row["revoked_at"] else ""
            click.echo(f"{row['id']}  {row['slug']}  {row['scope']}  {row['created_at']:%Y-%m-%d}{revoked}")


@token.command()
@click.argument("token_id", metavar="ID", type=click.UUID)
def revoke(token_id: UUID) -> None:
    """Stop the token ID at once."""
    with refusals():
        api_tokens.revoke_token(installation(), token_id)
    click.echo(f"revoked {token_id}")


def _show_password(password: str) -> None:
    click.echo(f"password: {password}")
    click.echo("it is not shown again; it can be changed at /moderate/account", err=True)


def _moment(at: datetime | None) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def _line(shown: dict[str, Any]) -> None:
    click.echo(json.dumps(shown, ensure_ascii=False))
