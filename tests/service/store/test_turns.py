from __future__ import annotations

import fcntl
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from service.store.turns import Turns, TurnTimeout

HOLDS = (
    "import fcntl, os, sys, time\n"
    "file = os.open(sys.argv[1], os.O_RDWR | os.O_CREAT)\n"
    "fcntl.flock(file, fcntl.LOCK_EX)\n"
    "print('held', flush=True)\n"
    "time.sleep(float(sys.argv[2]))\n"
)


def holder(path: Path, seconds: float) -> subprocess.Popen[str]:
    """Another process that has the turn for so long."""
    other = subprocess.Popen([sys.executable, "-c", HOLDS, str(path), str(seconds)], stdout=subprocess.PIPE, text=True)
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


def test_two_threads_never_have_the_turn_together(tmp_path: Path) -> None:
    turns = [Turns(str(tmp_path / "lock")) for _ in range(2)]
    inside, most = 0, 0

    def work(mine: Turns) -> None:
        nonlocal inside, most
        for _ in range(50):
            with mine.held(10):
                inside += 1
                most = max(most, inside)
                time.sleep(0.0002)
                inside -= 1

    threads = [threading.Thread(target=work, args=(mine,)) for mine in turns for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert most == 1


def test_the_turn_comes_when_another_process_ends(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with holder(path, 0.3) as other:
        began = time.monotonic()
        with Turns(str(path)).held(10):
            assert time.monotonic() - began > 0.1
        other.wait()


def test_who_waits_too_long_goes_away_and_does_not_keep_the_late_turn(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    turns = Turns(str(path))
    with holder(path, 60) as other:
        for _ in range(2):
            with pytest.raises(TurnTimeout), turns.held(0.1):
                raise AssertionError("had the turn")
        other.kill()
        other.wait()

    with turns.held(10):
        pass
    probe = os.open(path, os.O_RDWR)
    until = time.monotonic() + 5
    while time.monotonic() < until:
        try:
            fcntl.flock(probe, fcntl.LOCK_EX | fcntl.LOCK_NB)
            break
        except BlockingIOError:
            time.sleep(0.01)
    else:
        pytest.fail("a turn that nobody waited for was kept")
    os.close(probe)


def test_a_path_that_cannot_be_opened_is_no_turn(tmp_path: Path) -> None:
    with pytest.raises(TurnTimeout), Turns(str(tmp_path / "missing" / "lock")).held(0.1):
        raise AssertionError("had the turn")
