"""A command as a filter: one JSON object a line in, one a line out, whatever stands in the lines."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

import click

from service.comments.errors import InvalidFields, Malformed
from service.comments.messages import Sentence

Entry = dict[str, Any]


def filter_lines(
    work: Callable[[Entry], Entry], label: str, shape: str, take: Callable[[Entry], None] | None = None
) -> None:
    """Answer each line of standard input by what `work` makes of it, with the line's own `id`.

    `work` raises `InvalidFields` for what is refused, and `TypeError` for an object of another shape; the line's answer
    then has an `error`, in the second case the sentence `shape`. On a terminal, `label` and a count show the progress.
    `take` gets the answers instead of standard output.
    """
    quiet = not sys.stderr.isatty() or sys.stdout.isatty()
    with click.progressbar(sys.stdin.buffer, label=label, file=sys.stderr, hidden=quiet) as lines:
        for line in lines:
            if line.strip():
                (take or _write)(_answer(line, work, shape))


def _write(answer: Entry) -> None:
    sys.stdout.buffer.write(as_line(answer))
    sys.stdout.buffer.flush()


def one_text() -> str:
    """All of standard input. Ends the command when it is not UTF-8."""
    try:
        return sys.stdin.buffer.read().decode()
    except UnicodeDecodeError as error:
        raise click.ClickException("Standard input is not UTF-8.") from error


def error_of(refusal: InvalidFields) -> dict[str, str]:
    """The first fault of a refusal, as a line's `error`."""
    first = refusal.errors[0]
    return {"code": first.code, "message": str(Sentence(first.message, first.params))}


def as_line(answer: Entry) -> bytes:
    # Half a surrogate pair in a sender's id can be carried only by an escape, which is what `backslashreplace` writes.
    return json.dumps(answer, ensure_ascii=False).encode(errors="backslashreplace") + b"\n"


def _answer(line: bytes, work: Callable[[Entry], Entry], shape: str) -> Entry:
    entry: Any = None
    try:
        entry = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
        if not isinstance(entry, dict):
            raise TypeError
        return {"id": entry.get("id"), **work(entry)}
    except InvalidFields as refusal:
        return {"id": entry.get("id"), "error": error_of(refusal)}
    except (ValueError, TypeError, RecursionError):
        known = entry.get("id") if isinstance(entry, dict) else None
        return {"id": known, "error": {"code": Malformed.code, "message": shape}}


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
