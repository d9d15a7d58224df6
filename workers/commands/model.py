"""`kommentera model`: what a site's people have taught the spam check – show, export, import, reset."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import Any

import click

from service.actions import Services
from service.actions.sites import OPERATOR
from service.commands.speech import installation, refusals
from service.comments.errors import UnknownSite
from service.comments.sites import Site
from service.store import audit
from workers.checks.spam.model import MOST_NAMES, SHOWN_FROM, SiteModel
from workers.checks.spam.model_tokens import SHOWN_KINDS
from workers.models import Book, learnt_of, opened, taught

FORMAT = "kommentera-model-1"
_MOST_COMMENTS = 2**31
_JSON = click.option("--json", "as_json", is_flag=True, help="As a JSON object.")
_SLUG = click.argument("slug")


@click.group("model")
def model() -> None:
    """What a site's people have taught by approving comments and calling others spam."""


@model.command()
@_SLUG
@_JSON
def show(slug: str, as_json: bool) -> None:
    """How much the site SLUG has taught, and the words and signs that weigh most.

    Only what many comments share has a name, and never an author's.
    """
    with refusals():
        on = installation()
        known = taught(on, _site(on, slug).id)
    if as_json:
        sizes = {"tokens": known.tokens, "bytes": known.size}
        counted = {"ham": known.ham, "spam": known.spam, "trust": known.trust}
        strongest = {
            "for_spam": [asdict(sign) for sign in known.for_spam],
            "for_ham": [asdict(sign) for sign in known.against],
        }
        click.echo(json.dumps({"site": slug, **counted, **sizes, **strongest}, ensure_ascii=False))
        return
    click.echo(f"{known.ham} approved, {known.spam} spam; trusted {100 * known.trust:.0f} %")
    click.echo(f"{known.tokens} tokens, {known.size:,} of at most {known.most_size:,} bytes")
    for title, signs in (("speaks for spam", known.for_spam), ("speaks against", known.against)):
        if signs:
            click.echo(f"\n{title}")
        for sign in signs:
            click.echo(f"  {sign.weight:+6.2f}  {sign.name}  ({sign.ham} approved, {sign.spam} spam)")


@model.command()
@_SLUG
def export(slug: str) -> None:
    """Write the model of the site SLUG as JSON: the named words and signs with their counts, nothing rarer.

    It fits any installation, and can be read by anybody it is given to.
    """
    with refusals():
        on = installation()
        learnt = _learnt(on, _site(on, slug))
    tokens = sorted([name, ham, spam] for name, ham, spam in learnt.named())
    content = {"format": FORMAT, "ham": learnt.ham, "spam": learnt.spam, "tokens": tokens}
    click.echo(json.dumps(content, ensure_ascii=False))


@model.command("import")
@_SLUG
@_JSON
def take_in(slug: str, as_json: bool) -> None:
    """Replace the model of the site SLUG by an export on standard input.

    What it was taught before is forgotten; decisions that come after it are learnt, and can be taken back, as ever.
    """
    content = _parsed(sys.stdin.buffer.read())
    with refusals():
        on = installation()
        learnt = _begin_anew(on, _site(on, slug), "model_imported", content)
    said = {"site": slug, "ham": learnt.ham, "spam": learnt.spam, "tokens": len(learnt)}
    click.echo(json.dumps(said) if as_json else f"imported {len(learnt)} tokens; workers follow with the next comment")


@model.command()
@_SLUG
@_JSON
@click.confirmation_option(prompt="Forget everything that this site's people have taught?")
def reset(slug: str, as_json: bool) -> None:
    """Forget everything that the people of the site SLUG have taught. Their decisions stay as they are."""
    with refusals():
        on = installation()
        _begin_anew(on, _site(on, slug), "model_reset")
    click.echo(
        json.dumps({"site": slug, "reset": True}) if as_json else "forgotten; workers follow with the next comment"
    )


def _site(on: Services, slug: str) -> Site:
    site = on.sites.find(slug)
    if site is None:
        raise UnknownSite
    return site


def _learnt(on: Services, site: Site) -> SiteModel:
    return learnt_of(on, [site.id]).get(site.id) or SiteModel(on.seals.token)


def _begin_anew(on: Services, site: Site, event: str, content: dict[str, Any] | None = None) -> SiteModel:
    fresh = SiteModel(on.seals.token)
    if content is not None:
        fresh.ham, fresh.spam = content["ham"], content["spam"]
        for name, ham, spam in content["tokens"]:
            fresh.take_in(name, ham, spam)
    with opened(on, site.id, anew=True) as book:
        _replace(book, on, fresh, event)
    return fresh


def _replace(book: Book, on: Services, fresh: SiteModel, event: str) -> None:
    book.replace(fresh)
    body = {"ham": fresh.ham, "spam": fresh.spam, "tokens": len(fresh)}
    audit.append(book.connection, str(book.site_id), [audit.Line(event, OPERATOR, body=body)], on.clock.now())


def _parsed(raw: bytes) -> dict[str, Any]:
    """An export's content. Ends the command when it is none."""
    try:
        content = json.loads(raw)
        if content["format"] != FORMAT or len(content["tokens"]) > MOST_NAMES:
            raise ValueError
        if not (_is_count(content["ham"]) and _is_count(content["spam"])):
            raise ValueError
        for name, ham, spam in content["tokens"]:
            counted = _is_count(ham) and _is_count(spam) and ham <= content["ham"] and spam <= content["spam"]
            if not (isinstance(name, str) and name[:2] in SHOWN_KINDS and counted and ham + spam >= SHOWN_FROM):
                raise ValueError
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise click.ClickException(f"Standard input is no export of a model ({FORMAT}).") from error
    parsed: dict[str, Any] = content
    return parsed


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and 0 <= value < _MOST_COMMENTS
