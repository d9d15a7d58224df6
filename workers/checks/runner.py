"""Runs the checks on one comment, each under a time limit, and never lets one of them pass a comment by failing.

Whatever goes wrong inside a check becomes a `CheckResult` that is not `done`, and `service.comments.decision` holds
such a comment. An exception's text may quote the comment, so it is neither kept nor logged: only its class name is.
"""

from __future__ import annotations

import math
import signal
import threading
import time
from collections.abc import Callable, Sequence
from types import FrameType
from typing import Protocol, TypeVar

import structlog

from service.comments.comment import CheckedText, Rendering, SafeHtml
from service.comments.findings import CheckResult, Finding, Mark, Outcome, Severity, with_marks
from service.policy.own_lists import Waivers
from workers.checks import privacy, spam

TIME_LIMIT = 2.0  # seconds for one check of one comment; the checks promise 50 ms at the worst

_log = structlog.get_logger()
_T = TypeVar("_T")


class Check(Protocol):
    """Code that reads a comment and gives findings; a module of this shape is one."""

    @property
    def NAME(self) -> str: ...

    @property
    def VERSION(self) -> str: ...

    @property
    def check(self) -> Callable[[CheckedText], CheckResult]: ...


CHECKS: tuple[Check, ...] = (
    privacy,
    spam,
)


def warm_up() -> None:
    """Read word lists and build patterns, which the first comment would otherwise wait a third of a second for."""
    plain = "Hej! Ring den 4 maj på 070-174 06 05, alltså noll sju noll ett sju fyra noll sex noll fem."
    run_checks(CheckedText(Rendering(SafeHtml(""), plain), author="Anna", url="https://a.example"))


def run_checks(
    text: CheckedText, checks: Sequence[Check] = CHECKS, time_limit: float = TIME_LIMIT
) -> tuple[CheckResult, ...]:
    """One result a check, in the order of `checks`; `time_limit` is in seconds for each of them.

    A check that raises or answers with what is no result of its own has `failed`; one that takes longer has
    `timed_out`. In the main thread it is interrupted; in another thread it runs to its end and is judged afterwards,
    because a signal reaches only the main thread.
    """
    return tuple(_run(check, text, time_limit) for check in checks)


def _run(check: Check, text: CheckedText, time_limit: float) -> CheckResult:
    try:
        result = _within(time_limit, lambda: check.check(text))
    except _TimeUp:
        return _gave_up(check, Outcome.TIMED_OUT, "TimeLimit")
    except Exception as error:
        return _gave_up(check, Outcome.FAILED, type(error).__name__)
    if not _is_sound(result, check.NAME, text):
        return _gave_up(check, Outcome.FAILED, "UnsoundResult")
    return with_marks(result, _marker(result.check, text))


def _marker(check: str, text: CheckedText) -> Callable[[Finding], Mark | None]:
    """What has no effect on this site: rules in shadow, and private things that the site lets stand."""
    shadow = text.shadowed(check)
    if check != privacy.NAME:
        return lambda finding: Mark.SHADOW if finding.rule in shadow else None
    texts = {"comment": text.rendering.plain, "author": text.author, "url": text.url, "title": text.title}
    return Waivers(text.lists, shadow, texts, text.rendering.html).mark_of


def _gave_up(check: Check, outcome: Outcome, error: str) -> CheckResult:
    _log.error("check_gave_up", check=check.NAME, outcome=str(outcome), error=error)
    return CheckResult(check.NAME, outcome, check.VERSION)


class _TimeUp(BaseException):
    """Not an `Exception`, so that a check's own `except Exception` does not swallow it."""


def _within(seconds: float, call: Callable[[], _T]) -> _T:
    """What `call` returns; raises `_TimeUp` when that took longer than `seconds`."""
    started = time.monotonic()
    in_main_thread = threading.current_thread() is threading.main_thread()
    answer = _interrupted_after(seconds, call) if in_main_thread else call()
    if time.monotonic() - started > seconds:
        raise _TimeUp
    return answer


def _interrupted_after(seconds: float, call: Callable[[], _T]) -> _T:
    """What `call` returns, or `_TimeUp` raised inside of it; never after it.

    An alarm that somebody else had set (RQ's time limit of a job uses the same signal) is put back with the time that
    it has left.
    """
    armed = True

    def on_alarm(_signal: int, _frame: FrameType | None) -> None:
        nonlocal armed
        if armed:
            armed = False
            raise _TimeUp

    started = time.monotonic()
    left_before, interval_before = signal.setitimer(signal.ITIMER_REAL, 0)
    handler_before = signal.signal(signal.SIGALRM, on_alarm)
    try:
        # Two nested blocks: an alarm that strikes on the way out of the inner one, before it is disarmed, still meets
        # the outer one, and strikes only once.
        try:
            signal.setitimer(signal.ITIMER_REAL, seconds)
            return call()
        finally:
            armed = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_DFL if handler_before is None else handler_before)
        if left_before:
            left = left_before - (time.monotonic() - started)
            signal.setitimer(signal.ITIMER_REAL, max(left, 0.001), interval_before)


def _is_sound(result: object, name: str, text: CheckedText) -> bool:
    if not isinstance(result, CheckResult) or result.check != name:
        return False
    if not isinstance(result.outcome, Outcome) or not isinstance(result.findings, tuple):
        return False
    lengths = {
        "comment": len(text.rendering.plain),
        "author": len(text.author),
        "url": len(text.url),
        "title": len(text.title),
        "page": len(text.page_url),
    }
    return _is_number(result.score) and all(_is_sound_finding(finding, name, lengths) for finding in result.findings)


def _is_sound_finding(finding: object, name: str, lengths: dict[str, int]) -> bool:
    return (
        isinstance(finding, Finding)
        and finding.check == name
        and isinstance(finding.severity, Severity)
        and _is_number(finding.score)
        and _is_span(finding.start, finding.end, lengths.get(finding.field, -1))
    )


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and math.isfinite(value)


def _is_span(start: object, end: object, length: int) -> bool:
    if length < 0:
        return False
    if start is None and end is None:
        return True
    return isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= length
