"""Structured logs: constant event names with ids, one JSON object a line. Never a text, a name or an address.

Only fields on the list below are written; a field that is not on it is dropped, so that a careless call cannot leak.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import MutableMapping
from typing import Any, TextIO, cast

import orjson
import structlog

FIELDS = frozenset(
    {
        "event", "level", "timestamp", "logger", "pid", "process", "port", "exit_code", "signal", "seconds",
        "count", "version", "request_id", "method", "route", "status", "code", "job_id", "queue", "task",
        "attempts", "due", "outcome", "error", "comment_id", "page_id", "person_id", "site", "check",
        "revision", "before", "after", "reason",
    }
)  # fmt: skip


def configure(log_format: str, level: int = logging.INFO) -> None:
    """Send every log of the process through the list of allowed fields to standard error."""
    renderer: structlog.types.Processor = (
        structlog.processors.JSONRenderer(serializer=_compact)
        if log_format == "json"
        else structlog.dev.ConsoleRenderer(colors=False)
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            only_allowed_fields,
            renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.WriteLoggerFactory(file=cast(TextIO, _Unbreakable())),
        cache_logger_on_first_use=True,
    )
    handler = _EventNameHandler()
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)
    for name in ("rq.worker", "rq.queue", "werkzeug", "_granian", "granian.access"):
        logging.getLogger(name).setLevel(logging.WARNING)


def _compact(event: Any, **kwargs: Any) -> str:  # noqa: ARG001
    return orjson.dumps(event, default=str).decode()


def only_allowed_fields(logger: Any, method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:  # noqa: ARG001
    return {key: value for key, value in event.items() if key in FIELDS}


class _EventNameHandler(logging.Handler):
    """Library logs as an event with the logger's name and the exception's class: their messages may quote data."""

    def emit(self, record: logging.LogRecord) -> None:
        error = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
        structlog.get_logger().log(record.levelno, "library_log", logger=record.name, error=error)


class _Unbreakable:
    """Standard error that never stops the service: a closed pipe or a full disk loses the line, nothing else."""

    def write(self, text: str) -> None:
        try:
            sys.stderr.write(text)
        except (OSError, ValueError):
            return

    def flush(self) -> None:
        try:
            sys.stderr.flush()
        except (OSError, ValueError):
            return
