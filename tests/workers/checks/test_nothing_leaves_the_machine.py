"""No check asks anybody: every one of them runs over all our texts in a process that may open no socket."""

from __future__ import annotations

import subprocess
import sys

from tests.optional import ROOT

WITHOUT_SOCKETS = """
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

def refuse(event, arguments):
    if event.startswith("socket."):
        raise PermissionError(event)

sys.addaudithook(refuse)

from service.queues import CHECKS, PUBLISHING
from tests import builders
from tests.corpora.privacy.corpus import load
from tests.workers.checks.spam.test_figures import CORPORA, read
from tests.workers.checks.texts import comment
from workers.checks.runner import run_checks
from workers.jobs import work_through

texts = [item.text for item in load("open")] + [row["text"] for row in read(CORPORA / "develop.jsonl")]
for text in texts:
    results = run_checks(comment(text, url="https://plats.example.org", author="Kerstin"))
    assert all(result.outcome == "done" for result in results), results

with TemporaryDirectory() as folder:
    on = builders.services(Path(folder))
    blog = builders.a_site(on, mode="review-flagged")
    comment_id = builders.submitted(on, blog, comment="Vi i byn vill ha bussen kvar.").comment_id
    work_through(on, [CHECKS, PUBLISHING])
    said = f"{len(texts)} {builders.status_of(on, comment_id)}"

try:
    import socket
    socket.create_connection(("127.0.0.1", 9), timeout=1)
except PermissionError:
    print(said, "closed")
"""


def test_every_check_runs_with_sockets_closed() -> None:
    done = subprocess.run(
        [sys.executable, "-c", WITHOUT_SOCKETS], cwd=ROOT, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    number, *rest = done.stdout.splitlines()[-1].split()
    assert int(number) > 1_500
    assert rest == ["published", "closed"]
