"""Keep a set of processes running: restart what dies, kill what hangs, end all of it together."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

import structlog

from service.queues import OPINIONS, QUEUES
from service.settings import Settings
from workers import pulse

HANGS_AFTER = 30.0  # seconds at one comment: far past every check's own limit
GRACE = 10.0  # seconds to end by itself after SIGTERM
_BACKOFF = (0.1, 0.5, 1.0, 2.0, 5.0)

log = structlog.get_logger()


@dataclass
class Process:
    """One child: how it is started and how it has fared. A child with a pulse is killed when it hangs.

    `queue`: the one that it works on, if it is a worker.
    """

    name: str
    command: Sequence[str]
    environment: Mapping[str, str] = field(default_factory=dict)
    has_pulse: bool = False
    queue: str = ""
    child: subprocess.Popen[bytes] | None = None
    pulse_descriptor: int | None = None
    deaths: int = 0
    started_at: float = 0.0
    start_at: float = 0.0

    def start(self) -> None:
        environment = {**os.environ, **self.environment}
        passed: tuple[int, ...] = ()
        if self.has_pulse:
            if self.pulse_descriptor is None:
                self.pulse_descriptor = pulse.make()
            pulse.rest(self.pulse_descriptor)
            environment[pulse.ENVIRONMENT] = str(self.pulse_descriptor)
            passed = (self.pulse_descriptor,)
        # A group of its own: Ctrl-C reaches the supervisor alone, which then ends the children in order.
        self.child = subprocess.Popen(self.command, env=environment, pass_fds=passed, start_new_session=True)
        self.started_at = time.monotonic()

    def leased_until(self) -> datetime | None:
        """The end of the lease of what a worker was at when it ended."""
        return pulse.leased_until(self.pulse_descriptor) if self.queue and self.pulse_descriptor is not None else None

    def hangs(self) -> bool:
        return self.pulse_descriptor is not None and pulse.busy_for(self.pulse_descriptor) > HANGS_AFTER


def command(*arguments: str) -> list[str]:
    """The command line of a subcommand of `kommentera`, run by this interpreter."""
    return [sys.executable, "-m", "service.cli", *arguments]


def queues_of(settings: Settings) -> list[str]:
    """The queues that this installation needs workers for: nobody asks for opinions where no service is set up."""
    return [name for name in QUEUES if name != OPINIONS or settings.opinion_url]


def queue_workers(names: Sequence[str], count: int = 1) -> list[Process]:
    """`count` workers for each queue, one queue a process."""
    return [
        Process(f"{name}-{number + 1}", command("work", "--child", "--queues", name), has_pulse=True, queue=name)
        for name in names
        for number in range(count)
    ]


class Supervisor:
    """Start in the given order, look after them, stop in the reverse order."""

    def __init__(self, processes: Sequence[Process]) -> None:
        self.processes = list(processes)
        self._stopping = threading.Event()

    def start(self) -> None:
        for process in self.processes:
            process.start()

    def stop_on_signals(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self.end())

    def end(self) -> None:
        """Have `run` stop everything and return."""
        self._stopping.set()

    def wait(self, seconds: float) -> bool:
        """Wait that long or until told to stop; whether told."""
        return self._stopping.wait(seconds)

    def run(
        self,
        timetable: Callable[[Callable[[float], bool]], None] | None = None,
        take_back: Callable[[str, datetime], None] | None = None,
    ) -> None:
        """Look after the processes until a signal asks to stop; `timetable` runs beside in a thread.

        `take_back` is told the queue of a worker that died and until when it had leased its work.
        """
        if timetable is not None:
            threading.Thread(target=timetable, args=(self.wait,), name="timetable", daemon=True).start()
        try:
            while not self._stopping.wait(0.2):
                for process in self.processes:
                    if self._has_died(process) and take_back is not None and (until := process.leased_until()):
                        take_back(process.queue, until)
        finally:
            self._stopping.set()
            self.stop()

    def _has_died(self, process: Process) -> bool:
        """Look after one process; whether it ended just now."""
        now = time.monotonic()
        if process.child is None:
            if now >= process.start_at:
                process.start()
            return False
        if process.hangs():
            log.error("process_hangs", process=process.name, pid=process.child.pid)
            process.child.kill()
        code = process.child.poll()
        if code is None:
            return False
        process.deaths = 0 if now - process.started_at > 30 else process.deaths + 1
        process.start_at = now + _BACKOFF[min(process.deaths, len(_BACKOFF) - 1)]
        process.child = None
        if code != 0:
            log.warning("process_died", process=process.name, exit_code=code)
        return True

    def stop(self) -> None:
        """SIGTERM in reverse order, SIGKILL to what has not ended after the grace."""
        for process in reversed(self.processes):
            if process.child is None or process.child.poll() is not None:
                continue
            process.child.terminate()
            try:
                process.child.wait(GRACE)
            except subprocess.TimeoutExpired:
                log.error("process_killed", process=process.name)
                process.child.kill()
                process.child.wait()
