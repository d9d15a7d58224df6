from __future__ import annotations

import math
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Any

import pytest
from structlog.testing import capture_logs

from service.comments.comment import CheckedText
from service.comments.decision import REQUIRED_CHECKS
from service.comments.findings import CheckResult, Finding, Outcome, Severity
from tests.workers.checks.texts import comment
from workers.checks.runner import CHECKS, run_checks

SECRET = "kanariefågeln Qvist"
"""Words that must not leave the check."""


@dataclass(frozen=True)
class Fake:
    """A check that does as it is told."""

    check: Callable[[CheckedText], Any]
    NAME: str = "fake"
    VERSION: str = "fake-1"


def answer(**changes: Any) -> CheckResult:
    return replace(CheckResult("fake", Outcome.DONE, "fake-1"), **changes)


def finding(**changes: Any) -> Finding:
    return replace(Finding("fake", "kind", Severity.WARN, "rule", "message"), **changes)


def outcome(check: Callable[[CheckedText], Any], text: str = SECRET, time_limit: float = 2.0) -> Outcome:
    (result,) = run_checks(comment(text), [Fake(check)], time_limit)
    assert (result.check, result.version) == ("fake", "fake-1")
    assert result.outcome is Outcome.DONE or not result.findings
    return result.outcome


def fail(text: CheckedText) -> CheckResult:
    raise ValueError(f"cannot read {text.rendering.plain}")


def hang(_: CheckedText) -> CheckResult:
    while True:
        time.sleep(0.001)


@contextmanager
def own_alarm(seconds: float) -> Iterator[list[int]]:
    """An alarm of somebody else's, as RQ sets for a job."""
    rung: list[int] = []
    before = signal.signal(signal.SIGALRM, lambda number, _: rung.append(number))
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield rung
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def test_every_required_check_is_run() -> None:
    assert tuple(check.NAME for check in CHECKS) == REQUIRED_CHECKS
    assert [result.outcome for result in run_checks(comment())] == [Outcome.DONE, Outcome.DONE]


def test_a_sound_answer_is_handed_on_as_it_is() -> None:
    given = answer(findings=(finding(start=0, end=3), finding(field="author", start=None, end=None)))

    assert run_checks(comment("abc"), [Fake(lambda _: given)]) == (given,)


def test_a_check_that_raises_has_failed() -> None:
    assert outcome(fail) is Outcome.FAILED


def test_one_check_that_fails_does_not_stop_the_next() -> None:
    results = run_checks(comment(), [Fake(fail), Fake(lambda _: answer())])

    assert [result.outcome for result in results] == [Outcome.FAILED, Outcome.DONE]


def test_what_a_check_raised_is_named_but_never_quoted() -> None:
    with capture_logs() as logs:
        (result,) = run_checks(comment(SECRET), [Fake(fail)])

    assert [(line["event"], line["check"], line["error"]) for line in logs] == [("check_gave_up", "fake", "ValueError")]
    assert SECRET not in repr(logs) + repr(result)


@pytest.mark.parametrize(
    "garbage",
    [
        None,
        {"score": 1},
        answer(check="other"),
        answer(outcome="done"),
        answer(findings=[finding()]),
        answer(score=math.nan),
        answer(score=math.inf),
        answer(score="8"),
        answer(findings=("x",)),
        answer(findings=(finding(check="other"),)),
        answer(findings=(finding(severity="warn"),)),
        answer(findings=(finding(score=math.nan),)),
        answer(findings=(finding(field="email", start=0, end=1),)),
        answer(findings=(finding(start=0, end=len(SECRET) + 1),)),
        answer(findings=(finding(start=-1, end=1),)),
        answer(findings=(finding(start=2, end=2),)),
        answer(findings=(finding(start=3, end=2),)),
        answer(findings=(finding(start=0),)),
        answer(findings=(finding(start=0.0, end=1.0),)),
        answer(findings=(finding(field="author", start=0, end=1),)),
    ],
    ids=[
        "nothing",
        "a dict",
        "another check's answer",
        "an outcome that is a mere word",
        "a list of findings",
        "a score that is no number",
        "an endless score",
        "a score in words",
        "a finding in words",
        "another check's finding",
        "a severity that is a mere word",
        "a weight that is no number",
        "a field that is not read",
        "a span past the end",
        "a span before the start",
        "an empty span",
        "a span that runs backwards",
        "half a span",
        "a span between characters",
        "a span in an empty field",
    ],
)
def test_an_answer_that_is_none_has_failed(garbage: Any) -> None:
    assert outcome(lambda _: garbage) is Outcome.FAILED


def test_a_check_that_hangs_is_interrupted() -> None:
    started = time.monotonic()

    assert outcome(hang, time_limit=0.05) is Outcome.TIMED_OUT
    assert time.monotonic() - started < 1


def test_a_check_cannot_swallow_the_alarm_by_catching_every_exception() -> None:
    def stubborn(_: CheckedText) -> CheckResult:
        try:
            return hang(_)
        except Exception:
            return answer()

    assert outcome(stubborn, time_limit=0.05) is Outcome.TIMED_OUT


def test_a_check_that_swallows_the_alarm_all_the_same_is_judged_by_the_clock() -> None:
    def deaf(_: CheckedText) -> CheckResult:
        try:
            return hang(_)
        except BaseException:
            return answer()

    assert outcome(deaf, time_limit=0.05) is Outcome.TIMED_OUT


def test_no_alarm_is_left_behind() -> None:
    before = signal.getsignal(signal.SIGALRM)

    for _ in range(200):
        outcome(lambda _: answer(), time_limit=0.0005)
    time.sleep(0.01)

    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


@pytest.mark.parametrize("length", [0.0, 0.0004, 0.0005, 0.0006], ids=["at once", "before", "at", "after"])
def test_an_alarm_on_the_last_moment_never_leaves_the_runner(length: float) -> None:
    def brief(_: CheckedText) -> CheckResult:
        until = time.perf_counter() + length
        while time.perf_counter() < until:
            pass
        return answer()

    for _ in range(300):
        assert outcome(brief, time_limit=0.0005) in (Outcome.DONE, Outcome.TIMED_OUT)


def test_the_alarm_of_the_job_around_is_put_back_with_the_time_it_has_left() -> None:
    with own_alarm(0.2) as rung:
        assert outcome(hang, time_limit=0.05) is Outcome.TIMED_OUT
        left, _ = signal.getitimer(signal.ITIMER_REAL)
        assert 0 < left <= 0.16
        time.sleep(0.25)

    assert rung == [signal.SIGALRM]


def test_the_alarm_of_the_job_around_rings_late_rather_than_never() -> None:
    with own_alarm(0.02) as rung:
        assert outcome(hang, time_limit=0.05) is Outcome.TIMED_OUT
        time.sleep(0.02)

    assert rung == [signal.SIGALRM]


def test_in_another_thread_a_slow_check_is_judged_when_it_has_ended() -> None:
    outcomes: list[Outcome] = []

    def slow(_: CheckedText) -> CheckResult:
        time.sleep(0.03)
        return answer()

    thread = threading.Thread(target=lambda: outcomes.extend((outcome(slow, time_limit=0.01), outcome(slow))))
    thread.start()
    thread.join()

    assert outcomes == [Outcome.TIMED_OUT, Outcome.DONE]
