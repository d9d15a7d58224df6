"""The whole simulation against a whole installation."""

from __future__ import annotations

import os
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.seals import Seals
from tests import installation
from tests.builders import ORIGIN
from tests.simulation.bots import run, table
from tests.simulation.client import Blog
from workers.supervisor import command


@pytest.fixture(params=["off", "suspicion"])
def blog(request: pytest.FixtureRequest) -> Iterator[Blog]:
    """`kommentera up` behind one proxy, with the default rules but for the mode and whether a proof of work is asked
    for; in a short path, for its sockets.
    """
    rules = ["mode=review-flagged", f"challenge={request.param}"]
    with tempfile.TemporaryDirectory(prefix="kb-") as name:
        folder, port = Path(name), installation.free_port()
        environment = {
            "KOMMENTERA_DATA_DIR": name,
            "KOMMENTERA_BASE_URL": f"http://127.0.0.1:{port}",
            "KOMMENTERA_TRUSTED_PROXIES": "1",
        }
        for setup in (["migrate"], ["site", "add", "blog", ORIGIN], ["site", "set", "blog", *rules]):
            subprocess.run(command(*setup), env={**os.environ, **environment}, check=True, capture_output=True)
        with installation.running(command("up", "--port", str(port)), port, environment, "/readyz"):
            key = (folder / "secret.key").read_text().strip().encode()
            yield Blog(f"http://127.0.0.1:{port}", "blog", ORIGIN, Seals(key))


@pytest.mark.slow
def test_no_bot_is_published_and_nobody_refused(blog: Blog) -> None:
    bots, crowd, reasons = run(blog)

    assert [row.name for row in bots if row.public or row.became["received"]] == [], table(bots)
    assert sum(row.sent for row in crowd) == 200
    assert [row.name for row in crowd if row.became["refused"] or row.became["spam"]] == [], table(crowd)
    assert reasons["neither"] == 0, reasons
