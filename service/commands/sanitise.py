"""`kommentera sanitise`: the policy of the seed form as a filter, without a server."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

import click

from service.comments.errors import InvalidFields, Malformed
from service.comments.messages import Sentence
from service.comments.sites import LENGTH_CAP, SiteRules
from service.policy.sanitise import sanitise as sanitised


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
        for answer in _with_progress(_answer(line, max_length) for line in sys.stdin.buffer if line.strip()):
            sys.stdout.buffer.write(answer + b"\n")
            sys.stdout.buffer.flush()
        return
    try:
        html = sanitised(sys.stdin.buffer.read().decode(), max_length=max_length).html
    except UnicodeDecodeError as error:
        raise click.ClickException("Standard input is not UTF-8.") from error
    except InvalidFields as refusal:
        raise click.ClickException(_error_of(refusal)["message"]) from refusal
    sys.stdout.buffer.write(f"{html}\n".encode() if html else b"")


def _answer(line: bytes, max_length: int) -> bytes:
    entry: Any = None
    try:
        entry = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
        rendering = sanitised(_text_of(entry), max_length=max_length)
    except InvalidFields as refusal:
        return _json({"id": entry.get("id"), "error": _error_of(refusal)})
    except (ValueError, TypeError, RecursionError):
        known = entry.get("id") if isinstance(entry, dict) else None
        error = {"code": Malformed.code, "message": 'A line must be a JSON object {"id","html"} with a text as "html".'}
        return _json({"id": known, "error": error})
    removed = [asdict(removed) for removed in rendering.removed]
    return _json({"id": entry.get("id"), "html": rendering.html, "removed": removed})


def _text_of(entry: Any) -> str:
    if not isinstance(entry, dict) or not isinstance(entry.get("html"), str):
        raise TypeError
    return str(entry["html"])


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")


def _error_of(refusal: InvalidFields) -> dict[str, str]:
    first = refusal.errors[0]
    return {"code": first.code, "message": str(Sentence(first.message, first.params))}


def _json(answer: dict[str, Any]) -> bytes:
    try:
        return json.dumps(answer, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        # The sender's id holds half a surrogate pair, which only an escape can carry.
        return json.dumps(answer).encode()


def _with_progress(answers: Iterable[bytes]) -> Iterator[bytes]:
    """Count on a terminal what is done, once it takes more than a second."""
    shown = time.monotonic()
    counting = sys.stderr.isatty() and not sys.stdout.isatty()
    for count, answer in enumerate(answers, 1):
        yield answer
        if counting and time.monotonic() - shown > 1:
            shown = time.monotonic()
            click.echo(f"\r{count} texts", err=True, nl=False)
    if counting:
        click.echo("\r", err=True, nl=False)
