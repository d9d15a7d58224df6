"""A whole installation, started once for the tests that need one."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests import installation
from tests.builders import ORIGIN
from workers.supervisor import command


@dataclass(frozen=True)
class Up:
    """A running `kommentera up`: where it answers, where its data are, its first process, and what it printed."""

    port: int
    folder: Path
    pid: int
    printed: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"


@pytest.fixture(scope="session")
def up() -> Iterator[Up]:
    """`kommentera up` with the site `blog` that publishes what is clean; in a short path, for its sockets."""
    with tempfile.TemporaryDirectory(prefix="ku-") as name:
        folder, port = Path(name), installation.free_port()
        environment = {"KOMMENTERA_DATA_DIR": name, "KOMMENTERA_BASE_URL": f"http://127.0.0.1:{port}"}
        for setup in (
            ["migrate"],
            ["site", "add", "blog", ORIGIN],
            ["site", "set", "blog", "mode=review-flagged", "rate_per_minute=0", "max_length=20000"],
        ):
            subprocess.run(command(*setup), env={**os.environ, **environment}, check=True, capture_output=True)
        printed = folder / "printed.log"
        with (
            printed.open("wb") as output,
            installation.running(command("up", "--port", str(port)), port, environment, "/readyz", output) as pid,
        ):
            yield Up(port, folder, pid, printed)
