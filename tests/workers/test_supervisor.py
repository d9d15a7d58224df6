"""Real processes: started again when they die, killed when they hang, ended together."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from workers import pulse, supervisor
from workers.supervisor import Process, Supervisor

pytestmark = pytest.mark.slow

SLEEPER = "import time\nwhile True: time.sleep(0.05)"
NOTES_ITS_PID = "import os, sys, time\nopen(sys.argv[1], 'a').write(f'{os.getpid()}\\n')\nwhile True: time.sleep(0.05)"
HANGS = (
    "import os, sys, time\n"
    "from workers import pulse\n"
    "open(sys.argv[1], 'a').write(f'{os.getpid()}\\n')\n"
    "with pulse.beat(pulse.inherited()):\n"
    "    while True: time.sleep(0.05)\n"
)


def child(name: str, program: str, *arguments: str, has_pulse: bool = False) -> Process:
    return Process(name, [sys.executable, "-c", program, *arguments], has_pulse=has_pulse)


LEASES = (
    "import os, sys, time\n"
    "from datetime import UTC, datetime\n"
    "from workers import pulse\n"
    "pulse.lease(pulse.inherited(), datetime(2026, 2, 3, 4, 5, 6, 789_012, tzinfo=UTC))\n"
    "open(sys.argv[1], 'a').write(f'{os.getpid()}\\n')\n"
    "while True: time.sleep(0.05)\n"
)


@pytest.fixture
def started() -> Iterator[Callable[..., Supervisor]]:
    running: list[tuple[Supervisor, threading.Thread]] = []

    def start(*processes: Process) -> Supervisor:
        made = Supervisor(processes)
        made.start()
        thread = threading.Thread(target=made.run)
        thread.start()
        running.append((made, thread))
        return made

    yield start
    for made, thread in running:
        made.end()
        thread.join(15)


def until(condition: Callable[[], bool], seconds: float = 10.0) -> bool:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


def pids(path: Path) -> list[int]:
    return [int(line) for line in path.read_text().split()] if path.exists() else []


def test_what_is_killed_starts_again(started: Callable[..., Supervisor], tmp_path: Path) -> None:
    notes = tmp_path / "pids"
    started(child("worker", NOTES_ITS_PID, str(notes)))
    assert until(lambda: len(pids(notes)) == 1)

    os.kill(pids(notes)[0], signal.SIGKILL)

    assert until(lambda: len(pids(notes)) == 2)


def test_the_lease_of_a_worker_that_dies_is_told(tmp_path: Path) -> None:
    notes, told = tmp_path / "pids", list[tuple[str, datetime]]()
    worker = child("checks-1", LEASES, str(notes), has_pulse=True)
    worker.queue = "checks"
    made = Supervisor([worker, child("web", NOTES_ITS_PID, str(tmp_path / "web"))])
    made.start()
    thread = threading.Thread(target=made.run, kwargs={"take_back": lambda *lease: told.append(lease)})
    thread.start()
    try:
        assert until(lambda: len(pids(notes)) == 1 and len(pids(tmp_path / "web")) == 1)
        os.kill(pids(tmp_path / "web")[0], signal.SIGKILL)
        assert until(lambda: len(pids(tmp_path / "web")) == 2)
        assert told == []

        os.kill(pids(notes)[0], signal.SIGKILL)

        assert until(lambda: told == [("checks", datetime(2026, 2, 3, 4, 5, 6, 789_012, tzinfo=UTC))])
    finally:
        made.end()
        thread.join(15)


def test_what_hangs_at_one_comment_is_killed(
    started: Callable[..., Supervisor], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "HANGS_AFTER", 0.5)
    notes = tmp_path / "pids"

    started(child("worker", HANGS, str(notes), has_pulse=True))

    assert until(lambda: len(pids(notes)) >= 2)


def test_what_works_and_rests_is_left_alone() -> None:
    descriptor = pulse.make()

    with pulse.beat(descriptor):
        time.sleep(0.02)
        assert pulse.busy_for(descriptor) > 0.01

    assert pulse.busy_for(descriptor) == 0.0
    os.close(descriptor)


def test_all_end_together(started: Callable[..., Supervisor]) -> None:
    made = started(child("one", SLEEPER), child("two", SLEEPER))
    children = [process.child for process in made.processes]

    made.end()

    assert until(lambda: all(one is not None and one.poll() is not None for one in children))


def test_one_that_cannot_start_is_tried_ever_more_slowly(started: Callable[..., Supervisor], tmp_path: Path) -> None:
    notes = tmp_path / "pids"
    program = "import os, sys\nopen(sys.argv[1], 'a').write(f'{os.getpid()}\\n')\nraise SystemExit(3)"

    started(child("broken", program, str(notes)))

    assert until(lambda: len(pids(notes)) >= 2)
    time.sleep(1.0)
    assert len(pids(notes)) <= 6
