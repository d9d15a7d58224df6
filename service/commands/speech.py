"""What the commands have in common: the services of this installation, and a refusal said as one sentence a fault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from service.actions import Services
from service.comments.errors import InvalidFields, Refusal, StoreAway
from service.processes import begin
from service.wiring import build


def installation() -> Services:
    """The services that the environment describes; ends the command when its settings cannot be used."""
    return build(begin())


@contextmanager
def refusals() -> Iterator[None]:
    """Say a refusal as one sentence for each thing that is wrong, exit 1."""
    try:
        yield
    except InvalidFields as refusal:
        lines = [f"{error.field}: {error.message % dict(error.params)}" for error in refusal.errors]
        raise click.ClickException("\n".join(lines)) from refusal
    except StoreAway as refusal:
        sentence = (
            "The store cannot be reached, or has no tables yet. Run `kommentera doctor`, or `kommentera migrate`."
        )
        raise click.ClickException(sentence) from refusal
    except Refusal as refusal:
        raise click.ClickException(refusal.text % refusal.params) from refusal
